//! What a fault of a plan costs during the search, and how two plans compare in the end.

use super::instance::{Companions, Instance, Mode};

/// The cost of one repeated meeting. Others are told in it, so that costs stay whole numbers.
pub(super) const REPEAT: i64 = 64;
/// A rule that does not hold in a round: dearer than what it can save in meetings.
const RULE: i64 = 24 * REPEAT;
/// A pair that meets a third time, over and above its repeat: it only breaks ties, or it comes first.
const THIRD: i64 = 1;
const COMPANION: i64 = 4 * REPEAT;
/// A ticket that changes: the search stays near the tickets as long as that does not keep it from better plans.
const TICKET: i64 = REPEAT / 6;

/// Follows in vain, as which it counts when somebody follows themselves: who stays has not moved at the bell.
pub(super) const STAY: i64 = 2;

/// What a pair is to each other: an offset to its count of meetings.
pub(super) const APART: u8 = 64;
pub(super) const TOGETHER: u8 = 128;
/// What counts as a meeting in a pair's byte, below its kind.
pub(super) const COUNT: u8 = 63;
const KINDS: usize = 256;

/// What a fault costs.
#[derive(Clone, Debug)]
pub(super) struct Weights {
    /// What one more meeting of a pair costs, by its kind and the meetings that it had.
    pub(super) meeting: [i64; KINDS],
    /// Somebody comes back to a table.
    pub(super) revisit: i64,
    /// Somebody meets a question again.
    pub(super) again: i64,
    /// Somebody does not sit where they need to.
    pub(super) need: i64,
    pub(super) ticket: i64,
    pub(super) follow: i64,
}

impl Weights {
    /// `strictness` is the cost of coming back in quarters of a repeat.
    pub(super) fn of(instance: &Instance, strictness: i64) -> Self {
        let mut meeting = [0; KINDS];
        let third = match instance.companions {
            Companions::Welcome => THIRD,
            Companions::Avoid => COMPANION,
        };
        for (had, cost) in meeting.iter_mut().enumerate() {
            *cost = match had {
                0 => 0,
                1 => REPEAT,
                2..64 => REPEAT + third,
                64 => RULE,
                // More of them than tables: at least not always the same two.
                65..128 => RULE + REPEAT,
                _ => -RULE,
            };
        }
        let counts = i64::from(instance.forbids_revisits());
        Self {
            meeting,
            revisit: counts * strictness * REPEAT / 4,
            again: counts * i64::from(instance.shares_questions()) * strictness * REPEAT / 4,
            need: RULE,
            ticket: TICKET,
            follow: if instance.mode == Mode::Groups { REPEAT / 4 } else { 0 },
        }
    }
}

/// What is wrong with a plan, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Needs that are not met and people together who should be apart, in rounds to be planned.
    pub(super) broken: i64,
    /// Meetings of those who should be together.
    pub(super) together: i64,
    pub(super) revisits: i64,
    pub(super) again: i64,
    /// Meetings of pairs that have met.
    pub(super) repeats: i64,
    /// Pairs that meet three times or more often.
    pub(super) thirds: i64,
    pub(super) follow: i64,
    pub(super) changed: i64,
}

/// Which of two plans is better: the smaller one.
pub(super) type Rank = (i64, i64, i64, i64, i64, i64);

impl Tally {
    pub(super) fn rank(&self, instance: &Instance) -> Rank {
        let (first, second) = match instance.companions {
            Companions::Welcome => (self.repeats, self.thirds),
            Companions::Avoid => (self.thirds, self.repeats),
        };
        let back = if instance.forbids_revisits() {
            self.revisits + self.again
        } else {
            0
        };
        match instance.mode {
            Mode::Mix => (self.broken - self.together, back, first, second, self.changed, 0),
            Mode::Groups => {
                let first = self.repeats;
                (self.broken - self.together, back, first, self.follow, self.changed, 0)
            }
        }
    }
}
