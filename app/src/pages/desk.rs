//! The facilitator's desk: where the café is, what comes next, who is where, what they write. An island.
#![expect(
    unreachable_pub,
    missing_docs,
    reason = "what the macros of islands and components write is public and undocumented"
)]

mod announce;
mod ask;
mod change;
mod company;
mod conduct;
pub(crate) mod doors;
mod feed;
mod length;
mod mask;
mod notices;
mod person;
mod plan;
mod refile;
mod rehearse;
mod seating;
mod sheet;
mod small;
pub(crate) mod steps;
mod still;
mod table;
mod tables;
mod topic;
mod traces;

use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use self::{
    announce::Standing,
    ask::Draft,
    conduct::{Conduct, Steps},
    doors::Join,
    feed::Feed,
    notices::{Done, LineNote, Refusals},
    plan::Plan,
    rehearse::Rehearsed,
    sheet::Sheet,
    small::Small,
    tables::Tables,
    topic::{Topic, TopicDialog},
};
use crate::{
    cafe::{
        Cafe, Command,
        id::{ClothId, Code, ParticipantId},
        programme::StepKind,
    },
    live::{Role, Start, signals::Live},
    words::{self, Words},
};

pub use self::{
    doors::RENEWED,
    rehearse::{FAST, PEOPLE, Rehearsal},
};

/// The ways into a café, as whole addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    /// For participants.
    pub join: String,
    /// For facilitators.
    pub facilitator: String,
    /// For the projector.
    pub projector: String,
}

/// What the desk's parts share. Copies are the same desk.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    live: Live,
    words: &'static Words,
    links: StoredValue<Arc<Links>>,
    /// How this café is only rehearsed, and of which one it is a copy; none where it is a real one.
    rehearsed: StoredValue<Option<(Rehearsal, Code)>>,
    /// What the small dialog is about; closed when none.
    topic: RwSignal<Option<Topic>>,
    /// What is shown before it is done.
    proposed: RwSignal<Option<Command>>,
    /// The tablecloth that lies open; none when none.
    sheet: RwSignal<Option<ClothId>>,
    /// An emergent question that is being written.
    draft: RwSignal<Draft>,
    /// Opens what can be done about a person.
    choose: Callback<ParticipantId>,
}

impl Desk {
    fn open(start: &Start, links: Links, rehearsed: Option<(Rehearsal, Code)>) -> Self {
        let topic = RwSignal::new(None);
        Self {
            live: Live::open(start, Role::Desk),
            words: words::of(start.language),
            links: StoredValue::new(Arc::new(links)),
            rehearsed: StoredValue::new(rehearsed),
            topic,
            proposed: RwSignal::new(None),
            sheet: RwSignal::new(None),
            draft: RwSignal::default(),
            choose: Callback::new(move |id| topic.set(Some(Topic::Person(id)))),
        }
    }

    /// Something read from the café, which tells those who follow it only when it has become something else.
    fn memo<T: PartialEq + Send + Sync + 'static>(self, read: impl Fn(&Cafe) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| self.live.with(&read))
    }

    /// Reads the café as it is now, without following it.
    fn look<T>(self, read: impl FnOnce(&Cafe) -> T) -> T {
        self.live.mirror.with_untracked(|mirror| read(&mirror.cafe))
    }

    /// The address of one of the café's pages: `/close/` becomes `/close/K7QM4X`.
    fn address(self, page: &str) -> String {
        self.look(|cafe| [page, cafe.code.as_str()].concat())
    }

    fn is_rehearsed(self) -> bool {
        self.rehearsed.with_value(Option::is_some)
    }

    fn links(self) -> Arc<Links> {
        self.links.get_value()
    }
}

/// The desk, as an island.
#[island]
pub fn DeskPage(start: Start, links: Links, rehearsed: Option<(Rehearsal, Code)>) -> impl IntoView {
    let desk = Desk::open(&start, links, rehearsed);
    doors::show_renewed(desk);
    view! { <Whole desk /> }
}

#[component]
fn Whole(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let arrival = desk.memo(|cafe| cafe.programme.now() == StepKind::Arrival);
    let over = desk.memo(Cafe::is_over);
    let counts = desk.memo(move |cafe| {
        let (tables, people, traces) = (cafe.tables_in_use().count(), cafe.present().count(), cafe.traces.len());
        let common = &words.common;
        let counts = [
            (common.tables, tables),
            (common.people, people),
            (common.traces, traces),
        ];
        counts.map(|(count, n)| words.count(count, n)).join(" · ")
    });
    view! {
        <main id="main" class="desk">
            <section class="conduct wood" aria-label=words.desk.conduct>
                <Conduct desk />
                <nav class="programme">
                    <Steps desk />
                </nav>
                <Join desk />
            </section>
            <div class="hall">
                <Rehearsed desk />
                <header class="hall-top">
                    <h2>{move || counts.get()}</h2>
                    <LineNote desk />
                    {move || {
                        (arrival.get() && !desk.is_rehearsed())
                            .then(|| {
                                view! {
                                    <a class="quiet" href=desk.address_of_preparation()>
                                        {words.desk.prepare}
                                    </a>
                                    <a class="quiet" href=desk.address("/desk/") + "/kit">
                                        {words.kit.title}
                                    </a>
                                    <Opens desk topic=Topic::Rehearse label=words.desk.rehearsal.rehearse />
                                }
                            })
                    }}
                    {move || {
                        (!arrival.get() && !over.get()).then(|| view! { <Opens desk topic=Topic::Ask label=words.desk.emergent /> })
                    }}
                    {move || {
                        (!over.get()).then(|| view! { <Opens desk topic=Topic::Announce label=words.desk.announce /> })
                    }}
                    <Opens desk topic=Topic::Links label=words.desk.links />
                </header>
                <Standing desk />
                <Refusals desk />
                <Done desk />
                <Small desk />
                <Plan desk />
                <section aria-label=words.desk.tables>
                    <Tables desk />
                </section>
                <Feed desk />
            </div>
            <Sheet desk />
            <TopicDialog desk />
        </main>
    }
    .into_any()
}

