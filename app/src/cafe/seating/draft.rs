//! A café as the planner sees it: people (or groups) and tables by number, held rounds as facts, the rest ticketed.

use std::collections::BTreeMap;

use super::{
    super::{
        Cafe,
        id::{Mover, ParticipantId, Round, TableId},
    },
    Fate, Participant, Rule, Way,
    outlook::Unmet,
    planner::{self, Companions, Effort, Instance, Revisit, Schedule, Seats, Sitting, Standing, Trouble},
};

/// A café as the planner sees it.
pub(super) struct Draft {
    pub(super) instance: Instance,
    /// By number: who that is.
    pub(super) movers: Vec<Mover>,
    /// By number: which table that is.
    pub(super) tables: Vec<TableId>,
    /// The wishes behind each of the instance's rules: members of two groups may have wished the same.
    pub(super) rules: Vec<Vec<Rule>>,
    /// The wishes that no seating can keep, because of who is in which group.
    pub(super) refused: Vec<(Rule, Unmet)>,
    /// Everybody's seat in every round, as planned or held.
    pub(super) schedule: Schedule,
    settled: usize,
}

impl Draft {
    pub(super) fn of(cafe: &Cafe) -> Self {
        let movers = cafe.seated();
        let tables = cafe.tables();
        let mode = if cafe.mixes() {
            planner::Mode::Mix
        } else {
            planner::Mode::Groups
        };
        let mut draft = Self {
            instance: Instance::new(mode, movers.len(), tables.len(), 0),
            movers,
            tables,
            rules: Vec::new(),
            refused: Vec::new(),
            schedule: Schedule::default(),
            settled: cafe.settled().0.into(),
        };
        draft.lay(cafe);
        for round in (1..=cafe.programme.rounds()).map(Round) {
            let seats: Seats = draft
                .movers
                .iter()
                .map(|mover| draft.seat(cafe, *mover, round))
                .collect();
            let sitting = draft.sitting(cafe, round, &seats);
            draft.instance.sittings.push(sitting);
            draft.schedule.rounds.push(seats);
        }
        draft.take_rules(cafe);
        draft
    }

    fn lay(&mut self, cafe: &Cafe) {
        let question = |table: &TableId| cafe.question_at(*table) as usize;
        let merged = |table: &TableId| match cafe.fates.get(table) {
            Some(Fate::Merged(into)) => self.table(*into),
            _ => None,
        };
        self.instance.merged = self.tables.iter().map(merged).collect();
        self.instance.questions = self.tables.iter().map(question).collect();
        self.instance.revisit = Revisit::Forbid;
        if cafe.spreads() {
            self.instance.companions = Companions::Avoid;
        }
    }

    pub(super) fn number(&self, mover: Mover) -> Option<usize> {
        self.movers.binary_search(&mover).ok()
    }

    /// Whether somebody is there in the rounds to come.
    pub(super) fn comes(&self, cafe: &Cafe, mover: Mover) -> bool {
        let person = || cafe.people.get(&mover.participant());
        !cafe.mixes() || person().is_some_and(Participant::is_present)
    }

    fn table(&self, table: TableId) -> Option<usize> {
        self.tables.binary_search(&table).ok()
    }

    /// Where somebody sat, or is to sit.
    fn seat(&self, cafe: &Cafe, mover: Mover, round: Round) -> Option<usize> {
        if !cafe.mixes() {
            return self.table(cafe.way_of(mover, round)?);
        }
        let person = cafe.people.get(&mover.participant())?;
        let sat = person.seats.get(&round).copied();
        // People on their way to a round have their seats in it.
        let held = cafe.programme.round().is_some_and(|now| round <= now);
        let seat = sat.or_else(|| {
            let comes = person.is_present() && !held;
            comes.then(|| cafe.planned(person, round)).flatten()
        });
        self.table(seat?)
    }

    fn sitting(&self, cafe: &Cafe, round: Round, seats: &Seats) -> Sitting {
        let held = usize::from(round.0) <= self.settled;
        let mut hosts = vec![None; self.tables.len()];
        if cafe.mixes() {
            for (table, host) in &cafe.hosts {
                if let (Some(at), Some(host)) = (self.table(*table), self.number((*host).into()))
                    && (!held || seats[host] == Some(at))
                {
                    hosts[at] = Some(host);
                }
            }
        }
        let there = |number: &usize| {
            if held {
                seats[*number].is_some()
            } else {
                self.comes(cafe, self.movers[*number])
            }
        };
        let present: Vec<usize> = (0..self.movers.len()).filter(there).collect();
        let open = (0..self.tables.len())
            .filter(|at| cafe.is_open(self.tables[*at]))
            .collect();
        let mut sitting = Sitting {
            present,
            open,
            hosts,
            placed: Vec::new(),
            standing: if held {
                Standing::Held(seats.clone())
            } else {
                Standing::Ticketed(seats.clone())
            },
        };
        if !held {
            let placed = cafe.put_by_hand(round, None).into_iter();
            let placed = placed.filter_map(|(mover, table)| self.number(mover).zip(self.table(table)));
            sitting.placed = placed.collect();
        }
        sitting
    }

