//! The small dialog, and what it can be about.

use leptos::prelude::*;

use super::{
    Desk,
    announce::Announce,
    ask::Ask,
    change::Change,
    doors::{JoinLarge, Links, Renew, Renewed},
    length::{self, Length},
    mask::MaskForm,
    notices::Done,
    person::{self, Person},
    refile::RefileForm,
    rehearse::Rehearse,
    steps,
    table::{self, Table},
};
use crate::{
    cafe::{
        Command, Refusal,
        id::{ParticipantId, StepId, TableId, TraceId},
    },
    parts::dialog::Dialog,
};

/// What the small dialog is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// The join code, as large as it can be.
    Code,
    /// The three links.
    Links,
    /// Replacing two of them.
    Renew,
    /// Two of them were replaced.
    Renewed,
    /// The length of a step.
    Length(StepId),
    /// Somebody.
    Person(ParticipantId),
    /// A table: whether people sit there.
    Table(TableId),
    /// What would come of what is proposed.
    Change,
    /// Masking a trace.
    Mask(TraceId),
    /// Putting a photo where it belongs.
    Refile(TraceId),
    /// Asking an emergent question.
    Ask,
    /// Telling something to all, or to a table.
    Announce,
    /// Trying the café with people who are not there.
    Rehearse,
    /// Going back to the step before.
    Back,
    /// Closing the café.
    Close,
}

/// The small dialog, whatever it is about.
#[component]
pub(super) fn TopicDialog(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let topic = desk.topic;
    let title = Signal::derive(move || match topic.get() {
        None => String::new(),
        Some(Topic::Code) => words.desk.join.to_owned(),
        Some(Topic::Links | Topic::Renewed) => words.desk.links.to_owned(),
        Some(Topic::Renew) => words.desk.renew.to_owned(),
        Some(Topic::Length(step)) => length::title(desk, step),
        Some(Topic::Person(id)) => person::name(desk, id),
        Some(Topic::Table(table)) => table::title(desk, table),
        Some(Topic::Change) => words.plan.change.title.to_owned(),
        Some(Topic::Mask(_)) => words.desk.mask.to_owned(),
        Some(Topic::Refile(_)) => words.desk.refile.to_owned(),
        Some(Topic::Ask) => words.desk.emergent.to_owned(),
        Some(Topic::Announce) => words.desk.announce.to_owned(),
        Some(Topic::Rehearse) => words.desk.rehearsal.rehearse.to_owned(),
        Some(Topic::Back) => desk.look(|cafe| steps::back(cafe, words).unwrap_or_default()),
        Some(Topic::Close) => words.desk.next_close.to_owned(),
    });
    let close = Callback::new(move |()| topic.set(None));
    let content = move || match topic.get()? {
        Topic::Code => Some(view! { <JoinLarge desk /> }.into_any()),
        Topic::Links => Some(view! { <Links desk /> }.into_any()),
        Topic::Renew => Some(view! { <Renew desk /> }.into_any()),
        Topic::Renewed => Some(view! { <Renewed desk /> }.into_any()),
        Topic::Length(step) => Some(view! { <Length desk step /> }.into_any()),
        Topic::Person(id) => Some(view! { <Person desk id /> }.into_any()),
        Topic::Table(table) => Some(view! { <Table desk table /> }.into_any()),
        Topic::Change => Some(view! { <Change desk /> }.into_any()),
        Topic::Mask(trace) => Some(view! { <MaskForm desk trace /> }.into_any()),
        Topic::Refile(trace) => Some(view! { <RefileForm desk trace /> }.into_any()),
        Topic::Ask => Some(view! { <Ask desk /> }.into_any()),
        Topic::Announce => Some(view! { <Announce desk /> }.into_any()),
        Topic::Rehearse => Some(view! { <Rehearse desk /> }.into_any()),
        Topic::Back => Some(view! { <GoingBack desk /> }.into_any()),
        Topic::Close => Some(view! { <Closing desk /> }.into_any()),
    };
    view! {
        <Dialog open=Signal::derive(move || topic.get().is_some()) close class="topic" title away=words.common.close>
            {content} <Done desk />
        </Dialog>
    }
    .into_any()
}

/// Asks once more before the café is closed for good.
#[component]
fn Closing(desk: Desk) -> impl IntoView {
    let close = move |_| {
        desk.topic.set(None);
        if let Some(leaving) = desk.look(|cafe| cafe.programme.current().map(|step| step.id)) {
            desk.live.wants(Command::Next { leaving });
        }
    };
    view! {
        <p>{desk.words.desk.close_sure}</p>
        <button type="button" class="primary" on:click=close>
            {desk.words.desk.next_close}
        </button>
    }
}

/// Says what going back does before it is done, or why it can't be done any more.
#[component]
fn GoingBack(desk: Desk) -> impl IntoView {
    let words = desk.words;
    let written = desk.memo(|cafe| cafe.is_written_in(cafe.programme.now()));
    let back = move |_| {
        desk.topic.set(None);
        if let Some(leaving) = desk.look(|cafe| cafe.programme.current().map(|step| step.id)) {
            desk.live.wants(Command::Back { leaving });
        }
    };
    view! {
        <p>
            {move || match written.get() {
                true => words.refusal(&Refusal::Written),
                false => words.desk.back_sure.to_owned(),
            }}
        </p>
        <button type="button" class="primary" hidden=move || written.get() on:click=back>
            {desk.look(|cafe| steps::back(cafe, words))}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::sight::Viewer,
        pages::{
            desk::Links,
            sample::{self, Day},
        },
    };

    #[test]
    fn going_back_says_what_it_does_or_why_it_cannot_be() {
        let mut day = sample::day();
        day.next();
        let words = crate::words::of(day.cafe.preparation.language);
        let html = |day: &Day| {
            let start = day.start(Viewer::Facilitator);
            Owner::new().with(|| view! { <GoingBack desk=Desk::open(&start, Links::default(), None) /> }.to_html())
        };
        let free = html(&day);
        assert!(
            free.contains(words.desk.back_sure) && !free.contains("hidden"),
            "{free}"
        );
        day.note(1, sample::cloth(1, 0), "prendre le temps");
        let held = html(&day);
        assert!(
            held.contains(&words.refusal(&Refusal::Written)) && held.contains("hidden"),
            "{held}"
        );
    }
}