/// A button that opens the small dialog.
#[component]
fn Opens(desk: Desk, topic: Topic, label: &'static str) -> impl IntoView {
    view! {
        <button type="button" class="quiet" aria-haspopup="dialog" on:click=move |_| desk.topic.set(Some(topic))>
            {label}
        </button>
    }
    .into_any()
}

impl Desk {
    fn address_of_preparation(self) -> String {
        self.address("/desk/") + "/prepare"
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;
    use crate::{
        cafe::{Who, sight::Viewer},
        pages::sample::{self, Day},
    };

    /// The desk of a café as the server sends it.
    fn html(day: &Day) -> String {
        let start = day.start(Viewer::Facilitator);
        let links = Links {
            join: "http://nappe.local/j/K7QM4X".into(),
            ..Links::default()
        };
        Owner::new().with(|| view! { <Whole desk=Desk::open(&start, links, None) /> }.to_html())
    }

    fn count(html: &str, part: &str) -> usize {
        html.matches(part).count()
    }

    #[test]
    fn the_desk_of_a_hall_has_a_card_for_each_table_and_a_chip_for_each_person() {
        let html = html(&sample::hall());
        assert_eq!(count(&html, "<li class=\"table-card"), 30);
        assert_eq!(count(&html, "class=\"seat asleep\""), 150);
    }

    #[test]
    fn the_clock_goes_on_after_the_bell() {
        let mut day = sample::day();
        day.next();
        day.pass(21);
        let html = html(&day);
        assert!(html.contains("+1:00"), "{html}");
        assert!(html.contains("après la cloche"));
    }

    #[test]
    fn one_red_button_and_nothing_styled_inline() {
        let mut day = sample::day();
        while !day.cafe.is_over() {
            let html = html(&day);
            assert_eq!(count(&html, "class=\"primary\""), 1, "{html}");
            assert_eq!(count(&html, " style="), 0);
            assert_eq!(count(&html, "aria-current=\"step\""), 1);
            day.next();
        }
        assert!(html(&day).contains("/close/"));
    }

    #[test]
    fn the_plan_says_what_it_can_not_do_while_it_can_be_changed() {
        let mut day = sample::day();
        assert!(html(&day).contains("seules les traces voyagent"));
        day.next();
        assert!(!html(&day).contains("seules les traces voyagent"));
    }

    #[test]
    fn what_waits_for_approval_is_told_beside_the_red_button() {
        let mut day = sample::day();
        day.next();
        day.note(1, sample::cloth(1, 0), "prendre le temps");
        let waits = |day: &Day| {
            let html = html(day);
            let (before, link) = html.split_once("#waiting").unwrap();
            let tag = before.rfind('<').unwrap();
            [&before[tag..], link.split_once("</a>").unwrap().0].concat()
        };
        assert!(waits(&day).contains("hidden"));
        day.act(&Command::HoldBack { holds: true }, Who::Facilitator);
        assert!(waits(&day).contains("trace attend d’être approuvée"), "{}", waits(&day));
        assert!(!waits(&day).contains("hidden"));
    }

    #[test]
    fn a_round_with_its_question_says_it_in_the_programme() {
        let day = Day::open(&sample::each_round());
        let html = html(&day);
        let programme = html.split_once("<ol class=\"steps\">").unwrap().1;
        assert!(
            programme.contains("Hier\u{a0}?") && programme.contains("Demain\u{a0}?"),
            "{programme}"
        );
    }

    #[test]
    fn only_while_people_arrive_is_there_a_way_to_the_preparation() {
        let mut day = sample::day();
        assert!(html(&day).contains("/prepare\""));
        day.next();
        assert!(!html(&day).contains("/prepare\""));
    }

    #[test]
    fn a_drawing_is_seen_beside_its_line_also_once_it_is_masked() {
        let mut day = sample::day();
        day.next();
        day.note(1, sample::cloth(1, 0), "prendre le temps");
        let trace = day.line(2, sample::cloth(1, 0), &[(2_000, 2_000), (4_000, 5_000)]);
        day.act(&Command::HoldBack { holds: true }, Who::Facilitator);
        let seen = |day: &Day| {
            let html = html(day);
            let drawn: Vec<&str> = html.split("class=\"drawn\"").skip(1).collect();
            assert_eq!(drawn.len(), 1);
            drawn[0].split("</div>").next().unwrap().to_owned()
        };
        let line = format!("data-trace=\"{trace}\"");
        assert!(seen(&day).contains(&line));
        let reason = "se moque de quelqu’un".to_owned();
        day.act(&Command::Mask { trace, reason }, Who::Facilitator);
        assert!(seen(&day).contains(&line) && !seen(&day).contains("hatching"));
    }

    #[test]
    fn the_feed_shows_what_was_written_and_the_list_why_it_is_masked() {
        let mut day = sample::day();
        day.next();
        day.next();
        day.note(1, sample::cloth(2, 1), "mutualiser");
        let named = day.note(3, sample::cloth(2, 1), "untel, de telle école");
        let reason = "nomme un jeune".to_owned();
        day.act(&Command::Mask { trace: named, reason }, Who::Facilitator);
        let html = html(&day);
        assert!(
            html.contains("mutualiser") && html.contains("Masquée\u{a0}: nomme un jeune"),
            "{html}"
        );
        assert!(html.contains("Table\u{a0}1"));
    }
}
