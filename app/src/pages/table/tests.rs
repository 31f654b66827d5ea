//! The page as the server sends it, and as a phone's script makes it.

use uuid::Uuid;

use super::*;
use crate::{
    cafe::{
        Command, Refusal, Venue, Who,
        id::{ParticipantId, QuestionId},
        sight::Viewer,
    },
    pages::sample::{self, Day},
    words,
};

/// What a participant of this café begins with.
fn beginning(day: &Day, who: u32) -> Beginning {
    Beginning {
        start: day.start(Viewer::Participant(ParticipantId(who))),
        trace: TraceId(Uuid::nil()),
        draft: None,
        refusal: None,
    }
}

/// The whole page.
fn html(day: &Day, who: u32) -> String {
    document(&beginning(day, who)).unwrap()
}

/// The page without what the script begins with.
fn seen(day: &Day, who: u32) -> String {
    let html = html(day, who);
    html.split("<script").next().unwrap().to_owned()
}

/// A café in its plenary, with a note of Anne's.
fn plenary(text: &str) -> (Day, TraceId) {
    let mut day = sample::day();
    day.next();
    let trace = day.note(1, sample::cloth(1, 0), text);
    (day, trace)
}

#[test]
fn the_first_paint_carries_the_tablecloth_and_the_list() {
    let (day, trace) = plenary("prendre le temps");
    let seen = seen(&day, 2);
    assert!(seen.contains(&format!("data-trace=\"{trace}\"")), "{seen}");
    assert!(seen.contains("<p class=\"hand\">prendre le temps</p>") && seen.contains("Anne"));
    assert!(!seen.contains(" style=") && !seen.contains("onclick"));
}

#[test]
fn no_words_break_out_of_the_page() {
    let hostile = "</script><script>alert(1)</script>\"'><b onload=x>&amp;";
    let (mut day, _) = plenary(hostile);
    day.next();
    day.next();
    for who in 1..=2 {
        let html = html(&day, who);
        assert_eq!(html.matches("<script").count(), 1);
        assert_eq!(html.matches("</script>").count(), 1);
        assert!(!html.contains("<b onload"));
    }
}

#[test]
fn every_button_does_something_that_is_known() {
    let (mut day, trace) = plenary("prendre le temps");
    let mut found = 0;
    for _ in 0..8 {
        for who in 1..=12 {
            let mut seat = Seat::take(beginning(&day, who), day.now);
            seat.chosen = Some(trace);
            seat.unseen.count = 2;
            seat.take_up(trace, crate::cafe::tablecloth::ThreadKind::Answers);
            seat.chosen = Some(trace);
            let html = inside(&seat, Scope::Whole).into_string();
            for actor in html.split("data-do=\"").skip(1) {
                let (name, rest) = actor.split_once('"').unwrap();
                let about = rest
                    .strip_prefix(" data-about=\"")
                    .and_then(|rest| rest.split_once('"'));
                assert!(Deed::read(name, about.map_or("", |about| about.0)).is_some(), "{name}");
                found += 1;
            }
        }
        if day.cafe.programme.next().is_some() {
            day.next();
        }
    }
    assert!(found > 100);
}

#[test]
fn a_note_that_came_back_is_in_the_field_with_its_reason() {
    let (day, _) = plenary("prendre le temps");
    let mut beginning = beginning(&day, 1);
    let mut draft = Draft::default();
    draft.write("\nune idée <".into(), 10, None);
    beginning.draft = Some(draft);
    let why = words::of(day.cafe.preparation.language).refusal(&Refusal::PhotosFull);
    beginning.refusal = Some(why.clone());
    let html = document(&beginning).unwrap();
    // The first line break in a field is not read.
    assert!(html.contains(">\n\nune idée &lt;</textarea>"), "{html}");
    assert!(html.contains("role=\"alert\"") && html.contains(&why));
}

