//! What the desk says of itself: how its line is, what was done, and what was not.

use std::time::Duration;

use leptos::prelude::*;

use super::{Desk, Topic, ask::Draft};
use crate::live::{LineState, mirror::Pending};

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
        LineState::NoSuchCafe if desk.is_rehearsed() => "",
        LineState::NotAllowed | LineState::NoSuchCafe => words.desk.lost,
    };
    let broken = move || line.get() != LineState::Open && !note().is_empty();
    view! {
        <p class="line" class:broken=broken role="status">
            {note}
        </p>
    }
}

/// How long it is seen. Whoever reads with their ears finds it as long as nothing else was done.
const SHOWN: Duration = Duration::from_secs(8);

/// What has just been done, for a moment, over the page: nothing moves for it. Where a dialog covers the page, only what is
/// inside is seen and heard: so it stands in both.
#[component]
pub(super) fn Done(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let past = RwSignal::new(true);
    Effect::new(move |_| {
        past.set(said.with(String::is_empty));
        let ends = set_timeout_with_handle(move || past.set(true), SHOWN).ok();
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
        <p class="deed-done" class:unseen=move || past.get() role="status">
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
        // What was written is not lost: it lies in the form again.
        let asked = refused
            .get_untracked()
            .and_then(|refused| desk.look(|cafe| Draft::of(cafe, refused.command)));
        if let Some(draft) = asked {
            desk.draft.set(draft);
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

#[cfg(test)]
mod tests {
    use crate::{
        cafe::{Command, Who, preparation::Language},
        pages::sample,
        words,
    };

    #[test]
    fn of_two_who_mask_the_same_both_are_told_the_reason_that_holds() {
        let mut day = sample::day();
        day.next();
        let trace = day.note(1, sample::cloth(1, 0), "untel, de telle école");
        let mask = |reason: &str| Command::Mask {
            trace,
            reason: reason.into(),
        };
        day.act(&mask("nomme un jeune"), Who::Facilitator);
        let said = words::of(Language::Fr).done(&day.cafe, &mask("se moque"));
        assert!(said.unwrap().contains("nomme un jeune"));
    }
}
