//! Photos of paper: who may leave one, where it lies, and that it is there once.

use app::cafe::{
    Command, Event, LayPhoto, Photographer, Refusal, Who,
    id::{ClothId, GroupId, ParticipantId, Round, TableId, TraceId},
    limits,
    preparation::{Planned, Preparation},
    refusal::Field,
    tablecloth::{Mark, Photo, sheet::Spot},
};
use proptest::prelude::*;

use crate::moves::{moves, preparation};
use crate::people::{ABOUT, Room, cloth, lay, photo, question, two_tables};

pub(crate) fn facilitator() -> Photographer {
    Photographer::Facilitator {
        alias: "animation".into(),
    }
}

/// Two tables in their first round, and somebody at each of them.
pub(crate) fn talking() -> (Room, ParticipantId, ParticipantId) {
    let mut room = Room::open(two_tables());
    let (first, second) = (room.join(), room.join());
    room.go_to_round(Round(1));
    (room, first, second)
}

/// What is laid where; answers with the traces that follow.
pub(crate) fn lays(
    room: &mut Room,
    cloth: ClothId,
    round: u8,
    photo: Photo,
    by: Photographer,
) -> Result<Option<TraceId>, Refusal> {
    let trace = room.trace_id();
    let events = room.give(&lay(trace, cloth, Round(round), photo, by), Who::House)?;
    Ok((!events.is_empty()).then_some(trace))
}

#[test]
fn a_photo_lies_at_its_table_with_its_stamps() {
    let (mut room, anne, _) = talking();
    let by = Photographer::Participant(anne);
    let id = lays(&mut room, cloth(1, 1), 1, photo(5), by).unwrap().unwrap();
    let (place, trace) = room.cafe.traces.find(id).unwrap();
    assert_eq!((place, trace.by, trace.alias.as_str()), (cloth(1, 1), anne, "Anne 1"));
    assert_eq!((trace.group, trace.round, trace.at), (GroupId(1), Round(1), room.now));
    assert_eq!(trace.mark, Mark::Photo(photo(5)));
    assert_eq!(trace.about, ABOUT);
}

#[test]
fn a_table_is_photographed_by_those_who_sat_there() {
    let (mut room, anne, bob) = talking();
    let by = |room: &mut Room, who, table, round| {
        lays(
            room,
            cloth(table, table),
            round,
            photo(1),
            Photographer::Participant(who),
        )
        .map(|id| id.is_some())
    };
    assert_eq!(by(&mut room, anne, 2, 1), Err(Refusal::NotYourTable));
    assert_eq!(by(&mut room, anne, 1, 2), Err(Refusal::NotYourTable));
    room.go_to_round(Round(2));
    // What was begun before the bell still counts, at the table of then.
    assert_eq!(by(&mut room, anne, 1, 1), Ok(true));
    assert_eq!(by(&mut room, anne, 1, 2), Err(Refusal::NotYourTable));
    assert_eq!(by(&mut room, bob, 1, 2), Ok(true));
    room.give(&Command::Depart { participant: bob }, Who::Facilitator)
        .unwrap();
    assert_eq!(by(&mut room, bob, 1, 2), Err(Refusal::NoSuchPerson));
}

#[test]
fn only_the_house_says_that_there_is_a_photo() {
    let (mut room, anne, _) = talking();
    let command = lay(
        room.trace_id(),
        cloth(1, 1),
        Round(1),
        photo(1),
        Photographer::Participant(anne),
    );
    for who in [Who::Participant(anne), Who::Facilitator] {
        assert_eq!(room.give(&command, who), Err(Refusal::NotAllowed));
    }
}

