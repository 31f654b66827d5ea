//! A page instead of the page that was asked for: what happened, what to do, and a way out.

use leptos::prelude::*;

use super::shell::Shell;
use crate::{
    cafe::preparation::Language,
    words::{self, Sign, Words},
};

/// What is the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// There is nothing at this address.
    NoPage,
    /// There is no such café.
    NoCafe,
    /// Who asks has no seat in this café.
    NotAllowed,
    /// Who asks is no facilitator of this café.
    DeskClosed,
    /// The café is closed, and who asks was not there.
    Over,
    /// The form came from another site, or things have changed since it was shown.
    Expired,
    /// More was sent than is read.
    TooBig,
    /// Too much was sent at once.
    TooMany,
    /// What was sent is no form of ours.
    Unreadable,
    /// Something broke on our side.
    Fault,
}

/// The page that says why there is no page.
#[component]
pub fn NoticePage(
    /// The language it speaks.
    language: Language,
    /// Why.
    reason: Reason,
) -> impl IntoView {
    let words = words::of(language);
    let Sign { title, text } = sign(words, reason);

    let way_out = match reason {
        Reason::NoCafe | Reason::NotAllowed | Reason::DeskClosed => words.notice.to_join,
        _ => words.notice.to_home,
    };
    view! {
        <Shell language title=*title>
            <main id="main" class="page notice">
                <section class="sheet">
                    <h1>{*title}</h1>
                    <p>{*text}</p>
                    <a class="primary" href="/">
                        {way_out}
                    </a>
                </section>
            </main>
        </Shell>
    }
}

/// What is said about it.
#[must_use]
pub fn sign(words: &'static Words, reason: Reason) -> &'static Sign {
    let signs = &words.notice;
    match reason {
        Reason::NoPage => &signs.no_page,
        Reason::NoCafe => &signs.no_cafe,
        Reason::NotAllowed => &signs.not_allowed,
        Reason::DeskClosed => &signs.desk_closed,
        Reason::Over => &signs.over,
        Reason::Expired => &signs.expired,
        Reason::TooBig => &signs.too_big,
        Reason::TooMany => &signs.too_many,
        Reason::Unreadable => &signs.unreadable,
        Reason::Fault => &signs.fault,
    }
}
