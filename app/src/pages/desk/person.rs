//! What can be done about somebody.

use leptos::prelude::*;

use super::{Desk, change::Pick};
use crate::{
    cafe::{
        Cafe, Command,
        id::{GroupId, ParticipantId, TableId},
        seating::Rule,
    },
    words::{Words, fill},
};

/// Somebody's name.
pub(super) fn name(desk: Desk, id: ParticipantId) -> String {
    desk.look(|cafe| {
        cafe.people
            .get(&id)
            .map(|person| person.alias.clone())
            .unwrap_or_default()
    })
}

/// Where they belong, whether their phone is awake, whom they meet; what can be arranged, and the way out.
#[component]
pub(super) fn Person(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let about = move || {
        desk.live
            .mirror
            .with(|mirror| about(&mirror.cafe, words, id, mirror.awake.contains(&id)))
    };
    let meets = desk.look(|cafe| {
        let outlook = cafe.outlook().filter(|_| cafe.mixes())?;
        outlook
            .prospects
            .get(&id.into())
            .map(|prospect| words.prospect(*prospect))
    });
    view! {
        <p>{about}</p>
        {meets.map(|meets| view! { <p>{meets}</p> })}
        <Arranged desk id />
        <p class="hint">{words.desk.depart_hint}</p>
        <button
            type="button"
            class="primary"
            on:click=move |_| desk.propose(Command::Depart { participant: id })
        >
            {words.desk.depart}
        </button>
    }
}

/// `Group B, online`, and what they host.
fn about(cafe: &Cafe, words: &Words, id: ParticipantId, awake: bool) -> String {
    let presence = if awake { words.desk.awake } else { words.desk.asleep };
    let group = cafe.people.get(&id).map_or(GroupId::NONE, |person| person.group);
    let mut about = match group {
        GroupId::NONE => presence.to_owned(),
        group => {
            let group = fill(words.common.group, &[("letter", &group.letter())]);
            fill(words.desk.person, &[("group", &group), ("presence", presence)])
        }
    };
    if let Some(table) = cafe.hosted_by(id) {
        about.push_str(" · ");
        about.push_str(&fill(words.plan.change.hosts, &[("n", &table.to_string())]));
    }
    about
}

/// What can be arranged for somebody: each is shown before it is done.
#[component]
fn Arranged(desk: Desk, id: ParticipantId) -> impl IntoView {
    let words = desk.words;
    let own = &words.plan.change;
    let lists = desk.look(|cafe| {
        if cafe.is_over() || !cafe.people.get(&id).is_some_and(|person| person.is_present()) {
            return vec![];
        }
        [
            (own.host_of, hosting(cafe, words, id)),
            (own.place_at, placing(cafe, id)),
            (own.regroup, regrouping(cafe, id)),
            (own.with, wishing(cafe, words, id)),
        ]
        .into_iter()
        .filter(|(_, options)| !options.is_empty())
        .collect()
    });
    let lists = lists
        .into_iter()
        .map(|(label, options)| view! { <Pick desk label options /> })
        .collect_view();
    view! { <div class="arranged">{lists}</div> }.into_any()
}

fn open_tables(cafe: &Cafe) -> impl Iterator<Item = TableId> {
    cafe.tables().into_iter().filter(|table| cafe.is_open(*table))
}

fn hosting(cafe: &Cafe, words: &Words, id: ParticipantId) -> Vec<(String, Command)> {
    let hosted = cafe.hosted_by(id);
    let others = open_tables(cafe).filter(|table| Some(*table) != hosted).map(|table| {
        let host = Some(id);
        (table.to_string(), Command::Host { table, host })
    });
    let no_more = hosted.map(|table| {
        let name = words.plan.change.host_no_more.to_owned();
        (name, Command::Host { table, host: None })
    });
    no_more.into_iter().chain(others).collect()
}

/// At which table somebody can be put in the next round. Where groups rotate, they move with theirs.
fn placing(cafe: &Cafe, id: ParticipantId) -> Vec<(String, Command)> {
    let Some(round) = cafe.rounds_to_come().next().filter(|_| cafe.hosted_by(id).is_none()) else {
        return vec![];
    };
    let Some(mover) = cafe.people.get(&id).map(|person| cafe.mover(person)) else {
        return vec![];
    };
    let tables = open_tables(cafe).filter(|table| cafe.seat_of(mover, round) != Some(*table));
    tables
        .map(|table| {
            let place = Command::Place {
                mover,
                round,
                table: Some(table),
            };
            (table.to_string(), place)
        })
        .collect()
}

fn regrouping(cafe: &Cafe, participant: ParticipantId) -> Vec<(String, Command)> {
    let own = cafe
        .people
        .get(&participant)
        .map_or(GroupId::NONE, |person| person.group);
    let groups = (1..=cafe.groups)
        .map(GroupId)
        .filter(|group| *group != own && !cafe.mixes());
    groups
        .map(|group| (group.letter(), Command::Regroup { participant, group }))
        .collect()
}

/// With whom somebody should or should not sit, and which table they need.
fn wishing(cafe: &Cafe, words: &Words, id: ParticipantId) -> Vec<(String, Command)> {
    let others = || cafe.present().map(|person| person.id).filter(|other| *other != id);
    let apart = others().map(|other| Rule::Apart(id, other));
    let together = others().map(|other| Rule::Together(id, other));
    let needs = open_tables(cafe).map(|table| Rule::Needs(id, table));
    let rules = apart.chain(together).chain(needs).map(Rule::tidy);
    rules
        .filter(|rule| !cafe.arrangement.rules.contains(rule))
        .map(|rule| (words.rule(cafe, rule), Command::Wish { rule, holds: true }))
        .collect()
}