#[test]
fn what_is_written_is_left_once_and_the_field_is_empty_again() {
    let (day, _) = plenary("prendre le temps");
    let mut seat = Seat::take(beginning(&day, 2), day.now);
    seat.write("se connaître".into(), 12);
    Deed::Send.by(&mut seat, TraceId(Uuid::from_u128(7)));
    assert_eq!(seat.outgoing.len(), 1);
    assert_eq!(seat.trace, TraceId(Uuid::from_u128(7)));
    let html = inside(&seat, Scope::Live).into_string();
    assert!(html.contains(">\n</textarea>"), "{html}");
    // Nothing is sent twice, and nothing empty.
    Deed::Send.by(&mut seat, TraceId(Uuid::from_u128(8)));
    assert_eq!(seat.outgoing.len(), 1);
    assert_eq!(seat.refusal, None, "pressed twice, nothing has gone wrong");
    seat.write("  ".into(), 2);
    Deed::Send.by(&mut seat, TraceId(Uuid::from_u128(8)));
    let field = crate::cafe::refusal::Field::Note;
    assert_eq!(seat.refusal, Some(seat.words.refusal(&Refusal::Empty { field })));
}

#[test]
fn what_is_masked_is_told_to_its_author_only() {
    let (mut day, trace) = plenary("untel, de telle école");
    let reason = "nomme un jeune".to_owned();
    day.act(&Command::Mask { trace, reason }, Who::Facilitator);
    let (author, other) = (html(&day, 1), html(&day, 2));
    assert!(author.contains("nomme un jeune"));
    assert!(!other.contains("nomme un jeune") && !other.contains("telle école"));
}

#[test]
fn masks_that_were_read_of_are_not_told_again_and_new_ones_are() {
    let (mut day, first) = plenary("untel, de telle école");
    let second = day.note(1, sample::cloth(1, 0), "une autre");
    let mask = |day: &mut Day, trace: TraceId, reason: &str| {
        day.pass(1);
        let reason = reason.to_owned();
        day.act(&Command::Mask { trace, reason }, Who::Facilitator);
    };
    mask(&mut day, first, "une adresse");
    mask(&mut day, second, "une insulte");
    let mut seat = Seat::take(beginning(&day, 1), day.now);
    seat.dismiss();
    let read = seat.dismissed;
    let told = |day: &Day, dismissed| {
        let mut seat = Seat::take(beginning(day, 1), day.now);
        seat.dismissed = dismissed;
        news::news(&seat, &seat.moment()).into_string()
    };
    assert!(told(&day, None).contains("une insulte"));
    assert!(!told(&day, read).contains("une insulte"));
    // The one before it was read of, too.
    day.act(&Command::Unmask { trace: second }, Who::Facilitator);
    assert!(!told(&day, read).contains("une adresse"));
    mask(&mut day, second, "un nom");
    assert!(told(&day, read).contains("un nom"));
}

#[test]
fn everybody_reads_where_a_question_came_from_but_not_what_is_masked() {
    let mut day = sample::day();
    for _ in 0..2 {
        day.next();
    }
    let here = day.cafe.cloth_of(ParticipantId(1)).unwrap();
    let trace = day.note(1, here, "se connaître ?");
    let (question, from) = (QuestionId(4), vec![trace]);
    let ask = Command::Ask {
        question,
        text: "Comment ?".to_owned(),
        from,
        venue: Venue::Plenary { minutes: 10 },
    };
    day.act(&ask, Who::Facilitator);
    while day.cafe.programme.now() != (StepKind::Plenary { question }) {
        day.next();
    }
    let born = "Née à la table\u{a0}1, au tour\u{a0}1, de\u{a0}: «\u{a0}se connaître\u{a0}?\u{a0}»";
    let of = |day: &Day, who: u32| {
        let seat = Seat::take(beginning(day, who), day.now);
        inside(&seat, Scope::Live).into_string()
    };
    for who in 1..=12 {
        assert!(of(&day, who).contains(born), "{}", of(&day, who));
    }
    let reason = "nomme quelqu'un".to_owned();
    day.act(&Command::Mask { trace, reason }, Who::Facilitator);
    for who in 1..=12 {
        assert!(!html(&day, who).contains("se connaître"));
    }
}

