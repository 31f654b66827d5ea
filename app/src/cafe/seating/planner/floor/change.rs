//! Changes of seats. Every count and the cost follow.

use super::{
    super::weights::{APART, STAY, TOGETHER},
    Floor, NOWHERE,
};

/// Steps that it takes to seat somebody, or to lift them, but for who else sits there.
const CHANGE: usize = 12;

impl Floor<'_> {
    /// Gives two people of a round each other's seats.
    pub(crate) fn swap(&mut self, round: usize, a: usize, b: usize) {
        let (from, to) = (usize::from(self.seat(round, a)), usize::from(self.seat(round, b)));
        self.lift(round, a);
        self.lift(round, b);
        self.sit(round, a, to, false);
        self.sit(round, b, from, false);
    }

    /// Gives somebody of a round a free seat at another table.
    pub(crate) fn shift(&mut self, round: usize, person: usize, to: usize) {
        self.lift(round, person);
        self.sit(round, person, to, false);
    }

    /// Seats somebody who has no seat in this round.
    pub(crate) fn seat_down(&mut self, round: usize, person: usize, table: usize) {
        self.sit(round, person, table, false);
    }

    /// Frees all seats of a round that no host has.
    pub(crate) fn clear(&mut self, round: usize) {
        for at in 0..self.movable[round].len() {
            let person = usize::from(self.movable[round][at]);
            if self.seat(round, person) != NOWHERE {
                self.lift(round, person);
            }
        }
    }

    /// Seats somebody, who may be a host.
    pub(super) fn sit(&mut self, round: usize, person: usize, table: usize, host: bool) {
        let held = self.instance.sittings[round].is_held();
        let (row, list) = (round * self.people + person, round * self.tables + table);
        self.works(self.seated[list].len() + CHANGE);
        if self.counts_follows() {
            self.follow(round, person, table, true);
        }
        for i in 0..self.seated[list].len() {
            let other = usize::from(self.seated[list][i]);
            let pair = person * self.people + other;
            let had = self.met[pair];
            self.cost += self.weights.meeting[usize::from(had)];
            match had {
                0 => {}
                1..APART => {
                    self.tally.repeats += 1;
                    self.tally.thirds += i64::from(had == 2);
                    self.meets_again(person as u16, other as u16);
                }
                APART..TOGETHER => {
                    self.tally.broken += 1;
                    self.tally.repeats += i64::from(had > APART);
                    self.meets_again(person as u16, other as u16);
                }
                _ => self.tally.together += 1,
            }
            self.met[pair] += 1;
            self.met[other * self.people + person] += 1;
        }
        self.at[row] = self.seated[list].len() as u16;
        self.seated[list].push(person as u16);
        self.seat[row] = table as u16;
        let place = usize::from(self.place[table]);
        let visits = person * self.tables + place;
        let had = self.visits[visits];
        let asked = self.asked_at(person, table);
        if host {
            // However long hosts stay, they have been there once.
            self.visits[visits] = had.max(1);
            if let Some(at) = asked {
                self.asked[at] = self.asked[at].max(1);
            }
            return;
        }
        let again = asked.map_or(0, |at| self.asked[at]);
        self.count(round, person, table, (had, again), held, 1);
        if had > 0 {
            self.back.push((person as u16, place as u16));
        }
        self.visits[visits] += 1;
        if let Some(at) = asked {
            self.asked[at] += 1;
        }
        self.cool();
    }

    /// Takes somebody from their seat.
    fn lift(&mut self, round: usize, person: usize) {
        let row = round * self.people + person;
        let table = usize::from(self.seat[row]);
        let list = round * self.tables + table;
        let at = usize::from(self.at[row]);
        self.seated[list].swap_remove(at);
        if let Some(moved) = self.seated[list].get(at) {
            self.at[round * self.people + usize::from(*moved)] = at as u16;
        }
        self.seat[row] = NOWHERE;
        self.works(self.seated[list].len() + CHANGE);
        if self.counts_follows() {
            self.follow(round, person, table, false);
        }
        for i in 0..self.seated[list].len() {
            let other = usize::from(self.seated[list][i]);
            let pair = person * self.people + other;
            self.met[pair] -= 1;
            self.met[other * self.people + person] -= 1;
            let had = self.met[pair];
            self.cost -= self.weights.meeting[usize::from(had)];
            match had {
                0 => {}
                1..APART => {
                    self.tally.repeats -= 1;
                    self.tally.thirds -= i64::from(had == 2);
                }
                APART..TOGETHER => {
                    self.tally.broken -= 1;
                    self.tally.repeats -= i64::from(had > APART);
                }
                _ => self.tally.together -= 1,
            }
        }
        let visits = person * self.tables + usize::from(self.place[table]);
        self.visits[visits] -= 1;
        let asked = self.asked_at(person, table);
        if let Some(at) = asked {
            self.asked[at] -= 1;
        }
        let had = (self.visits[visits], asked.map_or(0, |at| self.asked[at]));
        self.count(round, person, table, had, false, -1);
    }

    /// Counts what somebody's seat costs, but for who else sits there.
    fn count(&mut self, round: usize, person: usize, table: usize, had: (u8, u8), held: bool, sign: i64) {
        self.tally.revisits += sign * i64::from(had.0 > 0);
        self.tally.again += sign * i64::from(had.1 > 0);
        if held {
            self.cost += i64::from(had.0 > 0) * self.weights.revisit + i64::from(had.1 > 0) * self.weights.again;
            return;
        }
        let needs = self.wishes.needs[person].as_ref();
        self.tally.broken += sign * i64::from(needs.is_some_and(|tables| !tables.contains(&table)));
        let ticket = self.ticket(round, person);
        self.tally.changed += sign * i64::from(ticket.is_some_and(|ticket| usize::from(ticket) != table));
        self.cost += sign * self.alone(round, person, table, had.0, had.1);
    }

    /// Counts who follows whom at a table, all rounds together.
    pub(super) fn count_follows(&mut self, table: usize) {
        let mut before: Option<usize> = None;
        for round in 0..self.instance.sittings.len() {
            let list = round * self.tables + table;
            if !self.seated[list].is_empty() {
                if let Some(before) = before {
                    self.follow_all(before, list, true);
                }
                before = Some(list);
            }
        }
    }

    /// Counts, or counts no more, whom somebody follows at a table by sitting there in a round, and who follows them. The
    /// others who sit there are counted; they themselves are not among them.
    fn follow(&mut self, round: usize, person: usize, table: usize, counts: bool) {
        let tables = self.tables;
        let list = move |round: usize| round * tables + table;
        self.works(self.instance.sittings.len());
        let before = (0..round).rev().map(list).find(|at| !self.seated[*at].is_empty());
        let rounds = round + 1..self.instance.sittings.len();
        let after = rounds.map(list).find(|at| !self.seated[*at].is_empty());
        // Between those before and those after there was nobody.
        if let (Some(before), Some(after)) = (before, after)
            && self.seated[list(round)].is_empty()
        {
            self.follow_all(before, after, !counts);
        }
        if let Some(before) = before {
            self.works(self.seated[before].len());
            for i in 0..self.seated[before].len() {
                self.follow_one(usize::from(self.seated[before][i]), person, counts);
            }
        }
        if let Some(after) = after {
            self.works(self.seated[after].len());
            for i in 0..self.seated[after].len() {
                self.follow_one(person, usize::from(self.seated[after][i]), counts);
            }
        }
    }

    /// Counts, or counts no more, that all of a list follow all of another one.
    fn follow_all(&mut self, before: usize, after: usize, counts: bool) {
        self.works(self.seated[before].len() * self.seated[after].len());
        for i in 0..self.seated[before].len() {
            for j in 0..self.seated[after].len() {
                let (h, g) = (self.seated[before][i], self.seated[after][j]);
                self.follow_one(h.into(), g.into(), counts);
            }
        }
    }

    fn follow_one(&mut self, h: usize, g: usize, counts: bool) {
        if h == g {
            let stays = if counts { STAY } else { -STAY };
            self.tally.follow += stays;
            self.cost += stays * self.weights.follow;
            return;
        }
        let pair = h * self.people + g;
        if counts {
            let more = i64::from(self.follows[pair] > 0);
            self.tally.follow += more;
            self.cost += more * self.weights.follow;
            self.follows[pair] += 1;
        } else {
            self.follows[pair] -= 1;
            let less = i64::from(self.follows[pair] > 0);
            self.tally.follow -= less;
            self.cost -= less * self.weights.follow;
        }
    }
}
