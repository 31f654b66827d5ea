//! What is to be planned: people, tables, rounds, and what each round already is.

use std::fmt;

use super::{schedule::Seats, wishes::Rule};
use crate::cafe::limits;

/// Who moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everybody moves on their own, and should meet as many others as possible.
    Mix,
    /// Groups move, each as one; every group should follow as many different groups as possible.
    Groups,
}

/// Whether somebody may sit at a table again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Revisit {
    /// Only when it can't be avoided.
    Forbid,
    /// Whenever it helps people to meet.
    Allow,
}

/// What to do where the fewest repeats come from a few people who stay together all the time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Companions {
    /// They are welcome: the fewest repeats count.
    Welcome,
    /// No permanent companions: first as few pairs as possible that meet three times, then the fewest repeats.
    Avoid,
}

/// How far a round is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is still to be planned.
    Open,
    /// It is to be planned, but people hold tickets: the table of each person by an earlier plan. A ticket changes only
    /// when that makes the plan better.
    Ticketed(Seats),
    /// It was held: who really sat where. A fact.
    Held(Seats),
}

/// One round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Who is there, in ascending order. In a held round the seats say it.
    pub present: Vec<usize>,
    /// Which tables are open, in ascending order.
    pub open: Vec<usize>,
    /// By table: the person who stays there as its host.
    pub hosts: Vec<Option<usize>>,
    /// Who was put at a table by hand in this round, and where. It is for the caller to see that tables can be even.
    pub placed: Vec<(usize, usize)>,
    /// How far it is settled.
    pub standing: Standing,
}

/// What is to be planned. People (or groups) and tables are numbered by the caller, from 0, and keep their number in
/// every round; somebody who comes later has a number from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Who moves.
    pub mode: Mode,
    /// How many people (or groups) ever take part.
    pub people: usize,
    /// How many tables are ever open.
    pub tables: usize,
    /// The question of each table, numbered from 0: tables with the same number talk about the same one. Empty when
    /// every table has its own.
    pub questions: Vec<usize>,
    /// By table: the one that it was merged into. Who sat at the first has been at the second. May be shorter than
    /// there are tables.
    pub merged: Vec<Option<usize>>,
    /// The rounds, held ones first.
    pub sittings: Vec<Sitting>,
    /// Whether coming back to a table is to be avoided.
    pub revisit: Revisit,
    /// Whether permanent companions are to be avoided.
    pub companions: Companions,
    /// Wishes that hold in all rounds that are still to be planned.
    pub rules: Vec<Rule>,
}

/// Why nothing can be planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no round.
    NoRounds,
    /// Nobody takes part.
    Nobody,
    /// People are there in this round (the first is 0), but no table is open.
    NoTable {
        /// Which.
        round: usize,
    },
    /// More people, tables or rounds than the planner takes.
    TooMany {
        /// How many people it takes.
        people: usize,
        /// How many tables.
        tables: usize,
        /// How many rounds.
        rounds: usize,
    },
    /// More hosts than tables.
    TooManyHosts {
        /// In which round, the first being 0.
        round: usize,
    },
    /// Somebody hosts two tables.
    HostsTwo {
        /// Who.
        person: usize,
    },
    /// A host is not there, or the table is not open.
    HostAbsent {
        /// Who.
        person: usize,
        /// In which round, the first being 0.
        round: usize,
    },
    /// A number that is nobody's.
    NoSuchPerson {
        /// Which.
        person: usize,
    },
    /// A number that is no table's.
    NoSuchTable {
        /// Which.
        table: usize,
    },
    /// A round that is still to be planned comes before one that was held.
    HeldLate {
        /// The held one, the first being 0.
        round: usize,
    },
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl std::error::Error for Trouble {}

impl Sitting {
    /// A round to be planned, without hosts.
    #[must_use]
    pub fn open(people: usize, tables: usize) -> Self {
        Self {
            present: (0..people).collect(),
            open: (0..tables).collect(),
            hosts: vec![None; tables],
            placed: Vec::new(),
            standing: Standing::Open,
        }
    }

    /// Whether it was held.
    #[must_use]
    pub fn is_held(&self) -> bool {
        matches!(self.standing, Standing::Held(_))
    }

    /// Whether somebody is there, and no host.
    #[must_use]
    pub fn is_visited_by(&self, person: usize) -> bool {
        self.has(person) && self.hosted_by(person).is_none()
    }

    /// By person: whether they host a table. For many at once this is faster than [`Self::hosted_by`].
    pub(super) fn hosting(&self, people: usize) -> Vec<bool> {
        let mut hosting = vec![false; people];
        for host in self.hosts.iter().flatten() {
            if let Some(hosts) = hosting.get_mut(*host) {
                *hosts = true;
            }
        }
        hosting
    }

    /// Whether somebody is there.
    #[must_use]
    pub fn has(&self, person: usize) -> bool {
        self.present.binary_search(&person).is_ok()
    }

    /// The table that somebody hosts.
    #[must_use]
    pub fn hosted_by(&self, person: usize) -> Option<usize> {
        self.hosts.iter().position(|host| *host == Some(person))
    }

    /// The table at which somebody was put by hand, if it is open.
    #[must_use]
    pub fn placed_at(&self, person: usize) -> Option<usize> {
        let placed = self.placed.iter().find(|(who, _)| *who == person);
        placed
            .map(|(_, table)| *table)
            .filter(|table| self.open.contains(table))
    }

    /// Sizes of the tables: the smaller one, and how many are larger by one.
    #[must_use]
    pub fn sizes(&self) -> (usize, usize) {
        match self.open.len() {
            0 => (0, 0),
            tables => (self.present.len() / tables, self.present.len() % tables),
        }
    }
}

