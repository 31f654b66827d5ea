//! Where people are to sit: by their ways or, where nothing was planned, one table on in each round.

use super::{
    super::{
        Cafe,
        id::{GroupId, Mover, Round, TableId},
        question::Place,
    },
    Fate, Participant,
};

/// Something about the plan that a facilitator should know before people find out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanRemark {
    /// There is nowhere to go: one table, or one round.
    Stay,
    /// Two groups change places at two tables: nobody mixes, only traces travel.
    Swap,
    /// Groups move on together: people of different groups don't mix, only traces travel.
    MoveOn,
    /// Everybody comes to so many of the tables only.
    SeesSome {
        /// Rounds, and so tables that a group comes to.
        seen: usize,
        /// Tables that there are.
        tables: usize,
    },
    /// There are more rounds than tables: people come back to where they were.
    ComesBack,
    /// Groups share tables.
    Shared,
    /// Some tables stay empty in every round.
    Empty {
        /// How many.
        tables: usize,
    },
}

impl Cafe {
    /// All tables, in the order of their numbers.
    #[must_use]
    pub fn tables(&self) -> Vec<TableId> {
        let mut tables = self.cycle();
        tables.sort_unstable();
        tables
    }

    /// The number that one table more would have.
    #[must_use]
    pub fn next_table(&self) -> TableId {
        TableId(self.tables().last().map_or(1, |last| last.0 + 1))
    }

    /// Whether something is talked about at a table, in some round.
    #[must_use]
    pub fn has_table(&self, table: TableId) -> bool {
        self.questions
            .iter()
            .any(|question| question.place.tables().contains(&table))
    }

    /// By what a planner tells one question from another, when it looks at a table: where each round has a question of its
    /// own, nobody meets one twice, and each table counts for itself.
    pub(super) fn question_at(&self, table: TableId) -> u32 {
        match self.cloth_on(table).and_then(|cloth| self.question(cloth.question)) {
            Some(question) if question.place.round().is_none() => question.id.0.into(),
            Some(_) => u32::from(u16::MAX) + u32::from(table.0),
            None => 0,
        }
    }

    /// Whether people sit at a table in the rounds to come.
    #[must_use]
    pub fn is_open(&self, table: TableId) -> bool {
        self.stays_open(&table) && self.has_table(table)
    }

    /// The same of a table that there is.
    fn stays_open(&self, table: &TableId) -> bool {
        matches!(self.fates.get(table), None | Some(Fate::Open))
    }

    /// The tables where people sit in the rounds to come.
    pub fn open_tables(&self) -> impl Iterator<Item = TableId> {
        self.tables().into_iter().filter(|table| self.stays_open(table))
    }

    /// How many people can be kept apart from each other: where groups rotate, one of each.
    #[must_use]
    pub fn places_apart(&self) -> usize {
        match self.mixes() {
            true => self.open_tables().count(),
            false => self.groups.into(),
        }
    }

    /// The tables where people sit, or are to.
    pub fn tables_in_use(&self) -> impl Iterator<Item = TableId> {
        let now = self.round_now();
        let sits = move |table: &TableId| now.is_some() && self.last_sat(*table) == now;
        self.tables()
            .into_iter()
            .filter(move |table| self.stays_open(table) || sits(table))
    }

    /// The last round in which somebody sat at a table, or is on the way to it.
    #[must_use]
    pub fn last_sat(&self, table: TableId) -> Option<Round> {
        let now = self.round_now();
        let comes = |person: &&Participant| now.is_some_and(|now| self.table_of(person, now) == Some(table));
        let sat = self.people.values().flat_map(|person| &person.seats);
        let sat = sat.filter(|(_, at)| **at == table).map(|(round, _)| *round).max();
        now.filter(|_| self.present().any(|person| comes(&person))).or(sat)
    }

    /// The tables in the order in which a group goes through them: each next one has, where that is possible, another
    /// question, so that a question at many tables is met late again.
    fn cycle(&self) -> Vec<TableId> {
        // Those that have a round of their own share their tables.
        let every_round = |place: &Place| place.round().is_none_or(|round| round == Round(1));
        let places = self.questions.iter().map(|question| &question.place);
        let by_question: Vec<&[TableId]> = places
            .filter(|place| every_round(place))
            .map(Place::tables)
            .filter(|tables| !tables.is_empty())
            .collect();
        let longest = by_question.iter().map(|tables| tables.len()).max().unwrap_or(0);
        (0..longest)
            .flat_map(|i| by_question.iter().filter_map(move |tables| tables.get(i).copied()))
            .collect()
    }

    /// Where a group, or somebody who goes their own way, is to sit in a round. Until that is planned, everybody moves
    /// one table on in each round. A way leads to tables that are open, in a round that is settled wherever it led then.
    #[must_use]
    pub fn way_of(&self, mover: Mover, round: Round) -> Option<TableId> {
        let way = self.ways.get(&mover).and_then(|way| way.get(&round)).copied();
        if way.is_some_and(|table| round <= self.settled() || self.is_open(table)) {
            return way;
        }
        let mut cycle = self.cycle();
        cycle.retain(|table| self.stays_open(table));
        let steps = (mover.0 as usize).checked_sub(1)? + usize::from(round.0).checked_sub(1)?;
        cycle.get(steps.checked_rem(cycle.len())?).copied()
    }

    /// Where a group is to sit in a round.
    #[must_use]
    pub fn planned_table(&self, group: GroupId, round: Round) -> Option<TableId> {
        self.way_of(group.into(), round)
    }

    /// The groups that are to sit at a table in a round.
    #[must_use]
    pub fn planned_groups(&self, table: TableId, round: Round) -> Vec<GroupId> {
        (1..=self.groups)
            .map(GroupId)
            .filter(|group| self.planned_table(*group, round) == Some(table))
            .collect()
    }

    /// What a facilitator should know about the plan. Empty when nothing is talked about at tables.
    #[must_use]
    pub fn plan_remarks(&self) -> Vec<PlanRemark> {
        let tables = self.open_tables().count();
        let groups = usize::from(self.groups);
        let rounds = usize::from(self.programme.rounds());
        if tables == 0 || rounds == 0 {
            return vec![];
        }
        // With a question for each round nobody comes back to one, and nobody reads what others left.
        let each_round = self.questions.iter().any(|question| question.place.round().is_some());
        let moving = match (tables, groups, rounds) {
            (1, ..) | (.., 1) => Some(PlanRemark::Stay),
            _ if self.mixes() || each_round => None,
            (2, 2, _) => Some(PlanRemark::Swap),
            _ => Some(PlanRemark::MoveOn),
        };
        let mut remarks = Vec::from_iter(moving);
        if tables > 1 && rounds > tables && !each_round {
            remarks.push(PlanRemark::ComesBack);
        }
        if rounds > 1 && rounds < tables && !each_round {
            remarks.push(PlanRemark::SeesSome { seen: rounds, tables });
        }
        if self.mixes() {
            return remarks;
        }
        if groups > tables {
            remarks.push(PlanRemark::Shared);
        }
        if groups < tables {
            remarks.push(PlanRemark::Empty {
                tables: tables - groups,
            });
        }
        remarks
    }
}
