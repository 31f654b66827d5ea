//! Writing a note: one field and one button, at the thumb. A plain form without script.

use maud::{Markup, html};

use super::{moment::Moment, seat::Seat};
use crate::{
    cafe::{
        Refusal,
        id::{ClothId, Round, TableId, TraceId},
        limits,
        question::Question,
        refusal::Field,
        seating::Mode,
        tablecloth::{Signed, Thread, ThreadKind},
    },
    lettering::tied,
    words::fill,
};

/// Fewer characters left than this are told, and heard in steps of so many, when there are just so many.
const FEW: i64 = 60;
const STEP: i64 = 20;

/// The form. What is typed before the bell belongs to where it was begun.
pub(super) fn composer(seat: &Seat, moment: &Moment) -> Markup {
    let words = seat.words;
    let draft = &seat.draft;
    let belongs = draft.begun.or(moment.place);
    let room = draft.room();
    let told = |room: i64| match usize::try_from(room) {
        Ok(left) if room < FEW => words.count(words.table.left, left),
        Ok(_) => String::new(),
        Err(_) => {
            let (field, limit) = (Field::Note, limits::NOTE);
            words.refusal(&Refusal::TooLong { field, limit })
        }
    };
    let (left, heard) = (
        told(room),
        told(if room < 0 {
            room
        } else {
            (room + STEP - 1) / STEP * STEP
        }),
    );
    html! {
        form.composer #compose method="post" action=(seat.address("/note")) data-do="send" {
            input type="hidden" name="trace" value=(seat.trace);
            @if let Some((cloth, round)) = belongs {
                input type="hidden" name="cloth" value=(cloth);
                input type="hidden" name="round" value=(round);
            }
            @if let Some(refusal) = &seat.refusal { p.composer-why.error role="alert" { (refusal) } }
            @if let Some(begun) = draft.begun.filter(|_| draft.begun != moment.place) {
                p.composer-begun role="status" { span { (elsewhere(seat, moment, begun)) } }
            }
            @if let Some(trace) = draft.anew {
                p.composer-thread {
                    span { (anew(seat, moment, trace)) }
                    button.quiet type="button" data-do="let-go" { (words.common.cancel) }
                }
            }
            @if let Some(thread) = draft.thread { (taken_up(seat, moment, thread)) }
            @if draft.at.is_some() {
                p.composer-thread {
                    span { (words.table.placed) }
                    button.quiet type="button" data-do="anywhere" { (words.common.cancel) }
                }
            }
            @if let Some((cloth, round)) = belongs.filter(|_| draft.anew.is_none()) {
                (zones(seat, cloth))
                (scribe(seat, moment, cloth, round))
            }
            div.composer-row {
                label.unseen for="note" { (words.table.write) }
                p.unseen #note-hint { (fill(words.table.write_hint, &[("n", &limits::NOTE.to_string())])) }
                // The first line break in a field is not read: this is one for it.
                textarea #note name="text" rows="1" required autocomplete="off" enterkeyhint="enter"
                    placeholder=(words.table.write) aria-describedby="note-hint note-left"
                    aria-invalid=(room < 0) { "\n" (draft.text) }
                button.primary { (words.table.send) }
            }
            p.composer-left.none[left.is_empty()] #note-left aria-hidden="true" { (left) }
            // Heard now and then, not with each key.
            p.unseen role="status" { (heard) }
        }
    }
}

/// What is being written anew: a note, or what is said of a drawing.
fn anew(seat: &Seat, moment: &Moment, trace: TraceId) -> &'static str {
    let found = moment.cloth.and_then(|cloth| seat.find(cloth, trace));
    match found.is_some_and(|trace| trace.text().is_none()) {
        true => seat.words.table.describing,
        false => seat.words.table.rewording,
    }
}

/// For whom the note is written, at a table that shares a phone or works on paper.
fn scribe(seat: &Seat, moment: &Moment, cloth: ClothId, round: Round) -> Markup {
    let (words, cafe) = (&seat.words.table, &seat.mirror.cafe);
    if cafe.mode_of(cloth.table) == Mode::OwnPhones || cloth.table == TableId::PLENARY {
        return Markup::default();
    }
    let me = seat.mirror.me();
    let here = cafe
        .people
        .values()
        .filter(|person| person.is_present() && Some(person.id) != me);
    let here = here.filter(|person| person.seats.get(&round) == Some(&cloth.table));
    let signed = seat.draft.signed;
    html! {
        label.composer-scribe {
            span { (words.sign_for) }
            select name="signed" {
                option value="" selected[signed.is_none()] { (fill(words.sign_me, &[("alias", &moment.alias)])) }
                option value="table" selected[signed == Some(Signed::Table)] { (words.sign_table) }
                @for person in here {
                    option value=(person.id) selected[signed == Some(Signed::Person(person.id))] { (person.alias) }
                }
            }
        }
    }
}

/// Says where the note belongs when that is not where its author is now: another table, or the same one with another
/// question or in another round.
fn elsewhere(seat: &Seat, moment: &Moment, (cloth, round): (ClothId, Round)) -> String {
    let words = &seat.words.table;
    let here = moment.place.map(|(here, _)| here);
    let question = || seat.mirror.cafe.question(cloth.question).map(Question::tied);
    match cloth.table {
        _ if here == Some(cloth) => fill(words.begun_round, &[("n", &round.to_string())]),
        table if here.is_some_and(|here| here.table == table) => {
            fill(words.begun_asked, &[("question", &question().unwrap_or_default())])
        }
        TableId::PLENARY => words.begun_plenary.to_owned(),
        table => fill(words.begun_before, &[("n", &table.to_string())]),
    }
}

/// The trace that the note continues, answers or contradicts.
fn taken_up(seat: &Seat, moment: &Moment, thread: Thread) -> Markup {
    let words = seat.words;
    let (sentence, kind) = match thread.kind {
        ThreadKind::Continues => (words.table.carrying_on, "continues"),
        ThreadKind::Answers => (words.table.answering, "answers"),
        ThreadKind::Contradicts => (words.table.contradicting, "contradicts"),
    };
    let trace = moment.cloth.and_then(|cloth| seat.find(cloth, thread.to));
    let text = match &trace {
        Some(trace) => trace.text().unwrap_or("✎"),
        None => "…",
    };
    html! {
        p.composer-thread {
            input type="hidden" name="to" value=(thread.to);
            input type="hidden" name="kind" value=(kind);
            span { (fill(sentence, &[("text", &tied(text))])) }
            button.quiet.needs-script type="button" data-do="let-go" { (words.common.cancel) }
        }
    }
}

/// The zones of the tablecloth on which the note will lie, if it has any.
fn zones(seat: &Seat, cloth: ClothId) -> Markup {
    let words = &seat.words.table;
    let question = seat.mirror.cafe.question(cloth.question);
    let zones = question.map_or(&[][..], |question| &question.zones);
    let choice = |value: &str, chosen: bool, name: &str| {
        html! {
            label.composer-zone {
                input type="radio" name="zone" value=(value) required checked[chosen];
                span { (name) }
            }
        }
    };
    html! {
        @if !zones.is_empty() {
            fieldset.composer-zones {
                legend.unseen { (words.zone) }
                @for (number, name) in (0_u8..).zip(zones) {
                    (choice(&number.to_string(), seat.draft.zone == Some(number), name))
                }
                (choice("", false, words.zone_none))
            }
        }
    }
}