impl Instance {
    /// Everybody is there in every round, and nothing is settled yet.
    #[must_use]
    pub fn new(mode: Mode, people: usize, tables: usize, rounds: usize) -> Self {
        // What is beyond the limits is refused by `check`; it need not fill the memory before.
        let people = people.min(limits::PLANNED_PEOPLE + 1);
        let tables = tables.min(limits::PLANNED_TABLES + 1);
        let rounds = rounds.min(limits::PLANNED_ROUNDS + 1);
        Self {
            mode,
            people,
            tables,
            questions: Vec::new(),
            merged: Vec::new(),
            sittings: vec![Sitting::open(people, tables); rounds],
            revisit: Revisit::Forbid,
            companions: Companions::Welcome,
            rules: Vec::new(),
        }
    }

    /// Individuals who mix.
    #[must_use]
    pub fn mix(people: usize, tables: usize, rounds: usize) -> Self {
        Self::new(Mode::Mix, people, tables, rounds)
    }

    /// Groups that rotate.
    #[must_use]
    pub fn groups(groups: usize, tables: usize, rounds: usize) -> Self {
        Self::new(Mode::Groups, groups, tables, rounds)
    }

    /// Hosts who stay in every round: by table, who it is.
    #[must_use]
    pub fn hosted(mut self, hosts: &[Option<usize>]) -> Self {
        for sitting in &mut self.sittings {
            sitting.hosts = hosts.to_vec();
        }
        self
    }

    /// How many rounds were held.
    #[must_use]
    pub fn held(&self) -> usize {
        self.sittings.iter().take_while(|sitting| sitting.is_held()).count()
    }

    /// The question of a table; its own number when every table has its own.
    #[must_use]
    pub fn question(&self, table: usize) -> usize {
        self.questions.get(table).copied().unwrap_or(table)
    }

    /// The table at which somebody has been who sat at this one: another one when it was merged.
    #[must_use]
    pub fn place(&self, table: usize) -> usize {
        let mut place = table;
        // A chain of merged tables is at most as long as there are tables.
        for _ in 0..self.merged.len() {
            match self.merged.get(place).copied().flatten() {
                Some(next) if next != place && next < self.tables => place = next,
                _ => break,
            }
        }
        place
    }

    /// Whether tables share a question.
    #[must_use]
    pub fn shares_questions(&self) -> bool {
        let mut seen = self.questions.clone();
        seen.sort_unstable();
        seen.windows(2).any(|two| two[0] == two[1])
    }

    /// Whether the planner can make something of it.
    ///
    /// # Errors
    /// The first [`Trouble`] that is found.
    pub fn check(&self) -> Result<(), Trouble> {
        if self.sittings.is_empty() {
            return Err(Trouble::NoRounds);
        }
        if self.people == 0 {
            return Err(Trouble::Nobody);
        }
        if self.people > limits::PLANNED_PEOPLE
            || self.tables > limits::PLANNED_TABLES
            || self.sittings.len() > limits::PLANNED_ROUNDS
        {
            return Err(Trouble::TooMany {
                people: limits::PLANNED_PEOPLE,
                tables: limits::PLANNED_TABLES,
                rounds: limits::PLANNED_ROUNDS,
            });
        }
        let mut open = false;
        for (round, sitting) in self.sittings.iter().enumerate() {
            self.check_sitting(round, sitting)?;
            if sitting.is_held() && open {
                return Err(Trouble::HeldLate { round });
            }
            open |= !sitting.is_held();
        }
        let merged = self.merged.iter().flatten();
        let needed = self.rules.iter().flat_map(Rule::tables);
        if let Some(table) = merged.chain(needed).find(|table| **table >= self.tables) {
            return Err(Trouble::NoSuchTable { table: *table });
        }
        let named = self.rules.iter().flat_map(Rule::people);
        self.known(named)
    }

    fn check_sitting(&self, round: usize, sitting: &Sitting) -> Result<(), Trouble> {
        self.known(sitting.present.iter().copied())?;
        if let Some(table) = sitting.open.iter().find(|table| **table >= self.tables) {
            return Err(Trouble::NoSuchTable { table: *table });
        }
        if let Standing::Held(seats) = &sitting.standing {
            let sat = seats.iter().flatten();
            return match sat.copied().find(|table| *table >= self.tables) {
                Some(table) => Err(Trouble::NoSuchTable { table }),
                None => Ok(()),
            };
        }
        self.known(sitting.placed.iter().map(|(person, _)| *person))?;
        let hosts: Vec<usize> = sitting.hosts.iter().flatten().copied().collect();
        self.known(hosts.iter().copied())?;
        if hosts.len() > sitting.open.len() {
            return Err(Trouble::TooManyHosts { round });
        }
        for (table, host) in sitting.hosts.iter().enumerate() {
            let Some(person) = *host else { continue };
            if !sitting.has(person) || !sitting.open.contains(&table) {
                return Err(Trouble::HostAbsent { person, round });
            }
            if sitting.hosts.iter().filter(|other| **other == *host).count() > 1 {
                return Err(Trouble::HostsTwo { person });
            }
        }
        if sitting.open.is_empty() && !sitting.present.is_empty() {
            return Err(Trouble::NoTable { round });
        }
        Ok(())
    }

    fn known(&self, people: impl IntoIterator<Item = usize>) -> Result<(), Trouble> {
        match people.into_iter().find(|person| *person >= self.people) {
            Some(person) => Err(Trouble::NoSuchPerson { person }),
            None => Ok(()),
        }
    }
}
