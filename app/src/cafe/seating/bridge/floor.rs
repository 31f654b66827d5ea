//! The people and tables of a café, numbered for the planner.

use std::collections::BTreeSet;

use super::{
    super::{
        super::{
            Cafe,
            id::{Round, TableId},
            programme::StepKind,
        },
        Moving, Participant,
        planner::{self, Companions, Effort, Instance, Plan, Schedule, Seats, Standing},
    },
    MOVES, MOVES_PER_SEAT, places, questions, rename, seed,
};

/// A café with its people and tables numbered.
pub(super) struct Floor<'a> {
    cafe: &'a Cafe,
    from: Round,
    /// Who is there or ever sat at a table.
    pub(super) people: Vec<&'a Participant>,
    /// All tables, in the order of their numbers.
    pub(super) tables: Vec<TableId>,
}

impl<'a> Floor<'a> {
    pub(super) fn of(cafe: &'a Cafe, from: Round) -> Option<Self> {
        let takes_part = |person: &&Participant| person.is_present() || !person.seats.is_empty();
        let floor = Self {
            cafe,
            from,
            people: cafe.people.values().filter(takes_part).collect(),
            tables: cafe.tables(),
        };
        (!floor.people.is_empty() && !floor.tables.is_empty() && cafe.programme.rounds() > 0).then_some(floor)
    }

    /// The plan, with what was settled by hand.
    pub(super) fn plan(&self) -> Option<(Plan, Instance)> {
        let mut instance = self.instance();
        let first = usize::from(self.from.0.checked_sub(1)?);
        let mut plan = self.search(&instance)?;
        let hosts: Vec<usize> = instance.sittings.get(first)?.hosts.iter().flatten().copied().collect();
        let fresh = first == 0
            && instance
                .sittings
                .iter()
                .all(|sitting| sitting.standing == Standing::Open);
        if fresh {
            let wished: Vec<_> = self
                .people
                .iter()
                .map(|one| self.cafe.table_of(one, Round(1)))
                .collect();
            rename(&mut plan.schedule, &places(&self.tables, &wished), &hosts);
        }
        let by_hand = self.by_hand();
        if by_hand.is_empty() {
            return Some((plan, instance));
        }
        for (person, table) in &by_hand {
            self.give(&mut plan.schedule, first, (*person, *table), &by_hand, &hosts);
        }
        // What was settled is as good as held; the rest is planned around it.
        let seats = plan.schedule.rounds.get(first)?.clone();
        for (sitting, seats) in instance.sittings.iter_mut().zip(&plan.schedule.rounds).skip(first + 1) {
            sitting.standing = Standing::Ticketed(seats.clone());
        }
        instance.sittings.get_mut(first)?.standing = Standing::Held(seats);
        let plan = self.search(&instance)?;
        Some((plan, instance))
    }

    fn search(&self, instance: &Instance) -> Option<Plan> {
        let open = instance.sittings.iter().filter(|sitting| !sitting.is_held());
        let seats: usize = open.map(|sitting| sitting.present.len()).sum();
        let moves = MOVES.min(MOVES_PER_SEAT * seats as u64);
        planner::plan(instance, seed(self.cafe), &mut Effort::moves(moves)).ok()
    }

    pub(super) fn instance(&self) -> Instance {
        let rounds = self.cafe.programme.rounds();
        let mut instance = Instance::mix(self.people.len(), self.tables.len(), rounds.into());
        instance.questions = questions(self.cafe, &self.tables);
        let hosts = self.hosts();
        if let Moving::Everyone {
            no_companions: true, ..
        } = self.cafe.preparation.moving
        {
            instance.companions = Companions::Avoid;
        }
        for (round, sitting) in (1..=rounds).map(Round).zip(&mut instance.sittings) {
            sitting.hosts.clone_from(&hosts);
            if round < self.from {
                let seats: Seats = self.people.iter().map(|one| self.place(self.sat(one, round))).collect();
                let there = seats.iter().enumerate().filter(|(_, seat)| seat.is_some());
                sitting.present = there.map(|(row, _)| row).collect();
                for (table, host) in sitting.hosts.iter_mut().enumerate() {
                    *host = host.filter(|host| seats.get(*host) == Some(&Some(table)));
                }
                sitting.standing = Standing::Held(seats);
                continue;
            }
            let present = self.people.iter().enumerate().filter(|(_, one)| one.is_present());
            sitting.present = present.map(|(row, _)| row).collect();
            let tickets: Seats = self
                .people
                .iter()
                .map(|one| self.place(one.tickets.get(&round).copied().filter(|_| one.is_present())))
                .collect();
            // What only hands have settled is no plan to start from.
            if sitting
                .present
                .iter()
                .any(|row| tickets[*row].is_some() && !self.is_by_hand(*row))
            {
                sitting.standing = Standing::Ticketed(tickets);
            }
        }
        instance
    }

