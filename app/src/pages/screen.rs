//! The projector: what the whole room is to see, at every step. An island: it follows the café without a hand.
#![expect(
    unreachable_pub,
    missing_docs,
    reason = "what the macros of islands and components write is public and undocumented"
)]

mod fit;
mod gallery;
mod how;
mod plan;
mod steps;
mod turn;

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
    /// The bell can't be heard from here yet: nobody has touched the page.
    silent: RwSignal<bool>,
    /// The screen can't be kept awake from here.
    sleeps: RwSignal<bool>,
}

impl Wall {
    fn open(start: &Start, join: String) -> Self {
        Self {
            live: Live::open(start, Role::Screen),
            words: words::of(start.language),
            join: StoredValue::new(join),
            silent: RwSignal::new(false),
            sleeps: RwSignal::new(false),
        }
    }

    /// Finds out whether the bell is heard from here, and whether the screen stays on.
    #[cfg(feature = "hall")]
    fn listen(self) {
        use wasm_bindgen::closure::Closure;

        Effect::new(move |_| {
            let heard = Closure::<dyn FnMut()>::new(move || self.silent.set(false)).into_js_value();
            self.silent.set(crate::live::bell::silent(&heard));
            self.sleeps.set(crate::parts::awake::sleeps());
        });
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
    #[cfg(feature = "hall")]
    crate::parts::awake::stay_awake();
    let wall = Wall::open(&start, join);
    #[cfg(feature = "hall")]
    wall.listen();
    view! { <Whole wall /> }
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
        // Only rehearsals end so.
        LineState::NoSuchCafe => Some(words.screen.gone),
        LineState::Redialling => Some(words.screen.offline),
    };
    let content = move || match step.get() {
        StepKind::Arrival => view! { <Arrival wall /> }.into_any(),
        StepKind::Plenary { question } => view! { <PlenarySheet wall question /> }.into_any(),
        StepKind::Round { round } => view! { <Held wall round /> }.into_any(),
        StepKind::Travel { to } => view! { <Travelling wall to /> }.into_any(),
        StepKind::Harvest => view! { <Gallery wall /> }.into_any(),
        StepKind::Closed => view! { <Closed wall /> }.into_any(),
    };
    view! {
        <div class="screen wood">
            <main id="main">{content}</main>
            <p
                class=move || ["wall-said ", said.with(|said| fit::written(said.as_deref().unwrap_or_default()))].concat()
                role="status"
            >
                {move || said.get()}
            </p>
            <footer>
                <span class="screen-title">{move || title.get()}</span>
                <span class="broken" role="status">
                    {broken}
                </span>
                // While the projector is set up, and somebody stands beside it: one thing after the other.
                <span hidden=move || step.get() != StepKind::Arrival>
                    {move || match (wall.silent.get(), wall.sleeps.get()) {
                        (true, _) => words.screen.silent,
                        (false, true) => words.screen.sleeps,
                        _ => "",
                    }}
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
        cafe::{Command, Who, id::Round, sight::Viewer},
        pages::sample::{self, Day},
    };

    /// The wall of a café as the server sends it: a projector's slice.
    fn html(day: &Day) -> String {
        let start = day.start(Viewer::Projector);
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
    fn a_question_that_waits_for_the_harvest_hangs_there() {
        let mut day = sample::day();
        day.next();
        day.emerges("Et les enfants ?");
        while day.cafe.programme.now() != StepKind::Harvest {
            assert!(!html(&day).contains("Et les enfants"));
            day.next();
        }
        // Nothing else hangs there.
        assert!(text(&html(&day)).contains("Et les enfants\u{a0}?"));
    }

    #[test]
    fn a_full_sheet_hangs_in_parts_that_can_be_read() {
        let mut day = sample::day();
        day.next();
        let plenary = sample::cloth(1, 0);
        for n in 0..30 {
            day.note(1 + n % 12, plenary, "un mot");
        }
        let part = |day: &Day| text(&html(day)).replace('\u{a0}', " ");
        assert!(part(&day).contains("Partie 1 sur 2"), "{}", part(&day));
        while day.cafe.programme.now() != StepKind::Harvest {
            day.next();
        }
        // There is but one of them, in as many parts.
        assert!(
            part(&day).contains("Partie 1 sur") && !part(&day).contains("Nappe"),
            "{}",
            part(&day)
        );
    }

    #[test]
    fn who_arrives_sees_the_way_in_and_the_others() {
        let html = html(&sample::day());
        for seen in ["nappe.local", "class=\"qr\"", "12\u{a0}personnes", "Jean-Noël"] {
            assert!(html.contains(seen), "{seen}");
        }
    }

    #[test]
    fn people_who_mix_are_told_by_name_and_a_crowd_by_its_phones() {
        let travel = |people: usize| {
            let mut day = Day::open(&crate::cafe::preparation::Preparation {
                moving: crate::cafe::seating::Moving::People,
                ..sample::preparation()
            });
            (0..people).for_each(|n| day.join(&format!("Personne {n}")));
            while !matches!(day.cafe.programme.now(), StepKind::Travel { .. }) {
                day.next();
            }
            html(&day)
        };
        let (some, crowd) = (travel(73), travel(200));
        assert!(
            some.contains("Partie 1 sur 3") && some.contains("Personne 12<"),
            "{some}"
        );
        assert!(
            crowd.contains("Votre téléphone vous dit") && !crowd.contains("by-name"),
            "{crowd}"
        );
        // The room is seen by both.
        assert!(some.contains("Plan de la salle") && crowd.contains("Plan de la salle"));
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
        let hall = html(&hall);
        assert!(
            hall.contains("\u{a0}A<") && hall.matches("<li>").count() == 15,
            "{hall}"
        );
    }

    #[test]
    fn a_round_that_nobody_travelled_to_begins_with_who_sits_where() {
        let mut day = sample::day();
        let seen = |day: &mut Day, round: u8| {
            while day.cafe.programme.round() != Some(Round(round)) {
                day.next();
            }
            let first = text(&html(day));
            day.pass(2);
            (first, text(&html(day)))
        };
        let (first, later) = seen(&mut day, 1);
        assert!(first.contains("Groupe") && !later.contains("Groupe"), "{first} {later}");
        assert!(later.contains("Pour quoi faire"), "{later}");
        let (second, _) = seen(&mut day, 2);
        assert!(!second.contains("Groupe") && second.contains("Avec qui"), "{second}");
    }

    #[test]
    fn where_all_is_held_back_the_wall_says_so_calmly() {
        let mut day = sample::day();
        let plenary = sample::cloth(1, 0);
        day.next();
        let trace = day.note(1, plenary, "prendre le temps");
        day.act(&Command::HoldBack { holds: true }, Who::Facilitator);
        while day.cafe.programme.now() != StepKind::Harvest {
            day.next();
        }
        assert!(html(&day).contains("wall-soon") && !html(&day).contains("hanging-cloth"));
        let traces = vec![trace];
        day.act(&Command::Approve { traces, approved: true }, Who::Facilitator);
        assert!(!html(&day).contains("wall-soon") && html(&day).contains("hanging-cloth"));
    }

    #[test]
    fn the_next_question_is_read_while_people_travel() {
        let mut day = Day::open(&sample::each_round());
        day.next();
        assert!(text(&html(&day)).contains("Hier\u{a0}?"));
        day.pass(2);
        assert!(text(&html(&day)).contains("Hier\u{a0}?") && html(&day).contains("asked one"));
        day.next();
        let seen = text(&html(&day));
        assert!(seen.contains("Demain\u{a0}?") && !seen.contains("Hier"), "{seen}");
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
