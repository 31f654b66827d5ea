//! The clock of the step that the café is in.

use leptos::prelude::*;

use crate::{
    live::reading::{Measure, Reading},
    words::Words,
};

/// The clock, big and quiet. It has the role of a timer, whose seconds a screen reader leaves alone until asked.
#[component]
pub fn Clock(
    /// What it shows.
    #[prop(into)]
    reading: Signal<Reading>,
    /// The page's words.
    words: &'static Words,
) -> impl IntoView {
    view! {
        <div
            class="clock"
            class:over=move || reading.with(|reading| reading.measure == Measure::Over)
            class:paused=move || reading.with(|reading| reading.paused)
            role="timer"
            aria-label=words.clock.name
        >
            <span class="clock-face">{move || reading.with(|reading| reading.face.clone())}</span>
            " "
            <span class="clock-note">{move || reading.with(|reading| reading.note(words))}</span>
        </div>
    }
}
