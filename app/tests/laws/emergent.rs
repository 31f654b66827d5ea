//! Questions that come up, and where they are talked about.

use app::cafe::{
    Command, Refusal, Venue, Who,
    id::{QuestionId, Round, TableId},
    programme::StepKind,
    question::Place,
};

use crate::{
    people::{Room, cloth, two_tables},
    stories::the_day,
};

const FACILITATOR: Who = Who::Facilitator;

#[test]
fn an_announced_question_emerges_and_gets_its_plenary_after_the_last_round() {
    let mut room = Room::open(the_day());
    let by = room.join();
    room.go_to_round(Round(1));
    let source = room.note(by, cloth(2, 1), Round(1), "une rencontre par an ?").unwrap();
    let ask = Command::Ask {
        question: QuestionId(4),
        text: "Comment ?".into(),
        from: vec![source],
        venue: Venue::Plenary { minutes: 15 },
    };
    room.give(&ask, FACILITATOR).unwrap();
    assert_eq!(room.give(&ask, FACILITATOR), Ok(vec![]), "asked twice is asked once");
    let kinds: Vec<_> = room.cafe.programme.steps.iter().map(|step| step.kind).collect();
    let plenary = StepKind::Plenary {
        question: QuestionId(4),
    };
    assert_eq!(kinds[kinds.len() - 3..], [plenary, StepKind::Harvest, StepKind::Closed]);
    assert_eq!(room.cafe.question(QuestionId(4)).unwrap().sources(), [source]);
    let other = Command::Ask {
        question: QuestionId(4),
        text: "Quand ?".into(),
        from: vec![],
        venue: Venue::Harvest,
    };
    assert_eq!(room.give(&other, FACILITATOR), Err(Refusal::Overtaken));
}

#[test]
fn a_question_that_emerges_in_the_harvest_comes_next() {
    let mut room = Room::open(two_tables());
    while room.cafe.programme.now() != StepKind::Harvest {
        room.next();
    }
    let ask = Command::Ask {
        question: QuestionId(3),
        text: "Comment ?".into(),
        from: vec![],
        venue: Venue::Plenary { minutes: 15 },
    };
    room.give(&ask, FACILITATOR).unwrap();
    assert_eq!(
        room.cafe.programme.next().unwrap().kind,
        StepKind::Plenary {
            question: QuestionId(3)
        }
    );
    assert_eq!(room.cafe.question(QuestionId(3)).unwrap().place, Place::Plenary);
}

#[test]
fn an_emergent_question_gets_a_table_from_the_next_round_on() {
    let mut room = Room::open(two_tables());
    let by = room.join();
    room.go_to_round(Round(1));
    let source = room.note(by, cloth(1, 1), Round(1), "et ensuite ?").unwrap();
    let ask = |venue| Command::Ask {
        question: QuestionId(3),
        text: "Comment ?".into(),
        from: vec![source],
        venue,
    };
    let at = |table| ask(Venue::Table(TableId(table)));
    assert_eq!(
        room.give(&at(2), FACILITATOR),
        Err(Refusal::Overtaken),
        "it has a question"
    );
    assert_eq!(room.give(&at(4), FACILITATOR), Err(Refusal::Overtaken), "the next is 3");
    assert!(room.cafe.foresee(&at(3)).is_ok());
    // Announced at first, then it gets its table.
    room.give(&ask(Venue::Harvest), FACILITATOR).unwrap();
    assert_eq!(room.give(&ask(Venue::Harvest), FACILITATOR), Ok(vec![]));
    room.give(&at(3), FACILITATOR).unwrap();
    assert_eq!(room.give(&at(3), FACILITATOR), Ok(vec![]), "asked twice is asked once");
    let question = room.cafe.question(QuestionId(3)).unwrap();
    assert_eq!(
        (&question.place, question.sources()),
        (&Place::Tables(vec![TableId(3)]), &[source][..])
    );
    assert!(room.cafe.is_open(TableId(3)));
}

#[test]
fn after_the_last_round_no_table_waits_for_a_question() {
    let mut room = Room::open(two_tables());
    while room.cafe.rounds_to_come().next().is_some() {
        room.next();
    }
    let ask = Command::Ask {
        question: QuestionId(3),
        text: "Comment ?".into(),
        from: vec![],
        venue: Venue::Table(TableId(3)),
    };
    assert_eq!(room.give(&ask, FACILITATOR), Err(Refusal::Overtaken));
}
