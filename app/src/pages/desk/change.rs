//! What a change would change, before it is made. It is worked out here, as the house will do it: the same café gives the
//! same plan.

use leptos::prelude::*;

use super::{Desk, Topic, ask::Draft};
use crate::{
    cafe::{
        Cafe, Command,
        seating::{Change as Moves, Fate, Foreseen, Participant},
    },
    words::{Words, fill},
};

/// How many changes are named one by one.
const NAMED: usize = 12;

impl Desk {
    /// Shows what would come of a command, and then gives it if that is wanted.
    pub(super) fn propose(self, command: Command) {
        self.proposed.set(Some(command));
        self.topic.set(Some(Topic::Change));
    }
}

/// What would change, or why it can't be done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Said {
    what: Option<String>,
    mind: Option<String>,
    changes: Vec<String>,
    more: usize,
    then: Vec<String>,
    refused: Option<String>,
}

impl Said {
    fn of(cafe: &Cafe, words: &Words, command: &Command) -> Self {
        match cafe.foresee(command) {
            Ok(foreseen) => Self {
                what: words.proposal(cafe, command),
                mind: mind(cafe, words, command),
                ..Self::foreseen(cafe, &foreseen, words)
            },
            Err(refusal) => Self {
                refused: Some(words.refusal(&refusal)),
                ..Self::default()
            },
        }
    }

    fn foreseen(before: &Cafe, foreseen: &Foreseen, words: &Words) -> Self {
        let Foreseen { changes, hosts, cafe } = foreseen;
        let regrouped = regrouped(before, cafe, words);
        let hosts = hosts.iter().map(|(table, host)| words.will_host(cafe, *table, *host));
        let outlook = cafe.outlook();
        let mut then: Vec<String> = outlook.iter().flat_map(|outlook| words.worth(cafe, outlook)).collect();
        then.extend(words.unkept_wishes(cafe, outlook.iter().flat_map(|outlook| &outlook.unkept)));
        Self {
            changes: hosts
                .chain(regrouped)
                .chain(changes.iter().take(NAMED).map(|change| line(cafe, words, change)))
                .collect(),
            more: changes.len().saturating_sub(NAMED),
            then,
            ..Self::default()
        }
    }
}

/// Where groups rotate: who moves with another group then.
fn regrouped(before: &Cafe, after: &Cafe, words: &Words) -> Vec<String> {
    let people = before.people.values();
    let both = people.filter_map(|person| Some((person, after.people.get(&person.id)?)));
    let moved = both.filter(|(was, will)| was.group != will.group && will.is_present());
    let line = |was: &Participant, will: &Participant| {
        let (from, to) = (was.group.letter(), will.group.letter());
        fill(
            words.plan.change.moves_with,
            &[("who", &was.alias), ("from", &from), ("to", &to)],
        )
    };
    moved.map(|(was, will)| line(was, will)).collect()
}

/// What is easily overlooked: tables that are merged may talk about different questions.
fn mind(cafe: &Cafe, words: &Words, command: &Command) -> Option<String> {
    let Command::SetTable {
        table,
        fate: Fate::Merged(into),
        ..
    } = command
    else {
        return None;
    };
    let next = cafe.rounds_to_come().next()?;
    let question = |table| cafe.cloth_in(table, next).map(|cloth| cloth.question);
    let other = question(*table) != question(*into);
    other.then(|| fill(words.plan.change.other_question, &[("n", &into.to_string())]))
}

fn line(cafe: &Cafe, words: &Words, change: &Moves) -> String {
    let (who, n, to) = (
        words.mover(cafe, change.mover),
        change.round.to_string(),
        change.to.to_string(),
    );
    match change.from {
        Some(from) => fill(
            words.plan.change.moves,
            &[("who", &who), ("n", &n), ("to", &to), ("from", &from.to_string())],
        ),
        None => fill(words.plan.change.comes, &[("who", &who), ("n", &n), ("to", &to)]),
    }
}

