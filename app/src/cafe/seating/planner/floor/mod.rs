//! The floor during the search: who sits where in all rounds, what each pair and each table has seen of each other, and
//! what all that costs. One person is lifted from or set on a seat in time proportional to the size of the table.

mod change;
mod conflict;
mod cost;

use std::cell::Cell;

use super::{
    instance::{Instance, Standing},
    schedule::Schedule,
    weights::{APART, COUNT, TOGETHER, Tally, Weights},
    wishes::Wishes,
};

/// No seat, no ticket.
pub(super) const NOWHERE: u16 = u16::MAX;
/// Who sits where, and what it costs.
#[derive(Clone, Debug)]
pub(super) struct Floor<'a> {
    pub(super) instance: &'a Instance,
    pub(super) wishes: &'a Wishes,
    pub(super) weights: Weights,
    people: usize,
    tables: usize,
    /// By round and person: the table.
    seat: Vec<u16>,
    /// By round and person: the place in the list of those at the table.
    at: Vec<u16>,
    /// By round and table: who sits there.
    seated: Vec<Vec<u16>>,
    /// By pair, both ways: how often they meet, and what they are to each other.
    met: Vec<u8>,
    /// By person and table: how often they come there.
    visits: Vec<u8>,
    /// By person and question, when tables share questions: how often they meet it.
    asked: Vec<u8>,
    /// By round and person: the ticket they hold. Empty when nobody does.
    tickets: Vec<u16>,
    /// By group and group, when groups rotate: how often the second follows the first.
    follows: Vec<u8>,
    /// By round: those who can be moved.
    pub(super) movable: Vec<Vec<u16>>,
    /// By round and person: whether they are among those.
    moves: Vec<bool>,
    /// Rounds to be planned in which somebody can be moved.
    pub(super) free: Vec<usize>,
    /// Pairs that met again and people who came back, some of them more than once or long resolved.
    again: Vec<(u16, u16)>,
    back: Vec<(u16, u16)>,
    /// How many of them are kept before the resolved ones are forgotten.
    keeps: usize,
    /// By table: what it counts as when people come back, and what is talked about there.
    place: Vec<u16>,
    question: Vec<u16>,
    pub(super) tally: Tally,
    pub(super) cost: i64,
    /// Steps of work that were done on it, and nobody has asked for yet.
    work: Cell<u64>,
}

impl<'a> Floor<'a> {
    /// Held rounds and hosts are seated, nobody else is.
    pub(super) fn new(instance: &'a Instance, wishes: &'a Wishes, weights: Weights) -> Self {
        let (people, tables, rounds) = (instance.people, instance.tables, instance.sittings.len());
        let mut floor = Self {
            instance,
            wishes,
            weights,
            people,
            tables,
            seat: vec![NOWHERE; rounds * people],
            at: vec![0; rounds * people],
            seated: vec![Vec::new(); rounds * tables],
            met: vec![0; people * people],
            visits: vec![0; people * tables],
            asked: Vec::new(),
            tickets: Vec::new(),
            follows: Vec::new(),
            movable: vec![Vec::new(); rounds],
            moves: vec![false; rounds * people],
            free: Vec::new(),
            again: Vec::new(),
            back: Vec::new(),
            keeps: 4 * people + 64,
            place: (0..tables).map(|table| instance.place(table) as u16).collect(),
            question: (0..tables).map(|table| instance.question(table) as u16).collect(),
            tally: Tally::default(),
            cost: 0,
            work: Cell::new(0),
        };
        floor.settle();
        floor.works(floor.met.len() / 16 + floor.visits.len() / 16 + rounds * (people + tables));
        floor
    }

