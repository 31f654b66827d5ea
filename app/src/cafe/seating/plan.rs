//! The way through the tables: what was planned, and where nothing was, one table on in each round.

use super::super::{
    Cafe,
    id::{GroupId, Round, TableId},
    question::Place,
    seating::Participant,
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
    /// Each group comes to so many of the tables only.
    SeesSome {
        /// Rounds, and so tables that a group comes to.
        seen: usize,
        /// Tables that there are.
        tables: usize,
    },
    /// There are more rounds than tables: groups come back to where they were.
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

    /// The tables in the order in which a group goes through them: each next one has, where that is possible, another
    /// question, so that a question at many tables is met late again.
    fn cycle(&self) -> Vec<TableId> {
        let by_question: Vec<&Vec<TableId>> = self
            .questions
            .iter()
            .filter_map(|question| match &question.place {
                Place::Tables(tables) => Some(tables),
                Place::Announced | Place::Plenary => None,
            })
            .collect();
        let longest = by_question.iter().map(|tables| tables.len()).max().unwrap_or(0);
        (0..longest)
            .flat_map(|i| by_question.iter().filter_map(move |tables| tables.get(i).copied()))
            .collect()
    }

    /// Where a group is to sit in a round: what was planned, else one table on in each round. Groups that are more than
    /// the tables share them, their numbers at two tables differ by at most one.
    #[must_use]
    pub fn planned_table(&self, group: GroupId, round: Round) -> Option<TableId> {
        let planned = self.ahead.groups.get(&group).and_then(|tickets| tickets.get(&round));
        planned.copied().or_else(|| self.next_on(group.0.into(), round))
    }

    /// Where somebody is to sit in a round: what was planned for them, else with their group. Who has neither goes by
    /// their own number, as if they were a group of one.
    #[must_use]
    pub fn table_of(&self, person: &Participant, round: Round) -> Option<TableId> {
        match person.tickets.get(&round) {
            Some(table) => Some(*table),
            None if person.group == GroupId::NONE => self.next_on(person.id.0, round),
            None => self.planned_table(person.group, round),
        }
    }

    /// The table of the mover of this number, the first being 1, when everybody moves one table on in each round.
    fn next_on(&self, number: u32, round: Round) -> Option<TableId> {
        let cycle = self.cycle();
        let steps = (number as usize).checked_sub(1)? + usize::from(round.0).checked_sub(1)?;
        cycle.get(steps.checked_rem(cycle.len())?).copied()
    }

    /// The groups that are to sit at a table in a round.
    #[must_use]
    pub fn planned_groups(&self, table: TableId, round: Round) -> Vec<GroupId> {
        (1..=self.groups)
            .map(GroupId)
            .filter(|group| self.planned_table(*group, round) == Some(table))
            .collect()
    }

    /// What a facilitator should know about the plan of groups. Empty when nothing is talked about at tables.
    #[must_use]
    pub fn plan_remarks(&self) -> Vec<PlanRemark> {
        let (tables, groups) = (self.cycle().len(), usize::from(self.groups));
        let rounds = usize::from(self.programme.rounds());
        if tables == 0 || rounds == 0 || !self.moves_in_groups() {
            return vec![];
        }
        let moving = match (tables, groups, rounds) {
            (1, ..) | (.., 1) => PlanRemark::Stay,
            (2, 2, _) => PlanRemark::Swap,
            _ => PlanRemark::MoveOn,
        };
        let mut remarks = vec![moving];
        if tables > 1 && rounds > tables {
            remarks.push(PlanRemark::ComesBack);
        }
        if rounds > 1 && rounds < tables {
            remarks.push(PlanRemark::SeesSome { seen: rounds, tables });
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
