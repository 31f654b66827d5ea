//! What the desk says of itself: how its line is, what was done, and what was not.

use std::time::Duration;

use leptos::prelude::*;

use super::{Desk, Topic, ask::Draft};
use crate::{
    cafe::Command,
    live::{
        LineState,
        mirror::{Pending, Refused},
    },
};

/// How the line is, when that is worth a word.
#[component]
pub(super) fn LineNote(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let line = desk.live.line;
    let note = move || match line.get() {
        LineState::Dialling => "",
        LineState::Open => words.desk.online,
        LineState::Redialling => words.desk.offline,
        // The banner of a rehearsal says that it is over.
        LineState::NoSuchCafe if desk.rehearsed.is_some() => "",
        LineState::NotAllowed | LineState::NoSuchCafe => words.desk.lost,
    };
    let broken = move || line.get() != LineState::Open && !note().is_empty();
    view! {
        <p class="line" class:broken=broken role="status">
            {note}
        </p>
    }
}

/// How long it stays.
const SHOWN: Duration = Duration::from_secs(8);

/// What has just been done, for a moment, over the page: nothing moves for it. Where a dialog covers the page, only what is
/// inside is seen and heard: so it stands in both.
#[component]
pub(super) fn Done(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let ends = (!said.with(String::is_empty))
            .then(|| set_timeout_with_handle(move || drop(said.try_set(String::new())), SHOWN).ok())
            .flatten();
        on_cleanup(move || {
            if let Some(ends) = ends {
                ends.clear();
            }
        });
    });
    Effect::new(move |before: Option<Vec<Pending>>| {
        desk.live.mirror.with(|mirror| {
            let waits = |n| mirror.pending.iter().any(|pending| pending.n == n);
            let refused = |n| mirror.refused.iter().any(|refused| refused.n == n);
            let mut before = before.unwrap_or_default().into_iter();
            let done = before.rfind(|pending| !waits(pending.n) && !refused(pending.n));
            if let Some(text) = done.and_then(|done| desk.words.done(&mirror.cafe, &done.command)) {
                // The same once more is another text, or it would not be heard.
                said.update(|said| *said = if *said == text { text + "\u{a0}" } else { text });
            }
            mirror.pending.clone()
        })
    });
    view! {
        <p class="deed-done" role="status">
            {move || said.get()}
        </p>
    }
    .into_any()
}

/// What was not done and why, until it is read.
#[component]
pub(super) fn Refusals(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let refused = Memo::new(move |_| desk.live.mirror.with(|mirror| mirror.refused.last().cloned()));
    let read = move |_| {
        if let Some(Refused {
            command: Command::Ask { text, from, .. },
            ..
        }) = refused.get_untracked()
        {
            // What was written is not lost: it lies in the form again.
            desk.draft.set(Draft {
                text,
                from,
                ..Draft::default()
            });
            desk.topic.set(Some(Topic::Ask));
        }
        desk.live.mirror.update(|mirror| mirror.refused.clear());
    };
    view! {
        <div role="alert">
            {move || {
                refused
                    .get()
                    .map(|refused| {
                        view! {
                            <p class="refused">
                                <b>{words.desk.refused}</b>
                                " "
                                <span>{words.refusal(&refused.refusal)}</span>
                                <button type="button" class="quiet" on:click=read>
                                    {words.desk.understood}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}
