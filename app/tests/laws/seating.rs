//! The laws of the seating: what is planned is even, what was held is a fact, who comes late is seated, and nothing is
//! planned twice.

use std::collections::{BTreeMap, BTreeSet};

use app::cafe::{
    Cafe, Command, Event, Who,
    id::{GroupId, Mover, ParticipantId, Round, TableId},
    preparation::{Planned, Preparation},
    programme::StepKind,
    seating::{Fate, Moving, Rule, Unmet, planner::Why},
};
use proptest::prelude::*;

use crate::moves::{moves, preparation};
use crate::people::{Room, question, two_tables};

type Seats = BTreeMap<(ParticipantId, Round), TableId>;

/// Who really sat where.
fn facts(cafe: &Cafe) -> Seats {
    let people = cafe.people.values();
    people
        .flat_map(|person| person.seats.iter().map(|(round, table)| ((person.id, *round), *table)))
        .collect()
}

/// Where who moves as one was to sit, in the rounds that are settled.
fn settled(cafe: &Cafe) -> BTreeMap<(Mover, Round), Option<TableId>> {
    let rounds = || (1..=cafe.settled().0).map(Round);
    let of = |mover: Mover| rounds().map(move |round| ((mover, round), cafe.seat_of(mover, round)));
    cafe.movers().into_iter().flat_map(of).collect()
}

/// How many are to sit at each open table in a round: people or, where groups rotate, groups.
fn sizes(cafe: &Cafe, round: Round) -> Vec<usize> {
    let tables = cafe.tables().into_iter().filter(|table| cafe.is_open(*table));
    let sizes = tables.map(|table| {
        if cafe.mixes() {
            cafe.present()
                .filter(|person| cafe.planned(person, round) == Some(table))
                .count()
        } else {
            cafe.planned_groups(table, round).len()
        }
    });
    sizes.collect()
}

/// Individuals who mix at tables with a question each.
fn mixing(tables: u16, rounds: u8) -> Preparation {
    Preparation {
        questions: (0..tables)
            .map(|_| question(Planned::Tables { tables: 1 }, &[]))
            .collect(),
        rounds,
        moving: Moving::People,
        ..two_tables()
    }
}

fn mixed(people: usize, tables: u16, rounds: u8) -> (Room, Vec<ParticipantId>) {
    let mut room = Room::open(mixing(tables, rounds));
    let people = (0..people).map(|_| room.join()).collect();
    room.plan();
    (room, people)
}

