//! The trace that was tapped: a frame around it, what it says, and what can be done with it.

use leptos::{ev::MouseEvent, prelude::*, wasm_bindgen::JsCast};
use web_sys::Element;

use super::seat::Seat;
use crate::{
    cafe::{
        id::{ClothId, TraceId},
        tablecloth::{ThreadKind, Trace, sheet::Spot},
    },
    parts::{
        erased::{flag, text},
        outline::stamp,
        tablecloth::find,
    },
    words::fill,
};

/// How far the frame stands from the trace, in cloth units.
const AWAY: i32 = 60;

/// The trace under a tap, if any.
pub(super) fn tapped(click: &MouseEvent) -> Option<TraceId> {
    let target: Element = click.target()?.dyn_into().ok()?;
    let trace = target.closest("[data-trace]").ok()??;
    trace.get_attribute("data-trace")?.parse().ok()
}

/// The trace that was tapped, as it is now.
fn chosen(seat: Seat, cloth: ClothId) -> Option<Trace> {
    let id = seat.chosen.get()?;
    seat.live.mirror.with(|mirror| find(mirror, cloth, id))
}

/// A frame around the trace, on the sheet.
#[component]
pub(super) fn Frame(seat: Seat, cloth: ClothId) -> impl IntoView {
    let frame = text(move || {
        let Some(Spot { x, y, w, h }) = chosen(seat, cloth).map(|trace| trace.spot) else {
            return String::new();
        };
        let [x, y] = [x, y].map(|edge| (edge - AWAY).to_string());
        let [w, h] = [w, h].map(|size| (size + 2 * AWAY).to_string());
        ["M", &x, " ", &y, "h", &w, "v", &h, "h-", &w, "z"].concat()
    });
    view! { <path class="chosen" d=frame fill="none" stroke-width="28" stroke-linejoin="round" /> }
}

/// What the trace says, and what can be done with it.
#[component]
pub(super) fn Taken(seat: Seat, cloth: ClothId) -> impl IntoView {
    let words = seat.words;
    let says = text(move || chosen(seat, cloth).map(|trace| says(seat, &trace)).unwrap_or_default());
    let stamped = text(move || {
        chosen(seat, cloth)
            .map(|trace| stamp(&trace, words))
            .unwrap_or_default()
    });
    let closed = flag(move || {
        let open = seat.place().is_some_and(|(place, _)| place == cloth);
        !open || chosen(seat, cloth).is_none_or(|trace| trace.is_masked())
    });
    let way = move |kind: ThreadKind, name: &'static str| {
        let take_up = move |_| {
            if let Some(trace) = seat.chosen.get_untracked() {
                seat.take_up(trace, kind);
            }
        };
        view! {
            <button type="button" class="quiet" hidden=closed on:click=take_up>
                {name}
            </button>
        }
    };
    view! {
        <div class="taken" role="status" hidden=flag(move || seat.chosen.with(Option::is_none))>
            <p class="hand">{says}</p>
            <p class="outline-stamp">{stamped}</p>
            <div class="taken-ways">
                {way(ThreadKind::Continues, words.table.carry_on)}
                {way(ThreadKind::Answers, words.table.answer)}
                {way(ThreadKind::Contradicts, words.table.contradict)}
                <button type="button" class="quiet" on:click=move |_| seat.chosen.set(None)>
                    {words.common.close}
                </button>
            </div>
        </div>
    }
}

/// The words of a trace, or why there are none.
fn says(seat: Seat, trace: &Trace) -> String {
    let words = seat.words;
    let mine = seat.live.mirror.with_untracked(|mirror| mirror.me()) == Some(trace.by);
    match (&trace.mask, trace.text()) {
        (Some(mask), _) if mine => fill(words.table.masked_mine, &[("reason", &mask.reason)]),
        (Some(_), _) => words.table.masked.to_owned(),
        (None, Some(text)) => text.to_owned(),
        (None, None) => fill(words.table.stroke_by, &[("alias", &trace.alias)]),
    }
}
