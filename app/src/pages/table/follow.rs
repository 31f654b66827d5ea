//! The sheet opens at what is new, follows what its owner leaves, and says what others left out of sight.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::{id::ClothId, tablecloth::sheet::Spot},
    parts::{
        erased::{flag, text},
        tablecloth::{is_in_sight, scroll_to},
    },
};

/// The newest trace of a tablecloth.
#[derive(Clone, Copy, PartialEq)]
struct Newest {
    /// How many there are.
    count: usize,
    /// Where it lies.
    spot: Spot,
    /// Its author looks at it.
    mine: bool,
    /// It is a note: whoever draws sees what they do.
    written: bool,
}

/// «3 new traces», which leads to the last of them.
#[component]
pub(super) fn Follow(seat: Seat, cloth: ClothId) -> impl IntoView {
    let words = seat.words;
    let unseen = RwSignal::new((0, Spot::default()));
    let newest = Memo::new(move |_| newest(seat, cloth));
    Effect::new(move |before: Option<usize>| {
        let Some(newest) = newest.get() else { return 0 };
        let more = newest.count.saturating_sub(before.unwrap_or(newest.count));
        if before.is_none() {
            show(seat, newest.spot, false);
        } else if more > 0 && !sees(seat, newest.spot) {
            if newest.mine && newest.written {
                show(seat, newest.spot, true);
            } else if !newest.mine {
                unseen.update(|unseen| *unseen = (unseen.0 + more, newest.spot));
            }
        }
        newest.count
    });
    let go = move |_| {
        show(seat, unseen.get_untracked().1, true);
        unseen.set((0, Spot::default()));
    };
    view! {
        <button type="button" class="pane-fresh" hidden=flag(move || unseen.with(|unseen| unseen.0 == 0)) on:click=go>
            {text(move || words.count(words.table.newest, unseen.with(|unseen| unseen.0)))}
        </button>
    }
}

fn newest(seat: Seat, cloth: ClothId) -> Option<Newest> {
    seat.live.mirror.with(|mirror| {
        let wet = mirror.wet(cloth);
        let certain = mirror.cafe.traces.on(cloth);
        let last = wet.last().or(certain.last())?;
        Some(Newest {
            count: certain.len() + wet.len(),
            spot: last.spot,
            mine: Some(last.by) == mirror.me(),
            written: last.text().is_some(),
        })
    })
}

/// Whether a place is in sight; without a sheet, as in the list, everything is.
fn sees(seat: Seat, spot: Spot) -> bool {
    match (seat.paper.get_untracked(), seat.svg.get_untracked()) {
        (Some(paper), Some(svg)) => is_in_sight(&paper, &svg, spot),
        _ => true,
    }
}

fn show(seat: Seat, spot: Spot, glide: bool) {
    if let (Some(paper), Some(svg)) = (seat.paper.get_untracked(), seat.svg.get_untracked()) {
        scroll_to(&paper, &svg, spot, glide);
    }
}
