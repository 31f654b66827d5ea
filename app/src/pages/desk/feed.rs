//! What came last from all tables, and what is masked.

use leptos::prelude::*;

use super::{Desk, still::Still, traces::TraceList};
use crate::cafe::{
    Cafe, Command,
    id::{ClothId, TraceId},
    tablecloth::Trace,
};

/// How many traces the feed shows.
const LATEST: usize = 6;
/// How many traces that wait for approval are listed; the others follow when these are approved.
const LISTED: usize = 30;

/// What waits for approval before the projector shows it.
#[component]
fn Waiting(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let all = desk.memo(waiting);
    let still = Still::new();
    let first = Memo::new(move |_| all.with(|all| all.iter().take(LISTED).copied().collect::<Vec<_>>()));
    let traces = still.holds(first);
    let count = move || all.with(Vec::len);
    // What waits of those that are listed, and nothing that has come since somebody looked at them.
    let seen = Memo::new(move |_| {
        let all = all.get();
        let waits = |id: &TraceId| all.contains(id);
        traces.with(|traces| traces.iter().copied().filter(waits).collect::<Vec<_>>())
    });
    let approve = move |_| {
        let traces = seen.get_untracked();
        desk.live.wants(Command::Approve { traces, approved: true });
    };
    view! {
        <details open id="waiting" on:pointermove=move |_| still.touched()>
            <summary>{move || words.count(words.desk.waiting, count())}</summary>
            <button type="button" class="quiet" hidden=move || seen.with(Vec::is_empty) on:click=approve>
                {move || words.count(words.desk.approve_all, seen.with(Vec::len))}
            </button>
            <TraceList desk traces still places=true />
        </details>
    }
    .into_any()
}

/// How many wait, beside the red button: once it is pressed, the room looks at the wall. Nothing where none does.
#[component]
pub(super) fn Waits(desk: Desk) -> impl IntoView {
    let waits = desk.memo(|cafe| if cafe.holds_back { waiting(cafe).len() } else { 0 });
    let said = move || desk.words.count(desk.words.desk.waiting, waits.get());
    view! {
        <a class="waits" href="#waiting" hidden=move || waits.get() == 0>
            {said}
        </a>
    }
    .into_any()
}

/// The traces that are not approved yet, the oldest first.
fn waiting(cafe: &Cafe) -> Vec<TraceId> {
    let waits = |(_, trace): &(ClothId, &Trace)| !trace.approved && !trace.is_masked();
    let mut waiting: Vec<&Trace> = cafe.traces.all().filter(waits).map(|(_, trace)| trace).collect();
    waiting.sort_by_key(|trace| (trace.at, trace.id));
    waiting.iter().map(|trace| trace.id).collect()
}

/// The latest traces, then those that are masked.
#[component]
pub(super) fn Feed(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let latest = desk.memo(|cafe| {
        let mut traces: Vec<_> = cafe
            .traces
            .all()
            .filter(|(_, trace)| (trace.text().is_some() || trace.photo().is_some()) && !trace.is_masked())
            .collect();
        traces.sort_by_key(|(_, trace)| std::cmp::Reverse((trace.at, trace.id)));
        let latest = traces.into_iter().take(LATEST);
        latest.map(|(_, trace)| trace.id).collect::<Vec<_>>()
    });
    let masked = desk.memo(|cafe| {
        let masked = cafe.traces.all().filter(|(_, trace)| trace.is_masked());
        masked.map(|(_, trace)| trace.id).collect::<Vec<_>>()
    });
    let holds = desk.memo(|cafe| cafe.holds_back);
    view! {
        <section class="feed">
            <h2>{words.desk.latest}</h2>
            <TraceList desk traces=latest places=true />
            <p>
                <label class="choice">
                    <input
                        type="checkbox"
                        prop:checked=move || holds.get()
                        on:change=move |event| desk.live.wants(Command::HoldBack { holds: event_target_checked(&event) })
                    />
                    {words.desk.hold_back}
                </label>
            </p>
            {move || holds.get().then(|| view! { <Waiting desk /> })}
            <details>
                <summary>
                    {words.desk.masked_all} " (" {move || masked.with(Vec::len)} ")"
                </summary>
                {move || masked.with(Vec::is_empty).then(|| view! { <p class="hint">{words.desk.none_masked}</p> })}
                <TraceList desk traces=masked places=true />
            </details>
        </section>
    }
    .into_any()
}
