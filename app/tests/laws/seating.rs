//! The laws of who sits where, when everybody moves on their own.

use std::collections::{BTreeMap, BTreeSet};

use app::cafe::{
    Cafe, Command, Event, Refusal, Who,
    id::{GroupId, ParticipantId, Round, TableId},
    preparation::{Planned, Preparation},
    seating::{Moving, bridge},
};
use proptest::prelude::*;

use crate::people::{Room, question, two_tables};

const EVERYONE: Moving = Moving::Everyone {
    hosts: false,
    no_companions: false,
};
const HOSTED: Moving = Moving::Everyone {
    hosts: true,
    no_companions: true,
};

/// A café of so many tables with a question each, with these people in it.
fn hall(moving: Moving, people: usize, tables: u16, rounds: u8) -> Room {
    let mut room = Room::open(Preparation {
        questions: match tables {
            0..=50 => (0..tables)
                .map(|_| question(Planned::Tables { tables: 1 }, &[]))
                .collect(),
            _ => (0..tables / 5)
                .map(|_| question(Planned::Tables { tables: 5 }, &[]))
                .collect(),
        },
        rounds,
        moving,
        ..two_tables()
    });
    for _ in 0..people {
        room.join();
    }
    room
}

fn sizes(cafe: &Cafe, round: Round) -> Vec<usize> {
    let mut sizes: BTreeMap<TableId, usize> = cafe.tables().into_iter().map(|table| (table, 0)).collect();
    for person in cafe.present() {
        *sizes.get_mut(&person.seats[&round]).unwrap() += 1;
    }
    sizes.into_values().collect()
}

fn is_even(sizes: &[usize]) -> bool {
    sizes.iter().max().unwrap() - sizes.iter().min().unwrap() <= 1
}

/// How often two have sat together beyond the first time.
fn repeats(cafe: &Cafe) -> usize {
    let people: Vec<_> = cafe.people.values().collect();
    let together = |a: usize, b: usize| {
        let met = people[a]
            .seats
            .iter()
            .filter(|(round, table)| people[b].seats.get(round) == Some(table));
        met.count().saturating_sub(1)
    };
    (0..people.len())
        .flat_map(|a| (0..a).map(move |b| (a, b)))
        .map(|(a, b)| together(a, b))
        .sum()
}

fn planned(journal: &[Event]) -> usize {
    journal
        .iter()
        .filter(|event| matches!(event, Event::Planned { .. }))
        .count()
}

#[test]
fn twelve_people_at_four_tables_never_meet_twice() {
    let mut room = hall(EVERYONE, 12, 4, 3);
    let first = room
        .cafe
        .people
        .values()
        .map(|one| room.cafe.table_of(one, Round(1)).unwrap());
    let first: Vec<_> = first.collect();
    room.go_to_round(Round(3));
    assert_eq!(repeats(&room.cafe), 0);
    for (person, told) in room.cafe.people.values().zip(first) {
        assert_eq!(person.seats[&Round(1)], told, "who was told a first table sits there");
        assert_eq!(
            person.seats.values().collect::<BTreeSet<_>>().len(),
            3,
            "nobody comes back"
        );
        assert_eq!(person.group, GroupId::NONE);
    }
    assert_eq!(planned(&room.journal), 1, "one plan was enough");
    let quality = room.cafe.ahead.quality.unwrap();
    assert_eq!((quality.repeats, quality.least, quality.possible), (0, 0, 66));
}

#[test]
fn hosts_stay_and_a_lost_one_is_replaced() {
    let mut room = hall(HOSTED, 12, 3, 3);
    room.go_to_round(Round(2));
    let stays = |cafe: &Cafe, id: &ParticipantId, upto: u8| {
        let seats = &cafe.people[id].seats;
        (1..=upto)
            .map(|round| seats[&Round(round)])
            .collect::<BTreeSet<_>>()
            .len()
            == 1
    };
    let hosts = room.cafe.ahead.hosts.clone();
    assert_eq!(hosts.len(), 3);
    assert!(hosts.values().all(|host| stays(&room.cafe, host, 2)));
    let lost = hosts[&TableId(2)];
    room.give(&Command::Depart { participant: lost }, Who::Facilitator)
        .unwrap();
    room.go_to_round(Round(3));
    let now = &room.cafe.ahead.hosts;
    assert_eq!(now.len(), 3);
    assert_ne!(now[&TableId(2)], lost);
    assert!(stays(&room.cafe, &now[&TableId(1)], 3) && stays(&room.cafe, &now[&TableId(3)], 3));
}

