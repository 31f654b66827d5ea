//! Changing tables: where to go, and «I am there». Until then the old sheet can still be written on.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{parts::erased::text, words::fill};

/// The signpost, and the form that says that somebody has come.
#[component]
pub(super) fn Travel(seat: Seat) -> impl IntoView {
    let words = &seat.words.table;
    let way = Memo::new(move |_| seat.moment.with(|moment| moment.way.clone()));
    let table = text(move || way.get().map(|way| way.table.to_string()).unwrap_or_default());
    let title = text(move || {
        let way = way.get();
        let sentence = if way.as_ref().is_some_and(|way| way.stays) {
            words.stay
        } else {
            words.go_to
        };
        fill(sentence, &[("n", &table.get())])
    });
    let question = text(move || way.get().map(|way| way.question).unwrap_or_default());
    let round = text(move || way.get().map(|way| way.round.to_string()).unwrap_or_default());
    let arrive = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if let Some(way) = way.get_untracked() {
            seat.arrive(way.round);
        }
    };
    view! {
        <section class="travel sheet">
            <p class="travel-kicker" role="status">{words.travel}</p>
            <span class="table-sign" aria-hidden="true">{table}</span>
            <h2>{title}</h2>
            <p class="hand">{question}</p>
            <form method="post" action=seat.address("/go") on:submit=arrive>
                <input type="hidden" name="round" value=round />
                <button class="primary">{words.here}</button>
            </form>
        </section>
    }
}
