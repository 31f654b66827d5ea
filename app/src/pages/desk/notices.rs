//! What the desk says of itself: how its line is, and what was not done.

use leptos::prelude::*;

use super::{Desk, Topic, ask::Draft};
use crate::{
    cafe::Command,
    live::{LineState, mirror::Refused},
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
        LineState::NotAllowed | LineState::NoSuchCafe => words.desk.lost,
    };
    let broken = move || !matches!(line.get(), LineState::Dialling | LineState::Open);
    view! {
        <p class="line" class:broken=broken role="status">
            {note}
        </p>
    }
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
