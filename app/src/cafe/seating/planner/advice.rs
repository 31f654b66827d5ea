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

/// The numbers of tables, fewest first, with which so many people can talk for so many rounds about so many questions
/// (each at as many tables as the others, or one more) without repeats. Others may do as well: a longer search would say.
#[must_use]
pub fn advice(people: usize, questions: usize, rounds: usize) -> Vec<Advice> {
    let tables = questions.max(2)..=people / 2;
    let without_repeats = |tables: &usize| {
        let mut instance = Instance::mix(people, *tables, rounds);
        instance.questions = (0..*tables).map(|table| table % questions.max(1)).collect();
        let none = |plan: Plan| {
            let (measures, bounds) = (plan.measures, plan.bounds);
            measures.repeats == 0 && measures.revisits <= bounds.revisits && measures.again <= bounds.again
        };
        // What the rounds bring together can't be more than there is to meet.
        let seats = people / tables;
        seats.saturating_sub(1).saturating_mul(rounds) < people
            && plan(&instance, 0, &mut Effort::moves(MOVES)).is_ok_and(none)
    };
    tables
        .filter(without_repeats)
        .map(|tables| Advice {
            tables,
            seats: people / tables,
            larger: people % tables,
        })
        .collect()
}
