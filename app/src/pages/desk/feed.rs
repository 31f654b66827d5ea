//! What came last from all tables, and what is masked.

use leptos::prelude::*;

use super::{
    Desk,
    traces::{Line, TraceList},
};

/// How many traces the feed shows.
const LATEST: usize = 6;

/// The latest traces, then those that are masked.
#[component]
pub(super) fn Feed(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let latest = desk.memo(move |cafe| {
        let mut traces: Vec<_> = cafe
            .traces
            .all()
            .filter(|(_, trace)| trace.text().is_some() && !trace.is_masked())
            .collect();
        traces.sort_by_key(|(_, trace)| std::cmp::Reverse((trace.at, trace.id)));
        let latest = traces.into_iter().take(LATEST);
        latest
            .map(|(cloth, trace)| Line::of(cafe, words, trace).at(words, cloth))
            .collect::<Vec<_>>()
    });
    let masked = desk.memo(move |cafe| {
        let masked = cafe.traces.all().filter(|(_, trace)| trace.is_masked());
        masked
            .map(|(cloth, trace)| Line::of(cafe, words, trace).at(words, cloth))
            .collect::<Vec<_>>()
    });
    view! {
        <section class="feed" hidden=move || latest.with(Vec::is_empty) && masked.with(Vec::is_empty)>
            <h2>{words.desk.latest}</h2>
            <TraceList desk lines=latest />
            <details>
                <summary>
                    {words.desk.masked_all} " (" {move || masked.with(Vec::len)} ")"
                </summary>
                {move || masked.with(Vec::is_empty).then(|| view! { <p class="hint">{words.desk.none_masked}</p> })}
                <TraceList desk lines=masked />
            </details>
        </section>
    }
    .into_any()
}
