//! The head of the page: the sign of the table, who sits there, the clock, and the question, big.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::{id::TableId, programme::StepKind},
    parts::{
        clock::{Clock, Reading},
        erased::text,
    },
    words::fill,
};

/// The sign, the clock, the question; behind «more» the group, what is in the air, and the way out.
#[component]
pub(super) fn Head(seat: Seat) -> impl IntoView {
    let (moment, live) = (seat.moment, seat.live);
    let reading = Memo::new(move |_| {
        let now = live.now.get();
        live.with(|cafe| Reading::of(&cafe.programme, now))
    });
    let timed = Memo::new(move |_| moment.with(|moment| moment.timed));
    view! {
        <header class="table-head">
            <span class="table-sign" aria-hidden="true">{text(move || sign(seat))}</span>
            <p class="table-where">
                <b>{text(move || place(seat))}</b>
                <span>{text(move || step(seat))}</span>
            </p>
            {move || timed.get().then(|| view! { <Clock reading words=seat.words /> })}
            <More seat />
            <h1>{text(move || title(seat))}</h1>
        </header>
    }
}

/// The number on the table's sign.
fn sign(seat: Seat) -> String {
    seat.moment.with(|moment| match moment.cloth {
        Some(cloth) if cloth.table != TableId::PLENARY => cloth.table.to_string(),
        Some(_) => "★".to_owned(),
        None => moment.group.letter(),
    })
}

/// Where they are: `Table 1 · Groupe B`.
fn place(seat: Seat) -> String {
    let words = seat.words;
    seat.moment.with(|moment| {
        let group = fill(words.common.group, &[("letter", &moment.group.letter())]);
        let place = match moment.cloth {
            Some(cloth) if cloth.table != TableId::PLENARY => {
                fill(words.common.table, &[("n", &cloth.table.to_string())])
            }
            Some(_) => words.common.plenary.to_owned(),
            None => moment.alias.clone(),
        };
        [&place, " · ", &group].concat()
    })
}

/// What happens now: `Tour 2 sur 2`.
fn step(seat: Seat) -> String {
    let common = &seat.words.common;
    seat.moment.with(|moment| match moment.step {
        StepKind::Arrival => common.arrival.to_owned(),
        StepKind::Plenary { .. } => seat.words.table.plenary.to_owned(),
        StepKind::Round { round } => fill(
            common.round_of,
            &[("n", &round.to_string()), ("of", &moment.rounds.to_string())],
        ),
        StepKind::Travel { .. } => common.travel.to_owned(),
        StepKind::Harvest => common.harvest.to_owned(),
        StepKind::Closed => common.closed.to_owned(),
    })
}

/// The question, or a welcome.
fn title(seat: Seat) -> String {
    seat.moment.with(|moment| match moment.step {
        StepKind::Arrival => fill(seat.words.table.welcome, &[("alias", &moment.alias)]),
        _ => moment.question.clone(),
    })
}

/// Who is in the group, what is in the air, and the way out.
#[component]
fn More(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let moment = seat.moment;
    let company = text(move || moment.with(|moment| moment.company.join(", ")));
    let announced = move || {
        let announced = moment.with(|moment| moment.announced.clone());
        (!announced.is_empty()).then(|| {
            let questions = announced
                .into_iter()
                .map(|question| view! { <li class="hand">{question}</li> });
            view! {
                <h2>{words.table.announced}</h2>
                <ul>{questions.collect_view()}</ul>
            }
        })
    };
    let group = text(move || moment.with(|moment| fill(words.common.group, &[("letter", &moment.group.letter())])));
    view! {
        <details class="more">
            <summary class="quiet">{words.table.more}</summary>
            <div class="more-card sheet">
                <h2>{group}</h2>
                <p>{company}</p>
                {announced}
                <h2>{words.table.leave}</h2>
                <p class="hint">{words.table.leave_sure}</p>
                <form method="post" action=seat.address("/leave")>
                    <button class="quiet">{words.table.leave_yes}</button>
                </form>
            </div>
        </details>
    }
}