    fn settle(&mut self) {
        let instance = self.instance;
        if instance.shares_questions() && instance.forbids_revisits() {
            let questions = self.question.iter().max().map_or(0, |most| usize::from(*most) + 1);
            self.asked = vec![0; self.people * questions];
        }
        for (round, sitting) in instance.sittings.iter().enumerate() {
            if let Standing::Held(seats) = &sitting.standing {
                for (person, table) in seats.iter().enumerate().take(self.people) {
                    if let Some(table) = table {
                        self.sit(round, person, *table, sitting.hosted_by(person) == Some(*table));
                    }
                }
            }
        }
        // Only from here on can rules be kept or broken.
        for (pairs, kind) in [(&self.wishes.apart, APART), (&self.wishes.together, TOGETHER)] {
            for (a, b) in pairs {
                for pair in [a * self.people + b, b * self.people + a] {
                    self.met[pair] = (self.met[pair] & COUNT) | kind;
                }
            }
        }
        for (round, sitting) in instance.sittings.iter().enumerate().filter(|(_, s)| !s.is_held()) {
            for (table, host) in sitting.hosts.iter().enumerate() {
                if let Some(host) = *host {
                    self.sit(round, host, table, true);
                }
            }
            let hosts = sitting.hosting(self.people);
            self.works(sitting.present.len() * (1 + sitting.placed.len() / 4));
            for person in sitting.present.iter().filter(|who| !hosts[**who]) {
                match sitting.placed_at(*person) {
                    Some(table) => self.sit(round, *person, table, false),
                    None => self.movable[round].push(*person as u16),
                }
            }
            for person in &self.movable[round] {
                self.moves[round * self.people + usize::from(*person)] = true;
            }
            if sitting.open.len() > 1 && !self.movable[round].is_empty() {
                self.free.push(round);
            }
        }
        let ticketed = |standing: &Standing| matches!(standing, Standing::Ticketed(_));
        if instance.sittings.iter().any(|sitting| ticketed(&sitting.standing)) {
            self.tickets = vec![NOWHERE; self.seat.len()];
            for (round, sitting) in instance.sittings.iter().enumerate() {
                if let Standing::Ticketed(seats) = &sitting.standing {
                    for (person, table) in seats.iter().enumerate().take(self.people) {
                        self.tickets[round * self.people + person] = table.map_or(NOWHERE, |table| table as u16);
                    }
                }
            }
        }
        if self.weights.follow > 0 {
            self.follows = vec![0; self.people * self.people];
            for table in 0..self.tables {
                self.count_follows(table);
            }
        }
    }

    pub(super) fn seat(&self, round: usize, person: usize) -> u16 {
        self.seat[round * self.people + person]
    }

    pub(super) fn seated(&self, round: usize, table: usize) -> &[u16] {
        &self.seated[round * self.tables + table]
    }

    pub(super) fn ticket(&self, round: usize, person: usize) -> Option<u16> {
        let ticket = self.tickets.get(round * self.people + person).copied();
        ticket.filter(|table| *table != NOWHERE)
    }

    /// Whether somebody comes, or has come, to a table.
    #[inline]
    pub(super) fn visits(&self, person: usize, table: usize) -> u8 {
        self.visits[person * self.tables + usize::from(self.place[table])]
    }

    /// Counts so many steps of work: a pair that is looked up is one.
    #[inline]
    pub(super) fn works(&self, steps: usize) {
        self.work.set(self.work.get() + steps as u64);
    }

    /// How much work was done since somebody asked last.
    #[inline]
    pub(super) fn worked(&self) -> u64 {
        self.work.get()
    }

    /// How much work was done; from here on it is counted anew.
    pub(super) fn take_work(&self) -> u64 {
        self.work.take()
    }

    /// The plan as it is now.
    pub(super) fn schedule(&self) -> Schedule {
        self.works(self.seat.len());
        let seat = |table: &u16| (*table != NOWHERE).then_some(usize::from(*table));
        let rounds = self.seat.chunks(self.people);
        Schedule {
            rounds: rounds.map(|row| row.iter().map(seat).collect()).collect(),
        }
    }

    /// Lets somebody keep the seat that they have in a round.
    pub(super) fn fix(&mut self, round: usize, person: usize) {
        self.moves[round * self.people + person] = false;
        self.works(self.movable[round].len());
        self.movable[round].retain(|who| usize::from(*who) != person);
    }

    pub(super) fn is_movable(&self, round: usize, person: usize) -> bool {
        self.moves[round * self.people + person]
    }

    pub(super) fn counts_follows(&self) -> bool {
        !self.follows.is_empty()
    }
}
