//! Given this, when that, then so: what people do with their own traces.

use app::{
    cafe::{
        Command, Leave, Refusal, What, Who,
        id::{ClothId, ParticipantId, QuestionId, Round, TableId, TraceId},
        limits,
        refusal::Field,
        sight::Viewer,
        tablecloth::{Mark, Thread, ThreadKind},
    },
    ink::{Point, Stroke},
};

use crate::people::{Room, two_tables};

pub(crate) const FACILITATOR: Who = Who::Facilitator;
pub(crate) const ONE: ClothId = ClothId {
    question: QuestionId(1),
    table: TableId(1),
};
pub(crate) const TWO: ClothId = ClothId {
    question: QuestionId(2),
    table: TableId(2),
};

/// Anne and Chloé at table 1, Bilal at table 2, in the first round.
pub(crate) fn first_round() -> (Room, [ParticipantId; 3]) {
    let mut room = Room::open(two_tables());
    let people = ["Anne", "Bilal", "Chloé"].map(|alias| room.enter(alias).unwrap());
    room.go_to_round(Round(1));
    (room, people)
}

pub(crate) fn leave(
    room: &mut Room,
    by: ParticipantId,
    what: What,
    thread: Option<Thread>,
) -> Result<TraceId, Refusal> {
    let trace = room.trace_id();
    let cloth = room.cafe.cloth_of(by).unwrap();
    let round = room.cafe.programme.round().unwrap();
    let signed = None;
    let command = Command::Leave(Leave {
        trace,
        cloth,
        round,
        what,
        thread,
        signed,
    });
    room.give(&command, Who::Participant(by)).map(|_| trace)
}

pub(crate) fn continues(to: TraceId) -> Option<Thread> {
    let kind = ThreadKind::Continues;
    Some(Thread { to, kind })
}

pub(crate) fn text(words: &str) -> What {
    What::Note {
        text: words.into(),
        zone: None,
        at: None,
    }
}

pub(crate) fn at(x: i32, y: i32) -> Option<Point> {
    Some(Point { x, y })
}

#[test]
fn an_author_changes_their_own_until_the_round_is_left_and_not_only_until_the_bell() {
    let (mut room, [anne, bilal, chloe]) = first_round();
    let note = room.note(anne, ONE, Round(1), "mutualiser").unwrap();
    let reword = |text: &str| Command::Reword {
        trace: note,
        text: text.into(),
    };
    for other in [bilal, chloe] {
        assert_eq!(
            room.give(&reword("non"), Who::Participant(other)),
            Err(Refusal::NotYours)
        );
    }
    assert_eq!(room.give(&reword("non"), FACILITATOR), Err(Refusal::NotAllowed));
    room.now = room.cafe.wakes_at().unwrap();
    room.give(&Command::Wake, Who::House).unwrap();
    room.give(&reword("mutualiser plus"), Who::Participant(anne)).unwrap();
    assert_eq!(room.cafe.traces.find(note).unwrap().1.text(), Some("mutualiser plus"));
    room.next();
    let late = [
        reword("trop tard"),
        Command::Erase { trace: note },
        Command::Move {
            trace: note,
            zone: None,
            at: at(5_000, 900),
        },
    ];
    for command in late {
        assert_eq!(room.give(&command, Who::Participant(anne)), Err(Refusal::Settled));
    }
}

#[test]
fn what_is_wished_for_lies_where_it_was_touched_or_beside() {
    let (mut room, [anne, _, chloe]) = first_round();
    let wish = |words: &str, at| What::Note {
        text: words.into(),
        zone: None,
        at,
    };
    let first = leave(&mut room, anne, wish("ici", at(6_000, 2_000)), None).unwrap();
    let second = leave(&mut room, chloe, wish("ici aussi", at(6_100, 2_050)), None).unwrap();
    let spot = |room: &Room, id| room.cafe.traces.find(id).unwrap().1.spot;
    let (a, b) = (spot(&room, first), spot(&room, second));
    assert_eq!(
        (a.x, a.y),
        (4_150, 1_855),
        "the first line where the finger was, in the column under it"
    );
    assert!(b.x == a.x && b.y >= a.y + a.h && b.y < a.y + 3 * a.h, "{b:?}");
    // Two phones of one person move the same note, and two people move theirs to the same place.
    let go = |trace, x, y| Command::Move {
        trace,
        zone: None,
        at: at(x, y),
    };
    for (by, command) in [
        (anne, go(first, 200, 3_000)),
        (anne, go(first, 9_000, 500)),
        (chloe, go(second, 9_000, 500)),
    ] {
        assert_eq!(room.give(&command, Who::Participant(by)).unwrap().len(), 1);
        assert_eq!(room.give(&command, Who::Participant(by)), Ok(vec![]), "twice is once");
    }
    let (a, b) = (spot(&room, first), spot(&room, second));
    assert_eq!((a.x, a.y), (8_150, 355));
    assert!(b.y >= a.y + a.h || b.x != a.x, "{b:?}");
    for far in [i32::MIN, i32::MAX] {
        room.give(&go(first, far, far), Who::Participant(anne)).unwrap();
        let a = spot(&room, first);
        assert!(a.x >= 0 && a.x + a.w <= 12_000 && a.y >= 0, "{a:?}");
    }
}