#[test]
fn a_question_that_waits_for_the_harvest_is_read_there_above_the_tablecloths() {
    let mut day = sample::day();
    day.next();
    day.emerges("Et les enfants ?");
    while day.cafe.programme.now() != StepKind::Harvest {
        assert!(!html(&day, 1).contains("class=\"emerged"));
        day.next();
    }
    assert!(html(&day, 1).contains("<p class=\"emerged hand\">Et les enfants\u{a0}?</p>"));
}

#[test]
fn what_is_announced_is_seen_by_those_whom_it_is_for() {
    let mut day = sample::day();
    for _ in 0..2 {
        day.next();
    }
    let announce = |day: &mut Day, table, text: &str| {
        let text = text.to_owned();
        day.act(&Command::Announce { table, text }, Who::Facilitator);
    };
    announce(&mut day, None, "Le café est servi");
    assert!(seen(&day, 1).contains("Le café est servi") && seen(&day, 2).contains("Le café est servi"));
    let table = day.cafe.cloth_of(ParticipantId(1)).unwrap().table;
    announce(&mut day, Some(table), "Plus bas, merci");
    assert!(seen(&day, 1).contains("Plus bas, merci") && !html(&day, 2).contains("Plus bas, merci"));
    // Read, it is gone; a newer one comes.
    let mut seat = Seat::take(beginning(&day, 1), day.now);
    Deed::Hear.by(&mut seat, TraceId(Uuid::nil()));
    assert!(!inside(&seat, Scope::Live).into_string().contains("Plus bas, merci"));
    day.next();
    assert!(!seen(&day, 1).contains("Plus bas, merci"));
}

#[test]
fn five_minutes_before_the_bell_it_is_said() {
    let mut day = sample::day();
    for _ in 0..2 {
        day.next();
    }
    let said = words::of(day.cafe.preparation.language).clock.five;
    day.pass(19);
    assert!(!seen(&day, 1).contains(said));
    day.pass(1);
    assert!(seen(&day, 1).contains(said));
    day.pass(1);
    assert!(!seen(&day, 1).contains(said));
}

#[test]
fn a_button_of_the_list_says_which_trace_it_is_about() {
    let (day, _) = plenary("prendre le temps");
    let seen = seen(&day, 2);
    for name in ["Continuer – prendre le temps", "Plus – prendre le temps"] {
        assert!(seen.contains(&format!("aria-label=\"{name}\"")), "{seen}");
    }
}

#[test]
fn punctuation_stays_with_its_word_where_words_are_read_and_not_where_they_are_written() {
    let (day, _) = plenary("avec qui ?");
    let mut beginning = beginning(&day, 2);
    let mut draft = Draft::default();
    draft.write("pour quoi ?".into(), 11, None);
    beginning.draft = Some(draft);
    let html = document(&beginning).unwrap();
    assert!(html.contains("<p class=\"hand\">avec qui\u{a0}?</p>"), "{html}");
    assert!(html.contains("pour quoi ?</textarea>"));
}

#[test]
fn a_host_knows_it() {
    let mut day = sample::day();
    for _ in 0..2 {
        day.next();
    }
    let table = day.cafe.cloth_of(ParticipantId(1)).unwrap().table;
    let said = words::of(day.cafe.preparation.language).table.host;
    assert!(!seen(&day, 1).contains(said));
    let host = Some(ParticipantId(1));
    day.act(&Command::Host { table, host }, Who::Facilitator);
    assert!(seen(&day, 1).contains(said) && !seen(&day, 2).contains(said));
}

#[test]
fn who_is_sent_out_reads_it_and_finds_the_way_back() {
    let mut day = sample::day();
    for _ in 0..2 {
        day.next();
    }
    let participant = ParticipantId(1);
    day.act(&Command::Depart { participant }, Who::Facilitator);
    let words = words::of(day.cafe.preparation.language);
    let seen = seen(&day, 1);
    assert!(seen.contains(words.table.gone) && seen.contains("href=\"/j/"), "{seen}");
}
