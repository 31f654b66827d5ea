//! A plan as a table, round by round, and as a picture: lines from table to table.

use std::fmt::Write;

use leptos::prelude::*;

use crate::{
    cafe::{
        Cafe,
        id::{Mover, Round, TableId},
    },
    words::Words,
};

/// More ways than these are a thicket, and no picture.
const LINES: usize = 60;
/// Between two rounds, between two tables, and around them all, in the picture's units.
const WIDE: usize = 120;
const HIGH: usize = 24;
const EDGE: usize = 16;

/// A plan, as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// By table: its number, and who sits there in each round.
    pub rows: Vec<(TableId, Vec<Vec<String>>)>,
    /// The rounds.
    pub rounds: Vec<Round>,
    /// By way: the row in each round.
    pub ways: Vec<Vec<Option<usize>>>,
}

impl Drawn {
    /// The whole plan of a café: rounds that were held as they were.
    #[must_use]
    pub fn of(cafe: &Cafe) -> Self {
        let rounds: Vec<Round> = (1..=cafe.programme.rounds()).map(Round).collect();
        let tables = cafe.tables();
        let movers = cafe.seated();
        let mut rows: Vec<(TableId, Vec<Vec<String>>)> = tables
            .iter()
            .map(|table| (*table, vec![Vec::new(); rounds.len()]))
            .collect();
        let mut ways = Vec::new();
        for mover in movers {
            let row = |round: &Round| tables.binary_search(&cafe.seat_of(mover, *round)?).ok();
            let way: Vec<Option<usize>> = rounds.iter().map(row).collect();
            for (at, row) in way.iter().enumerate() {
                if let Some(row) = row {
                    rows[*row].1[at].push(name(cafe, mover));
                }
            }
            ways.push(way);
        }
        Self { rows, rounds, ways }
    }

    /// The ways as a path: the same ways lie on each other.
    fn path(&self) -> String {
        let mut path = String::new();
        for way in &self.ways {
            let seats = way.iter().enumerate().filter_map(|(round, row)| Some((round, (*row)?)));
            for (index, (round, row)) in seats.enumerate() {
                let letter = if index == 0 { 'M' } else { 'L' };
                // Writing into a string cannot fail.
                let _ = write!(path, "{letter}{} {}", EDGE + round * WIDE, EDGE + row * HIGH);
            }
        }
        path
    }
}

/// A group's letter, or somebody's name.
fn name(cafe: &Cafe, mover: Mover) -> String {
    if cafe.mixes() {
        let person = cafe.people.get(&mover.participant());
        return person.map(|person| person.alias.clone()).unwrap_or_default();
    }
    mover.group().letter()
}

/// Who sits at which table, round by round; nothing as long as nobody does. The table says all that the picture says.
#[component]
pub fn PlanTable(
    /// The plan.
    drawn: Drawn,
    /// The page's words.
    words: &'static Words,
) -> impl IntoView {
    if drawn.ways.is_empty() {
        return None;
    }
    let head = drawn.rounds.iter().map(|round| {
        view! { <th scope="col">{words.round_name(*round)}</th> }
    });
    let head = head.collect_view();
    let rows = drawn.rows.iter().map(|(table, rounds)| {
        let cells = rounds.iter().map(|seats| view! { <td>{seats.join(", ")}</td> });
        view! {
            <tr>
                <th scope="row">{words.table_name(*table)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            {picture(&drawn, words)}
            <div class="plan-scroll" tabindex="0" role="region" aria-label=words.plan.caption>
                <table class="plan-table">
                    <caption>{words.plan.caption}</caption>
                    <thead>
                        <tr>
                            <td></td>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}

fn picture(drawn: &Drawn, words: &'static Words) -> Option<impl IntoView + use<>> {
    let (tables, rounds) = (drawn.rows.len(), drawn.rounds.len());
    if rounds < 2 || tables < 2 || drawn.ways.len() > LINES {
        return None;
    }
    let (wide, high) = (2 * EDGE + (rounds - 1) * WIDE, 2 * EDGE + (tables - 1) * HIGH);
    let dots = (0..rounds).flat_map(|round| (0..tables).map(move |row| (round, row)));
    let dots = dots.map(|(round, row)| {
        view! { <circle cx=(EDGE + round * WIDE).to_string() cy=(EDGE + row * HIGH).to_string() r="6"></circle> }
    });
    let dots = dots.collect_view();
    Some(view! {
        <svg
            class="plan-ways"
            role="img"
            aria-label=words.plan.picture
            viewBox=format!("0 0 {wide} {high}")
            width=wide.to_string()
            height=high.to_string()
        >
            <path d=drawn.path() fill="none" stroke="currentColor" stroke-opacity="0.45"></path>
            <g fill="currentColor">{dots}</g>
        </svg>
    })
}
