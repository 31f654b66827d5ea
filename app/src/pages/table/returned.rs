//! Something that was refused when there is nothing to write with any more: why, and the words, so that nothing is lost.

use leptos::prelude::*;

use super::seat::Seat;

/// Why, and the words that came back.
#[component]
pub(super) fn Returned(seat: Seat) -> impl IntoView {
    let why = move || seat.refusal.get().map(|refusal| seat.words.refusal(&refusal));
    let text = move || seat.draft.with(|draft| draft.text.clone());
    view! {
        <div class="news" hidden=move || seat.refusal.with(Option::is_none)>
            <p class="error" role="alert">{why}</p>
            <p class="hand">{text}</p>
        </div>
    }
}
