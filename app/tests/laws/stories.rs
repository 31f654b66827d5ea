//! Given this, when that, then so: what the random tests don't name.

use app::cafe::{
    Command, Event, Refusal, Who,
    id::{GroupId, Millis, Round, StepId},
    limits,
    preparation::{Planned, Preparation},
    programme::StepKind,
    refusal::Field,
    seating::PlanRemark,
    sight::{Seen, Viewer},
};

use crate::people::{Room, cloth, question, two_tables};

const FACILITATOR: Who = Who::Facilitator;

/// The day of 2011: a plenary with two zones, two questions at two tables, one announced without a table.
pub(crate) fn the_day() -> Preparation {
    Preparation {
        questions: vec![
            question(Planned::Plenary { minutes: 30 }, &["Les freins", "Les facilitants"]),
            question(Planned::Tables { tables: 1 }, &[]),
            question(Planned::Tables { tables: 1 }, &[]),
            question(Planned::Announced, &[]),
        ],
        ..two_tables()
    }
}

#[test]
fn two_groups_at_two_tables_swap() {
    let room = Room::open(the_day());
    let seats = |round| [1, 2].map(|group| room.cafe.planned_table(GroupId(group), Round(round)).unwrap().0);
    assert_eq!((seats(1), seats(2)), ([1, 2], [2, 1]));
}

#[test]
fn the_plan_says_what_it_cannot_do() {
    let remarks = |tables, groups, rounds| {
        let questions = vec![question(Planned::Tables { tables }, &[])];
        Room::open(Preparation {
            questions,
            groups,
            rounds,
            ..two_tables()
        })
        .cafe
        .plan_remarks()
    };
    assert_eq!(remarks(2, 2, 2), [PlanRemark::Swap]);
    assert_eq!(remarks(4, 4, 4), [PlanRemark::MoveOn]);
    assert_eq!(
        remarks(12, 12, 3),
        [PlanRemark::MoveOn, PlanRemark::SeesSome { seen: 3, tables: 12 }]
    );
    assert_eq!(
        remarks(3, 5, 4),
        [PlanRemark::MoveOn, PlanRemark::ComesBack, PlanRemark::Shared]
    );
    assert_eq!(remarks(3, 2, 3), [PlanRemark::MoveOn, PlanRemark::Empty { tables: 1 }]);
    assert_eq!(remarks(1, 1, 1), [PlanRemark::Stay]);
}

#[test]
fn a_question_at_three_tables_has_three_cloths_and_is_met_late_again() {
    let tables = |tables| question(Planned::Tables { tables }, &[]);
    let room = Room::open(Preparation {
        questions: vec![tables(3), tables(3)],
        groups: 6,
        ..two_tables()
    });
    let on_tables = |q, t: [u16; 3]| t.map(|table| cloth(q, table));
    assert_eq!(
        room.cafe.cloths().collect::<Vec<_>>(),
        [on_tables(1, [1, 2, 3]), on_tables(2, [4, 5, 6])].concat()
    );
    for group in 1..=6 {
        let met = [1, 2].map(|round| {
            let table = room.cafe.planned_table(GroupId(group), Round(round)).unwrap();
            room.cafe.cloth_on(table).unwrap().question
        });
        assert_ne!(met[0], met[1], "group {group}");
    }
}

#[test]
fn a_newcomer_takes_the_place_that_somebody_left() {
    let mut room = Room::open(two_tables());
    let people: Vec<_> = (0..4).map(|_| room.join()).collect();
    room.go_to_round(Round(1));
    room.give(&Command::Depart { participant: people[1] }, Who::Participant(people[1]))
        .unwrap();
    room.go_to_round(Round(2));
    let late = room.join();
    assert_eq!(room.cafe.people[&late].group, GroupId(2));
    assert_eq!(
        room.cafe.cloth_of(late),
        Some(cloth(1, 1)),
        "group B sits at table 1 in round 2"
    );
    assert!(!room.cafe.people[&people[1]].seats.contains_key(&Round(2)));
}

#[test]
fn who_has_left_neither_reads_nor_writes_until_they_are_back() {
    let mut room = Room::open(two_tables());
    let anne = room.enter("Anne").unwrap();
    room.go_to_round(Round(1));
    room.give(&Command::Depart { participant: anne }, FACILITATOR).unwrap();
    assert_eq!(room.cafe.sight_of(Viewer::Participant(anne), None).cloths, Seen::None);
    assert_eq!(
        room.note(anne, cloth(1, 1), Round(1), "encore moi"),
        Err(Refusal::NoSuchPerson)
    );
    assert_eq!(room.enter("Anne"), Ok(anne));
    assert!(room.note(anne, cloth(1, 1), Round(1), "me revoilà").is_ok());
}

