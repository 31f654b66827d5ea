//! Given this, when that, then so: wishes, hosts, seats by hand, tables that open, close and merge.

use app::cafe::{
    Command, Who,
    id::{GroupId, Round, TableId},
    preparation::{Planned, Preparation},
    programme::StepKind,
    seating::{Fate, Moving, Rule, Unmet, planner::Why},
};

use crate::people::{Room, question, two_tables};

use crate::seating::{mixed, mixing, settled, sizes};

#[test]
fn hosts_stay_and_a_lost_one_is_followed() {
    let mut preparation = mixing(3, 3);
    preparation.hosts = true;
    let mut room = Room::open(preparation);
    for _ in 0..12 {
        room.join();
    }
    room.plan();
    room.go_to_round(Round(1));
    assert_eq!(room.cafe.hosts.len(), 3, "each table has asked somebody");
    room.plan();
    let (table, host) = room.cafe.hosts.first_key_value().map(|(t, h)| (*t, *h)).unwrap();
    room.go_to_round(Round(2));
    assert_eq!(room.cafe.people[&host].seats[&Round(2)], table);
    room.give(&Command::Depart { participant: host }, Who::Facilitator)
        .unwrap();
    let next = room.cafe.hosts[&table];
    assert_eq!(
        room.cafe.people[&next].seats[&Round(2)],
        table,
        "somebody who sits there"
    );
    room.plan();
    room.go_to_round(Round(3));
    assert_eq!(room.cafe.people[&next].seats[&Round(3)], table);
}

#[test]
fn wishes_hold_and_those_that_cannot_say_so() {
    let (mut room, people) = mixed(12, 4, 3);
    let wishes = [
        Rule::Apart(people[0], people[1]),
        Rule::Together(people[2], people[3]),
        Rule::Needs(people[4], TableId(2)),
        Rule::Together(people[1], people[0]),
    ];
    for rule in wishes {
        room.wishes(&[rule]);
    }
    room.plan();
    let unkept = room.cafe.outlook().unwrap().unkept;
    assert_eq!(unkept.len(), 1);
    assert_eq!(unkept[0].rule, Rule::Together(people[0], people[1]));
    room.go_to_round(Round(3));
    let seats = |at: usize| room.cafe.people[&people[at]].seats.clone();
    for round in [1, 2, 3].map(Round) {
        assert_ne!(seats(0)[&round], seats(1)[&round]);
        assert_eq!(seats(2)[&round], seats(3)[&round]);
        assert_eq!(seats(4)[&round], TableId(2));
    }
}

#[test]
fn who_is_put_somewhere_by_hand_sits_there() {
    let (mut room, people) = mixed(12, 4, 3);
    room.go_to_round(Round(1));
    let (mover, round) = (people[7].into(), Round(2));
    let old = room.cafe.planned(&room.cafe.people[&people[7]], round).unwrap();
    let table = TableId(old.0 % 4 + 1);
    room.give(
        &Command::Place {
            mover,
            round,
            table: Some(table),
        },
        Who::Facilitator,
    )
    .unwrap();
    room.plan();
    room.go_to_round(round);
    assert_eq!(room.cafe.people[&people[7]].seats[&round], table);
}

#[test]
fn a_merged_table_is_empty_from_the_next_round_on() {
    let (mut room, people) = mixed(12, 4, 3);
    room.go_to_round(Round(1));
    let fate = Fate::Merged(TableId(1));
    let merge = Command::SetTable {
        table: TableId(4),
        fate,
        question: None,
    };
    room.give(&merge, Who::Facilitator).unwrap();
    assert!(
        room.cafe
            .people
            .values()
            .any(|person| person.seats[&Round(1)] == TableId(4))
    );
    room.plan();
    room.go_to_round(Round(3));
    for id in people {
        let seats = &room.cafe.people[&id].seats;
        assert!(seats[&Round(2)] != TableId(4) && seats[&Round(3)] != TableId(4));
    }
}

#[test]
fn a_new_table_takes_people_from_the_next_round_on() {
    let (mut room, _) = mixed(12, 3, 3);
    room.go_to_round(Round(1));
    let open = Command::SetTable {
        table: TableId(4),
        fate: Fate::Open,
        question: Some(room.cafe.questions[0].id),
    };
    room.give(&open, Who::Facilitator).unwrap();
    room.plan();
    room.go_to_round(Round(2));
    assert_eq!(room.cafe.programme.now(), StepKind::Round { round: Round(2) });
    let there = room
        .cafe
        .people
        .values()
        .filter(|person| person.seats[&Round(2)] == TableId(4));
    assert_eq!(there.count(), 3);
}

#[test]
fn groups_that_rotate_are_planned_too() {
    let mut room = Room::open(Preparation {
        groups: 0,
        rounds: 4,
        ..mixing(4, 4)
    });
    room.cafe.preparation.moving = Moving::Groups;
    room.plan();
    let outlook = room.cafe.outlook().unwrap();
    assert_eq!(
        (outlook.measures.revisits, outlook.measures.follow_repeats),
        (0, 0),
        "a Williams design"
    );
}

#[test]
fn on_the_way_to_a_round_its_tickets_hold_whoever_hosts_and_whatever_closes() {
    let (mut room, people) = mixed(12, 4, 3);
    room.go_to_round(Round(1));
    room.next();
    assert_eq!(room.cafe.programme.now(), StepKind::Travel { to: Round(2) });
    let before = settled(&room.cafe);
    let (table, host) = (
        TableId(1),
        people
            .iter()
            .copied()
            .find(|id| room.cafe.planned(&room.cafe.people[id], Round(2)) != Some(TableId(1))),
    );
    room.give(&Command::Host { table, host }, Who::Facilitator).unwrap();
    let close = Command::SetTable {
        table: TableId(2),
        fate: Fate::Closed,
        question: None,
    };
    room.give(&close, Who::Facilitator).unwrap();
    room.plan();
    assert_eq!(settled(&room.cafe), before);
    room.next();
    assert_eq!(settled(&room.cafe), before);
    // In the round after it, both hold.
    let host = &room.cafe.people[&host.unwrap()];
    assert_eq!(room.cafe.planned(host, Round(3)), Some(TableId(1)));
    assert_eq!(sizes(&room.cafe, Round(3)), [4, 4, 4]);
}

