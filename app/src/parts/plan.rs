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

/// Somebody at a table, or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitter {
    /// Their name, or the group's letter.
    pub name: String,
    /// Whether they stay there as its host.
    pub hosts: bool,
}

/// A plan, as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// By table: its number, and who sits there in each round, its host first.
    pub rows: Vec<(TableId, Vec<Vec<Sitter>>)>,
    /// The rounds.
    pub rounds: Vec<Round>,
    /// By way: the row in each round, and whether it is that of a host.
    pub ways: Vec<(Vec<Option<usize>>, bool)>,
}

impl Drawn {
    /// The whole plan of a café: rounds that were held as they were.
    #[must_use]
    pub fn of(cafe: &Cafe) -> Self {
        let rounds: Vec<Round> = (1..=cafe.programme.rounds()).map(Round).collect();
        let tables = cafe.tables();
        let movers = cafe.seated();
        let mut rows: Vec<(TableId, Vec<Vec<Sitter>>)> = tables
            .iter()
            .map(|table| (*table, vec![Vec::new(); rounds.len()]))
            .collect();
        let mut ways = Vec::new();
        for mover in movers {
            let row = |round: &Round| tables.binary_search(&cafe.seat_of(mover, *round)?).ok();
            let way: Vec<Option<usize>> = rounds.iter().map(row).collect();
            let hosted = cafe.hosted_by(mover.participant()).filter(|_| cafe.mixes());
            for (at, row) in way.iter().enumerate() {
                let Some(row) = *row else { continue };
                let (table, seats) = &mut rows[row];
                let hosts = hosted == Some(*table);
                let place = if hosts { 0 } else { seats[at].len() };
                let name = name(cafe, mover);
                seats[at].insert(place, Sitter { name, hosts });
            }
            ways.push((way, hosted.is_some()));
        }
        Self { rows, rounds, ways }
    }

    /// The ways of hosts, or of all others, as a path: the same ways lie on each other.
    fn path(&self, of_hosts: bool) -> String {
        let mut path = String::new();
        for (way, _) in self.ways.iter().filter(|(_, hosts)| *hosts == of_hosts) {
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
        let cells = rounds.iter().map(|seats| view! { <td>{sitting(seats, words)}</td> });
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

/// Those who sit at a table, the host marked.
fn sitting(seats: &[Sitter], words: &'static Words) -> AnyView {
    let (hosts, others): (Vec<&Sitter>, Vec<&Sitter>) = seats.iter().partition(|sitter| sitter.hosts);
    let others: Vec<&str> = others.into_iter().map(|sitter| sitter.name.as_str()).collect();
    let comma = (!hosts.is_empty() && !others.is_empty()).then_some(", ");
    let hosts = hosts.into_iter().map(|host| {
        view! {
            <b>{host.name.clone()}</b>
            {[" (", words.plan.host, ")"].concat()}
        }
    });
    view! {
        {hosts.collect_view()}
        {comma}
        {others.join(", ")}
    }
    .into_any()
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
            <path d=drawn.path(false) fill="none" stroke="currentColor" stroke-opacity="0.45"></path>
            <path d=drawn.path(true) fill="none" stroke="currentColor" stroke-width="3"></path>
            <g fill="currentColor">{dots}</g>
        </svg>
    })
}
