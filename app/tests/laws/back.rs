//! Back to a step that was ended by mistake.

use app::cafe::{
    Command, Event, Refusal, Who,
    id::{Millis, Round},
    preparation::Preparation,
    programme::StepKind,
    seating::Moving,
};
use proptest::prelude::*;

use crate::moves::{moves, preparation};
use crate::people::{Room, two_tables};

const FACILITATOR: Who = Who::Facilitator;

fn back(room: &mut Room) -> Result<Vec<Event>, Refusal> {
    let leaving = room.cafe.programme.current().unwrap().id;
    room.give(&Command::Back { leaving }, FACILITATOR)
}

#[test]
fn a_step_goes_on_from_where_it_was_ended() {
    let mut room = Room::open(two_tables());
    room.join();
    room.go_to_round(Round(1));
    let step = room.cafe.programme.current().unwrap().id;
    room.now = Millis(room.now.0 + 60_000);
    room.give(&Command::Pause { step }, FACILITATOR).unwrap();
    room.now = Millis(room.now.0 + 30_000);
    let left = room.cafe.programme.left(room.now);
    room.next();
    assert_eq!(room.cafe.programme.now(), StepKind::Travel { to: Round(2) });
    room.now = Millis(room.now.0 + 90_000);
    back(&mut room).unwrap();
    assert_eq!(room.cafe.programme.now(), StepKind::Round { round: Round(1) });
    // The minute that had passed has passed, the pause and the mistake have not.
    assert_eq!(room.cafe.programme.left(room.now), left);
    assert!(room.cafe.programme.clock.paused.is_none());
    assert_eq!(room.cafe.programme.next().unwrap().began, None);
}

#[test]
fn the_bell_that_has_rung_does_not_ring_again() {
    let mut room = Room::open(two_tables());
    room.join();
    room.go_to_round(Round(1));
    room.next();
    room.now = Millis(room.now.0 + 300_000);
    room.give(&Command::Wake, Who::House).unwrap();
    assert_eq!(room.cafe.programme.now(), StepKind::Round { round: Round(2) });
    back(&mut room).unwrap();
    // It would send everybody on at once.
    assert_eq!(room.cafe.programme.now(), StepKind::Travel { to: Round(2) });
    assert_eq!(room.cafe.wakes_at(), None);
}

#[test]
fn whoever_closes_by_mistake_opens_again() {
    let mut room = Room::open(two_tables());
    room.join();
    while !room.cafe.is_over() {
        room.next();
    }
    back(&mut room).unwrap();
    assert_eq!(room.cafe.programme.now(), StepKind::Harvest);
}

#[test]
fn there_is_no_way_back_from_what_has_been_written() {
    let mut room = Room::open(two_tables());
    let anne = room.join();
    room.go_to_round(Round(1));
    room.next();
    room.give(&Command::Arrive { round: Round(2) }, Who::Participant(anne))
        .unwrap();
    let cloth = room.cafe.cloth_of(anne).unwrap();
    room.note(anne, cloth, Round(2), "déjà là").unwrap();
    assert_eq!(back(&mut room), Err(Refusal::Written));
    room.next();
    assert_eq!(back(&mut room), Err(Refusal::Written));
}

#[test]
fn the_first_step_has_none_before_it() {
    let mut room = Room::open(two_tables());
    assert_eq!(back(&mut room), Err(Refusal::NoSuchStep));
}

#[test]
fn who_had_arrived_sits_where_they_sat() {
    let mut room = Room::open(Preparation {
        moving: Moving::People,
        ..two_tables()
    });
    let anne = room.join();
    room.join();
    room.go_to_round(Round(1));
    let before = room.cafe.cloth_of(anne);
    room.next();
    room.give(&Command::Arrive { round: Round(2) }, Who::Participant(anne))
        .unwrap();
    assert_ne!(room.cafe.cloth_of(anne), before);
    back(&mut room).unwrap();
    assert_eq!(room.cafe.cloth_of(anne), before);
    assert!(!room.cafe.people[&anne].seats.contains_key(&Round(2)));
}

#[test]
fn who_came_while_others_travelled_is_seated_with_those_who_stay() {
    let mut room = Room::open(Preparation {
        moving: Moving::People,
        ..two_tables()
    });
    for _ in 0..3 {
        room.join();
    }
    room.go_to_round(Round(1));
    room.next();
    let late = room.join();
    back(&mut room).unwrap();
    let sizes = room.cafe.tables().into_iter().map(|table| {
        let sits = |id| room.cafe.cloth_of(id).is_some_and(|cloth| cloth.table == table);
        room.cafe.people.keys().filter(|id| sits(**id)).count()
    });
    assert_eq!(sizes.collect::<Vec<_>>(), [2, 2]);
    assert!(room.cafe.cloth_of(late).is_some());
}

proptest! {
    /// Law 6, back as well as on: however many press, the step before is left for once, and nothing that was held is undone.
    #[test]
    fn back_and_on_again_is_as_if_nothing_had_been(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let before = room.cafe.clone();
            let events = room.give(&command, who).unwrap_or_default();
            let began = events.iter().any(|event| matches!(event, Event::StepBegan { .. }));
            if !began || before.is_over() {
                continue;
            }
            let (now, leaving) = (room.now, room.cafe.programme.current().unwrap().id);
            let mut other = Room::open(before.preparation.clone());
            other.cafe = room.cafe.clone();
            other.now = now;
            // A travel can hold traces already: those who have arrived write.
            if other.give(&Command::Back { leaving }, FACILITATOR).is_err() {
                continue;
            }
            prop_assert_eq!(other.give(&Command::Back { leaving }, FACILITATOR), Err(Refusal::Overtaken));
            prop_assert_eq!(other.cafe.programme.at, before.programme.at);
            prop_assert_eq!(other.cafe.programme.left(now), before.programme.left(now));
            let held = before.programme.round().unwrap_or_default();
            for (id, person) in &before.people {
                for round in (1..=held.0).map(Round) {
                    prop_assert_eq!(other.cafe.people[id].seats.get(&round), person.seats.get(&round));
                }
            }
            prop_assert_eq!(&other.cafe.traces, &before.traces);
        }
    }
}
