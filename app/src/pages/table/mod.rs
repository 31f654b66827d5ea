//! `/t/CODE`: a participant's table. The whole page is one text that follows from a [`Seat`]: the server makes it, and
//! works with plain forms; a phone's script makes it again whenever something has changed, and patches what differs. So
//! the script carries no view that knows how to change itself, which with Leptos took twice the first load that a phone
//! in bad Wi-Fi is given.

mod arrival;
mod composer;
mod deed;
mod draft;
mod gallery;
mod glance;
mod head;
mod moment;
mod news;
mod outline;
mod pane;
pub mod photo;
mod recap;
mod returned;
#[cfg(feature = "table")]
mod script;
mod seat;
mod taken;
#[cfg(test)]
mod tests;
mod tools;
mod travel;

pub use deed::{Deed, Zoom};
pub use draft::Draft;
pub use glance::Glance;
use maud::{Markup, html};
pub use moment::{Moment, Way};
pub use seat::{Look, Seat, Tools, Unseen};
use serde::{Deserialize, Serialize};

use crate::{
    cafe::{id::TraceId, programme::StepKind},
    live::Start,
};

/// What a phone's script begins with, written into the page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Beginning {
    /// The slice of the café, and the clock.
    pub start: Start,
    /// The name of the next trace.
    pub trace: TraceId,
    /// A note that came back.
    pub draft: Option<Draft>,
    /// Why something was refused, in words: the server has more of them than a phone.
    pub refusal: Option<String>,
}

/// The page as the server sends it: complete, and with all that the script needs to go on from there.
///
/// # Errors
/// None in practice: what a script begins with can always be written.
pub fn document(beginning: &Beginning) -> serde_json::Result<String> {
    let seat = Seat::take(beginning.clone(), beginning.start.now);
    // Inside a script element, nothing but this ends it.
    let begin = serde_json::to_string(beginning)?.replace('<', "\\u003c");
    let html = html! {
        main #main .table tabindex="-1" autofocus { (inside(&seat, Scope::Whole)) }
        script #beginning type="application/json" { (maud::PreEscaped(begin)) }
    };
    Ok(html.into_string())
}

/// How much of the page is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it.
    Whole,
    /// What changes with a script: the tablecloth is drawn trace by trace, the list only while it is looked at.
    Live,
}

/// What is inside the page's `<main>`.
#[must_use]
pub fn inside(seat: &Seat, scope: Scope) -> Markup {
    let moment = seat.moment();
    let unfinished = !seat.draft.text.is_empty() && moment.step != StepKind::Closed;
    html! {
        (head::head(seat, &moment))
        (news::news(seat, &moment))
        @if moment.gone {
            section.arrival.sheet {
                p role="alert" { (seat.words.table.gone) }
                a.primary href={ "/j/" (seat.mirror.cafe.code) } { (seat.words.table.come_back) }
            }
        } @else if moment.step == StepKind::Arrival { (arrival::arrival(seat, &moment)) }
        @if matches!(moment.step, StepKind::Harvest | StepKind::Closed) { (gallery::gallery(seat, &moment)) }
        @if moment.is_on_the_way() { (travel::travel(seat, &moment)) }
        @if let Some(cloth) = moment.cloth {
            (recap::recap(seat, &moment, cloth))
            (pane::pane(seat, &moment, cloth, scope))
        }
        @if let Some((cloth, round)) = moment.place.filter(|_| scope == Scope::Whole) {
            noscript {
                details.sheet.photo-plain {
                    summary { (seat.words.photo.title) }
                    (photo::photo_form(seat.words, &seat.mirror.cafe.code, cloth, round))
                }
            }
        }
        @if let Some(place) = seat.laying.filter(|_| !moment.gone && moment.step != StepKind::Closed) {
            (photo::laying(seat, place))
        }
        @if moment.place.is_some() || unfinished {
            (composer::composer(seat, &moment))
        } @else if let Some(refusal) = &seat.refusal {
            (returned::returned(seat, refusal))
        }
        @if moment.step == StepKind::Closed {
            a.primary href={ "/close/" (seat.mirror.cafe.code) } { (seat.words.table.over_link) }
        }
    }
}
