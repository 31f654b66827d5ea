//! Traces as lines of a list: who wrote what when, and what can be done with it.

use std::collections::HashMap;

use leptos::prelude::*;

use super::{Desk, Topic};
use crate::{
    cafe::{
        Cafe, Command,
        id::{ClothId, TraceId},
        limits,
        tablecloth::Trace,
    },
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
    /// The words, or what is drawn.
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
        let continued = trace.thread.and_then(|thread| cafe.traces.find(thread.to));
        Self {
            id: trace.id,
            place: None,
            stamp: words.stamp(trace),
            text: words.content(trace),
            continues: continued.map(|(_, earlier)| words.content(earlier)),
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

/// What all lines of a list look at.
#[derive(Clone, Copy)]
struct List {
    lines: Memo<HashMap<TraceId, Line>>,
    over: Memo<bool>,
    may_ask: Memo<bool>,
}

/// A line, with what can be done: choose it for a question, mask it or show it again. Its buttons stay when something is
/// done with it: who works with keys goes on from there.
#[component]
fn TraceLine(desk: Desk, list: List, first: Line) -> impl IntoView {
    let words = desk.words;
    let (id, is_photo) = (first.id, first.is_photo);
    // As it was, while the list is about to lose it.
    let line = Memo::new(move |before: Option<&Line>| {
        let now = list.lines.with(|lines| lines.get(&id).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    let masked = Memo::new(move |_| line.with(|line| line.mask.is_some()));
    let approved = Memo::new(move |_| line.with(|line| line.approved));
    let said = move |read: fn(&Line) -> Option<&String>, sentence: &'static str, blank: &'static str| {
        let said = line.with(|line| read(line).map(|text| fill(sentence, &[(blank, text)])));
        said.map(|said| view! { <p class="stamp">{said}</p> })
    };
    let turn = move |_| match masked.get_untracked() {
        true => desk.live.wants(Command::Unmask { trace: id }),
        false => desk.topic.set(Some(Topic::Mask(id))),
    };
    let approve = move |_| {
        if let Some(approved) = approved.get_untracked() {
            let traces = vec![id];
            desk.live.wants(Command::Approve {
                traces,
                approved: !approved,
            });
        }
    };
    view! {
        <p class="stamp">
            {move || line.with(|line| line.place.clone()).map(|place| view! { <b>{place}</b> " · " })}
            {move || line.with(|line| line.stamp.clone())}
        </p>
        <p class="said" class:masked=move || masked.get()>
            {move || line.with(|line| line.text.clone())}
        </p>
        {move || said(|line| line.continues.as_ref(), words.desk.continues, "text")}
        {move || said(|line| line.mask.as_ref(), words.desk.masked, "reason")}
        <p class="deeds" hidden=move || list.over.get()>
            <Picked desk list id masked />
            {is_photo
                .then(|| {
                    view! {
                        <button type="button" class="quiet" on:click=move |_| desk.topic.set(Some(Topic::Refile(id)))>
                            {words.desk.refile}
                        </button>
                    }
                })}
            <button type="button" class="quiet" hidden=move || approved.get().is_none() on:click=approve>
                {move || if approved.get() == Some(true) { words.desk.approve_no_more } else { words.desk.approve }}
            </button>
            <button type="button" class="quiet" on:click=turn>
                {move || if masked.get() { words.desk.unmask } else { words.desk.mask }}
            </button>
        </p>
    }
    .into_any()
}

/// Whether a trace is chosen for a question, and beside the last that was chosen the way to ask it.
#[component]
fn Picked(desk: Desk, list: List, id: TraceId, masked: Memo<bool>) -> impl IntoView {
    let words = desk.words;
    let picked = Memo::new(move |_| desk.draft.with(|draft| draft.from.contains(&id)));
    let pick = move |_| {
        desk.draft
            .update(|draft| match draft.from.iter().position(|from| *from == id) {
                Some(index) => drop(draft.from.remove(index)),
                None if draft.from.len() < limits::SOURCES => draft.from.push(id),
                None => {}
            });
    };
    let last = Memo::new(move |_| {
        desk.draft
            .with(|draft| (draft.from.last() == Some(&id)).then_some(draft.from.len()))
    });
    view! {
        <label hidden=move || masked.get()>
            <input type="checkbox" prop:checked=move || picked.get() on:change=pick />
            " "
            {words.desk.pick}
        </label>
        <button
            type="button"
            class="primary ask"
            aria-haspopup="dialog"
            hidden=move || last.get().is_none() || masked.get() || !list.may_ask.get()
            on:click=move |_| desk.topic.set(Some(Topic::Ask))
        >
            {move || last.get().map(|picked| words.count(words.desk.emergent_from_picked, picked))}
        </button>
    }
    .into_any()
}

/// Traces, one below the other.
#[component]
pub(super) fn TraceList(desk: Desk, lines: Memo<Vec<Line>>) -> impl IntoView {
    let list = List {
        // Looked up by each line when one of them changes.
        lines: Memo::new(move |_| lines.with(|lines| lines.iter().map(|line| (line.id, line.clone())).collect())),
        over: desk.memo(Cafe::is_over),
        may_ask: desk.memo(|cafe| cafe.programme.is_talking() || cafe.programme.is_harvested() && !cafe.is_over()),
    };
    view! {
        <ul class="traces">
            <For each=move || lines.get() key=|line| line.id let(first)>
                <li>
                    <TraceLine desk list first />
                </li>
            </For>
        </ul>
    }
    .into_any()
}
