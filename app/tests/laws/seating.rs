//! The laws of the seating: what is planned is even, what was held is a fact, who comes late is seated, and nothing is
//! planned twice.

use std::collections::{BTreeMap, BTreeSet};

use app::cafe::{
    Cafe, Command, Event, Who,
    id::{Mover, ParticipantId, Round, TableId},
    preparation::{Planned, Preparation},
    seating::{Moving, Rule},
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
pub(crate) fn settled(cafe: &Cafe) -> BTreeMap<(Mover, Round), Option<TableId>> {
    let rounds = || (1..=cafe.settled().0).map(Round);
    let of = |mover: Mover| rounds().map(move |round| ((mover, round), cafe.seat_of(mover, round)));
    cafe.movers().into_iter().flat_map(of).collect()
}

/// How many are to sit at each open table in a round: people or, where groups rotate, groups.
pub(crate) fn sizes(cafe: &Cafe, round: Round) -> Vec<usize> {
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
pub(crate) fn mixing(tables: u16, rounds: u8) -> Preparation {
    Preparation {
        questions: (0..tables)
            .map(|_| question(Planned::Tables { tables: 1 }, &[]))
            .collect(),
        rounds,
        moving: Moving::People,
        ..two_tables()
    }
}

/// The same with groups that rotate.
pub(crate) fn rotating(groups: u16, tables: u16, rounds: u8) -> Preparation {
    Preparation {
        moving: Moving::Groups,
        groups,
        ..mixing(tables, rounds)
    }
}

pub(crate) fn mixed(people: usize, tables: u16, rounds: u8) -> (Room, Vec<ParticipantId>) {
    let mut room = Room::open(mixing(tables, rounds));
    let people = (0..people).map(|_| room.join()).collect();
    room.plan();
    (room, people)
}

impl Room {
    /// The facilitator wishes something about who sits where.
    pub(crate) fn wishes(&mut self, rules: &[Rule]) {
        let (rules, holds) = (rules.to_vec(), true);
        self.give(&Command::Wish { rules, holds }, Who::Facilitator).unwrap();
    }
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
            let (mut before, mut ways) = (facts(&room.cafe), settled(&room.cafe));
            let events = room.give(&command, who).unwrap_or_default();
            // A step that was begun by mistake was not held.
            if events.iter().any(|event| matches!(event, Event::WentBack { .. })) {
                before.retain(|(_, round), _| *round <= room.cafe.settled());
                // Who came while others travelled is seated with those who stay.
                ways.retain(|_, table| table.is_some());
            }
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
