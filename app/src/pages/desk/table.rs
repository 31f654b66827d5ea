//! What can be done about a table: closing, merging, opening another.

use leptos::prelude::*;

use super::{Desk, change::Pick};
use crate::{
    cafe::{
        Cafe, Command,
        id::{Round, TableId},
        question::{Place, Question},
        seating::Fate,
    },
    words::{Words, fill},
};

/// What the dialog is called.
pub(super) fn title(desk: Desk, table: TableId) -> String {
    fill(desk.words.plan.change.table, &[("n", &table.to_string())])
}

/// What has become of a table, if it is not open: from when on, as far as somebody has sat there.
pub(super) fn fate(cafe: &Cafe, words: &Words, table: TableId) -> Option<String> {
    let own = &words.plan.change;
    let fate = *cafe.fates.get(&table)?;
    let since = cafe.last_sat(table).map(|last| Round(last.0 + 1));
    let [closed, merged] = match since {
        Some(since) if since <= cafe.settled() => [own.closed_since, own.merged_since],
        Some(since) if cafe.rounds_to_come().any(|to_come| to_come == since) => [own.table_closed, own.table_merged],
        _ => [own.closed_before, own.merged_before],
    };
    let since = since.unwrap_or_default().to_string();
    match fate {
        Fate::Open => None,
        Fate::Closed => Some(fill(closed, &[("since", &since)])),
        Fate::Merged(into) => Some(fill(merged, &[("n", &into.to_string()), ("since", &since)])),
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
        <button type="button" class="quiet" on:click=set>
            {label}
        </button>
        {is_open.then(|| view! { <Pick desk label=own.table_merge options=into /> })}
        {(!more.is_empty()).then(|| view! { <Pick desk label=own.table_new options=more /> })}
    }
    .into_any()
}

fn merges(cafe: &Cafe, table: TableId) -> Vec<(String, Command)> {
    let others = cafe.open_tables().filter(|other| *other != table);
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
    if cafe.tables().is_empty() {
        return vec![];
    }
    // Questions that have a round of their own share their tables: the next one stands for all of them.
    let next = cafe.rounds_to_come().next();
    let offered = |question: &&Question| match &question.place {
        Place::Plenary => false,
        Place::Round { round, .. } => next == Some(*round),
        Place::Announced | Place::Tables(_) => true,
    };
    let questions = cafe.questions.iter().filter(offered);
    questions
        .map(|question| {
            let set = Command::SetTable {
                table: cafe.next_table(),
                fate: Fate::Open,
                question: Some(question.id),
            };
            (question.text.clone(), set)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Who, preparation::Language},
        pages::sample::Day,
        words,
    };

    #[test]
    fn a_closed_table_counts_until_its_last_people_have_left_it() {
        let mut day = Day::of_four();
        // The plenary, and the first round.
        day.next();
        day.next();
        let table = TableId(2);
        let said = |day: &Day| fate(&day.cafe, words::of(Language::En), table);
        let count = |day: &Day| day.cafe.tables_in_use().count();
        assert_eq!((said(&day), count(&day)), (None, 2));
        let close = Command::SetTable {
            table,
            fate: Fate::Closed,
            question: None,
        };
        day.act(&close, Who::Facilitator);
        assert_eq!(said(&day).as_deref(), Some("closed from the next round on"));
        assert_eq!(count(&day), 2);
        day.next();
        assert_eq!(said(&day).as_deref(), Some("closed since round 2"));
        assert_eq!(count(&day), 1);
    }
}
