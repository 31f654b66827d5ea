//! Where the search begins: tickets that people hold, lines that algebra gives, or one after the other where it costs
//! least.

use super::{
    chance::Chance,
    floor::{Floor, NOWHERE},
    lines::Lines,
    schedule::Schedule,
};

/// Among so many tables somebody gets the best seat: looking at more costs more than it gives.
const COMPARED: usize = 64;
/// Steps of work for one who goes to another table so that all are even.
const LEVEL: u64 = 8_192;

impl Floor<'_> {
    /// Seats everybody where their ticket says, as far as that is possible, and the others where it costs least.
    pub(super) fn by_tickets(&mut self, chance: &mut Chance) {
        for round in self.free.clone() {
            self.clear(round);
            for person in self.movable[round].clone() {
                let ticket = self.ticket(round, usize::from(person));
                if let Some(table) = ticket.filter(|table| self.is_open(round, usize::from(*table))) {
                    self.seat_down(round, usize::from(person), usize::from(table));
                }
            }
        }
        self.complete(chance);
    }

    /// Seats everybody as in a schedule.
    pub(super) fn by_schedule(&mut self, schedule: &Schedule, chance: &mut Chance) {
        for round in self.free.clone() {
            self.clear(round);
            for person in self.movable[round].clone() {
                let seat = schedule
                    .rounds
                    .get(round)
                    .and_then(|seats| seats.get(usize::from(person)));
                if let Some(table) = seat.copied().flatten().filter(|table| self.is_open(round, *table)) {
                    self.seat_down(round, usize::from(person), table);
                }
            }
        }
        self.complete(chance);
    }

    /// Seats everybody on lines: those who are there longest first. More people than cells are companions of others.
    pub(super) fn by_lines(&mut self, lines: &Lines, chance: &mut Chance) {
        let instance = self.instance;
        let Some(tables) = self.in_turn() else { return };
        let there = |person: usize| -> Vec<bool> {
            let sittings = instance.sittings.iter();
            sittings.map(|sitting| sitting.has(person)).collect()
        };
        let hosting: Vec<Vec<bool>> = instance.sittings.iter().map(|s| s.hosting(instance.people)).collect();
        let hosts = |person: &usize| hosting.iter().any(|hosts| hosts[*person]);
        let mut visitors: Vec<usize> = (0..instance.people).filter(|person| !hosts(person)).collect();
        visitors.sort_by_cached_key(|person| {
            let there = there(*person);
            (there.iter().filter(|is| !**is).count(), there)
        });
        let mut columns: Vec<&Vec<usize>> = lines.columns.iter().collect();
        if !instance.forbids_revisits() {
            columns.push(&lines.stays);
        }
        if columns.is_empty() {
            return;
        }
        for round in self.free.clone() {
            self.clear(round);
            for (at, person) in visitors.iter().enumerate() {
                let number = at / tables.len() % columns.len();
                let table = lines.table(round, columns[number], at % tables.len(), number);
                if self.is_movable(round, *person) {
                    self.seat_down(round, *person, tables[table % tables.len()]);
                }
            }
        }
        self.complete(chance);
    }

    /// Seats people two by two, each two at another table than the others and as they have been at, and everybody else
    /// where it costs least. Only these can be moved from now on.
    pub(super) fn by_companions(&mut self, people: &[usize], chance: &mut Chance) {
        let instance = self.instance;
        let mut tables = instance
            .sittings
            .first()
            .map(|sitting| sitting.open.clone())
            .unwrap_or_default();
        for round in self.free.clone() {
            self.clear(round);
        }
        self.works(4 * self.free.len() * people.len() * tables.len());
        for column in people.chunks(2 * tables.len()) {
            for round in self.free.clone() {
                chance.shuffle(&mut tables);
                let new = |two: usize, table: usize| self.visits(column[2 * two], tables[table]) == 0;
                for (table, two) in matching(column.len() / 2, tables.len(), new).into_iter().enumerate() {
                    let Some(two) = two else { continue };
                    for person in &column[2 * two..2 * two + 2] {
                        self.seat_down(round, *person, tables[table]);
                        self.fix(round, *person);
                    }
                }
            }
        }
        self.complete(chance);
    }

    /// Seats one after the other where it costs least.
    pub(super) fn by_cost(&mut self, chance: &mut Chance) {
        for round in self.free.clone() {
            self.clear(round);
        }
        self.complete(chance);
    }

    /// The open tables, each next one with another question where that is possible; none when it is not the same ones
    /// in all rounds, or when rounds were held.
    fn in_turn(&self) -> Option<Vec<usize>> {
        let sittings = &self.instance.sittings;
        let open = &sittings.first()?.open;
        if sittings
            .iter()
            .any(|sitting| sitting.is_held() || sitting.open != *open)
        {
            return None;
        }
        let mut turns: Vec<(usize, usize, usize)> = Vec::new();
        for table in open {
            let question = self.instance.question(*table);
            let before = turns.iter().filter(|(_, other, _)| *other == question).count();
            turns.push((before, question, *table));
        }
        turns.sort_unstable();
        Some(turns.into_iter().map(|(_, _, table)| table).collect())
    }

    fn is_open(&self, round: usize, table: usize) -> bool {
        self.instance.sittings[round].open.binary_search(&table).is_ok()
    }

    /// Seats who has no seat yet, and makes the tables even.
    fn complete(&mut self, chance: &mut Chance) {
        let instance = self.instance;
        for (round, sitting) in instance.sittings.iter().enumerate().filter(|(_, s)| !s.is_held()) {
            let mut missing = self.movable[round].clone();
            missing.retain(|person| self.seat(round, usize::from(*person)) == NOWHERE);
            self.works(self.movable[round].len() + 2 * missing.len() * sitting.open.len());
            chance.shuffle(&mut missing);
            // Those who stay with others come first, side by side; then those who have been at most of the tables.
            missing.sort_by_cached_key(|person| {
                let cluster = &self.wishes.clusters[usize::from(*person)];
                let seen = sitting
                    .open
                    .iter()
                    .filter(|table| self.visits(usize::from(*person), **table) > 0);
                let circle = if cluster.len() > 1 { cluster[0] } else { usize::MAX };
                (circle, usize::MAX - seen.count())
            });
            let (small, large) = sitting.sizes();
            for person in missing {
                let person = usize::from(person);
                let full =
                    |floor: &Self, table: usize| floor.seated(round, table).len() >= small + usize::from(large > 0);
                let start = chance.below(sitting.open.len());
                let tables = sitting.open[start..].iter().chain(&sitting.open[..start]);
                let some = tables.filter(|table| !full(self, **table)).take(COMPARED);
                let least = some.min_by_key(|table| {
                    (
                        self.sitting_down(round, person, **table),
                        self.seated(round, **table).len(),
                    )
                });
                if let Some(table) = least.or(sitting.open.first()) {
                    self.seat_down(round, person, *table);
                }
            }
            self.level(round);
        }
    }

    /// Moves people from the largest to the smallest tables until they are even, each time whom it costs least.
    fn level(&mut self, round: usize) {
        let instance = self.instance;
        let sitting = &instance.sittings[round];
        loop {
            self.works(3 * sitting.open.len());
            let sizes = || sitting.open.iter().map(|table| self.seated(round, *table).len());
            let (Some(smallest), Some(largest)) = (sizes().min(), sizes().max()) else {
                return;
            };
            if largest - smallest <= 1 {
                return;
            }
            let of = |size: usize| -> Vec<usize> {
                let tables = sitting.open.iter().copied();
                tables
                    .filter(|table| self.seated(round, *table).len() == size)
                    .collect()
            };
            let mut least: Option<(i64, usize, usize)> = None;
            let receivers = of(smallest);
            let begun = self.worked();
            'tried: for from in of(largest) {
                for person in self.seated(round, from).iter().map(|person| usize::from(*person)) {
                    for to in receivers.iter().copied().filter(|_| self.is_movable(round, person)) {
                        if least.is_some() && self.worked() > begun + LEVEL {
                            break 'tried;
                        }
                        let cost =
                            self.going(round, person, from, to) + self.meeting(round, person, from, to, usize::MAX);
                        if least.is_none_or(|(least, ..)| cost < least) {
                            least = Some((cost, person, to));
                        }
                    }
                }
            }
            let Some((_, person, to)) = least else { return };
            self.shift(round, person, to);
        }
    }
}

/// Gives as many as possible of some a place of their own that suits them: by place, who has it.
fn matching(some: usize, places: usize, suits: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    fn place(
        one: usize,
        held: &mut [Option<usize>],
        asked: &mut [bool],
        suits: &impl Fn(usize, usize) -> bool,
    ) -> bool {
        for at in 0..held.len() {
            if asked[at] || !suits(one, at) {
                continue;
            }
            asked[at] = true;
            if held[at].is_none_or(|other| place(other, held, asked, suits)) {
                held[at] = Some(one);
                return true;
            }
        }
        false
    }
    let mut held = vec![None; places];
    for one in 0..some {
        place(one, &mut held, &mut vec![false; places], &suits);
    }
    held
}
