//! Writing a note: one field and one button, at the thumb. A plain form without script.

use leptos::{ev::SubmitEvent, html::Textarea, prelude::*};

use super::{draft::Draft, seat::Seat};
use crate::{
    cafe::{
        Refusal,
        id::{ClothId, Round, TableId},
        limits,
        refusal::Field,
        tablecloth::{Thread, ThreadKind},
    },
    parts::{
        erased::{flag, text, truth},
        tablecloth::find,
    },
    picture::escape,
    words::fill,
};

/// Fewer characters left than this are told.
const FEW: i64 = 60;

/// The form. What is typed before the bell belongs to where it was begun.
#[component]
pub(super) fn Composer(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let draft = seat.draft;
    let field = NodeRef::<Textarea>::new();
    let belongs = Memo::new(move |_| draft.with(|draft| draft.begun).or(seat.place()));
    let first = draft.with_untracked(|draft| draft.text.clone());
    let room = move || draft.with(Draft::room);
    let left = text(move || {
        let room = room();
        match usize::try_from(room) {
            Ok(left) if room < FEW => words.count(words.table.left, left),
            Ok(_) => String::new(),
            Err(_) => words.refusal(&Refusal::TooLong {
                field: Field::Note,
                limit: limits::NOTE,
            }),
        }
    });
    let why = text(move || {
        seat.refusal
            .get()
            .map(|refusal| words.refusal(&refusal))
            .unwrap_or_default()
    });
    let trace = text(move || seat.trace.get().to_string());
    let cloth = text(move || belongs.get().map(|(cloth, _)| cloth.to_string()).unwrap_or_default());
    let round = text(move || belongs.get().map(|(_, round)| round.to_string()).unwrap_or_default());
    let written = text(move || draft.with(|draft| draft.text.clone()));
    let hint = fill(words.table.write_hint, &[("n", &limits::NOTE.to_string())]);
    Effect::new(move |_| {
        // Taking up a trace is the wish to write.
        let taken_up = draft.with(|draft| draft.thread.is_some());
        if let Some(field) = field.get_untracked().filter(|_| taken_up) {
            let _ = field.focus();
        }
    });
    let send = move |submit: SubmitEvent| {
        submit.prevent_default();
        seat.send();
        if let Some(field) = field.get_untracked() {
            let _ = field.focus();
        }
    };
    view! {
        <form id="compose" class="composer" method="post" action=seat.address("/note") on:submit=send>
            <input type="hidden" name="trace" value=trace />
            <input type="hidden" name="cloth" value=cloth />
            <input type="hidden" name="round" value=round />
            <p class="composer-why error" role="alert" hidden=flag(move || seat.refusal.with(Option::is_none))>{why}</p>
            <Begun seat />
            <TakenUp seat />
            <Zones seat />
            <div class="composer-row">
                <label class="unseen" for="note">{words.table.write}</label>
                <p class="unseen" id="note-hint">{hint}</p>
                <textarea
                    node_ref=field
                    id="note"
                    name="text"
                    rows="1"
                    required
                    autocomplete="off"
                    enterkeyhint="enter"
                    placeholder=words.table.write
                    aria-describedby="note-hint note-left"
                    aria-invalid=truth(move || room() < 0)
                    inner_html=escape(&first).into_owned()
                    prop:value=written
                    on:input=move |input| {
                        let place = seat.moment.with_untracked(|moment| moment.place);
                        draft.update(|draft| draft.write(event_target_value(&input), place));
                        seat.refusal.set(None);
                    }
                ></textarea>
                <button class="primary">{words.table.send}</button>
            </div>
            <p id="note-left" class="composer-left" role="status" class:none=flag(move || FEW <= room())>{left}</p>
        </form>
    }
}

/// Says where the note belongs when that is not where its author is now.
#[component]
fn Begun(seat: Seat) -> impl IntoView {
    let elsewhere = Memo::new(move |_| {
        let begun = seat.draft.with(|draft| draft.begun);
        begun.filter(|begun| Some(*begun) != seat.place())
    });
    let sentence = move |(cloth, _): (ClothId, Round)| match cloth.table {
        TableId::PLENARY => seat.words.table.begun_plenary.to_owned(),
        table => fill(seat.words.table.begun_before, &[("n", &table.to_string())]),
    };
    move || {
        elsewhere
            .get()
            .map(|begun| view! { <p class="composer-begun">{sentence(begun)}</p> })
    }
}

/// The trace that the note continues, answers or contradicts.
#[component]
fn TakenUp(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let thread = Memo::new(move |_| seat.draft.with(|draft| draft.thread));
    let sentence = move |thread: Thread| {
        let sentence = match thread.kind {
            ThreadKind::Continues => words.table.carrying_on,
            ThreadKind::Answers => words.table.answering,
            ThreadKind::Contradicts => words.table.contradicting,
        };
        let text = seat.live.mirror.with_untracked(|mirror| {
            let trace = find(mirror, mirror.cloth()?, thread.to)?;
            Some(trace.text().unwrap_or("✎").to_owned())
        });
        fill(sentence, &[("text", text.as_deref().unwrap_or("…"))])
    };
    move || {
        thread.get().map(|thread| {
            let kind = match thread.kind {
                ThreadKind::Continues => "continues",
                ThreadKind::Answers => "answers",
                ThreadKind::Contradicts => "contradicts",
            };
            view! {
                <p class="composer-thread">
                    <input type="hidden" name="to" value=thread.to.to_string() />
                    <input type="hidden" name="kind" value=kind />
                    <span>{sentence(thread)}</span>
                    <button
                        type="button"
                        class="quiet"
                        on:click=move |_| seat.draft.update(|draft| draft.thread = None)
                    >
                        {words.common.cancel}
                    </button>
                </p>
            }
        })
    }
}

/// The zones of the tablecloth on which the note will lie, if it has any.
#[component]
fn Zones(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let draft = seat.draft;
    let zones = Memo::new(move |_| {
        let cloth = draft.with(|draft| draft.begun).or(seat.place())?.0;
        seat.live
            .with(|cafe| cafe.question(cloth.question).map(|question| question.zones.clone()))
    });
    let choice = move |value: Option<u8>, name: String| {
        let text = value.map(|zone| zone.to_string()).unwrap_or_default();
        view! {
            <label class="composer-zone">
                <input
                    type="radio"
                    name="zone"
                    value=text
                    checked=value.is_some() && draft.with_untracked(|draft| draft.zone == value)
                    prop:checked=move || value.is_some() && draft.with(|draft| draft.zone == value)
                    required
                    on:change=move |_| draft.update(|draft| draft.zone = value)
                />
                <span>{name}</span>
            </label>
        }
    };
    move || {
        zones.get().filter(|zones| !zones.is_empty()).map(|zones| {
            let each = (0..)
                .zip(zones)
                .map(|(zone, name)| choice(Some(zone), name))
                .collect_view();
            view! {
                <fieldset class="composer-zones">
                    <legend class="unseen">{words.table.zone}</legend>
                    {each}
                    {choice(None, words.table.zone_none.to_owned())}
                </fieldset>
            }
        })
    }
}
