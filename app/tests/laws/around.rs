//! Given this, when that, then so: resonances, tables that share a phone, what is filed anew, full sheets, recaps.

use app::{
    cafe::{
        Command, Leave, Refusal, What, Who,
        id::{ClothId, ParticipantId, Round, TableId},
        limits,
        preparation::{Planned, Preparation},
        recap::recap,
        refusal::Field,
        seating::Mode,
        tablecloth::{Signed, Thread, ThreadKind},
    },
    ink::{Point, Stroke},
};

use crate::own::{FACILITATOR, ONE, TWO, continues, first_round, leave, text};
use crate::people::{Room, question, two_tables};

#[test]
fn one_resonates_with_others_at_ones_table_and_everywhere_in_the_harvest() {
    let (mut room, [anne, bilal, chloe]) = first_round();
    let note = room.note(anne, ONE, Round(1), "une idée").unwrap();
    let resonate = |matters| Command::Resonate { trace: note, matters };
    let matters = |room: &Room| room.cafe.traces.find(note).unwrap().1.resonances.clone();
    assert_eq!(
        room.give(&resonate(true), Who::Participant(anne)),
        Err(Refusal::OwnTrace)
    );
    assert_eq!(
        room.give(&resonate(true), Who::Participant(bilal)),
        Err(Refusal::NotYourTable)
    );
    room.give(&resonate(true), Who::Participant(chloe)).unwrap();
    assert_eq!(room.give(&resonate(true), Who::Participant(chloe)), Ok(vec![]));
    room.go_to_round(Round(2));
    assert_eq!(
        room.give(&resonate(false), Who::Participant(chloe)),
        Err(Refusal::NotYourTable),
        "she sits elsewhere now"
    );
    room.give(&resonate(true), Who::Participant(bilal)).unwrap();
    assert_eq!(matters(&room), [bilal, chloe]);
    while !room.cafe.programme.is_harvested() {
        room.next();
    }
    room.give(&resonate(false), Who::Participant(chloe)).unwrap();
    assert_eq!(matters(&room), [bilal]);
    room.next();
    assert_eq!(room.give(&resonate(true), Who::Participant(chloe)), Err(Refusal::Over));
}

#[test]
fn a_table_with_one_phone_writes_for_those_who_sit_there() {
    let (mut room, [anne, bilal, chloe]) = first_round();
    let signs = |room: &mut Room, signed| {
        let trace = room.trace_id();
        let command = Command::Leave(Leave {
            trace,
            cloth: ONE,
            round: Round(1),
            what: text("dit à voix haute"),
            thread: None,
            signed: Some(signed),
        });
        let left = room.give(&command, Who::Participant(anne));
        left.map(|_| room.cafe.traces.find(trace).unwrap().1.clone())
    };
    assert_eq!(signs(&mut room, Signed::Table), Err(Refusal::NotShared));
    let share = Command::SetMode {
        table: TableId(1),
        mode: Mode::OnePhone,
    };
    assert_eq!(room.give(&share, Who::Participant(anne)), Err(Refusal::NotAllowed));
    room.give(&share, FACILITATOR).unwrap();
    assert_eq!(room.give(&share, FACILITATOR), Ok(vec![]));
    let nowhere = Command::SetMode {
        table: TableId(9),
        mode: Mode::Paper,
    };
    assert_eq!(room.give(&nowhere, FACILITATOR), Err(Refusal::NoSuchTable));
    let hers = signs(&mut room, Signed::Person(chloe)).unwrap();
    assert_eq!((hers.by, &*hers.alias, hers.author()), (anne, "Chloé", Some(chloe)));
    let all = signs(&mut room, Signed::Table).unwrap();
    assert_eq!((all.by, &*all.alias, all.author()), (anne, "", None));
    let own = signs(&mut room, Signed::Person(anne)).unwrap();
    assert_eq!(own.signed, None);
    assert_eq!(signs(&mut room, Signed::Person(bilal)), Err(Refusal::NotSeatedThere));
    assert_eq!(
        signs(&mut room, Signed::Person(ParticipantId(99))),
        Err(Refusal::NotSeatedThere)
    );
    let resonate = Command::Resonate {
        trace: hers.id,
        matters: true,
    };
    assert_eq!(room.give(&resonate, Who::Participant(chloe)), Err(Refusal::OwnTrace));
    let for_all = Preparation {
        mode: Mode::Paper,
        ..two_tables()
    };
    assert_eq!(Room::open(for_all).cafe.mode_of(TableId(2)), Mode::Paper);
}

#[test]
fn a_trace_at_the_wrong_table_is_filed_anew_with_its_name_and_author() {
    let (mut room, [anne, _, chloe]) = first_round();
    room.note(anne, ONE, Round(1), "à sa place").unwrap();
    let lost = room.note(anne, ONE, Round(1), "à la mauvaise table").unwrap();
    let reply = leave(&mut room, chloe, text("oui"), continues(lost)).unwrap();
    let refile = |cloth, round| Command::Refile {
        trace: lost,
        cloth,
        round: Round(round),
    };
    for (cloth, round) in [
        (TWO, 2),
        (TWO, 0),
        (
            ClothId {
                table: TableId(0),
                ..TWO
            },
            0,
        ),
        (
            ClothId {
                table: TableId(9),
                ..TWO
            },
            1,
        ),
    ] {
        assert_eq!(room.give(&refile(cloth, round), FACILITATOR), Err(Refusal::NoSuchCloth));
    }
    assert_eq!(
        room.give(&refile(TWO, 1), Who::Participant(anne)),
        Err(Refusal::NotAllowed)
    );
    room.give(&refile(TWO, 1), FACILITATOR).unwrap();
    assert_eq!(room.give(&refile(TWO, 1), FACILITATOR), Ok(vec![]));
    let (cloth, trace) = room.cafe.traces.find(lost).unwrap();
    assert_eq!(
        (cloth, trace.by, &*trace.alias, trace.round),
        (TWO, anne, "Anne", Round(1))
    );
    assert_eq!(
        room.cafe.traces.find(reply).unwrap().1.thread,
        continues(lost),
        "threads go across cloths"
    );
    // The phone sends it once more: it was left.
    let again = Command::Leave(Leave::new(lost, ONE, Round(1), text("à la mauvaise table")));
    assert_eq!(room.give(&again, Who::Participant(anne)), Ok(vec![]));
    assert_eq!(room.cafe.traces.on(ONE).len(), 2);
}

