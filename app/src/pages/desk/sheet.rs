//! A tablecloth that lies open: the picture, large, and its traces as a list.

use leptos::prelude::*;

use super::{
    Desk, Topic,
    notices::Refusals,
    tables::thumbnail,
    traces::{Line, TraceList},
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
    let lines = desk.memo(move |cafe| {
        let traces = cafe.traces.on(cloth).iter().rev();
        traces.map(|trace| Line::of(cafe, words, trace)).collect::<Vec<_>>()
    });
    let picked = Memo::new(move |_| desk.draft.with(|draft| draft.from.len()));
    let may_ask = desk.memo(|cafe| cafe.programme.is_talking() || cafe.programme.is_harvested() && !cafe.is_over());
    let picture = thumbnail(desk, cloth);
    view! {
        <Refusals desk />
        <div class="spread-both">
            <div class="spread-cloth" inner_html=picture></div>
            <section class="spread-list">
                <h3>{words.desk.traces}</h3>
                {move || lines.with(Vec::is_empty).then(|| view! { <p class="hint">{words.desk.no_traces}</p> })}
                {move || {
                    (may_ask.get() && picked.get() > 0)
                        .then(|| {
                            view! {
                                <button
                                    type="button"
                                    class="primary"
                                    aria-haspopup="dialog"
                                    on:click=move |_| desk.topic.set(Some(Topic::Ask))
                                >
                                    {words.count(words.desk.emergent_from_picked, picked.get())}
                                </button>
                            }
                        })
                }}
                <TraceList desk lines />
            </section>
        </div>
    }
    .into_any()
}