#[test]
fn a_facilitator_files_photos_late_at_any_table() {
    let mut room = Room::open(Preparation {
        questions: vec![
            question(Planned::Plenary { minutes: 5 }, &[]),
            question(Planned::Tables { tables: 2 }, &[]),
        ],
        ..two_tables()
    });
    let not_yet = lays(&mut room, cloth(2, 1), 1, photo(1), facilitator());
    assert_eq!(not_yet, Err(Refusal::NotHeld));
    room.go_to_round(Round(2));
    for (place, round) in [
        (cloth(2, 2), 3),
        (cloth(2, 7), 1),
        (cloth(9, 1), 1),
        (cloth(1, 1), 1),
        (cloth(2, 1), 0),
    ] {
        let nowhere = lays(&mut room, place, round, photo(1), facilitator());
        assert_eq!(nowhere, Err(Refusal::NotHeld), "{place} in {round}");
    }
    let mut stamps = |place, round| {
        let id = lays(&mut room, place, round, photo(1), facilitator()).unwrap().unwrap();
        let trace = room.cafe.traces.find(id).unwrap().1;
        assert_eq!(
            (trace.by, trace.alias.as_str()),
            (ParticipantId::FACILITATOR, "animation")
        );
        (trace.group, trace.round)
    };
    // Nobody has a phone: the plan says whose paper it is.
    assert_eq!(stamps(cloth(2, 1), 1), (GroupId(1), Round(1)));
    assert_eq!(stamps(cloth(2, 1), 2), (GroupId(2), Round(2)));
    assert_eq!(stamps(cloth(1, 0), 0), (GroupId::NONE, Round::PLENARY));
    assert_eq!(stamps(cloth(2, 2), 1), (GroupId(2), Round(1)));
    while !room.cafe.is_over() {
        room.next();
    }
    let over = lays(&mut room, cloth(2, 1), 1, photo(2), facilitator());
    assert_eq!(over, Err(Refusal::Over));
}

#[test]
fn a_late_photo_belongs_to_the_group_that_sat_there() {
    let (mut room, anne, _) = talking();
    room.go_to_round(Round(2));
    // Whatever the plan says by now.
    assert_eq!(room.cafe.people[&anne].seats[&Round(1)], TableId(1));
    let id = lays(&mut room, cloth(1, 1), 1, photo(1), facilitator())
        .unwrap()
        .unwrap();
    assert_eq!(
        room.cafe.traces.find(id).unwrap().1.group,
        room.cafe.people[&anne].group
    );
}

#[test]
fn the_same_photo_twice_is_one_photo() {
    let (mut room, anne, _) = talking();
    let by = || Photographer::Participant(anne);
    let first = lays(&mut room, cloth(1, 1), 1, photo(1), by()).unwrap().unwrap();
    assert_eq!(lays(&mut room, cloth(1, 1), 1, photo(1), by()), Ok(None));
    assert_eq!(lays(&mut room, cloth(1, 1), 1, photo(1), facilitator()), Ok(None));
    let (trace, reason) = (first, "une erreur".into());
    room.give(&Command::Mask { trace, reason }, Who::Facilitator).unwrap();
    assert_eq!(
        lays(&mut room, cloth(1, 1), 1, photo(1), by()),
        Ok(None),
        "masked it stays masked"
    );
    assert!(lays(&mut room, cloth(1, 1), 1, photo(2), by()).unwrap().is_some());
    assert!(
        lays(&mut room, cloth(2, 2), 1, photo(1), facilitator())
            .unwrap()
            .is_some()
    );
    room.go_to_round(Round(2));
    assert!(
        lays(&mut room, cloth(1, 1), 2, photo(1), facilitator())
            .unwrap()
            .is_some()
    );
}

#[test]
fn a_tablecloth_has_room_for_so_many_photos_and_no_more() {
    let mut room = Room::open(two_tables());
    room.go_to_round(Round(1));
    // Low enough that the paper does not end before.
    let small = |n: usize| Photo {
        id: format!("{n:064x}").parse().unwrap(),
        width: 2_000,
        height: 200,
    };
    for n in 0..limits::PHOTOS {
        assert!(
            lays(&mut room, cloth(1, 1), 1, small(n), facilitator())
                .unwrap()
                .is_some()
        );
    }
    let full = lays(&mut room, cloth(1, 1), 1, small(limits::PHOTOS), facilitator());
    assert_eq!(full, Err(Refusal::PhotosFull));
    let mut filled = 0;
    let full = loop {
        let high = Photo {
            width: 1_000,
            height: 2_000,
            ..small(1_000 + filled)
        };
        match lays(&mut room, cloth(2, 2), 1, high, facilitator()) {
            Ok(_) => filled += 1,
            Err(refusal) => break refusal,
        }
    };
    assert!(full == Refusal::PhotosFull || full == Refusal::SheetFull, "{full:?}");
    assert!(filled > 30);
}

