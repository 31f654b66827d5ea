//! How many tables to take, or how many people at them.

use super::{
    effort::Effort,
    instance::{Instance, Mode},
    search::{Plan, plan},
};

/// Moves that are tried for each number of tables: where algebra has no answer, a short search often has one.
const MOVES: u64 = 20_000;

/// How many numbers of tables are tried at most when the nearest are asked for.
const TRIES: usize = 16;

/// Moves that are tried for all numbers together.
const ALL: u64 = TRIES as u64 * MOVES;

/// How many numbers of people are tried at most at the tables that are wished.
const FEWER: usize = 3;

/// Those who are to gather.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// Who moves.
    pub mode: Mode,
    /// How many people, or groups. As many groups as tables are as many at other numbers of tables, too.
    pub people: usize,
    /// How many tables are wished.
    pub tables: usize,
    /// How many questions, each at as many tables as the others, or one more; none for one at each table.
    pub questions: Option<usize>,
    /// How many rounds.
    pub rounds: usize,
    /// Whether one person stays at each table.
    pub hosts: bool,
}

/// A number of tables, and of people at them, with which no pair meets twice (no group follows another one twice), and
/// nobody comes back to a table or a question that they need not come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suits {
    /// How many tables.
    pub tables: usize,
    /// How many people, or groups.
    pub people: usize,
}

/// What can be advised. Other numbers may do as well: a longer search would say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Advice {
    /// The few numbers of tables that suit and are nearest to the wished one, fewest first.
    pub near: Vec<usize>,
    /// Where the wished one does not suit as many people as will come: fewer that it does suit.
    pub fewer: Option<Suits>,
}

impl Gathering {
    /// The numbers with which these can talk without repeats.
    #[must_use]
    pub fn advice(self, few: usize) -> Advice {
        let mut left = ALL;
        let least = self.questions.unwrap_or(2).max(2);
        let most = match self.mode {
            Mode::Mix => self.people / 2,
            Mode::Groups => 2 * self.tables.max(least),
        };
        let mut numbers: Vec<usize> = (least..=most).collect();
        numbers.sort_by_key(|tables| tables.abs_diff(self.tables));
        let gatherings = numbers.into_iter().map(|tables| self.at(tables));
        let suits = gatherings
            .filter(|gathering| gathering.can_suit())
            .take(TRIES)
            .filter(|gathering| gathering.suits(&mut left));
        let mut near: Vec<usize> = suits.map(|gathering| gathering.tables).take(few).collect();
        near.sort_unstable();
        let fewer = match self.mode {
            Mode::Mix if !near.contains(&self.tables) => self.fewer(),
            _ => None,
        };
        Advice { near, fewer }
    }

    /// The same at so many tables.
    fn at(self, tables: usize) -> Self {
        let own = self.mode == Mode::Groups && self.people == self.tables;
        let people = if own { tables } else { self.people };
        Self { tables, people, ..self }
    }

    /// One less at each table, until that suits.
    fn fewer(self) -> Option<Suits> {
        let seats = self.people.saturating_sub(1).checked_div(self.tables)?;
        let mut left = FEWER as u64 * MOVES;
        let fewer = (2..=seats).rev().take(FEWER).map(|seats| Self {
            people: seats * self.tables,
            ..self
        });
        let suits = fewer
            .filter(|fewer| fewer.can_suit())
            .find(|fewer| fewer.suits(&mut left));
        suits.map(|fewer| Suits {
            tables: fewer.tables,
            people: fewer.people,
        })
    }

    /// What the rounds bring together can't be more than there is to meet.
    fn can_suit(&self) -> bool {
        let together = (self.people / self.tables).saturating_sub(1);
        self.mode == Mode::Groups || together.saturating_mul(self.rounds) < self.people
    }

    fn instance(&self) -> Instance {
        let mut instance = Instance::new(self.mode, self.people, self.tables, self.rounds);
        if let Some(questions) = self.questions {
            instance.questions = (0..self.tables).map(|table| table % questions.max(1)).collect();
        }
        if self.hosts && self.mode == Mode::Mix {
            let stay: Vec<Option<usize>> = (0..self.tables).map(Some).collect();
            instance = instance.hosted(&stay);
        }
        instance
    }

    fn suits(&self, left: &mut u64) -> bool {
        if *left == 0 {
            return false;
        }
        let mut effort = Effort::moves(MOVES.min(*left));
        let plan = plan(&self.instance(), 0, &mut effort);
        *left = left.saturating_sub(effort.spent());
        plan.is_ok_and(|Plan { measures, bounds, .. }| {
            let again = measures.revisits <= bounds.revisits && measures.again <= bounds.again;
            let follows = self.mode == Mode::Mix || measures.follow_repeats + measures.stays == 0;
            measures.repeats == 0 && again && follows
        })
    }
}