/// What would change, and the button that does it.
#[component]
pub(super) fn Change(desk: Desk) -> impl IntoView {
    let (words, own) = (desk.words, &desk.words.plan.change);
    let command = desk.proposed.get_untracked()?;
    let said = desk.look(|cafe| Said::of(cafe, words, &command));
    if let Some(refused) = said.refused {
        return Some(view! { <p role="alert">{refused}</p> }.into_any());
    }
    let nobody = said.changes.is_empty().then(|| view! { <p>{own.nobody}</p> });
    let changes = said
        .changes
        .into_iter()
        .map(|change| view! { <li>{change}</li> })
        .collect_view();
    let more = (said.more > 0).then(|| view! { <li>{words.count(own.and_more, said.more)}</li> });
    let then = said
        .then
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect_view();
    let really = move |_| {
        desk.live.wants(command.clone());
        if matches!(command, Command::Ask { .. }) {
            desk.draft.set(Draft::default());
        }
        desk.topic.set(None);
    };
    Some(
        view! {
            {said.what.map(|what| view! { <p class="proposal" tabindex="-1" autofocus>{what}</p> })}
            {said.mind.map(|mind| view! { <p class="unkept">{mind}</p> })}
            {nobody}
            <ul class="changes">{changes} {more}</ul>
            <h3>{own.then}</h3>
            <ul>{then}</ul>
            <button type="button" class="primary" on:click=really>
                {own.really}
            </button>
        }
        .into_any(),
    )
}

/// A list to choose from. What is chosen is proposed with a button: with the arrow keys one comes past others on the way.
#[component]
pub(super) fn Pick(
    desk: Desk,
    /// What is chosen.
    label: &'static str,
    /// What each is called, and what it comes to.
    options: Vec<(String, Command)>,
) -> impl IntoView {
    let (names, commands): (Vec<String>, Vec<Command>) = options.into_iter().unzip();
    let chosen = RwSignal::new(None);
    let command = Signal::derive(move || chosen.get().and_then(|index: usize| commands.get(index).cloned()));
    view! {
        <div class="pick">
            <List desk label names chosen />
            <Propose desk label command />
        </div>
    }
    .into_any()
}

/// A list, with nothing chosen yet.
#[component]
pub(super) fn List(
    desk: Desk,
    label: &'static str,
    names: Vec<String>,
    chosen: RwSignal<Option<usize>>,
) -> impl IntoView {
    let lines = names.into_iter().enumerate();
    let lines = lines.map(|(index, name)| view! { <option value=index.to_string()>{name}</option> });
    view! {
        <label>
            {label}
            <select on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <option value="" selected>
                    {desk.words.plan.change.choose}
                </option>
                {lines.collect_view()}
            </select>
        </label>
    }
}

/// The button that proposes what was chosen, as soon as something is.
#[component]
pub(super) fn Propose(desk: Desk, label: &'static str, command: Signal<Option<Command>>) -> impl IntoView {
    let own = &desk.words.plan.change;
    let propose = move |_| {
        if let Some(command) = command.get_untracked() {
            desk.propose(command);
        }
    };
    view! {
        <button
            type="button"
            class="quiet"
            aria-label=[label, ", ", own.propose].concat()
            hidden=move || command.with(Option::is_none)
            on:click=propose
        >
            {own.propose}
        </button>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{id::ParticipantId, preparation::Language, seating::Rule},
        pages::sample,
        words,
    };

    #[test]
    fn where_groups_rotate_it_is_said_who_moves_with_another_one() {
        let day = sample::day();
        let words = words::of(Language::Fr);
        // They have come in turn to group A and group B.
        let rules = vec![Rule::Apart(ParticipantId(1), ParticipantId(3))];
        let said = Said::of(&day.cafe, words, &Command::Wish { rules, holds: true });
        let moved = &day.cafe.people[&ParticipantId(3)].alias;
        let line = said.changes.first().unwrap().replace('\u{a0}', " ");
        assert_eq!(line, format!("{moved} : avec le groupe B au lieu du groupe A"));
    }
}
