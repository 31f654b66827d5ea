//! Traces as lines of a list: who wrote what when, and what can be done with it.

use leptos::prelude::*;

use super::{Desk, Topic, still::Still};
use crate::{
    cafe::{Cafe, Command, id::TraceId, limits, tablecloth::Mark},
    picture,
    words::{Words, fill},
};

/// A trace as a line shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    /// Where it lies, when the list is of several tablecloths.
    place: Option<String>,
    /// Who left it, in which group and round.
    stamp: String,
    /// The words, or what is drawn.
    text: String,
    /// The words that it continues.
    continues: Option<String>,
    /// Why it is masked.
    mask: Option<String>,
    /// Whether the projector may show it, where traces are held back from it.
    approved: Option<bool>,
}

impl Line {
    /// The line of a trace, as long as there is one; `places` to say where it lies.
    fn of(cafe: &Cafe, words: &Words, id: TraceId, places: bool) -> Option<Self> {
        let (cloth, trace) = cafe.traces.find(id)?;
        let continued = trace.thread.and_then(|thread| cafe.traces.find(thread.to));
        Some(Self {
            place: places.then(|| words.table_name(cloth.table)),
            stamp: words.stamp(trace),
            text: words.content(trace),
            continues: continued.map(|(_, earlier)| words.content(earlier)),
            mask: trace.mask.as_ref().map(|mask| mask.reason.clone()),
            approved: (cafe.holds_back && !trace.is_masked()).then_some(trace.approved),
        })
    }
}

/// What all lines of a list look at.
#[derive(Clone, Copy)]
struct List {
    places: bool,
    over: Memo<bool>,
    may_ask: Memo<bool>,
}

/// A line, with what can be done: choose it for a question, mask it or show it again. Its buttons stay when something is
/// done with it: who works with keys goes on from there.
#[component]
fn TraceLine(desk: Desk, list: List, id: TraceId) -> impl IntoView {
    let words = desk.words;
    // As it was, once its author has erased it and the list still holds it.
    let line = Memo::new(move |before: Option<&Line>| {
        let now = desk.live.with(|cafe| Line::of(cafe, words, id, list.places));
        now.or_else(|| before.cloned()).unwrap_or_default()
    });
    let is_photo = desk.look(|cafe| cafe.traces.find(id).is_some_and(|(_, trace)| trace.photo().is_some()));
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
        {list.places.then(|| view! { <Drawn desk id /> })}
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

/// What words can't show of a trace: a drawing or a photo, with what lies around it. Nothing beside a note.
#[component]
pub(super) fn Drawn(desk: Desk, id: TraceId) -> impl IntoView {
    let print = desk.memo(move |cafe| {
        let (_, trace) = cafe.traces.find(id)?;
        (!matches!(trace.mark, Mark::Note { .. })).then(|| picture::print(trace))
    });
    move || {
        let picture = print.get().map(|_| desk.look(|cafe| picture::around(cafe, id)));
        picture.map(|picture| view! { <div class="drawn" aria-hidden="true" inner_html=picture></div> })
    }
}

/// Whether a trace is chosen for a question, and beside the last that was chosen the way to ask it.
#[component]
fn Picked(desk: Desk, list: List, id: TraceId, masked: Memo<bool>) -> impl IntoView {
    let words = desk.words;
    let picked = Memo::new(move |_| desk.draft.with(|draft| draft.from.contains(&id)));
    // No more than a question may come from.
    let full = Memo::new(move |_| desk.draft.with(|draft| draft.from.len() >= limits::SOURCES));
    let pick = move |_| {
        desk.draft
            .update(|draft| match draft.from.iter().position(|from| *from == id) {
                Some(index) => drop(draft.from.remove(index)),
                None => draft.from.push(id),
            });
    };
    let last = Memo::new(move |_| {
        desk.draft
            .with(|draft| (draft.from.last() == Some(&id)).then_some(draft.from.len()))
    });
    view! {
        <label hidden=move || masked.get()>
            <input
                type="checkbox"
                prop:checked=move || picked.get()
                disabled=move || full.get() && !picked.get()
                on:change=pick
            />
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

/// Traces, one below the other. The list holds still under the mouse: nothing slides below it while somebody is about to
/// press.
#[component]
pub(super) fn TraceList(
    desk: Desk,
    traces: Memo<Vec<TraceId>>,
    /// What it holds still with, where that is more than the list.
    #[prop(optional)]
    still: Option<Still>,
    /// Whether it is of several tablecloths, which do not lie beside it: where each lies is said, and what is drawn shown.
    #[prop(optional)]
    places: bool,
) -> impl IntoView {
    let list = List {
        places,
        over: desk.memo(Cafe::is_over),
        may_ask: desk.memo(|cafe| cafe.programme.is_talking() || cafe.programme.is_harvested() && !cafe.is_over()),
    };
    let still = still.unwrap_or_else(Still::new);
    let listed = still.holds(traces);
    view! {
        <ul class="traces" on:pointermove=move |_| still.touched() on:pointerdown=move |_| still.touched()>
            <For each=move || listed.get() key=|id| *id let(id)>
                <li>
                    <TraceLine desk list id />
                </li>
            </For>
        </ul>
    }
    .into_any()
}
