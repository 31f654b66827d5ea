//! Plans that algebra gives: in round r the person of column j and shift b sits at table D[r][j] + b.
//!
//! When the differences of two rows of D are all different, no pair meets twice; when none of them is zero, nobody comes
//! back. For a prime power D[r][j] = r·j over the field does both for every number of rounds up to the tables (the affine
//! lines). For other numbers of tables the columns are searched, over the integers modulo the tables. The seat rule is
//! D[r][j] = r·j there.

use super::{chance::Chance, field::Field};

/// Steps of the search for one more column.
const STEPS: usize = 4_000;
/// Searches from the beginning.
const ATTEMPTS: usize = 24;

/// How tables are added.
#[derive(Clone, Debug)]
enum Sum {
    Field(Field),
    Modulo(usize),
}

/// The columns of D, and how to add a shift.
#[derive(Clone, Debug)]
pub(super) struct Lines {
    sum: Sum,
    /// The column of hosts: zero in every round.
    pub(super) stays: Vec<usize>,
    /// By column and round. Nobody who sits in one of them comes back.
    pub(super) columns: Vec<Vec<usize>>,
    /// The last round gathers each column at a table of its own: a round more for those who may come back.
    gathers: bool,
}

impl Lines {
    /// The affine lines over GF(tables).
    pub(super) fn affine(tables: usize, rounds: usize) -> Option<Self> {
        let field = Field::of(tables)?;
        if rounds > tables + 1 {
            return None;
        }
        let column = |j: usize| (0..rounds).map(|r| field.times(r % tables, j)).collect();
        Some(Self {
            stays: vec![0; rounds],
            columns: (1..tables).map(column).collect(),
            sum: Sum::Field(field),
            gathers: rounds > tables,
        })
    }

    /// The seat rule: seat j moves j tables a round.
    pub(super) fn seat_rule(tables: usize, rounds: usize) -> Self {
        let column = |j: usize| (0..rounds).map(|r| r * j % tables).collect();
        Self {
            sum: Sum::Modulo(tables),
            stays: vec![0; rounds],
            columns: (1..tables.max(2)).map(column).collect(),
            gathers: false,
        }
    }

    /// Everybody moves one table on: people meet the same others again, but nobody comes back before they must.
    pub(super) fn moving_on(tables: usize, rounds: usize) -> Self {
        Self {
            columns: vec![(0..rounds).map(|r| r % tables).collect()],
            ..Self::seat_rule(tables, rounds)
        }
    }

    /// As many columns as the search finds, at most so many, with at most about `most` steps of work; and how many steps
    /// that took. With `follows` nobody of one column (groups, then) follows another twice at a table either.
    pub(super) fn searched(
        (tables, rounds): (usize, usize),
        wanted: usize,
        follows: bool,
        most: u64,
        chance: &mut Chance,
    ) -> (Self, u64) {
        let mut best = Vec::new();
        let mut work = 0;
        // Where groups can't do without, one or two of them follow the same group twice.
        let slacks = if follows { 0..=2 } else { 0..=0 };
        for slack in slacks.filter(|_| rounds <= tables) {
            for _ in 0..ATTEMPTS {
                if work > most {
                    break;
                }
                let mut search = Search::new(tables, rounds, follows.then_some(slack));
                while search.columns.len() < wanted && work + search.work <= most && search.add(chance) {}
                work += search.work;
                if search.columns.len() > best.len() {
                    best = search.columns;
                }
                if best.len() >= wanted {
                    break;
                }
            }
            if best.len() >= wanted {
                break;
            }
        }
        let lines = Self {
            sum: Sum::Modulo(tables),
            stays: vec![0; rounds],
            columns: best,
            gathers: false,
        };
        (lines, work)
    }

    /// The table of a cell in a round.
    pub(super) fn table(&self, round: usize, column: &[usize], shift: usize, number: usize) -> usize {
        if self.gathers && round + 1 == column.len() {
            return number;
        }
        match &self.sum {
            Sum::Field(field) => field.add(column[round], shift),
            Sum::Modulo(tables) => (column[round] + shift) % tables,
        }
    }
}

/// A search for columns, one after the other.
struct Search {
    tables: usize,
    rounds: usize,
    /// With groups: how many steps of a column may be alike.
    follows: Option<usize>,
    columns: Vec<Vec<usize>>,
    /// By pair of rows and difference: whether a column has it.
    used: Vec<bool>,
    /// Steps of work so far.
    work: u64,
}

impl Search {
    fn new(tables: usize, rounds: usize, follows: Option<usize>) -> Self {
        Self {
            tables,
            rounds,
            follows,
            columns: Vec::new(),
            used: vec![false; rounds * rounds * tables],
            work: (rounds * rounds * tables / 16) as u64,
        }
    }

    fn difference(&self, earlier: usize, later: usize, from: usize, to: usize) -> usize {
        (earlier * self.rounds + later) * self.tables + (to + self.tables - from) % self.tables
    }

    /// Finds one more column and takes it.
    fn add(&mut self, chance: &mut Chance) -> bool {
        self.work += (2 * self.rounds * self.tables) as u64;
        let mut values: Vec<usize> = (0..self.tables).collect();
        let orders: Vec<Vec<usize>> = (0..self.rounds)
            .map(|_| {
                chance.shuffle(&mut values);
                values.clone()
            })
            .collect();
        let mut column = vec![if self.follows.is_some() {
            chance.below(self.tables)
        } else {
            0
        }];
        let mut tried = vec![0; self.rounds + 1];
        for _ in 0..STEPS {
            let row = column.len();
            if row == self.rounds {
                for earlier in 0..row {
                    for later in earlier + 1..row {
                        let at = self.difference(earlier, later, column[earlier], column[later]);
                        self.used[at] = true;
                    }
                }
                self.columns.push(column);
                return true;
            }
            match orders[row].get(tried[row]) {
                Some(value) => {
                    tried[row] += 1;
                    self.work += self.fitting(column.len());
                    if self.fits(&column, *value) {
                        column.push(*value);
                        tried[row + 1] = 0;
                    }
                }
                None if row == 1 => return false,
                None => {
                    column.pop();
                }
            }
        }
        false
    }

    /// Steps of work that it takes to see whether a value fits, at most.
    fn fitting(&self, row: usize) -> u64 {
        let follows = row * row / 2 + 2 * row * self.columns.len();
        (4 + row + if self.follows.is_some() { follows } else { 0 }) as u64
    }

    fn fits(&self, column: &[usize], value: usize) -> bool {
        let row = column.len();
        let fresh = |earlier: usize| {
            column[earlier] != value && !self.used[self.difference(earlier, row, column[earlier], value)]
        };
        if !(0..row).all(fresh) {
            return false;
        }
        let Some(slack) = self.follows else {
            return true;
        };
        let step = |from: usize, to: usize| (to + self.tables - from) % self.tables;
        let last = column[row - 1];
        let steps = || {
            (1..row)
                .map(|r| step(column[r - 1], column[r]))
                .chain([step(last, value)])
        };
        let alike = steps()
            .enumerate()
            .filter(|(at, one)| steps().take(*at).any(|other| other == *one));
        if alike.count() > slack {
            return false;
        }
        self.columns.iter().all(|other| {
            (1..row).all(|r| {
                step(other[r - 1], column[r]) != step(other[row - 1], value)
                    && step(column[r - 1], other[r]) != step(last, other[row])
            })
        })
    }
}
