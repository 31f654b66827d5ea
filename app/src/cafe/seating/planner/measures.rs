//! How good a plan is: what is counted.

use super::{instance::Instance, schedule::Schedule};

/// What is counted in a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Meetings of two people at a table, all rounds together.
    pub meetings: usize,
    /// Different pairs that meet.
    pub pairs_met: usize,
    /// Meetings beyond the first of a pair. A pair that meets three times counts two.
    pub repeats: usize,
    /// Pairs that meet three times or more often.
    pub thirds: usize,
    /// How often the pair meets that meets most often.
    pub longest_pair: usize,
    /// Times that somebody (but a host) sits at a table again.
    pub revisits: usize,
    /// Times that somebody (but a host) meets a question again. 0 when every table has its own.
    pub again: usize,
    /// Times that one follows another at a table beyond the first time.
    pub follow_repeats: usize,
    /// Times that one follows nobody but themselves: they stay at a table, or come back to it before anybody else.
    pub stays: usize,
}

impl Measures {
    /// Counts in a schedule.
    #[must_use]
    pub fn of(instance: &Instance, schedule: &Schedule) -> Self {
        Self::of_rounds(instance, schedule, schedule.rounds.len())
    }

    /// Counts in the first rounds of a schedule.
    pub(super) fn of_rounds(instance: &Instance, schedule: &Schedule, rounds: usize) -> Self {
        let people = instance.people;
        let mut met = vec![0_u8; people * people];
        let mut measures = Self::default();
        for round in 0..rounds {
            for table in schedule.tables(round, instance.tables) {
                for (at, a) in table.iter().enumerate() {
                    for b in &table[at + 1..] {
                        let times = &mut met[a * people + b];
                        *times += 1;
                        measures.meetings += 1;
                        measures.pairs_met += usize::from(*times == 1);
                        measures.thirds += usize::from(*times == 3);
                        measures.longest_pair = measures.longest_pair.max(usize::from(*times));
                    }
                }
            }
        }
        measures.repeats = measures.meetings - measures.pairs_met;
        measures.revisits = returns(instance, schedule, rounds, |table| instance.place(table));
        if instance.shares_questions() {
            measures.again = returns(instance, schedule, rounds, |table| instance.question(table));
        }
        (measures.follow_repeats, measures.stays) = follows(instance, schedule, rounds);
        measures
    }
}

/// How often somebody comes back to where they have been. However long hosts stay at their table, they have been there
/// once.
fn returns(instance: &Instance, schedule: &Schedule, rounds: usize, place: impl Fn(usize) -> usize) -> usize {
    let mut returns = 0;
    for person in 0..instance.people {
        let mut hosted = Vec::new();
        let mut seen = Vec::new();
        for (sitting, seats) in instance.sittings.iter().zip(&schedule.rounds).take(rounds) {
            let Some(table) = seats.get(person).copied().flatten() else {
                continue;
            };
            if sitting.hosted_by(person) == Some(table) {
                hosted.push(place(table));
            } else {
                seen.push(place(table));
            }
        }
        let visits = seen.len();
        seen.sort_unstable();
        seen.dedup();
        seen.retain(|place| !hosted.contains(place));
        returns += visits - seen.len();
    }
    returns
}

/// How often one follows another at a table, beyond the first time, and how often themselves.
fn follows(instance: &Instance, schedule: &Schedule, rounds: usize) -> (usize, usize) {
    let people = instance.people;
    let mut follows = vec![false; people * people];
    let mut last: Vec<Vec<usize>> = vec![Vec::new(); instance.tables];
    let (mut repeats, mut stays) = (0, 0);
    for round in 0..rounds {
        for (before, now) in last.iter_mut().zip(schedule.tables(round, instance.tables)) {
            if now.is_empty() {
                continue;
            }
            for h in before.iter() {
                stays += usize::from(now.contains(h));
                for g in now.iter().filter(|g| *g != h) {
                    let seen = &mut follows[h * people + g];
                    repeats += usize::from(*seen);
                    *seen = true;
                }
            }
            *before = now;
        }
    }
    (repeats, stays)
}
