//! The trace that was tapped: what it says, and what can be done with it.

use maud::{Markup, html};

use super::{outline::stamp, seat::Seat};
use crate::{
    cafe::{id::ClothId, tablecloth::Trace},
    words::fill,
};

/// What the trace says, and what can be done with it.
pub(super) fn taken(seat: &Seat, cloth: ClothId, open: bool) -> Markup {
    let words = seat.words;
    let Some(trace) = seat.chosen.and_then(|id| seat.find(cloth, id)) else {
        return Markup::default();
    };
    let way = |deed: &str, name: &str| {
        html! { button.quiet type="button" data-do=(deed) data-about=(trace.id) { (name) } }
    };
    html! {
        div.taken role="status" {
            p.hand { (says(seat, &trace)) }
            p.outline-stamp { (stamp(&trace, words)) }
            div.taken-ways {
                @if open && !trace.is_masked() {
                    (way("continue", words.table.carry_on))
                    (way("answer", words.table.answer))
                    (way("contradict", words.table.contradict))
                }
                button.quiet type="button" data-do="close" { (words.common.close) }
            }
        }
    }
}

/// The words of a trace, or why there are none.
fn says(seat: &Seat, trace: &Trace) -> String {
    let words = seat.words;
    let mine = seat.mirror.me() == Some(trace.by);
    match (&trace.mask, trace.text()) {
        (Some(mask), _) if mine => fill(words.table.masked_mine, &[("reason", &mask.reason)]),
        (Some(_), _) => words.table.masked.to_owned(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => fill(words.table.stroke_by, &[("alias", &trace.alias)]),
    }
}
