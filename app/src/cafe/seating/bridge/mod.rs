//! From a café to the planner and back: what is known of its people and tables goes in, tickets come out.
//!
//! Who only looks where somebody is to sit has no need of this, and must not: a phone would carry the planner with it.

mod floor;

use std::collections::BTreeMap;

use self::floor::Floor;
use super::{
    super::{
        Cafe, Event,
        id::{GroupId, ParticipantId, Round, TableId},
        question::Place,
    },
    Participant, Quality, Tickets,
    planner::{Effort, Explanation, Instance, Plan, Schedule, Seats, Standing, plan},
};

/// Moves that a plan may cost, for each seat in it and in all. Counted, not clocked, so that a command leads to the same
/// events everywhere; few, because a café waits while it decides. For groups algebra leaves little to search.
const MOVES_PER_SEAT: u64 = 1_000;
const MOVES_PER_GROUP: u64 = 50;
const MOVES: u64 = 300_000;

/// The first round that can still be planned: people are neither at it nor on their way to it. None after the last.
#[must_use]
pub fn first_open(cafe: &Cafe) -> Option<Round> {
    let first = match (cafe.round_now(), cafe.programme.round()) {
        (Some(now), _) | (None, Some(now)) => now.0 + 1,
        (None, None) => 1,
    };
    let over = cafe.programme.is_harvested() || first > cafe.programme.rounds();
    (!over).then_some(Round(first))
}

/// The table for somebody who comes in now, where everybody moves on their own: the smallest, the first of these.
#[must_use]
pub fn free_table(cafe: &Cafe) -> Option<TableId> {
    let round = cafe.round_now().filter(|_| !cafe.moves_in_groups())?;
    let mut sizes: BTreeMap<TableId, usize> = cafe.tables().into_iter().map(|table| (table, 0)).collect();
    for person in cafe.present() {
        let table = person
            .seats
            .get(&round)
            .copied()
            .or_else(|| cafe.table_of(person, round));
        if let Some(size) = table.and_then(|table| sizes.get_mut(&table)) {
            *size += 1;
        }
    }
    sizes.into_iter().min_by_key(|(_, size)| *size).map(|(table, _)| table)
}

/// The plan of the groups' ways, when nobody has moved yet.
#[must_use]
pub fn of_groups(cafe: &Cafe) -> Option<Event> {
    let tables = cafe.tables();
    // More rounds than tables: everybody has been everywhere, and goes the same way again.
    let rounds = usize::from(cafe.programme.rounds()).min(tables.len());
    let groups: Vec<GroupId> = (1..=cafe.groups).map(GroupId).collect();
    let mut instance = Instance::groups(groups.len(), tables.len(), rounds);
    instance.questions = questions(cafe, &tables);
    let moves = MOVES.min(MOVES_PER_GROUP * (groups.len() * rounds) as u64);
    let mut plan = plan(&instance, seed(cafe), &mut Effort::moves(moves)).ok()?;
    let wished: Vec<Option<TableId>> = groups
        .iter()
        .map(|group| cafe.planned_table(*group, Round(1)))
        .collect();
    rename(&mut plan.schedule, &places(&tables, &wished), &[]);
    let all = plan.schedule.rounds.iter().cycle().take(cafe.programme.rounds().into());
    plan.schedule.rounds = all.cloned().collect();
    let tickets = |row: usize| tickets(&plan.schedule, row, 0, &tables);
    Some(Event::Planned {
        from: Round(1),
        groups: groups
            .iter()
            .enumerate()
            .map(|(row, group)| (*group, tickets(row)))
            .collect(),
        people: BTreeMap::new(),
        hosts: BTreeMap::new(),
        quality: None,
    })
}

/// The plan of the rounds to come, where everybody moves on their own: none when their tickets are good, and where there
/// is nothing to plan.
#[must_use]
pub fn replanned(cafe: &Cafe) -> Option<Event> {
    let from = first_open(cafe).filter(|from| is_stale(cafe, *from))?;
    planned(cafe, from)
}

/// The plan of the rounds from this one on, good tickets or not.
#[must_use]
pub fn planned(cafe: &Cafe, from: Round) -> Option<Event> {
    let floor = Floor::of(cafe, from)?;
    let (plan, instance) = floor.plan()?;
    let first = usize::from(from.0 - 1);
    let mut people: BTreeMap<ParticipantId, Tickets> = BTreeMap::new();
    for person in cafe.people.values() {
        let row = floor.people.iter().position(|other| other.id == person.id);
        let tickets = row
            .map(|row| tickets(&plan.schedule, row, first, &floor.tables))
            .unwrap_or_default();
        let old: Tickets = person
            .tickets
            .range(from..)
            .map(|(round, table)| (*round, *table))
            .collect();
        if tickets != old {
            people.insert(person.id, tickets);
        }
    }
    let hosts = instance
        .sittings
        .last()
        .map(|sitting| sitting.hosts.clone())
        .unwrap_or_default();
    let hosts = floor.tables.iter().zip(hosts);
    Some(Event::Planned {
        from,
        groups: BTreeMap::new(),
        people,
        hosts: hosts
            .filter_map(|(table, host)| Some((*table, floor.people.get(host?)?.id)))
            .collect(),
        quality: Some(quality(&instance, &plan)),
    })
}

