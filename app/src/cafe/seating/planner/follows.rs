//! Whose traces groups read on arriving: each should follow as many different groups as possible.

use std::collections::BTreeSet;

use super::{instance::Instance, schedule::Schedule};

/// How many different groups each group follows, on arriving where they were before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Follows {
    /// The one that follows the fewest.
    pub fewest: usize,
    /// No plan lets a group follow more.
    pub possible: usize,
}

impl Follows {
    /// Counts in a schedule.
    #[must_use]
    pub fn of(instance: &Instance, schedule: &Schedule) -> Self {
        let mut followed = vec![BTreeSet::new(); instance.people];
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); instance.tables];
        // In each round but the first a group comes to one table: those before it were at most as many as sat anywhere.
        let (mut possible, mut largest) = (0, 0);
        for round in 0..schedule.rounds.len() {
            possible += largest;
            for (last, now) in before.iter_mut().zip(schedule.tables(round, instance.tables)) {
                largest = largest.max(now.len());
                for group in &now {
                    followed[*group].extend(last.iter().copied().filter(|other| other != group));
                }
                if !now.is_empty() {
                    *last = now;
                }
            }
        }
        Self {
            fewest: followed.iter().map(BTreeSet::len).min().unwrap_or(0),
            possible: possible.min(instance.people.saturating_sub(1)),
        }
    }
}
