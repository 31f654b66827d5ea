//! The projector: what the whole room is to see, at every step. An island: it follows the café without a hand.
#![expect(
    unreachable_pub,
    missing_docs,
    reason = "what the macros of islands and components write is public and undocumented"
)]

mod gallery;
mod how;
mod plan;
mod steps;

use leptos::prelude::*;

use self::{
    gallery::{Gallery, PlenarySheet},
    steps::{Arrival, Closed, Held, Travelling},
};
use super::desk::{
    doors::{host, spaced},
    steps::now,
};
use crate::{
    cafe::{Cafe, programme::StepKind},
    live::{LineState, Role, Start, call::Call, reading::Reading, signals::Live},
    parts::clock::Clock,
    words::{self, Words},
};

/// What the parts of the screen share. Copies are the same screen.
#[derive(Clone, Copy)]
pub(crate) struct Wall {
    live: Live,
    words: &'static Words,
    join: StoredValue<String>,
}

impl Wall {
    fn open(start: &Start, join: String) -> Self {
        Self {
            live: Live::open(start, Role::Screen),
            words: words::of(start.language),
            join: StoredValue::new(join),
        }
    }

    /// Something read from the café, which tells those who follow it only when it has become something else.
    fn memo<T: PartialEq + Send + Sync + 'static>(self, read: impl Fn(&Cafe) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.live.with(&read))
    }

    /// The join code, in two halves.
    fn code(self) -> String {
        self.live
            .mirror
            .with_untracked(|mirror| spaced(mirror.cafe.code.as_str()))
    }

    /// What people type into their browsers.
    fn host(self) -> String {
        self.join.with_value(|join| host(join).to_owned())
    }
}

/// The projector's page, as an island. `join` is the address that the QR code says.
#[island]
pub fn ScreenPage(start: Start, join: String) -> impl IntoView {
    view! { <Whole wall=Wall::open(&start, join) /> }
}

#[component]
fn Whole(wall: Wall) -> impl IntoView {
    let words = wall.words;
    let step = wall.memo(|cafe| cafe.programme.now());
    let title = wall.memo(|cafe| cafe.preparation.title.clone());
    // What is announced to all; to a table it is none of the wall's business.
    let said = wall.memo(|cafe| {
        let to_all = cafe.announcements.iter().rfind(|said| said.to.is_none());
        to_all.map(|said| said.text.clone())
    });
    let broken = move || match wall.live.line.get() {
        LineState::Dialling | LineState::Open => None,
        LineState::NotAllowed => Some(words.screen.lost),
        LineState::Redialling | LineState::NoSuchCafe => Some(words.screen.offline),
    };
    let content = move || match step.get() {
        StepKind::Arrival => view! { <Arrival wall /> }.into_any(),
        StepKind::Plenary { question } => view! { <PlenarySheet wall question /> }.into_any(),
        StepKind::Round { .. } => view! { <Held wall /> }.into_any(),
        StepKind::Travel { to } => view! { <Travelling wall to /> }.into_any(),
        StepKind::Harvest => view! { <Gallery wall /> }.into_any(),
        StepKind::Closed => view! { <Closed wall /> }.into_any(),
    };
    view! {
        <div class="screen wood">
            <main id="main">{content}</main>
            <p class="wall-said" role="status">
                {move || said.get()}
            </p>
            <footer>
                <span class="screen-title">{move || title.get()}</span>
                <span class="broken" role="status">
                    {broken}
                </span>
                <span hidden=move || step.get() == StepKind::Arrival>
                    {wall.host()} " · " {words.common.code} " " <b class="join-code">{wall.code()}</b>
                </span>
            </footer>
        </div>
    }
    .into_any()
}

/// The step and its clock, side by side with what is talked about.
#[component]
fn StepClock(wall: Wall) -> impl IntoView {
    let words = wall.words;
    let clock = wall.live.now;
    let reading = Memo::new(move |_| wall.live.with(|cafe| Reading::of(&cafe.programme, clock.get())));
    let step = wall.memo(move |cafe| match cafe.programme.now() {
        // The question itself stands on the sheet beside it.
        StepKind::Plenary { .. } => words.common.plenary.to_owned(),
        _ => now(cafe, words),
    });
    let call = Memo::new(move |_| wall.live.with(|cafe| Call::shown(&cafe.programme, clock.get())));
    let said = move || match call.get()? {
        Call::Bell => Some(words.screen.bell),
        call => Some(call.said(words)),
    };
    view! {
        <h1 class="kick" aria-live="polite">
            {move || step.get()}
        </h1>
        <Clock reading words />
        <p class="bell" aria-live="polite">
            {said}
        </p>
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;
    use crate::{
        cafe::{Command, Who, sight::Viewer},
        pages::sample::{self, Day},
    };

    /// The wall of a café as the server sends it: a projector's slice.
    fn html(day: &Day) -> String {
        let sight = day.cafe.sight_of(Viewer::Projector, None);
        let start = Start {
            now: day.now,
            seq: Default::default(),
            cafe: day.cafe.seen_with(sight),
            language: day.cafe.preparation.language,
        };
        let join = "http://nappe.local/j/K7QM4X".to_owned();
        Owner::new().with(|| view! { <Whole wall=Wall::open(&start, join) /> }.to_html())
    }

    /// What is read, without the tags.
    fn text(html: &str) -> String {
        html.split('<')
            .filter_map(|part| Some(part.split_once('>')?.1))
            .collect()
    }

    #[test]
    fn who_arrives_sees_the_way_in_and_the_others() {
        let html = html(&sample::day());
        for seen in ["nappe.local", "class=\"qr\"", "12\u{a0}personnes", "Jean-Noël"] {
            assert!(html.contains(seen), "{seen}");
        }
    }

    #[test]
    fn a_crowd_that_mixes_is_told_to_look_at_its_phones() {
        let mut day = Day::open(&crate::cafe::preparation::Preparation {
            moving: crate::cafe::seating::Moving::People,
            ..sample::preparation()
        });
        (0..73).for_each(|n| day.join(&format!("Personne {n}")));
        while !matches!(day.cafe.programme.now(), StepKind::Travel { .. }) {
            day.next();
        }
        let html = html(&day);
        assert!(
            html.contains("Votre téléphone vous dit") && !html.contains("legend"),
            "{html}"
        );
    }

    #[test]
    fn who_travels_reads_where_to_go() {
        let mut day = sample::day();
        for _ in 0..3 {
            day.next();
        }
        let seen = text(&html(&day));
        assert!(seen.contains("Changez de table") && seen.contains("5:00"), "{seen}");
        let (a, b) = (seen.find('A').unwrap(), seen.find("Avec qui\u{a0}?").unwrap());
        assert!(a < b && seen.contains("Pour quoi faire\u{a0}?"), "{seen}");
        let mut hall = sample::hall();
        hall.next();
        assert_eq!(html(&hall).matches("class=\"arrow\"").count(), 30);
    }

    #[test]
    fn what_is_masked_is_never_on_the_wall() {
        let mut day = sample::day();
        day.next();
        let plenary = sample::cloth(1, 0);
        day.note(1, plenary, "prendre le temps");
        let trace = day.note(3, plenary, "untel, de telle école");
        assert!(html(&day).contains("telle école"));
        let reason = "nomme un jeune".to_owned();
        day.act(&Command::Mask { trace, reason }, Who::Facilitator);
        for _ in 0..5 {
            let html = html(&day);
            assert!(!html.contains("telle école") && !html.contains("nomme un jeune"));
            assert!(!html.contains(" style="));
            day.next();
        }
    }
}