/// The plan that people hold, or the one that would be made now, and what it means to them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreseen {
    /// Who is there or ever sat at a table, in the order of the plan's rows.
    pub people: Vec<ParticipantId>,
    /// What it means, by row.
    pub explanation: Explanation,
    schedule: Schedule,
    tables: Vec<TableId>,
}

impl Foreseen {
    /// The table of a row in a round.
    #[must_use]
    pub fn table(&self, row: usize, round: Round) -> Option<TableId> {
        let seats = self.schedule.rounds.get(usize::from(round.0.checked_sub(1)?))?;
        self.tables.get(seats.get(row).copied().flatten()?).copied()
    }
}

/// What is foreseen for everybody, where everybody moves on their own.
#[must_use]
pub fn explained(cafe: &Cafe) -> Option<Foreseen> {
    if cafe.moves_in_groups() {
        return None;
    }
    let from = first_open(cafe).unwrap_or(Round(cafe.programme.rounds() + 1));
    let floor = Floor::of(cafe, from)?;
    let (schedule, instance) = if is_stale(cafe, from) {
        let (plan, instance) = floor.plan()?;
        (plan.schedule, instance)
    } else {
        let instance = floor.instance();
        let rounds = instance.sittings.iter().map(|sitting| match &sitting.standing {
            Standing::Held(seats) | Standing::Ticketed(seats) => seats.clone(),
            Standing::Open => Seats::new(),
        });
        let rounds = rounds.collect();
        (Schedule { rounds }, instance)
    };
    Some(Foreseen {
        people: floor.people.iter().map(|person| person.id).collect(),
        explanation: Explanation::of(&instance, &schedule),
        schedule,
        tables: floor.tables,
    })
}

/// Whether somebody there lacks a ticket for a round to come, or somebody else has one.
fn is_stale(cafe: &Cafe, from: Round) -> bool {
    let rounds = from.0..=cafe.programme.rounds();
    let wrong = |person: &Participant| {
        let has = |round| person.tickets.contains_key(&Round(round));
        rounds.clone().any(|round| has(round) != person.is_present())
    };
    !cafe.moves_in_groups() && cafe.people.values().any(wrong)
}

/// The number of each table's question.
fn questions(cafe: &Cafe, tables: &[TableId]) -> Vec<usize> {
    let at = |table: &TableId| {
        let holds = |place: &Place| matches!(place, Place::Tables(tables) if tables.contains(table));
        cafe.questions
            .iter()
            .position(|question| holds(&question.place))
            .unwrap_or(0)
    };
    tables.iter().map(at).collect()
}

/// A seed that a café always has at this point, and no other café.
fn seed(cafe: &Cafe) -> u64 {
    let round = cafe.programme.round().map_or(0, |round| round.0);
    let mut seed = 0xcbf2_9ce4_8422_2325;
    for byte in cafe
        .code
        .as_str()
        .bytes()
        .chain([round])
        .chain((cafe.people.len() as u32).to_le_bytes())
    {
        seed = (seed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    seed
}

fn places(tables: &[TableId], wished: &[Option<TableId>]) -> Vec<Option<usize>> {
    wished
        .iter()
        .map(|wish| tables.iter().position(|table| Some(*table) == *wish))
        .collect()
}

/// Gives each mover the row of one who sits first where they wish: until they have moved, all are alike but those who
/// stay.
fn rename(schedule: &mut Schedule, wished: &[Option<usize>], stay: &[usize]) {
    let Some(first) = schedule.rounds.first().cloned() else {
        return;
    };
    let movers: Vec<usize> = (0..first.len())
        .filter(|row| first[*row].is_some() && !stay.contains(row))
        .collect();
    let mut rows = movers.clone();
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for mover in &movers {
        let fits = |row: &usize| first[*row] == wished.get(*mover).copied().flatten();
        if let Some(at) = rows.iter().position(fits) {
            of.insert(*mover, rows.remove(at));
        }
    }
    let mut left = rows.into_iter();
    for mover in &movers {
        if !of.contains_key(mover)
            && let Some(row) = left.next()
        {
            of.insert(*mover, row);
        }
    }
    for seats in &mut schedule.rounds {
        let old = seats.clone();
        for (mover, row) in &of {
            seats[*mover] = old[*row];
        }
    }
}

/// The tickets in a row of a schedule, from this round (the first is 0) on.
fn tickets(schedule: &Schedule, row: usize, from: usize, tables: &[TableId]) -> Tickets {
    let rounds = (1..).map(Round).zip(&schedule.rounds).skip(from);
    rounds
        .filter_map(|(round, seats)| Some((round, *tables.get(seats.get(row).copied().flatten()?)?)))
        .collect()
}

fn quality(instance: &Instance, plan: &Plan) -> Quality {
    let explanation = Explanation::of(instance, &plan.schedule);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Quality {
        repeats: number(explanation.repeats),
        least: number(plan.bounds.repeats),
        met: number(explanation.pairs_met),
        possible: number(explanation.pairs_possible),
    }
}
