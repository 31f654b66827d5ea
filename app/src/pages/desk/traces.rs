//! Traces as lines of a list: who wrote what when, and what can be done with it.

use leptos::prelude::*;

use super::{Desk, Topic};
use crate::{
    cafe::{
        Cafe, Command,
        id::{ClothId, TraceId},
        limits,
        tablecloth::Trace,
    },
    lettering::tied,
    words::{Words, fill},
};

/// A trace as a line shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) id: TraceId,
    /// Where it lies, when the list is of several tablecloths.
    pub(super) place: Option<String>,
    /// Who left it, in which group and round.
    pub(super) stamp: String,
    /// The words, or that it is a line.
    pub(super) text: String,
    /// The words that it continues.
    pub(super) continues: Option<String>,
    /// Why it is masked.
    pub(super) mask: Option<String>,
    /// Whether the projector may show it, where traces are held back from it.
    pub(super) approved: Option<bool>,
    /// Whether it is a photo, which may have been filed elsewhere by mistake.
    pub(super) is_photo: bool,
}

impl Line {
    pub(super) fn of(cafe: &Cafe, words: &Words, trace: &Trace) -> Self {
        let text = |trace: &Trace| match (trace.text(), trace.photo()) {
            (Some(text), _) => tied(text),
            (None, Some(_)) => fill(words.photo.by, &[("alias", &trace.alias)]),
            (None, None) => words.desk.stroke.to_owned(),
        };
        let continued = trace.thread.and_then(|thread| cafe.traces.find(thread.to));
        Self {
            id: trace.id,
            place: None,
            stamp: words.stamp(trace),
            text: text(trace),
            continues: continued.map(|(_, earlier)| text(earlier)),
            mask: trace.mask.as_ref().map(|mask| mask.reason.clone()),
            approved: (cafe.holds_back && !trace.is_masked()).then_some(trace.approved),
            is_photo: trace.photo().is_some(),
        }
    }

    /// The same, saying where it lies.
    pub(super) fn at(mut self, words: &Words, cloth: ClothId) -> Self {
        self.place = Some(words.table_name(cloth.table));
        self
    }
}

/// A line, with what can be done: choose it for a question, mask it or show it again.
#[component]
pub(super) fn TraceLine(desk: Desk, line: Line) -> impl IntoView {
    let words = desk.words;
    let id = line.id;
    let masked = line.mask.is_some();
    let picked = Memo::new(move |_| desk.draft.with(|draft| draft.from.contains(&id)));
    let over = desk.memo(Cafe::is_over);
    let pick = move |_| {
        desk.draft
            .update(|draft| match draft.from.iter().position(|from| *from == id) {
                Some(index) => drop(draft.from.remove(index)),
                None if draft.from.len() < limits::SOURCES => draft.from.push(id),
                None => {}
            });
    };
    let turn = move |_| {
        if masked {
            desk.live.wants(Command::Unmask { trace: id });
        } else {
            desk.topic.set(Some(Topic::Mask(id)));
        }
    };
    view! {
        <p class="stamp">{line.place.map(|place| view! { <b>{place}</b> " · " })} {line.stamp}</p>
        <p class="said" class:masked=masked>
            {line.text}
        </p>
        {line.continues.map(|text| view! { <p class="stamp">{fill(words.desk.continues, &[("text", &text)])}</p> })}
        {line.mask.map(|reason| view! { <p class="stamp">{fill(words.desk.masked, &[("reason", &reason)])}</p> })}
        <p class="deeds" hidden=move || over.get()>
            <label hidden=masked>
                <input type="checkbox" prop:checked=move || picked.get() on:change=pick />
                " "
                {words.desk.pick}
            </label>
            {line
                .is_photo
                .then(|| {
                    view! {
                        <button type="button" class="quiet" on:click=move |_| desk.topic.set(Some(Topic::Refile(id)))>
                            {words.desk.refile}
                        </button>
                    }
                })}
            {line
                .approved
                .map(|approved| {
                    let approve = move |_| {
                        desk.live.wants(Command::Approve { traces: vec![id], approved: !approved });
                    };
                    view! {
                        <button type="button" class="quiet" on:click=approve>
                            {if approved { words.desk.approve_no_more } else { words.desk.approve }}
                        </button>
                    }
                })}
            <button type="button" class="quiet" on:click=turn>
                {if masked { words.desk.unmask } else { words.desk.mask }}
            </button>
        </p>
    }
    .into_any()
}

/// Traces, one below the other.
#[component]
pub(super) fn TraceList(desk: Desk, #[prop(into)] lines: Signal<Vec<Line>>) -> impl IntoView {
    view! {
        <ul class="traces">
            <For each=move || lines.get() key=Line::clone let(line)>
                <li>
                    <TraceLine desk line />
                </li>
            </For>
        </ul>
    }
    .into_any()
}
