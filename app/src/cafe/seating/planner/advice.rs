//! How many tables to take.

use super::{
    effort::Effort,
    instance::Instance,
    search::{Plan, plan},
};

/// Moves that are tried for each number of tables: where algebra has no answer, a short search often has one.
const MOVES: u64 = 20_000;

/// A number of tables with which no pair meets twice, and nobody comes back to a table or a question that they need not
/// come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Advice {
    /// How many tables.
    pub tables: usize,
    /// People at the smallest of them.
    pub seats: usize,
    /// Tables that have one more.
    pub larger: usize,
}

/// How many numbers of tables are tried at most when the nearest are asked for.
const TRIES: usize = 16;

/// Moves that are tried for all numbers of tables together.
const ALL: u64 = TRIES as u64 * MOVES;

/// Of the numbers of tables with which so many people can talk for so many rounds about so many questions (each at as many
/// tables as the others, or one more) without repeats, the few that are nearest to a wished one, fewest first. Others may do
/// as well: a longer search would say. With `hosts` one person stays at each table.
#[must_use]
pub fn advice_near(
    people: usize,
    (questions, rounds): (usize, usize),
    hosts: bool,
    wished: usize,
    few: usize,
) -> Vec<Advice> {
    let mut tables: Vec<usize> = (questions.max(2)..=people / 2).collect();
    tables.sort_by_key(|tables| tables.abs_diff(wished));
    let mut left = ALL;
    let mut near: Vec<Advice> = tables
        .into_iter()
        // What the rounds bring together can't be more than there is to meet.
        .filter(|tables| (people / tables).saturating_sub(1).saturating_mul(rounds) < people)
        .take(TRIES)
        .filter_map(|tables| {
            let mut instance = Instance::mix(people, tables, rounds);
            instance.questions = (0..tables).map(|table| table % questions.max(1)).collect();
            if hosts {
                let stay: Vec<Option<usize>> = (0..tables).map(Some).collect();
                instance = instance.hosted(&stay);
            }
            without_repeats(&instance, &mut left)
        })
        .take(few)
        .collect();
    near.sort_by_key(|one| one.tables);
    near
}

fn without_repeats(instance: &Instance, left: &mut u64) -> Option<Advice> {
    if *left == 0 {
        return None;
    }
    let mut effort = Effort::moves(MOVES.min(*left));
    let plan = plan(instance, 0, &mut effort).ok();
    *left = left.saturating_sub(effort.spent());
    let Plan { measures, bounds, .. } = plan?;
    let none = measures.repeats == 0 && measures.revisits <= bounds.revisits && measures.again <= bounds.again;
    none.then_some(Advice {
        tables: instance.tables,
        seats: instance.people / instance.tables,
        larger: instance.people % instance.tables,
    })
}