#[test]
fn a_round_that_begins_before_its_plan_is_made_sends_nobody_to_a_closed_table() {
    let (mut room, people) = mixed(12, 4, 3);
    room.go_to_round(Round(1));
    let close = Command::SetTable {
        table: TableId(3),
        fate: Fate::Closed,
        question: None,
    };
    room.give(&close, Who::Facilitator).unwrap();
    room.go_to_round(Round(2));
    for id in people {
        assert_ne!(room.cafe.people[&id].seats[&Round(2)], TableId(3));
    }
}

#[test]
fn who_has_left_before_the_cafe_is_prepared_anew_comes_back_as_one_of_the_others() {
    for (before, after) in [(Moving::People, Moving::Groups), (Moving::Groups, Moving::People)] {
        let moving = |moving| Preparation { moving, ..mixing(2, 2) };
        let mut room = Room::open(moving(before));
        let anne = room.join();
        room.join();
        room.give(&Command::Depart { participant: anne }, Who::Facilitator)
            .unwrap();
        let preparation = moving(after);
        room.give(&Command::Prepare { preparation }, Who::Facilitator).unwrap();
        room.go_to_round(Round(1));
        let (key, alias) = (room.cafe.people[&anne].key.clone(), String::new());
        room.give(
            &Command::Join {
                key,
                alias,
                table: None,
            },
            Who::House,
        )
        .unwrap();
        let anne = &room.cafe.people[&anne];
        assert!(anne.is_present() && anne.seats.contains_key(&Round(1)));
        assert_eq!(anne.group == GroupId::NONE, room.cafe.mixes());
    }
}

#[test]
fn what_is_taken_back_before_it_is_planned_is_planned_anew() {
    let (mut room, people) = mixed(12, 4, 3);
    let (mover, round) = (people[0].into(), Round(1));
    let elsewhere = (1..=4)
        .map(TableId)
        .find(|table| room.cafe.seat_of(mover, round) != Some(*table));
    for table in [elsewhere, None] {
        room.give(&Command::Place { mover, round, table }, Who::Facilitator)
            .unwrap();
    }
    room.plan();
    assert_eq!(sizes(&room.cafe, round), [3, 3, 3, 3]);
    let participant = people[1];
    let key = room.cafe.people[&participant].key.clone();
    room.give(&Command::Depart { participant }, Who::Facilitator).unwrap();
    let alias = String::new();
    room.give(
        &Command::Join {
            key,
            alias,
            table: None,
        },
        Who::House,
    )
    .unwrap();
    assert!(room.cafe.wants_plan());
}

#[test]
fn a_seat_given_by_hand_breaks_a_wish_in_its_round_only() {
    let (mut room, people) = mixed(12, 4, 3);
    room.wishes(&[Rule::Needs(people[0], TableId(4))]);
    let (mover, round, table) = (people[0].into(), Round(2), Some(TableId(2)));
    room.give(&Command::Place { mover, round, table }, Who::Facilitator)
        .unwrap();
    room.plan();
    let seats = (1..=3).map(|round| room.cafe.seat_of(mover, Round(round)).unwrap().0);
    assert_eq!(seats.collect::<Vec<_>>(), [4, 2, 4]);
    let unkept = room.cafe.outlook().unwrap().unkept;
    assert_eq!(unkept.len(), 1);
    assert_eq!(
        (unkept[0].why, &*unkept[0].rounds),
        (Unmet::Plan(Why::ByHand), &[round][..])
    );
}

#[test]
fn a_question_that_was_announced_gets_a_table() {
    let preparation = Preparation {
        questions: [two_tables().questions, vec![question(Planned::Announced, &[])]].concat(),
        rounds: 3,
        ..two_tables()
    };
    let mut room = Room::open(preparation);
    for _ in 0..6 {
        room.join();
    }
    room.go_to_round(Round(1));
    let emergent = room.cafe.questions.last().unwrap().id;
    let (table, fate) = (TableId(3), Fate::Open);
    let open = |question| Command::SetTable { table, fate, question };
    room.give(&open(Some(emergent)), Who::Facilitator).unwrap();
    room.plan();
    assert_eq!(room.cafe.cloth_on(table).unwrap().question, emergent);
    let groups: usize = room
        .cafe
        .rounds_to_come()
        .map(|round| room.cafe.planned_groups(table, round).len())
        .sum();
    assert!(groups > 0);
}

#[test]
fn permanent_companions_can_be_avoided_once_people_sit() {
    // Without that wish the fewest repeats of twenty-five at five tables come from a few who stay together.
    let (mut room, _) = mixed(25, 5, 4);
    assert!(room.cafe.outlook().unwrap().measures.thirds > 0);
    room.go_to_round(Round(1));
    let spread = |holds| Command::Spread { holds };
    room.give(&spread(true), Who::Facilitator).unwrap();
    assert!(room.cafe.spreads() && room.cafe.wants_plan());
    let plan = room.cafe.plan_anew(60_000).unwrap();
    room.give(&plan, Who::House).unwrap();
    assert_eq!(room.cafe.outlook().unwrap().measures.thirds, 0);
    room.give(&spread(false), Who::Facilitator).unwrap();
    assert!(!room.cafe.spreads() && room.cafe.wants_plan());
}