    fn take_rules(&mut self, cafe: &Cafe) {
        for rule in &cafe.arrangement.rules {
            let number = |id: ParticipantId| {
                let person = cafe.people.get(&id).filter(|person| person.is_present())?;
                self.number(cafe.mover(person))
            };
            let (a, b) = rule.people();
            let (Some(a), b) = (number(a), b.map(number)) else {
                continue;
            };
            let asked = match (*rule, b) {
                (Rule::Needs(_, table), _) => self.table(table).map(|table| planner::Rule::Needs {
                    person: a,
                    tables: vec![table],
                }),
                (Rule::Apart(..), Some(Some(b))) if a != b => Some(planner::Rule::Apart(a, b)),
                // One group shares a table, and where there are tables enough, two do not.
                (Rule::Apart(..), Some(Some(_))) => {
                    self.refused.push((*rule, Unmet::SameGroup));
                    None
                }
                (Rule::Together(..), Some(Some(b))) if a != b => {
                    let shared = cafe.mixes() || self.movers.len() > cafe.open_tables().count();
                    if !shared {
                        self.refused.push((*rule, Unmet::OtherGroups));
                    }
                    shared.then_some(planner::Rule::Together(a, b))
                }
                _ => None,
            };
            let Some(asked) = asked else { continue };
            match self.instance.rules.iter().position(|known| *known == asked) {
                Some(known) => self.rules[known].push(*rule),
                None => {
                    self.instance.rules.push(asked);
                    self.rules.push(vec![*rule]);
                }
            }
        }
    }

    /// People at the smallest table in the next round that is to be planned, else in the last one; and whether some tables
    /// have one more.
    pub(super) fn seats(&self) -> (usize, bool) {
        let sittings = &self.instance.sittings;
        let sitting = sittings.get(self.settled).or(sittings.last());
        sitting.map_or((0, false), |sitting| {
            let (small, larger) = sitting.sizes();
            (small, larger > 0)
        })
    }

    /// Whether some were not there in all rounds, or tables were not open in all of them. Held ones know the tables of now:
    /// where somebody sat at another one, that is closed.
    pub(super) fn has_changed(&self) -> bool {
        let sittings = &self.instance.sittings;
        let seats = self.schedule.rounds.iter().zip(sittings);
        sittings.windows(2).any(|two| two[0].present != two[1].present)
            || seats
                .flat_map(|(seats, sitting)| seats.iter().flatten().map(move |table| (table, sitting)))
                .any(|(table, sitting)| !sitting.open.contains(table))
    }

    /// Plans the rounds to come. As long as nobody sits a ticket is no reason for a poorer plan: the best that keeps tickets
    /// gives way to a better one. People have seen their first table then: whoever can keep it at no cost does.
    pub(super) fn plan(&self, seed: u64, moves: u64) -> Result<Schedule, Trouble> {
        let first = self.schedule.rounds.first().filter(|_| self.settled == 0);
        let Some(first) = first else {
            let plan = planner::plan(&self.instance, seed, &mut Effort::moves(moves))?;
            return Ok(plan.schedule);
        };
        let mut effort = Effort::moves(moves / 4);
        let mut plan = planner::plan(&self.instance, seed, &mut effort)?;
        if !effort.is_left() {
            let mut open = self.instance.clone();
            for sitting in &mut open.sittings {
                sitting.standing = Standing::Open;
            }
            let left = moves.saturating_sub(effort.spent());
            let free = planner::plan(&open, seed, &mut Effort::moves(left))?;
            if free.worth(&open) < plan.worth(&open) {
                plan = free;
            }
        }
        plan.schedule.exchange(&self.instance, first);
        Ok(plan.schedule)
    }

    /// What is new in a schedule, for the rounds to come.
    pub(super) fn news(&self, schedule: &Schedule) -> BTreeMap<Mover, Way> {
        let mut ways: BTreeMap<Mover, Way> = BTreeMap::new();
        let rounds = (1..).zip(schedule.rounds.iter().zip(&self.schedule.rounds));
        for (round, (now, before)) in rounds.skip(self.settled) {
            for (number, table) in now.iter().enumerate() {
                if let Some(table) = table.filter(|table| before[number] != Some(*table)) {
                    let way = ways.entry(self.movers[number]).or_default();
                    way.insert(Round(round), self.tables[table]);
                }
            }
        }
        ways
    }
}
