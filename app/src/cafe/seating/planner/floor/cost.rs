//! What a seat costs, and what it would cost to change it.

use super::{Floor, NOWHERE};

/// Steps that it takes to see what a table means to somebody, but for who sits there.
const LOOK: usize = 8;

impl Floor<'_> {
    /// What it costs that somebody sits at a table, but for who else sits there: what they add by sitting down.
    #[inline]
    pub(super) fn alone(&self, round: usize, person: usize, table: usize, visits: u8, asked: u8) -> i64 {
        let mut cost = 0;
        if visits > 0 {
            cost += self.weights.revisit;
        }
        if asked > 0 {
            cost += self.weights.again;
        }
        if let Some(tables) = &self.wishes.needs[person]
            && !tables.contains(&table)
        {
            cost += self.weights.need;
        }
        if !self.tickets.is_empty() {
            let ticket = self.tickets[round * self.people + person];
            if ticket != NOWHERE && usize::from(ticket) != table {
                cost += self.weights.ticket;
            }
        }
        cost
    }

    /// Where it stands how often somebody meets the question of a table.
    #[inline]
    pub(super) fn asked_at(&self, person: usize, table: usize) -> Option<usize> {
        if self.asked.is_empty() {
            return None;
        }
        let questions = self.asked.len() / self.people;
        Some(person * questions + usize::from(self.question[table]))
    }

    /// What it changes that somebody goes from one table to another, but for who else sits there.
    #[inline]
    pub(crate) fn going(&self, round: usize, person: usize, from: usize, to: usize) -> i64 {
        self.works(LOOK);
        let asked = |table: usize| self.asked_at(person, table).map_or(0, |at| self.asked[at]);
        let (mut there, mut then) = (self.visits(person, to), asked(to));
        // What they do at `from` counts no more once they leave.
        if self.place[from] == self.place[to] {
            there -= 1;
        }
        if !self.asked.is_empty() && self.question[from] == self.question[to] {
            then -= 1;
        }
        let before = self.alone(
            round,
            person,
            from,
            self.visits(person, from) - 1,
            asked(from).saturating_sub(1),
        );
        self.alone(round, person, to, there, then) - before
    }

    /// What it changes that somebody sits with those at a table (but for one) and no longer with those at theirs.
    #[inline]
    pub(crate) fn meeting(&self, round: usize, person: usize, from: usize, to: usize, but: usize) -> i64 {
        let met = &self.met[person * self.people..(person + 1) * self.people];
        self.works(self.seated(round, to).len() + self.seated(round, from).len());
        let mut cost = 0;
        for other in self.seated(round, to) {
            let other = usize::from(*other);
            if other != but {
                cost += self.weights.meeting[usize::from(met[other])];
            }
        }
        for other in self.seated(round, from) {
            let other = usize::from(*other);
            if other != person {
                cost -= self.weights.meeting[usize::from(met[other]) - 1];
            }
        }
        cost
    }

    /// What sitting down would cost somebody who has no seat in this round.
    pub(crate) fn sitting_down(&self, round: usize, person: usize, table: usize) -> i64 {
        let met = &self.met[person * self.people..(person + 1) * self.people];
        let asked = self.asked_at(person, table).map_or(0, |at| self.asked[at]);
        let others = self.seated(round, table).iter();
        self.works(others.len() + LOOK);
        let meetings: i64 = others
            .map(|o| self.weights.meeting[usize::from(met[usize::from(*o)])])
            .sum();
        meetings + self.alone(round, person, table, self.visits(person, table), asked)
    }
}
