//! As long as nobody sits: who is to host is asked when the plan is made, and the plan is made anew as if it were the
//! first. Those who have seen their first table keep it.

use std::collections::BTreeMap;

use app::cafe::{
    Command, Who,
    id::{ParticipantId, Round, TableId},
    preparation::Preparation,
    programme::StepKind,
    seating::{Rule, planner::Verdict},
};

use crate::people::Room;
use crate::seating::{mixed, mixing};

fn hosted(people: usize, tables: u16, rounds: u8) -> (Room, Vec<ParticipantId>) {
    let mut room = Room::open(Preparation {
        hosts: true,
        ..mixing(tables, rounds)
    });
    let people = (0..people).map(|_| room.join()).collect();
    room.plan();
    (room, people)
}

#[test]
fn tables_have_their_hosts_while_people_arrive() {
    let (mut room, _) = hosted(12, 4, 3);
    let hosts = room.cafe.hosts.clone();
    assert_eq!(hosts.len(), 4);
    for (table, host) in &hosts {
        for round in [1, 2, 3].map(Round) {
            assert_eq!(room.cafe.seat_of((*host).into(), round), Some(*table));
        }
    }
    // Eight visitors at four tables with their hosts: that is for each of three rounds the best there is.
    assert_eq!(room.cafe.outlook().unwrap().verdict, Verdict::NoRepeats);
    room.go_to_round(Round(1));
    assert_eq!(room.cafe.programme.now(), StepKind::Round { round: Round(1) });
    assert_eq!(room.cafe.hosts, hosts);
    assert!(!room.cafe.wants_plan());
}

#[test]
fn nobody_hosts_a_table_alone() {
    let (room, _) = hosted(7, 4, 3);
    assert!(room.cafe.hosts.is_empty());
}

#[test]
fn who_hosts_no_more_is_not_asked_again() {
    let (mut room, _) = hosted(12, 4, 3);
    let (table, anne) = room.cafe.hosts.first_key_value().map(|(t, h)| (*t, *h)).unwrap();
    room.give(&Command::Host { table, host: None }, Who::Facilitator)
        .unwrap();
    room.plan();
    let now = room.cafe.hosts[&table];
    assert_ne!(now, anne);
    room.go_to_round(Round(1));
    assert_eq!((room.cafe.hosts[&table], room.cafe.hosted_by(anne)), (now, None));
    // Unless she is named.
    let host = Some(anne);
    room.give(&Command::Host { table, host }, Who::Facilitator).unwrap();
    assert!(room.cafe.arrangement.relieved.is_empty());
}

#[test]
fn who_was_asked_to_host_can_still_stay_with_somebody_or_at_a_table() {
    let (mut room, _) = hosted(12, 4, 3);
    let hosts: Vec<ParticipantId> = room.cafe.hosts.values().copied().collect();
    room.wishes(&[Rule::Together(hosts[0], hosts[1])]);
    room.plan();
    let free = room
        .cafe
        .tables()
        .into_iter()
        .find(|table| room.cafe.hosts[table] != hosts[2])
        .unwrap();
    room.wishes(&[Rule::Needs(hosts[2], free)]);
    room.plan();
    assert_eq!(room.cafe.outlook().unwrap().unkept, []);
    assert_eq!(room.cafe.hosts.len(), 4, "somebody else is asked");
}

#[test]
fn before_the_first_round_the_plan_is_as_good_as_the_first() {
    // Twenty-five at five tables for four rounds: fifteen repeats are the bound.
    let (mut room, people) = mixed(27, 5, 4);
    let mut seen: BTreeMap<ParticipantId, Option<TableId>> = BTreeMap::new();
    for gone in [people[3], people[20]] {
        seen = people
            .iter()
            .map(|id| (*id, room.cafe.seat_of((*id).into(), Round(1))))
            .collect();
        room.give(&Command::Depart { participant: gone }, Who::Facilitator)
            .unwrap();
        room.plan();
    }
    assert_eq!(room.cafe.outlook().unwrap().measures.repeats, 15);
    let moved = room
        .cafe
        .present()
        .filter(|person| seen[&person.id] != room.cafe.planned(person, Round(1)))
        .count();
    assert!(moved <= 1, "{moved} have seen another first table");
    room.go_to_round(Round(1));
    assert!(!room.cafe.wants_plan());
}

#[test]
fn a_newcomer_sends_nobody_elsewhere_in_the_first_round() {
    let (mut room, people) = mixed(14, 4, 3);
    for _ in 0..6 {
        let first = |room: &Room, id: &ParticipantId| room.cafe.seat_of((*id).into(), Round(1));
        let before: Vec<_> = people.iter().map(|id| first(&room, id)).collect();
        room.join();
        room.plan();
        let after: Vec<_> = people.iter().map(|id| first(&room, id)).collect();
        assert_eq!(before, after);
    }
}