#[test]
fn a_clock_that_was_set_wrong_is_mended_without_losing_what_has_elapsed() {
    let mut room = Room::open(two_tables());
    room.go_to_round(Round(2));
    let step = room.cafe.programme.current().unwrap().id;
    room.give(&Command::SetLength { step, seconds: 300 }, FACILITATOR)
        .unwrap();
    room.now = Millis(room.now.0 + 301_000);
    room.give(&Command::Wake, Who::House).unwrap();
    assert!(room.cafe.programme.clock.rang);
    room.give(&Command::SetLength { step, seconds: 1_500 }, FACILITATOR)
        .unwrap();
    assert_eq!(room.cafe.programme.left(room.now), Some(1_199_000));
    assert!(!room.cafe.programme.clock.rang, "the bell will ring again");
}

#[test]
fn the_bell_rings_once_and_the_round_goes_on_until_somebody_ends_it() {
    let mut room = Room::open(two_tables());
    room.go_to_round(Round(1));
    assert_eq!(room.give(&Command::Wake, Who::House), Ok(vec![]), "not yet");
    room.now = room.cafe.wakes_at().unwrap();
    let step = room.cafe.programme.current().unwrap().id;
    assert_eq!(
        room.give(&Command::Wake, Who::House),
        Ok(vec![Event::BellRang { step }])
    );
    assert_eq!(room.give(&Command::Wake, Who::House), Ok(vec![]));
    assert_eq!(room.cafe.wakes_at(), None);
}

#[test]
fn after_the_travel_the_round_begins_by_itself() {
    let mut room = Room::open(two_tables());
    let (early, late) = (room.join(), room.join());
    room.go_to_round(Round(1));
    room.next();
    room.give(&Command::Arrive { round: Round(2) }, Who::Participant(early))
        .unwrap();
    assert_eq!(room.cafe.cloth_of(early), Some(cloth(2, 2)), "the new one");
    assert_eq!(room.cafe.cloth_of(late), Some(cloth(2, 2)), "still the old one");
    room.now = room.cafe.wakes_at().unwrap();
    room.give(&Command::Wake, Who::House).unwrap();
    assert_eq!(room.cafe.programme.now(), StepKind::Round { round: Round(2) });
    assert_eq!(room.cafe.cloth_of(late), Some(cloth(1, 1)));
}

#[test]
fn two_people_cannot_have_one_alias_at_the_same_time() {
    let mut room = Room::open(two_tables());
    let anne = room.enter("Élise").unwrap();
    for same in ["élise", " E\u{301}LISE "] {
        assert_eq!(room.enter(same), Err(Refusal::AliasTaken), "{same:?}");
    }
    room.give(&Command::Depart { participant: anne }, FACILITATOR).unwrap();
    assert!(room.enter("ÉLISE").is_ok());
}

#[test]
fn the_same_phone_is_the_same_participant_in_the_same_seat() {
    let mut room = Room::open(two_tables());
    let anne = room.enter("Anne").unwrap();
    room.go_to_round(Round(1));
    let before = room.cafe.clone();
    assert_eq!(room.enter("Anne"), Ok(anne));
    assert_eq!(room.cafe, before);
}

#[test]
fn a_café_can_be_full() {
    let mut room = Room::open(two_tables());
    for _ in 0..limits::PEOPLE {
        room.join();
    }
    assert_eq!(room.enter("Zoé"), Err(Refusal::CafeFull));
    // Who has left makes room: whoever fills it with nobodies is sent away.
    let participant = *room.cafe.people.keys().next().unwrap();
    room.give(&Command::Depart { participant }, Who::Facilitator).unwrap();
    assert!(room.enter("Zoé").is_ok());
}

#[test]
fn a_closed_café_can_only_be_read() {
    let mut room = Room::open(two_tables());
    let anne = room.enter("Anne").unwrap();
    while !room.cafe.is_over() {
        room.next();
    }
    let step = room.cafe.programme.current().unwrap().id;
    assert_eq!(room.enter("Zoé"), Err(Refusal::Over));
    assert_eq!(room.enter("Anne"), Ok(anne), "who took part may come back to read");
    assert_eq!(room.note(anne, cloth(1, 1), Round(1), "trop tard"), Err(Refusal::Over));
    assert_eq!(
        room.give(&Command::Next { leaving: step }, FACILITATOR),
        Err(Refusal::Over)
    );
}