    /// Where somebody sat, or sits as soon as they come: people are on their way to a round that has not begun.
    fn sat(&self, person: &Participant, round: Round) -> Option<TableId> {
        let coming = matches!(self.cafe.programme.now(), StepKind::Travel { to } if to == round);
        let ticket = || {
            self.cafe
                .table_of(person, round)
                .filter(|_| coming && person.is_present())
        };
        person.seats.get(&round).copied().or_else(ticket)
    }

    fn place(&self, table: Option<TableId>) -> Option<usize> {
        self.tables.iter().position(|other| Some(*other) == table)
    }

    fn wants_hosts(&self) -> bool {
        matches!(self.cafe.preparation.moving, Moving::Everyone { hosts: true, .. })
    }

    /// By table, who stays: who stayed before, else who is there already, else the first to come. A host without a guest
    /// is none.
    fn hosts(&self) -> Vec<Option<usize>> {
        let mut hosts = vec![None; self.tables.len()];
        if !self.wants_hosts() || self.cafe.present().count() < 2 * self.tables.len() {
            return hosts;
        }
        let before = Round(self.from.0.saturating_sub(1));
        let mut taken = BTreeSet::new();
        for (place, host) in hosts.iter_mut().enumerate() {
            let stays = |one: &Participant| {
                self.tables
                    .get(place)
                    .and_then(|table| self.cafe.ahead.hosts.get(table))
                    == Some(&one.id)
            };
            let there = |one: &Participant| match before {
                Round(0) => self.place(self.cafe.table_of(one, Round(1))) == Some(place),
                before => self.place(self.sat(one, before)) == Some(place),
            };
            let find = |fits: &dyn Fn(&Participant) -> bool, taken: &BTreeSet<usize>| {
                let mut free = self
                    .people
                    .iter()
                    .enumerate()
                    .filter(|(row, one)| one.is_present() && !taken.contains(row));
                free.find(|(_, one)| fits(one)).map(|(row, _)| row)
            };
            *host = find(&stays, &taken)
                .or_else(|| find(&there, &taken))
                .filter(|row| !self.is_by_hand(*row));
            taken.extend(*host);
        }
        hosts
    }

    fn is_by_hand(&self, row: usize) -> bool {
        self.by_hand().iter().any(|(person, _)| *person == row)
    }

    /// Who was given which table for the first round that is planned.
    fn by_hand(&self) -> Vec<(usize, usize)> {
        let given = |(row, one): (usize, &&Participant)| {
            let (round, table) = self.cafe.ahead.by_hand.get(&one.id)?;
            let counts = *round == self.from && one.is_present();
            Some((row, self.place(counts.then_some(*table))?))
        };
        self.people.iter().enumerate().filter_map(given).collect()
    }

    /// Seats somebody at a table; whom they meet there least comes to the table that they would have had, unless the
    /// tables are even without.
    fn give(
        &self,
        schedule: &mut Schedule,
        round: usize,
        (person, table): (usize, usize),
        by_hand: &[(usize, usize)],
        hosts: &[usize],
    ) {
        let sizes: Vec<usize> = schedule.tables(round, self.tables.len()).iter().map(Vec::len).collect();
        let been = |who: usize, table: usize| {
            schedule
                .rounds
                .iter()
                .take(round)
                .any(|seats| seats.get(who) == Some(&Some(table)))
        };
        let Some(old) = schedule
            .rounds
            .get(round)
            .and_then(|seats| seats.get(person).copied().flatten())
        else {
            return;
        };
        if old == table {
            return;
        }
        let may_go =
            |who: &usize| *who != person && !hosts.contains(who) && by_hand.iter().all(|(other, _)| other != who);
        let there = schedule.tables(round, self.tables.len()).swap_remove(table);
        let changes = there.into_iter().filter(may_go).min_by_key(|who| been(*who, old));
        if let Some(seats) = schedule.rounds.get_mut(round) {
            seats[person] = Some(table);
            if let Some(who) = changes.filter(|_| sizes[table] >= sizes[old]) {
                seats[who] = Some(old);
            }
        }
    }
}
