//! A tablecloth that lies open: the picture, large, and its traces as a list.

use leptos::prelude::*;

use super::{
    Desk,
    notices::{Done, Refusals},
    tables::thumbnail,
    traces::TraceList,
};
use crate::{cafe::id::ClothId, parts::dialog::Dialog};

/// The dialog with the tablecloth that was opened.
#[component]
pub(super) fn Sheet(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let sheet = desk.sheet;
    let title = Signal::derive(move || {
        let cloth = sheet.get();
        cloth
            .map(|cloth| desk.live.with(|cafe| words.cloth_name(cafe, cloth)))
            .unwrap_or_default()
    });
    let close = Callback::new(move |()| sheet.set(None));
    let content = move || sheet.get().map(|cloth| view! { <Spread desk cloth /> });
    view! {
        <Dialog open=Signal::derive(move || sheet.get().is_some()) close class="spread" title away=words.common.close>
            {content}
        </Dialog>
    }
    .into_any()
}

#[component]
fn Spread(desk: Desk, cloth: ClothId) -> impl IntoView {
    let words = desk.words;
    let traces = desk.memo(move |cafe| {
        let traces = cafe.traces.on(cloth).iter().rev();
        traces.map(|trace| trace.id).collect::<Vec<_>>()
    });
    let picture = thumbnail(desk, cloth);
    view! {
        <Refusals desk />
        <Done desk />
        <div class="spread-both">
            // Scrolled with the keys, too.
            <div class="spread-cloth" tabindex="0" role="region" aria-label=words.table.sheet inner_html=picture></div>
            <section class="spread-list">
                <h3>{words.desk.traces}</h3>
                {move || traces.with(Vec::is_empty).then(|| view! { <p class="hint">{words.desk.no_traces}</p> })}
                <TraceList desk traces />
            </section>
        </div>
    }
    .into_any()
}