proptest! {
    /// Law 2: after any planning, whatever happened before, table sizes differ by at most one, and everybody who is there
    /// has one seat.
    #[test]
    fn a_plan_is_even(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let _ = room.give(&command, who);
        }
        room.plan();
        for round in room.cafe.rounds_to_come() {
            let sizes = sizes(&room.cafe, round);
            let most = sizes.iter().max().copied().unwrap_or(0);
            prop_assert!(most - sizes.iter().min().copied().unwrap_or(0) <= 1, "{sizes:?} in round {round}");
            let seated: usize = sizes.iter().sum();
            let movers = if room.cafe.mixes() { room.cafe.present().count() } else { room.cafe.groups.into() };
            prop_assert_eq!(seated, movers);
        }
    }

    /// What was held is a fact, whoever plans or arranges whatever; and hosts stay.
    #[test]
    fn held_rounds_are_never_touched(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let (before, ways) = (facts(&room.cafe), settled(&room.cafe));
            let events = room.give(&command, who).unwrap_or_default();
            let (after, now) = (facts(&room.cafe), settled(&room.cafe));
            for (way, table) in &ways {
                prop_assert!(now.get(way).is_none_or(|now| now == table), "{:?} after {:?}", way, command);
            }
            for (seat, table) in &before {
                prop_assert_eq!(after.get(seat), Some(table), "{:?} after {:?}", seat, command);
            }
            let seats = |event: &Event| {
                matches!(event, Event::Joined { .. } | Event::Returned { .. } | Event::Arrived { .. } | Event::StepBegan { .. })
            };
            if !events.iter().any(seats) {
                prop_assert_eq!(before, after, "{:?}", command);
            }
            for (table, host) in &room.cafe.hosts {
                prop_assert!(room.cafe.people[host].is_present() && room.cafe.is_open(*table));
                prop_assert_eq!(room.cafe.hosted_by(*host), Some(*table));
            }
        }
    }

    /// Who comes while people sit is seated at once, at a smallest table, and nobody else moves.
    #[test]
    fn late_arrivals_are_seated_at_once(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let before = room.cafe.clone();
            let Ok(events) = room.give(&command, who) else { continue };
            let Some(Event::Joined { participant, .. }) = events.first() else { continue };
            let Some(round) = before.round_now() else { continue };
            let table = room.cafe.people[participant].seats.get(&round).copied();
            prop_assert!(table.is_some() || before.tables().is_empty());
            let mut others = facts(&room.cafe);
            others.retain(|(id, _), _| id != participant);
            prop_assert_eq!(others, facts(&before));
            if let (true, Some(table)) = (before.mixes(), table) {
                let at = |table: TableId| before.present().filter(|person| {
                    person.seats.get(&round).copied().or_else(|| before.planned(person, round)) == Some(table)
                }).count();
                let least = before.tables().into_iter().filter(|table| before.is_open(*table)).map(at).min();
                prop_assert!(least.is_none_or(|least| at(table) <= least));
            }
        }
    }

    /// A plan is made once: sent again, or when nothing has changed, nothing is planned. A round that begins as planned
    /// is no change.
    #[test]
    fn nothing_is_planned_twice(preparation in preparation(), people in 1_usize..14) {
        let mut room = Room::open(preparation);
        for _ in 0..people {
            room.join();
        }
        let planned = room.cafe.plan_anew(crate::arranging::EFFORT);
        room.plan();
        if let Some(planned) = planned {
            prop_assert_eq!(room.give(&planned, Who::House), Ok(vec![]));
        }
        while !room.cafe.is_over() {
            // Hosts are found when the first round begins, and stay.
            if room.cafe.preparation.hosts && room.cafe.programme.now() == (StepKind::Round { round: Round(1) }) {
                room.plan();
            }
            prop_assert!(!room.cafe.wants_plan(), "in {:?}", room.cafe.programme.now());
            room.next();
        }
    }

    /// A plan that was long in the making, and comes when there is nothing left to plan, changes nothing.
    #[test]
    fn a_plan_that_comes_too_late_is_of_no_use(preparation in preparation(), people in 0_usize..14) {
        let mut room = Room::open(preparation);
        for _ in 0..people {
            room.join();
        }
        let Some(late) = room.cafe.plan_anew(crate::arranging::EFFORT) else { return Ok(()) };
        while room.cafe.rounds_to_come().next().is_some() {
            room.next();
        }
        prop_assert_eq!(room.give(&late, Who::House), Ok(vec![]));
    }

    /// The same café gives the same plan.
    #[test]
    fn the_same_cafe_gives_the_same_plan(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let _ = room.give(&command, who);
        }
        let (one, other) = (room.cafe.plan_anew(1_000), room.cafe.clone().plan_anew(1_000));
        prop_assert_eq!(one, other);
    }

    /// Nobody comes back to a table while that can be avoided.
    #[test]
    fn nobody_comes_back(tables in 2_u16..6, rounds in 2_u8..6, people in 4_usize..24) {
        let (mut room, people) = mixed(people, tables, rounds.min(tables as u8));
        while !room.cafe.is_over() {
            room.next();
        }
        for id in people {
            let seats = &room.cafe.people[&id].seats;
            let been: BTreeSet<TableId> = seats.values().copied().collect();
            prop_assert_eq!(been.len(), seats.len(), "{:?}", seats);
        }
    }
}

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
        room.give(&Command::Wish { rule, holds: true }, Who::Facilitator)
            .unwrap();
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
        room.give(&Command::Join { key, alias }, Who::House).unwrap();
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
    room.give(&Command::Join { key, alias }, Who::House).unwrap();
    assert!(room.cafe.wants_plan());
}

#[test]
fn a_seat_given_by_hand_breaks_a_wish_in_its_round_only() {
    let (mut room, people) = mixed(12, 4, 3);
    let needs = Rule::Needs(people[0], TableId(4));
    room.give(
        &Command::Wish {
            rule: needs,
            holds: true,
        },
        Who::Facilitator,
    )
    .unwrap();
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
fn with_groups_a_wish_is_kept_by_who_moves_with_whom() {
    let mut room = Room::open(two_tables());
    let [a, b, c, d] = [(); 4].map(|()| room.join());
    // They come in turn to group A and group B.
    let wish = |rule| Command::Wish { rule, holds: true };
    let (together, apart) = (Rule::Together(a, b), Rule::Apart(c, d));
    for rule in [together, apart] {
        room.give(&wish(rule), Who::Facilitator).unwrap();
    }
    let group = |room: &Room, id| room.cafe.people[&id].group;
    let kept = |room: &Room| group(room, a) == group(room, b) && group(room, c) != group(room, d);
    assert!(kept(&room) && room.cafe.outlook().unwrap().unkept.is_empty());
    // Prepared anew, they still are.
    let preparation = room.cafe.preparation.clone();
    room.give(&Command::Prepare { preparation }, Who::Facilitator).unwrap();
    assert!(kept(&room));
    // By hand, they no longer are, and the desk is told why.
    let (participant, other) = (
        b,
        if group(&room, b) == GroupId(1) {
            GroupId(2)
        } else {
            GroupId(1)
        },
    );
    let regroup = Command::Regroup {
        participant,
        group: other,
    };
    room.give(&regroup, Who::Facilitator).unwrap();
    let (participant, group) = (d, group(&room, c));
    room.give(&Command::Regroup { participant, group }, Who::Facilitator)
        .unwrap();
    let unkept = room.cafe.outlook().unwrap().unkept;
    let whys: Vec<_> = unkept.iter().map(|unkept| (unkept.rule, unkept.why)).collect();
    assert_eq!(whys, [(together, Unmet::OtherGroups), (apart, Unmet::SameGroup)]);
}