#[test]
fn who_comes_late_sits_down_at_the_smallest_table_and_moves_nobody() {
    let mut room = hall(EVERYONE, 11, 4, 3);
    room.go_to_round(Round(1));
    let before = room.cafe.clone();
    let late = room.join();
    assert_eq!(sizes(&room.cafe, Round(1)), [3, 3, 3, 3]);
    for (id, person) in &before.people {
        assert_eq!(room.cafe.people[id].seats, person.seats);
        assert_eq!(room.cafe.people[id].tickets, person.tickets);
    }
    room.go_to_round(Round(2));
    assert!(room.cafe.people[&late].seats.contains_key(&Round(2)));
    assert_eq!(sizes(&room.cafe, Round(2)), [3, 3, 3, 3]);
    assert_eq!(planned(&room.journal), 2);
}

#[test]
fn a_table_given_by_hand_is_theirs_and_sent_again_it_changes_nothing() {
    let mut room = hall(EVERYONE, 12, 4, 3);
    room.go_to_round(Round(1));
    let anne = ParticipantId(1);
    let table = room.cafe.people[&anne].seats[&Round(1)];
    let round = Round(2);
    let assign = Command::Assign {
        participant: anne,
        round,
        table,
    };
    assert!(!room.give(&assign, Who::Facilitator).unwrap().is_empty());
    assert!(room.give(&assign, Who::Facilitator).unwrap().is_empty());
    let early = Command::Assign {
        participant: anne,
        round: Round(1),
        table,
    };
    assert_eq!(room.give(&early, Who::Facilitator), Err(Refusal::Overtaken));
    assert_eq!(room.give(&assign, Who::Participant(anne)), Err(Refusal::NotAllowed));
    let nowhere = Command::Assign {
        participant: anne,
        round,
        table: TableId(9),
    };
    assert_eq!(room.give(&nowhere, Who::Facilitator), Err(Refusal::NoSuchTable));
    room.go_to_round(Round(3));
    let seats = &room.cafe.people[&anne].seats;
    assert_eq!(seats[&Round(2)], table);
    assert_ne!(seats[&Round(3)], table);
    assert!(is_even(&sizes(&room.cafe, Round(2))) && is_even(&sizes(&room.cafe, Round(3))));
}

#[test]
fn a_first_table_given_by_hand_is_theirs() {
    let mut room = hall(EVERYONE, 12, 4, 3);
    let give = |participant| Command::Assign {
        participant,
        round: Round(1),
        table: TableId(4),
    };
    for participant in [1, 2, 3].map(ParticipantId) {
        room.give(&give(participant), Who::Facilitator).unwrap();
    }
    room.go_to_round(Round(1));
    for participant in [1, 2, 3].map(ParticipantId) {
        assert_eq!(room.cafe.people[&participant].seats[&Round(1)], TableId(4));
    }
    assert!(is_even(&sizes(&room.cafe, Round(1))));
}

#[test]
fn one_of_a_group_goes_elsewhere_by_hand() {
    let mut room = Room::open(two_tables());
    let people: Vec<_> = (0..4).map(|_| room.join()).collect();
    room.go_to_round(Round(1));
    let stay = Command::Assign {
        participant: people[0],
        round: Round(2),
        table: TableId(1),
    };
    room.give(&stay, Who::Facilitator).unwrap();
    room.go_to_round(Round(2));
    assert_eq!(room.cafe.people[&people[0]].seats[&Round(2)], TableId(1));
    assert_eq!(room.cafe.people[&people[2]].seats[&Round(2)], TableId(2));
}

