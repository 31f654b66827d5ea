//! Where something is wrong: pairs that meet again, people who came back. The search begins there as often as not.

use super::{
    super::{
        chance::Chance,
        weights::{APART, TOGETHER},
    },
    Floor, NOWHERE,
};

/// So many pairs that meet again are remembered at most.
const REMEMBERED: usize = 65_536;

/// A pair that meets again, or two who should be apart and are not.
fn is_hot(had: u8) -> bool {
    (2..APART).contains(&had) || (APART + 1..TOGETHER).contains(&had)
}

impl Floor<'_> {
    /// Somebody who came back, or one of a pair that meets again, and the round to be planned in which that is.
    pub(crate) fn hot(&mut self, chance: &mut Chance) -> Option<(usize, usize)> {
        for _ in 0..4 {
            let back = !self.back.is_empty() && self.weights.revisit > 0 && chance.below(2) == 0;
            let found = if back {
                self.one_back(chance)
            } else {
                self.one_again(chance)
            };
            if found.is_some() {
                return found;
            }
        }
        None
    }

    fn one_back(&mut self, chance: &mut Chance) -> Option<(usize, usize)> {
        let at = chance.below(self.back.len());
        let (person, place) = (usize::from(self.back[at].0), self.back[at].1);
        if self.visits[person * self.tables + usize::from(place)] > 1 {
            let there = |round: usize| {
                let seat = self.seat(round, person);
                seat != NOWHERE && self.place[usize::from(seat)] == place
            };
            if let Some(round) = self.round_in_which(there, chance) {
                return Some((round, person));
            }
        }
        self.back.swap_remove(at);
        None
    }

    fn one_again(&mut self, chance: &mut Chance) -> Option<(usize, usize)> {
        if self.again.is_empty() {
            return None;
        }
        let at = chance.below(self.again.len());
        let (a, b) = (usize::from(self.again[at].0), usize::from(self.again[at].1));
        if is_hot(self.met[a * self.people + b]) {
            let together = |round: usize| {
                let seat = self.seat(round, a);
                seat != NOWHERE && seat == self.seat(round, b)
            };
            if let Some(round) = self.round_in_which(together, chance) {
                return Some((round, if chance.below(2) == 0 { a } else { b }));
            }
        }
        self.again.swap_remove(at);
        None
    }

    /// One of the rounds to be planned.
    fn round_in_which(&self, is: impl Fn(usize) -> bool, chance: &mut Chance) -> Option<usize> {
        let start = chance.below(self.free.len());
        let mut rounds = self.free[start..].iter().chain(&self.free[..start]).copied();
        rounds.find(|round| is(*round))
    }

    /// Remembers a pair that meets again. Of very many, some do: there is always one to begin with.
    pub(super) fn meets_again(&mut self, person: u16, other: u16) {
        if self.again.len() < REMEMBERED {
            self.again.push((person, other));
        }
    }

    /// Forgets what is resolved, when much has come together.
    pub(super) fn cool(&mut self) {
        if self.again.len() + self.back.len() <= self.keeps {
            return;
        }
        // They are sorted.
        self.works(16 * (self.again.len() + self.back.len()));
        for two in &mut self.again {
            *two = (two.0.min(two.1), two.0.max(two.1));
        }
        for list in [&mut self.again, &mut self.back] {
            list.sort_unstable();
            list.dedup();
        }
        let at = |(row, column): &(u16, u16), width: usize| usize::from(*row) * width + usize::from(*column);
        self.again.retain(|two| is_hot(self.met[at(two, self.people)]));
        self.back.retain(|two| self.visits[at(two, self.tables)] > 1);
        self.keeps = 4 * self.people + 64 + 2 * (self.again.len() + self.back.len());
    }
}