#[test]
fn a_sheet_says_how_much_room_it_has_before_it_is_full() {
    let (mut room, [anne, ..]) = first_round();
    let mut before = room.cafe.room_on(ONE);
    assert!(before > 500);
    loop {
        let left = room.note(anne, ONE, Round(1), "l'aide à la jeunesse");
        let after = room.cafe.room_on(ONE);
        if left.is_err() {
            assert_eq!((left, after), (Err(Refusal::SheetFull), 0));
            return;
        }
        assert!(
            after <= before && (before == 0 || after + 2 > before),
            "{before} {after}"
        );
        before = after;
    }
}

#[test]
fn what_is_no_stroke_and_no_note_is_refused() {
    let (mut room, [anne, ..]) = first_round();
    let packed = |json: &str| What::Ink(serde_json::from_str(json).unwrap());
    let line = |points: &[(i32, i32)]| {
        let points: Vec<Point> = points.iter().map(|&(x, y)| Point { x, y }).collect();
        What::Ink(Stroke::through(&points).unwrap())
    };
    let endless: Vec<(i32, i32)> = (0..100_000).map(|i| (i % 12_000, (i % 2) * 500)).collect();
    let bad = [
        packed("\"\""),
        packed("\"~C\""),
        packed("\"NaN NaN\""),
        line(&[(i32::MAX, 5)]),
        line(&[(5, i32::MIN), (7, 8)]),
        line(&endless),
        // Far below all that is there: the paper would unfold to its end.
        line(&[(16, 16), (11_980, 169_700)]),
    ];
    for what in bad {
        assert_eq!(leave(&mut room, anne, what, None), Err(Refusal::BadStroke));
    }
    leave(&mut room, anne, line(&[(5, 5)]), None).unwrap();
    let field = Field::Note;
    for blank in ["", "   \n\t ", "\u{200b}"] {
        assert_eq!(leave(&mut room, anne, text(blank), None), Err(Refusal::Empty { field }));
    }
    let limit = limits::NOTE;
    for long in [format!("e{}", "\u{301}".repeat(10_000)), "a".repeat(281)] {
        assert_eq!(
            leave(&mut room, anne, text(&long), None),
            Err(Refusal::TooLong { field, limit })
        );
    }
    let signs = ["👩‍👩‍👧".repeat(80), "é".repeat(280), "التقينا في ٢٠١١ (12%) ثم 3".into()];
    for words in signs {
        let trace = leave(&mut room, anne, text(&words), None).unwrap();
        assert_eq!(room.cafe.traces.find(trace).unwrap().1.text(), Some(&*words));
    }
}

#[test]
fn those_who_arrive_read_what_earlier_groups_have_left() {
    let mut room = Room::open(Preparation {
        questions: vec![
            question(Planned::Tables { tables: 1 }, &[]),
            question(Planned::Tables { tables: 1 }, &[]),
        ],
        ..two_tables()
    });
    let people: Vec<_> = (0..4).map(|_| room.join()).collect();
    room.go_to_round(Round(1));
    let asked = leave(&mut room, people[0], text("Avec quel argent ?"), None).unwrap();
    let answered = leave(&mut room, people[0], text("Et quand ?"), None).unwrap();
    let said = leave(&mut room, people[2], text("mutualiser"), None).unwrap();
    let line = Stroke::through(&[Point { x: 5, y: 5 }]).unwrap();
    leave(&mut room, people[2], What::Ink(line), None).unwrap();
    let elsewhere =
        ["un", "deux", "trois", "quatre"].map(|words| leave(&mut room, people[1], text(words), None).unwrap());
    for trace in [said, answered] {
        let matters = Command::Resonate { trace, matters: true };
        let _ = room.give(&matters, Who::Participant(people[0]));
    }
    room.go_to_round(Round(2));
    let kind = ThreadKind::Answers;
    let thread = Some(Thread { to: answered, kind });
    leave(&mut room, people[1], text("demain"), thread).unwrap();
    let lefts = recap(&room.cafe, ONE, Round(2));
    assert_eq!(lefts.len(), 1);
    let left = &lefts[0];
    assert_eq!((left.round, left.counts), (Round(1), (3, 1)));
    assert_eq!(left.resonated, [(said, 1)]);
    assert_eq!(left.continued, [(answered, 1)]);
    assert_eq!(left.open, [asked]);
    assert!(left.first.is_empty());
    // Where nothing stands out, something is read nevertheless.
    let other = recap(&room.cafe, TWO, Round(2));
    assert_eq!(other[0].first, elsewhere[..3]);
    assert!(recap(&room.cafe, ONE, Round(1)).is_empty());
}
