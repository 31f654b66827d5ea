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

/// The numbers of tables, fewest first, with which so many people can talk for so many rounds about so many questions
/// (each at as many tables as the others, or one more) without repeats. Others may do as well: a longer search would say.
#[must_use]
pub fn advice(people: usize, questions: usize, rounds: usize) -> Vec<Advice> {
    let tables = questions.max(2)..=people / 2;
    tables
        .filter_map(|tables| without_repeats(people, questions, rounds, tables))
        .collect()
}

/// Of these numbers of tables the few that are nearest to a wished one, fewest first.
#[must_use]
pub fn advice_near(people: usize, questions: usize, rounds: usize, wished: usize, few: usize) -> Vec<Advice> {
    let mut tables: Vec<usize> = (questions.max(2)..=people / 2).collect();
    tables.sort_by_key(|tables| tables.abs_diff(wished));
    let tries = tables.into_iter().take(TRIES);
    let mut near: Vec<Advice> = tries
        .filter_map(|tables| without_repeats(people, questions, rounds, tables))
        .take(few)
        .collect();
    near.sort_by_key(|one| one.tables);
    near
}

fn without_repeats(people: usize, questions: usize, rounds: usize, tables: usize) -> Option<Advice> {
    let (seats, larger) = (people / tables, people % tables);
    // What the rounds bring together can't be more than there is to meet.
    if seats.saturating_sub(1).saturating_mul(rounds) >= people {
        return None;
    }
    let mut instance = Instance::mix(people, tables, rounds);
    instance.questions = (0..tables).map(|table| table % questions.max(1)).collect();
    let Plan { measures, bounds, .. } = plan(&instance, 0, &mut Effort::moves(MOVES)).ok()?;
    let none = measures.repeats == 0 && measures.revisits <= bounds.revisits && measures.again <= bounds.again;
    none.then_some(Advice { tables, seats, larger })
}
