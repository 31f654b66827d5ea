//! What a plan means to those who sit: whom they meet, and why not everybody. Data; `words` makes sentences of it.

use super::{
    bounds::{Bounds, Reason, facts, possible},
    instance::{Instance, Sitting, Standing},
    measures::Measures,
    schedule::Schedule,
    wishes::Wishes,
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
    /// Those of them with whom they are to stay.
    pub company: usize,
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
    /// What no plan can do better.
    pub bounds: Bounds,
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
        let wishes = Wishes::of(instance);
        let rows = met.chunks(people.max(1)).zip(possible(instance)).zip(&wishes.clusters);
        let prospects: Vec<Prospect> = rows
            .map(|((row, possible), company)| Prospect {
                met: row.iter().filter(|times| **times > 0).count(),
                possible,
                again: row.iter().filter(|times| **times > 1).count(),
                company: company.iter().filter(|other| row[**other] > 1).count(),
            })
            .collect();
        let (measures, bounds) = (Measures::of(instance, schedule), Bounds::of(instance));
        let (least, reason) = least(instance, schedule, &wishes, &bounds);
        Self {
            measures,
            bounds,
            pairs_possible: prospects.iter().map(|one| one.possible).sum::<usize>() / 2,
            verdict: match measures.repeats {
                _ if measures.meetings == 0 => Verdict::Alone,
                0 => Verdict::NoRepeats,
                repeats if repeats <= least => Verdict::Least { reason },
                _ => Verdict::Found { least, reason },
            },
            prospects,
        }
    }
}

/// So many repeats no plan avoids that keeps the wishes which this one keeps, and why.
fn least(instance: &Instance, schedule: &Schedule, wishes: &Wishes, bounds: &Bounds) -> (usize, Reason) {
    let held = instance.held();
    let was = Measures::of(instance, &facts(instance)).repeats;
    let kept = was + company(instance, schedule, wishes);
    if kept > bounds.repeats.max(was) {
        return (kept, Reason::Together);
    }
    let reason = match held > 0 && Bounds::of(&fresh(instance)).repeats < bounds.repeats {
        true => Reason::Past,
        false => bounds.reason,
    };
    (bounds.repeats, reason)
}

/// Repeats, in rounds to come, of those who are to stay together and do: but for the first time, each meeting is one.
fn company(instance: &Instance, schedule: &Schedule, wishes: &Wishes) -> usize {
    let mut repeats = 0;
    for (person, cluster) in wishes.clusters.iter().enumerate() {
        for other in cluster.iter().filter(|other| **other > person) {
            let together = |(sitting, seats): (&Sitting, &Vec<Option<usize>>)| {
                let at = |who: usize| seats.get(who).copied().flatten();
                (at(person).is_some() && at(person) == at(*other)).then_some(sitting.is_held())
            };
            let rounds = instance.sittings.iter().zip(&schedule.rounds).filter_map(together);
            let (before, now): (Vec<bool>, Vec<bool>) = rounds.partition(|held| *held);
            repeats += now.len().saturating_sub(usize::from(before.is_empty()));
        }
    }
    repeats
}

/// The café as if nothing had happened: all those who are there now were from the start, at the tables of now.
fn fresh(instance: &Instance) -> Instance {
    let mut fresh = instance.clone();
    let now = fresh.sittings.iter().find(|sitting| !sitting.is_held()).cloned();
    if let Some(now) = now {
        fresh.sittings.iter_mut().for_each(|sitting| {
            *sitting = Sitting {
                standing: Standing::Open,
                ..now.clone()
            };
        });
    }
    fresh
}
