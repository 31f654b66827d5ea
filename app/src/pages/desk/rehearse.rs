//! Rehearsing: the café is tried with people who are not there, in a copy that nothing remains of.

use std::{num::NonZeroU32, ops::RangeInclusive};

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::Desk;
use crate::{live::LineState, words::fill};

/// How many people a rehearsal may have.
pub const PEOPLE: RangeInclusive<usize> = 2..=200;
/// How many come when nobody says otherwise.
const USUAL: usize = 30;
/// How many times as fast as in reality a fast one is.
pub const FAST: u32 = 10;

/// How a café is rehearsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rehearsal {
    /// How many people come who are not there.
    pub people: usize,
    /// How many times as fast as in reality: the steps are shorter, and people write and walk faster.
    pub speed: NonZeroU32,
}

/// The form that begins a rehearsal. Its desk takes the place of this one.
#[component]
pub(super) fn Rehearse(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk.rehearsal;
    let speed = |speed: u32, label| {
        view! {
            <label class="choice">
                <input type="radio" name="speed" value=speed.to_string() checked={speed == FAST} />
                {label}
            </label>
        }
    };
    view! {
        <form method="post" action=[desk.address("/desk/"), "/rehearse".to_owned()].concat()>
            <p>{words.about}</p>
            <label>
                {words.people}
                <input
                    type="number"
                    name="people"
                    required
                    autofocus
                    min=PEOPLE.start().to_string()
                    max=PEOPLE.end().to_string()
                    value=USUAL.to_string()
                />
            </label>
            <fieldset>
                <legend>{words.speed}</legend>
                {speed(FAST, words.fast)}
                {speed(1, words.real)}
            </fieldset>
            <button type="submit" class="primary">{words.begin}</button>
        </form>
    }
    .into_any()
}

/// Says that this is only a rehearsal, and ends it.
#[component]
pub(super) fn Rehearsed(desk: Desk) -> impl IntoView {
    let words = &desk.words.desk.rehearsal;
    desk.rehearsed.get_value().map(|(Rehearsal { people, speed }, of)| {
        let going = if speed == NonZeroU32::MIN {
            words.going
        } else {
            words.going_fast
        };
        let going = fill(going, &[("n", &people.to_string()), ("speed", &speed.to_string())]);
        // Somebody else has ended it, or the house was closed: then it is not known there any more.
        let over = Memo::new(move |_| desk.live.line.get() == LineState::NoSuchCafe);
        // Nothing is sent where nobody answers.
        let away = Memo::new(move |_| desk.live.line.get() == LineState::Redialling);
        view! {
            <form class="rehearsed" method="post" action=[desk.address("/desk/"), "/rehearse/end".to_owned()].concat()>
                <p role="status">{move || if over.get() { words.over.to_owned() } else { going.clone() }}</p>
                <button type="submit" class="quiet" hidden=move || over.get() disabled=move || away.get()>
                    {words.end}
                </button>
                <a class="quiet" href=["/desk/", of.as_str()].concat() hidden=move || !over.get()>
                    {words.home}
                </a>
            </form>
        }
        .into_any()
    })
}
