//! Given this, when that, then so: questions for each round, and who is sent out.

use app::cafe::{
    Command, Refusal, Who,
    id::{QuestionId, Round, TableId},
    preparation::{Planned, Preparation},
};

use crate::people::{Room, cloth, question, two_tables};

const FACILITATOR: Who = Who::Facilitator;

#[test]
fn each_round_can_have_a_question_of_its_own_at_the_same_tables() {
    let each = || question(Planned::Round { tables: 2 }, &[]);
    let mut room = Room::open(Preparation {
        questions: vec![each(), each(), each()],
        rounds: 1,
        ..two_tables()
    });
    assert_eq!(room.cafe.programme.rounds(), 3);
    assert_eq!(room.cafe.tables(), [TableId(1), TableId(2)]);
    assert_eq!(room.cafe.cloths().count(), 6);
    let anne = room.enter("Anne").unwrap();
    let mut met = vec![];
    for round in (1..=3).map(Round) {
        room.go_to_round(round);
        let cloth = room.cafe.cloth_of(anne).unwrap();
        room.note(anne, cloth, round, "mutualiser").unwrap();
        met.push(cloth);
    }
    assert_eq!(met, [cloth(1, 1), cloth(2, 2), cloth(3, 1)]);
    // Paper of an earlier round is filed where it lay, whatever round was said.
    assert_eq!(room.cafe.held_cloths().count(), 6);
    let by = app::cafe::Photographer::Facilitator {
        alias: "animation".into(),
    };
    let id = room.trace_id();
    let late = crate::people::lay(id, cloth(1, 2), Round(3), crate::people::photo(1), by);
    room.give(&late, Who::House).unwrap();
    assert_eq!(room.cafe.traces.find(id).map(|(_, trace)| trace.round), Some(Round(1)));
    let (trace, cloth_of_two) = (id, cloth(2, 1));
    let refile = Command::Refile {
        trace,
        cloth: cloth_of_two,
        round: Round(1),
    };
    room.give(&refile, FACILITATOR).unwrap();
    let (there, found) = room.cafe.traces.find(id).unwrap();
    assert_eq!((there, found.round), (cloth_of_two, Round(2)));
    // What lay there in an earlier round is put away.
    assert_eq!(
        room.note(anne, cloth(1, 1), Round(3), "trop tard"),
        Err(Refusal::NotYourTable)
    );
    // A table more is one for all of them.
    let set = Command::SetTable {
        table: TableId(3),
        fate: app::cafe::seating::Fate::Open,
        question: Some(QuestionId(3)),
    };
    room.give(&set, FACILITATOR).unwrap();
    assert_eq!(room.cafe.cloths().count(), 9);
}

#[test]
fn what_was_begun_before_the_bell_lies_on_the_question_of_its_round() {
    let each = || question(Planned::Round { tables: 1 }, &[]);
    let mut room = Room::open(Preparation {
        questions: vec![each(), each()],
        rounds: 1,
        ..two_tables()
    });
    let anne = room.enter("Anne").unwrap();
    room.go_to_round(Round(1));
    room.go_to_round(Round(2));
    // They stay at the table, and another question lies before them.
    assert_eq!(room.cafe.cloth_of(anne), Some(cloth(2, 1)));
    let late = room
        .note(anne, cloth(1, 1), Round(1), "je voulais encore dire")
        .unwrap();
    let (there, found) = room.cafe.traces.find(late).unwrap();
    assert_eq!((there, found.round), (cloth(1, 1), Round(1)));
    // The new question was not asked then, nor the old one now.
    let wrong = [(cloth(1, 1), Round(2)), (cloth(2, 1), Round(1))];
    for (cloth, round) in wrong {
        assert_eq!(room.note(anne, cloth, round, "non"), Err(Refusal::NotYourTable));
    }
}

#[test]
fn who_is_sent_out_for_good_comes_back_only_when_the_door_is_open_again() {
    let mut room = Room::open(two_tables());
    let anne = room.enter("Anne").unwrap();
    let bar = |room: &mut Room, barred| {
        let participant = anne;
        room.give(&Command::Bar { participant, barred }, FACILITATOR).unwrap();
    };
    bar(&mut room, true);
    room.give(&Command::Depart { participant: anne }, FACILITATOR).unwrap();
    let key = room.cafe.people[&anne].key.clone();
    let back = |room: &mut Room| {
        let (key, alias) = (key.clone(), "Une autre".to_owned());
        let table = None;
        room.give(&Command::Join { key, alias, table }, Who::House).map(|_| ())
    };
    assert_eq!(back(&mut room), Err(Refusal::Barred));
    bar(&mut room, false);
    assert_eq!(back(&mut room), Ok(()));
    assert!(room.cafe.people[&anne].is_present());
}
