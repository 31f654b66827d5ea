//! Before the café begins: where people go first, and what will happen.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::programme::{Step, StepKind},
    parts::erased::text,
    words::{Words, fill},
};

/// The card that people read while they wait.
#[component]
pub(super) fn Arrival(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let moment = seat.moment;
    let plenary = move || {
        seat.live.with(|cafe| {
            let first = cafe.programme.steps.get(1);
            first.is_some_and(|step| matches!(step.kind, StepKind::Plenary { .. }))
        })
    };
    let letter = text(move || moment.with(|moment| moment.group.letter()));
    let first = text(move || {
        let group = fill(words.table.your_group, &[("letter", &letter.get())]);
        let plenary = if plenary() { words.table.plenary_first } else { "" };
        let table = moment.with(|moment| moment.way.as_ref().map(|way| way.table.to_string()));
        let table = table.map(|table| fill(words.table.first_table, &[("n", &table)]));
        [&group, plenary, table.as_deref().unwrap_or_default()].join(" ")
    });
    let (title, purpose) = seat.live.mirror.with_untracked(|mirror| {
        let preparation = &mirror.cafe.preparation;
        (preparation.title.clone(), preparation.purpose.clone())
    });
    let steps = move || {
        seat.live.with(|cafe| {
            let steps = cafe.programme.steps.iter().skip(1);
            steps
                .filter_map(|step| line(step, words))
                .map(|line| view! { <li>{line}</li> })
                .collect_view()
        })
    };
    view! {
        <section class="arrival sheet">
            <h2>{title}</h2>
            <p class="arrival-purpose" hidden=purpose.is_empty()>{purpose.clone()}</p>
            <p class="arrival-group">
                <b class="group-mark" aria-hidden="true">
                    {letter}
                </b>
                <span>{first}</span>
            </p>
            <p>{words.table.arrival}</p>
            <h3>{words.table.what_comes}</h3>
            <ol class="arrival-steps">{steps}</ol>
        </section>
    }
}

/// A step to come, in words.
fn line(step: &Step, words: &Words) -> Option<String> {
    let name = match step.kind {
        StepKind::Plenary { .. } => words.common.plenary.to_owned(),
        StepKind::Round { round } => fill(words.common.round, &[("n", &round.to_string())]),
        StepKind::Travel { .. } => words.common.travel.to_owned(),
        StepKind::Harvest => words.common.harvest.to_owned(),
        StepKind::Arrival | StepKind::Closed => return None,
    };
    let length = step.seconds.map(|seconds| {
        let minutes = seconds.div_ceil(60).to_string();
        [" · ", &fill(words.common.minutes, &[("n", &minutes)])].concat()
    });
    Some(name + &length.unwrap_or_default())
}
