//! What a plan means to those who sit: whom they meet, and why not everybody. Data; `words` makes sentences of it.

use super::{
    bounds::{Bounds, Reason, possible},
    instance::Instance,
    measures::Measures,
    schedule::Schedule,
};

/// What a plan means to one person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Prospect {
    /// Others whom they meet.
    pub met: usize,
    /// Others whom they could meet: who is there at the same time, and does not host as they do.
    pub possible: usize,
    /// Others whom they meet more than once.
    pub again: usize,
}

impl Prospect {
    /// What a plan means to those who meet the fewest of all who have somebody to meet.
    #[must_use]
    pub fn fewest(prospects: impl IntoIterator<Item = Self>) -> Self {
        let come = prospects.into_iter().filter(|one| one.possible > 0);
        come.min_by_key(|one| (one.met, usize::MAX - one.again))
            .unwrap_or_default()
    }
}

/// How good a plan is, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// There is nobody to meet, or nobody sits with anybody.
    Alone,
    /// No pair meets twice.
    NoRepeats,
    /// Some do, and that can't be helped.
    Least {
        /// Why.
        reason: Reason,
    },
    /// Some do. Whether that can be helped is not known.
    Found {
        /// So many repeats can't be avoided.
        least: usize,
        /// Why.
        reason: Reason,
    },
}

/// What a plan means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// By person.
    pub prospects: Vec<Prospect>,
    /// What is counted in it.
    pub measures: Measures,
    /// Pairs that could.
    pub pairs_possible: usize,
    /// Whether that is good.
    pub verdict: Verdict,
}

impl Explanation {
    /// Explains a schedule.
    #[must_use]
    pub fn of(instance: &Instance, schedule: &Schedule) -> Self {
        let people = instance.people;
        let mut met = vec![0_u8; people * people];
        for round in 0..schedule.rounds.len() {
            for table in schedule.tables(round, instance.tables) {
                for a in &table {
                    for b in table.iter().filter(|b| *b != a) {
                        met[a * people + b] += 1;
                    }
                }
            }
        }
        let rows = met.chunks(people.max(1)).zip(possible(instance));
        let prospects: Vec<Prospect> = rows
            .map(|(row, possible)| Prospect {
                met: row.iter().filter(|times| **times > 0).count(),
                possible,
                again: row.iter().filter(|times| **times > 1).count(),
            })
            .collect();
        let (measures, bounds) = (Measures::of(instance, schedule), Bounds::of(instance));
        let reason = bounds.reason;
        Self {
            measures,
            pairs_possible: prospects.iter().map(|one| one.possible).sum::<usize>() / 2,
            verdict: match measures.repeats {
                _ if measures.meetings == 0 => Verdict::Alone,
                0 => Verdict::NoRepeats,
                repeats if repeats <= bounds.repeats => Verdict::Least { reason },
                _ => Verdict::Found {
                    least: bounds.repeats,
                    reason,
                },
            },
            prospects,
        }
    }
}