#[test]
fn a_preparation_that_leads_nowhere_is_refused() {
    let prepare = |preparation| Room::open(two_tables()).give(&Command::Prepare { preparation }, FACILITATOR);
    let with = |questions| Preparation {
        questions,
        ..two_tables()
    };
    assert_eq!(prepare(with(vec![])), Err(Refusal::NothingToTalkAbout));
    assert_eq!(
        prepare(with(vec![question(Planned::Announced, &[])])),
        Err(Refusal::NothingToTalkAbout)
    );
    assert_eq!(
        prepare(with(vec![question(Planned::Tables { tables: 0 }, &[])])),
        Err(Refusal::OutOfRange)
    );
    assert_eq!(
        prepare(with(vec![question(Planned::Tables { tables: 251 }, &[])])),
        Err(Refusal::OutOfRange)
    );
    assert_eq!(
        prepare(with(vec![question(Planned::Plenary { minutes: 0 }, &[])])),
        Err(Refusal::OutOfRange)
    );
    assert_eq!(
        prepare(Preparation {
            round_minutes: 0,
            ..two_tables()
        }),
        Err(Refusal::OutOfRange)
    );
    assert_eq!(
        prepare(Preparation {
            title: " ".into(),
            ..two_tables()
        }),
        Err(Refusal::Empty { field: Field::Title })
    );
}

#[test]
fn the_preparation_is_settled_once_the_café_has_begun() {
    let mut room = Room::open(two_tables());
    for _ in 0..6 {
        room.join();
    }
    room.give(
        &Command::Prepare {
            preparation: Preparation {
                groups: 3,
                ..two_tables()
            },
        },
        FACILITATOR,
    )
    .unwrap();
    let groups: Vec<u16> = room.cafe.people.values().map(|person| person.group.0).collect();
    assert_eq!(groups, [1, 2, 3, 1, 2, 3], "people are spread over the groups anew");
    room.next();
    let again = Command::Prepare {
        preparation: two_tables(),
    };
    assert_eq!(room.give(&again, FACILITATOR), Err(Refusal::Begun));
}

#[test]
fn lengths_that_the_desk_sets_before_the_first_step_are_prepared() {
    let mut room = Room::open(Preparation {
        minutes: vec![30],
        ..the_day()
    });
    let lengths = |room: &Room| {
        let steps = room.cafe.programme.steps.iter();
        steps.filter_map(|step| Some(step.seconds? / 60)).collect::<Vec<_>>()
    };
    let (plenary, travel) = (30, two_tables().travel_minutes);
    assert_eq!(lengths(&room), [plenary, 30, travel, two_tables().round_minutes]);
    for (step, seconds) in [(2, 40 * 60), (4, 7 * 60), (5, 20 * 60)] {
        let step = StepId(step);
        room.give(&Command::SetLength { step, seconds }, FACILITATOR).unwrap();
    }
    let set = [40, 30, 7, 20];
    assert_eq!(lengths(&room), set);
    // Looked over, mended and kept: nothing is lost.
    let preparation = room.cafe.prepared();
    room.give(&Command::Prepare { preparation }, FACILITATOR).unwrap();
    assert_eq!(lengths(&room), set);
    // What is lengthened while people talk is no preparation.
    room.next();
    let step = StepId(2);
    room.give(&Command::SetLength { step, seconds: 3_000 }, FACILITATOR)
        .unwrap();
    assert_eq!(room.cafe.prepared(), room.cafe.preparation);
}

#[test]
fn a_full_sheet_says_so() {
    let full_of = |text: &str| {
        let mut room = Room::open(two_tables());
        let anne = room.enter("Anne").unwrap();
        room.go_to_round(Round(1));
        let refusal = (0..2_000).find_map(|_| room.note(anne, cloth(1, 1), Round(1), text).err());
        assert_eq!(refusal, Some(Refusal::SheetFull));
        room.cafe.traces.len()
    };
    let (short, long) = (
        "l'aide à la jeunesse",
        "mutualiser, aller plus loin dans le projet ".repeat(6),
    );
    let (notes, epics) = (full_of(short), full_of(&long));
    assert!(
        notes > 1_000 && epics > 150,
        "room for {notes} short notes, {epics} of the longest"
    );
}