#[test]
fn erased_photos_are_kept_and_count() {
    let (mut room, anne, _) = talking();
    for n in 0..=limits::PHOTOS {
        let trace = room.trace_id();
        let by = Photographer::Participant(anne);
        let laid = room.give(&lay(trace, cloth(1, 1), Round(1), photo(n as u8), by), Who::House);
        if n == limits::PHOTOS {
            assert_eq!(laid, Err(Refusal::PhotosFull));
        } else {
            laid.unwrap();
            room.give(&Command::Erase { trace }, Who::Participant(anne)).unwrap();
        }
    }
}

#[test]
fn what_is_said_about_a_photo_is_a_line_within_its_limit() {
    let (mut room, anne, _) = talking();
    let mut said = |picture: u8, text: &str| {
        let trace = room.trace_id();
        let by = Photographer::Participant(anne);
        let about = text.to_owned();
        let Command::LayPhoto(LayPhoto {
            cloth, round, photo, ..
        }) = lay(trace, cloth(1, 1), Round(1), photo(picture), by.clone())
        else {
            panic!("it lays a photo")
        };
        let command = Command::LayPhoto(LayPhoto {
            trace,
            cloth,
            round,
            photo,
            about,
            by,
        });
        room.give(&command, Who::House)?;
        Ok(room.cafe.traces.find(trace).unwrap().1.about.clone())
    };
    assert_eq!(said(1, " des flèches\n partout "), Ok("des flèches partout".into()));
    assert_eq!(said(2, " \u{200b} "), Ok(String::new()));
    let (field, limit) = (Field::About, limits::ABOUT);
    assert_eq!(said(3, &"é".repeat(limit + 1)), Err(Refusal::TooLong { field, limit }));
}

#[test]
fn a_kept_photo_is_read_as_it_was_written() {
    let id = "0f".repeat(32);
    let json = format!(
        r#"{{"trace_left":{{"cloth":"2@1","trace":{{"id":"00000000-0000-0000-0000-000000000001","by":0,"alias":"animation","group":1,"round":1,"at":5,"spot":{{"x":1,"y":2,"w":3,"h":4}},"mark":{{"photo":{{"id":"{id}","width":2000,"height":1500}}}},"about":"une nappe"}}}}}}"#
    );
    let event = Event::read(1, &json).unwrap();
    assert_eq!(event.write().unwrap(), json);
    let Event::TraceLeft { trace, .. } = event else {
        panic!("no trace: {event:?}")
    };
    assert_eq!(trace.photo().map(|photo| photo.id.to_string()), Some(id));
}

pub(crate) fn overlap(a: Spot, b: Spot) -> bool {
    a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}

proptest! {
    /// Law 1: what was accepted is there once, with its stamps; and it covers nothing that lay there before.
    #[test]
    fn an_accepted_photo_is_there_once(preparation in preparation(), moves in moves()) {
        let mut room = Room::open(preparation);
        for step in moves {
            let Some((command, who)) = room.command(&step) else { continue };
            let before = room.cafe.clone();
            let Ok(events) = room.give(&command, who) else { continue };
            let Command::LayPhoto(LayPhoto { trace, cloth, round, photo, by, .. }) = command else { continue };
            // The plenary's sheet is in no round; some tablecloths lie on their table in one alone.
            let round = match cloth.table {
                TableId::PLENARY => Round::PLENARY,
                _ => before.filed_in(cloth, round),
            };
            let same: Vec<_> = room
                .cafe
                .traces
                .on(cloth)
                .iter()
                .filter(|kept| kept.round == round && kept.photo().is_some_and(|kept| kept.id == photo.id))
                .collect();
            prop_assert_eq!(same.len(), 1);
            if events.is_empty() {
                prop_assert_eq!(&before, &room.cafe);
                continue;
            }
            let kept = same[0];
            prop_assert_eq!((kept.id, kept.at), (trace, room.now));
            match by {
                Photographer::Participant(by) => {
                    let person = &before.people[&by];
                    prop_assert_eq!((kept.by, &kept.alias, kept.group), (by, &person.alias, person.group));
                }
                Photographer::Facilitator { .. } => prop_assert_eq!(kept.by, ParticipantId::FACILITATOR),
            }
            for earlier in before.traces.on(cloth) {
                prop_assert!(!overlap(earlier.spot, kept.spot), "{:?} on {:?}", kept.spot, earlier.spot);
            }
            prop_assert!(kept.spot.x >= 0 && kept.spot.x + kept.spot.w <= room.cafe.sheet(cloth).width());
        }
    }
}
