//! `/t/CODE`: a participant's table. The whole page is made on the server; the island then keeps it up to date.
#![expect(
    unreachable_pub,
    missing_docs,
    reason = "the macros of components and islands write such items"
)]

mod arrival;
mod composer;
mod draft;
mod follow;
mod gallery;
mod head;
mod moment;
mod news;
mod pane;
mod pen;
mod returned;
mod seat;
mod taken;
mod travel;

pub use draft::Draft;
use leptos::prelude::*;
use moment::Moment;
use seat::Seat;

use self::{
    arrival::Arrival, composer::Composer, gallery::Gallery, head::Head, news::News, pane::Pane, returned::Returned,
    travel::Travel,
};
use crate::{
    cafe::{Refusal, id::TraceId, programme::StepKind},
    live::{
        Start,
        signals::{Live, Role},
    },
    words,
};

/// A participant's table. `trace` names the next note, so that a form that is sent twice leaves one; `draft` and
/// `refusal` are of a note that was refused.
#[island]
pub fn TablePage(
    /// The slice of the café, and the clock.
    start: Start,
    /// The name of the next trace.
    trace: TraceId,
    /// A note that came back.
    draft: Option<Draft>,
    /// Why it came back.
    refusal: Option<Refusal>,
) -> impl IntoView {
    let live = Live::open(&start, Role::Table);
    let seat = Seat::take(live, words::of(start.language), trace, draft, refusal);
    let moment = seat.moment;
    let arrival = Memo::new(move |_| moment.with(|moment| moment.step == StepKind::Arrival));
    let gallery = Memo::new(move |_| moment.with(|moment| matches!(moment.step, StepKind::Harvest | StepKind::Closed)));
    let cloth = Memo::new(move |_| moment.with(|moment| moment.cloth));
    let can_write = Memo::new(move |_| {
        let unfinished = seat.draft.with(|draft| !draft.text.is_empty());
        moment.with(|moment| moment.place.is_some() || (unfinished && moment.step != StepKind::Closed))
    });
    let on_the_way = Memo::new(move |_| moment.with(Moment::is_on_the_way));
    view! {
        <main id="main" class="table">
            <Head seat />
            <News seat />
            {move || arrival.get().then(|| view! { <Arrival seat /> })}
            {move || gallery.get().then(|| view! { <Gallery seat /> })}
            {move || on_the_way.get().then(|| view! { <Travel seat /> })}
            {move || cloth.get().map(|cloth| view! { <Pane seat cloth /> })}
            {move || {
                if can_write.get() { view! { <Composer seat /> }.into_any() } else { view! { <Returned seat /> }.into_any() }
            }}
        </main>
    }
}