#[test]
fn a_café_that_was_written_before_there_were_plans_goes_on() {
    let mut room = Room::open(two_tables());
    room.join();
    let mut json = serde_json::to_value(&room.cafe).unwrap();
    json.as_object_mut().unwrap().remove("ahead").unwrap();
    let mut old: Cafe = serde_json::from_value(json).unwrap();
    assert!(old.ahead.is_blank());
    assert_eq!(old.planned_table(GroupId(1), Round(2)), Some(TableId(2)));
    let joined = r#"{"joined":{"participant":2,"alias":"Anne","group":2,"at":5}}"#;
    old.apply(&Event::read(2, joined).unwrap());
    assert_eq!(old.people[&ParticipantId(2)].group, GroupId(2));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whoever comes and goes: tables differ by at most one when a round begins, what was held stays as it was, nobody
    /// comes back to a table that they need not come back to, and the same commands lead to the same events.
    #[test]
    fn everyone_mixes(people in 4_usize..20, tables in 2_u16..5, rounds in 2_u8..4, hosts in any::<bool>(),
                      changes in prop::collection::vec((any::<bool>(), 0_usize..20), 0..8)) {
        let moving = Moving::Everyone { hosts, no_companions: false };
        let mut rooms = [hall(moving, people, tables, rounds), hall(moving, people, tables, rounds)];
        for room in &mut rooms {
            let mut held: BTreeMap<(ParticipantId, Round), TableId> = BTreeMap::new();
            for round in (1..=rounds).map(Round) {
                room.go_to_round(round);
                prop_assert!(is_even(&sizes(&room.cafe, round)), "{:?} in {round}", sizes(&room.cafe, round));
                for (join, who) in changes.iter().skip(2 * usize::from(round.0 - 1)).take(2) {
                    let someone = room.cafe.present().map(|one| one.id).nth(*who);
                    match someone {
                        _ if *join => { room.join(); }
                        Some(participant) => { room.give(&Command::Depart { participant }, Who::Facilitator).unwrap(); }
                        None => {}
                    }
                }
                for person in room.cafe.people.values() {
                    for (round, table) in &person.seats {
                        prop_assert_eq!(*held.entry((person.id, *round)).or_insert(*table), *table);
                    }
                }
            }
            if changes.is_empty() && rounds <= tables as u8 {
                let hosts: BTreeSet<_> = room.cafe.ahead.hosts.values().collect();
                for person in room.cafe.present().filter(|one| !hosts.contains(&one.id)) {
                    let been: BTreeSet<_> = person.seats.values().collect();
                    prop_assert_eq!(been.len(), usize::from(rounds), "{} comes back", person.alias);
                }
            }
        }
        prop_assert_eq!(&rooms[0].journal, &rooms[1].journal);
    }
}

/// What the desk says of the plan is what happens.
#[test]
fn the_desk_foresees_what_happens() {
    let mut room = hall(EVERYONE, 14, 4, 3);
    let foreseen = bridge::explained(&room.cafe).unwrap();
    room.go_to_round(Round(3));
    for (row, id) in foreseen.people.iter().enumerate() {
        for (round, table) in &room.cafe.people[id].seats {
            assert_eq!(foreseen.table(row, *round), Some(*table));
        }
    }
    let after = bridge::explained(&room.cafe).unwrap();
    assert_eq!(after, foreseen);
    assert_eq!(repeats(&room.cafe), foreseen.explanation.repeats);
}

/// What a plan costs: printed with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement, worth something in release only"]
fn a_plan_costs_so_much() {
    for (people, tables, rounds) in [(30, 6, 4), (150, 25, 4), (150, 30, 5), (150, 10, 4), (998, 200, 3)] {
        let mut room = hall(EVERYONE, people, tables, rounds);
        let began = std::time::Instant::now();
        room.go_to_round(Round(1));
        let planned = began.elapsed();
        room.give(
            &Command::Depart {
                participant: ParticipantId(7),
            },
            Who::Facilitator,
        )
        .unwrap();
        room.join();
        room.join();
        let began = std::time::Instant::now();
        room.go_to_round(Round(2));
        let again = began.elapsed();
        println!(
            "{people} people, {tables} tables, {rounds} rounds: planned in {planned:?}, anew in {again:?}; {:?}",
            room.cafe.ahead.quality
        );
    }
    for people in [30, 60, 100] {
        let began = std::time::Instant::now();
        let advice = app::cafe::seating::planner::advice(people, 3, 3);
        println!(
            "advice for {people} people: {} numbers of tables in {:?}",
            advice.len(),
            began.elapsed()
        );
    }
    let began = std::time::Instant::now();
    hall(Moving::Groups, 0, 150, 4);
    println!("150 groups at 150 tables, 4 rounds: {:?}", began.elapsed());
}
