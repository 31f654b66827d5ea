//! What can be done about a table: closing, merging, opening another.

use leptos::prelude::*;

use super::{Desk, change::Pick};
use crate::{
    cafe::{Cafe, Command, id::TableId, question::Place, seating::Fate},
    words::{Words, fill},
};

/// What the dialog is called.
pub(super) fn title(desk: Desk, table: TableId) -> String {
    fill(desk.words.plan.change.table, &[("n", &table.to_string())])
}

/// What has become of a table, if it is not open.
pub(super) fn fate(cafe: &Cafe, words: &Words, table: TableId) -> Option<String> {
    let own = &words.plan.change;
    match cafe.fates.get(&table)? {
        Fate::Open => None,
        Fate::Closed => Some(own.table_closed.to_owned()),
        Fate::Merged(into) => Some(fill(own.table_merged, &[("n", &into.to_string())])),
    }
}

/// What can be done, each shown before it is done.
#[component]
pub(super) fn Table(desk: Desk, table: TableId) -> impl IntoView {
    let own = &desk.words.plan.change;
    let (is_open, into, more) = desk.look(|cafe| (cafe.is_open(table), merges(cafe, table), more(cafe)));
    let (label, fate) = if is_open {
        (own.table_close, Fate::Closed)
    } else {
        (own.table_open, Fate::Open)
    };
    let set = move |_| {
        desk.propose(Command::SetTable {
            table,
            fate,
            question: None,
        });
    };
    view! {
        <p class="hint">{own.next_round}</p>
        <button type="button" on:click=set>
            {label}
        </button>
        {is_open.then(|| view! { <Pick desk label=own.table_merge options=into /> })}
        {(!more.is_empty()).then(|| view! { <Pick desk label=own.table_new options=more /> })}
    }
    .into_any()
}

fn merges(cafe: &Cafe, table: TableId) -> Vec<(String, Command)> {
    let others = cafe
        .tables()
        .into_iter()
        .filter(|other| *other != table && cafe.is_open(*other));
    others
        .map(|into| {
            let merge = Command::SetTable {
                table,
                fate: Fate::Merged(into),
                question: None,
            };
            (into.to_string(), merge)
        })
        .collect()
}

/// One more table, for any question but those of a plenary.
fn more(cafe: &Cafe) -> Vec<(String, Command)> {
    let Some(last) = cafe.tables().last().copied() else {
        return vec![];
    };
    let questions = cafe
        .questions
        .iter()
        .filter(|question| question.place != Place::Plenary);
    questions
        .map(|question| {
            let set = Command::SetTable {
                table: TableId(last.0 + 1),
                fate: Fate::Open,
                question: Some(question.id),
            };
            (question.text.clone(), set)
        })
        .collect()
}