#[test]
fn what_is_erased_comes_back_as_it_was() {
    let (mut room, [anne, _, chloe]) = first_round();
    let before: Vec<TraceId> = (0..3)
        .map(|n| {
            room.now.0 += 1;
            room.note(anne, ONE, Round(1), &format!("idée {n}")).unwrap()
        })
        .collect();
    let resonate = Command::Resonate {
        trace: before[1],
        matters: true,
    };
    room.give(&resonate, Who::Participant(chloe)).unwrap();
    let whole = room.cafe.clone();
    let erase = Command::Erase { trace: before[1] };
    room.give(&erase, Who::Participant(anne)).unwrap();
    assert_eq!(room.give(&erase, Who::Participant(anne)), Ok(vec![]));
    assert_eq!(room.cafe.traces.on(ONE).len(), 2);
    let restore = Command::Restore { trace: before[1] };
    room.give(&restore, Who::Participant(anne)).unwrap();
    assert_eq!(room.cafe, whole);
    assert_eq!(room.give(&restore, Who::Participant(anne)), Ok(vec![]));
}

#[test]
fn where_others_have_written_meanwhile_a_restored_note_finds_room_beside() {
    let (mut room, [anne, _, chloe]) = first_round();
    let note = room.note(anne, ONE, Round(1), "une idée").unwrap();
    let old = room.cafe.traces.find(note).unwrap().1.spot;
    room.give(&Command::Erase { trace: note }, Who::Participant(anne))
        .unwrap();
    let other = room.note(chloe, ONE, Round(1), "une autre").unwrap();
    assert_eq!(room.cafe.traces.find(other).unwrap().1.spot, old);
    room.give(&Command::Restore { trace: note }, Who::Participant(anne))
        .unwrap();
    let new = room.cafe.traces.find(note).unwrap().1.spot;
    assert_eq!((new.x, new.w), (old.x, old.w));
    assert!(new.y >= old.y + old.h, "{new:?}");
}

#[test]
fn what_others_have_threaded_to_ends_at_something_erased() {
    let (mut room, [anne, bilal, chloe]) = first_round();
    let note = room.note(anne, ONE, Round(1), "Dupont est nul").unwrap();
    let reply = leave(&mut room, chloe, text("pas d'accord"), continues(note)).unwrap();
    let threaded = room.cafe.traces.find(reply).unwrap().1.clone();
    room.give(&Command::Erase { trace: note }, Who::Participant(anne))
        .unwrap();
    assert_eq!(*room.cafe.traces.find(reply).unwrap().1, threaded);
    let seen = |who| {
        let slice = room.cafe.seen_with(room.cafe.sight_of(Viewer::Participant(who), None));
        slice.traces.erased(note).map(|(_, trace)| trace.mark.clone())
    };
    assert_eq!(seen(chloe), Some(Mark::Hidden), "that there was something, not what");
    assert!(matches!(seen(anne), Some(Mark::Note { .. })));
    assert_eq!(seen(bilal), None);
    assert_eq!(
        leave(&mut room, chloe, text("encore"), continues(note)),
        Err(Refusal::Erased)
    );
    let mask = Command::Mask {
        trace: note,
        reason: "nomme".into(),
    };
    assert_eq!(room.give(&mask, FACILITATOR), Err(Refusal::Erased));
}

#[test]
fn a_trace_that_is_masked_meanwhile_is_not_continued_resonated_with_or_changed() {
    let (mut room, [anne, _, chloe]) = first_round();
    let note = room.note(anne, ONE, Round(1), "une idée").unwrap();
    let reason = "nomme quelqu'un".into();
    room.give(&Command::Mask { trace: note, reason }, FACILITATOR).unwrap();
    let reply = leave(&mut room, chloe, text("oui"), continues(note));
    assert_eq!(reply, Err(Refusal::Masked));
    let resonate = Command::Resonate {
        trace: note,
        matters: true,
    };
    assert_eq!(room.give(&resonate, Who::Participant(chloe)), Err(Refusal::Masked));
    for command in [Command::Erase { trace: note }, Command::Restore { trace: note }] {
        assert_eq!(room.give(&command, Who::Participant(anne)), Err(Refusal::Masked));
    }
}

#[test]
fn a_drawing_says_what_it_shows_and_moves_whole() {
    let (mut room, [anne, ..]) = first_round();
    let stroke = Stroke::through(&[Point { x: 100, y: 200 }, Point { x: 900, y: 1_200 }]).unwrap();
    let trace = leave(&mut room, anne, What::Ink(stroke), None).unwrap();
    let (by, say) = (Who::Participant(anne), |text: &str| Command::Reword {
        trace,
        text: text.into(),
    });
    room.give(&say("  un   pont "), by).unwrap();
    assert_eq!(room.cafe.traces.find(trace).unwrap().1.about, "un pont");
    let long = "pont ".repeat(40);
    let field = Field::About;
    let limit = limits::ABOUT;
    assert_eq!(room.give(&say(&long), by), Err(Refusal::TooLong { field, limit }));
    let go = Command::Move {
        trace,
        zone: None,
        at: at(5_000, 3_000),
    };
    room.give(&go, by).unwrap();
    let found = room.cafe.traces.find(trace).unwrap().1.clone();
    let Mark::Ink(stroke) = &found.mark else {
        panic!("no ink")
    };
    assert_eq!(stroke.points(9).unwrap()[0], Point { x: 5_016, y: 3_016 });
    let reason = "nomme".into();
    room.give(&Command::Mask { trace, reason }, FACILITATOR).unwrap();
    let slice = room.cafe.seen_with(room.cafe.sight_of(Viewer::Participant(anne), None));
    assert_eq!(slice.traces.find(trace).unwrap().1.about, "");
    room.give(&Command::Unmask { trace }, FACILITATOR).unwrap();
    assert_eq!(*room.cafe.traces.find(trace).unwrap().1, found);
    room.give(&say(" "), by).unwrap();
    assert_eq!(room.cafe.traces.find(trace).unwrap().1.about, "");
}
