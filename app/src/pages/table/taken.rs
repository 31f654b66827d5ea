//! The trace that was tapped: what it says, and what can be done with it.

use maud::{Markup, html};

use super::seat::{Look, Seat};
use crate::{
    cafe::{
        id::ClothId,
        tablecloth::{Mark, Trace},
    },
    words::fill,
};

/// What the trace says, and what can be done with it.
pub(super) fn taken(seat: &Seat, cloth: ClothId, open: bool) -> Markup {
    let words = seat.words;
    let Some(trace) = seat.chosen.and_then(|id| seat.find(cloth, id)) else {
        return Markup::default();
    };
    let me = seat.mirror.me();
    let matters = me.filter(|me| seat.mirror.cafe.may_resonate(*me, trace.id));
    let mine = me.is_some_and(|me| trace.resonances.contains(&me));
    let own = me.is_some_and(|me| seat.mirror.cafe.may_change(me, trace.id));
    let way = |deed: &str, name: &str| {
        html! { button.quiet type="button" data-do=(deed) data-about=(trace.id) { (name) } }
    };
    html! {
        div.taken role="group" tabindex="-1" aria-labelledby="taken" {
            button.taken-close type="button" data-do="close" aria-label=(words.common.close) { "✕" }
            p.hand #taken { (says(seat, &trace)) }
            p.outline-stamp {
                (words.stamp(&trace))
                @if !trace.resonances.is_empty() {
                    " · " (words.count(words.table.resonances, trace.resonances.len()))
                }
            }
            @if seat.moving == Some(trace.id) { p role="status" { (words.table.move_hint) } }
            div.taken-ways {
                @if matters.is_some() {
                    button.quiet type="button" aria-pressed=(mine)
                        data-do=(if mine { "matters-not" } else { "matters" }) data-about=(trace.id) {
                        (words.table.matters)
                    }
                }
                @if open && !trace.is_masked() {
                    (way("continue", words.table.carry_on))
                    (way("answer", words.table.answer))
                    (way("contradict", words.table.contradict))
                }
                @if own {
                    @if seat.may_reword() {
                        (way("reword", if trace.text().is_some() { words.table.reword } else { words.table.describe }))
                    }
                    // In the list there is nothing to be touched.
                    @if seat.look == Look::Sheet { (way("move", words.table.move_it)) }
                    (way("erase", words.table.erase))
                    (zones(seat, cloth, &trace))
                }
            }
        }
    }
}

/// The other zones, to which an own note can be moved.
fn zones(seat: &Seat, cloth: ClothId, trace: &Trace) -> Markup {
    let Mark::Note { zone, .. } = trace.mark else {
        return Markup::default();
    };
    let question = seat.mirror.cafe.question(cloth.question);
    let zones = question.map_or(&[][..], |question| &question.zones);
    html! {
        @for (number, name) in (0_u8..).zip(zones).filter(|(number, _)| zone != Some(*number)) {
            button.quiet type="button" data-do="to-zone" data-about=(number) {
                (fill(seat.words.table.to_zone, &[("zone", name)]))
            }
        }
    }
}

/// The words of a trace, or why there are none.
fn says(seat: &Seat, trace: &Trace) -> String {
    let words = seat.words;
    let mine = seat.mirror.me() == Some(trace.by);
    match &trace.mask {
        Some(mask) if mine => fill(words.table.masked_mine, &[("reason", &mask.reason)]),
        _ => words.says(trace),
    }
}
