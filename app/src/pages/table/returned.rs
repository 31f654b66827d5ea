//! Something that was refused when there is nothing to write with any more: why, and the words, so that nothing is lost.

use maud::{Markup, html};

use super::seat::Seat;

/// Why, and the words that came back.
pub(super) fn returned(seat: &Seat, refusal: &str) -> Markup {
    html! {
        div.news {
            p.error role="alert" { (refusal) }
            @if !seat.draft.text.is_empty() { p.hand { (seat.draft.text) } }
        }
    }
}
