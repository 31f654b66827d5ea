//! Simulated annealing: two people of a round change places, worse plans are taken now and then, less and less often.

use super::{
    chance::{Chance, Warmth},
    effort::{Effort, MOVE},
    floor::Floor,
    schedule::Schedule,
    weights::Rank,
};

/// Steps of work between two looks at the effort and the temperature.
const BATCH: u64 = 256 * MOVE;
/// Steps that it takes to draw a change of places.
const DRAW: usize = 16;

/// The best plan so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Best {
    pub(super) found: Option<(Rank, Schedule)>,
    /// A plan this good ends the search.
    pub(super) goal: Rank,
}

impl Best {
    /// Keeps the floor when it is better. Says how good it is.
    pub(super) fn offer(&mut self, floor: &Floor) -> Rank {
        let rank = floor.tally.rank(floor.instance);
        if self.found.as_ref().is_none_or(|(best, _)| rank < *best) {
            self.found = Some((rank, floor.schedule()));
        }
        rank
    }

    pub(super) fn is_done(&self) -> bool {
        self.found.as_ref().is_some_and(|(rank, _)| *rank <= self.goal)
    }
}

/// How warm a search begins and ends, and how many steps of work it makes in between.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cooling {
    /// In the unit of the costs.
    pub(super) from: i64,
    pub(super) to: i64,
    pub(super) steps: u64,
}

/// Searches from where the floor is. Keeps what is best on the way; stops when that is as good as can be. Whether it came,
/// when it was no longer so warm, by a plan in which nobody comes back without need.
pub(super) fn anneal(
    floor: &mut Floor,
    cooling: Cooling,
    chance: &mut Chance,
    effort: &mut Effort,
    best: &mut Best,
) -> bool {
    best.offer(floor);
    if floor.free.is_empty() {
        return true;
    }
    let mut strict_enough = false;
    let mut warmth = Warmth::new();
    // What is left of the effort has to do, so that every search cools down.
    let steps = cooling.steps.min(effort.left()).max(1);
    let blocks = floor.wishes.clusters.iter().any(|cluster| cluster.len() > 1);
    let mut made = 0;
    while made < steps {
        if best.is_done() {
            return true;
        }
        warmth.temperature = cooling.from - (cooling.from - cooling.to) * made as i64 / steps as i64;
        while floor.worked() < BATCH.min(steps - made) {
            let taken = if blocks {
                floor.try_block(&warmth, chance)
            } else {
                floor.try_swap(&warmth, chance)
            };
            if taken {
                let rank = best.offer(floor);
                strict_enough |= rank.1 <= best.goal.1 && made >= steps / 2;
            }
        }
        let work = floor.take_work();
        made += work;
        if !effort.charge(work) {
            return true;
        }
    }
    strict_enough
}

/// A change of places: somebody goes to another table, and who sits there takes their place.
#[derive(Clone, Copy, Debug)]
struct Exchange {
    round: usize,
    person: usize,
    from: usize,
    to: usize,
    other: Option<usize>,
}

impl Floor<'_> {
    /// Somebody to move, a conflict as often as not, and where to. None when they can't change places with whom was drawn.
    fn draw(&mut self, chance: &mut Chance) -> Option<Exchange> {
        self.works(DRAW);
        let drawn = match chance.next() & 1 {
            0 => self.hot(chance),
            _ => None,
        };
        let (round, person) = drawn.unwrap_or_else(|| {
            let round = self.free[chance.below(self.free.len())];
            let at = chance.below(self.movable[round].len());
            (round, usize::from(self.movable[round][at]))
        });
        let sitting = &self.instance.sittings[round];
        let from = usize::from(self.seat(round, person));
        let to = sitting.open[chance.below(sitting.open.len())];
        if to == from || !self.is_movable(round, person) {
            return None;
        }
        let there = self.seated(round, to);
        let here = self.seated(round, from).len();
        let seats = there.len().max(here);
        let other = there.get(chance.below(seats)).map(|other| usize::from(*other));
        let free = match other {
            Some(other) => self.is_movable(round, other),
            // A seat that is left over at a smaller table.
            None => here > there.len(),
        };
        free.then_some(Exchange {
            round,
            person,
            from,
            to,
            other,
        })
    }

    fn try_swap(&mut self, warmth: &Warmth, chance: &mut Chance) -> bool {
        let drawn = self.draw(chance);
        drawn.is_some_and(|exchange| self.try_exchange(exchange, warmth, chance))
    }

    fn try_exchange(&mut self, exchange: Exchange, warmth: &Warmth, chance: &mut Chance) -> bool {
        let Exchange {
            round,
            person,
            from,
            to,
            other,
        } = exchange;
        let change = |floor: &mut Self, to: usize| match other {
            Some(other) => floor.swap(round, person, other),
            None => floor.shift(round, person, to),
        };
        if self.counts_follows() {
            let before = self.cost;
            change(self, to);
            if warmth.takes(self.cost - before, chance) {
                return true;
            }
            change(self, from);
            return false;
        }
        let mut worse = self.going(round, person, from, to);
        worse += self.meeting(round, person, from, to, other.unwrap_or(usize::MAX));
        if let Some(other) = other {
            worse += self.going(round, other, to, from) + self.meeting(round, other, to, from, person);
        }
        if !warmth.takes(worse, chance) {
            return false;
        }
        change(self, to);
        true
    }

    /// As [`Self::try_swap`], but those who stay together and sit together move together.
    fn try_block(&mut self, warmth: &Warmth, chance: &mut Chance) -> bool {
        let Some(exchange) = self.draw(chance) else {
            return false;
        };
        let Exchange {
            round,
            person,
            from,
            to,
            other,
        } = exchange;
        let alone = |who: usize| self.wishes.clusters[who].len() == 1;
        let Some(other) = other.filter(|other| !alone(person) || !alone(*other)) else {
            return self.try_exchange(exchange, warmth, chance);
        };
        let (mut here, mut there) = (self.block(round, person), self.block(round, other));
        // Blocks of one size change places often, others now and then: that rarely helps.
        if here.len() != there.len() && chance.below(8) > 0 {
            return false;
        }
        let (larger, smaller, table) = if here.len() > there.len() {
            (&here, &mut there, to)
        } else {
            (&there, &mut here, from)
        };
        // A smaller block is filled up with people who move on their own.
        let list = self.seated(round, table);
        let start = chance.below(list.len());
        for who in list[start..].iter().chain(&list[..start]).map(|who| usize::from(*who)) {
            if smaller.len() < larger.len() && self.wishes.clusters[who].len() == 1 && !smaller.contains(&who) {
                smaller.push(who);
            }
        }
        let moves = |block: &[usize]| block.iter().all(|who| self.is_movable(round, *who));
        if here.len() != there.len() || !moves(&here) || !moves(&there) {
            return false;
        }
        let before = self.cost;
        for (a, b) in here.iter().zip(&there) {
            self.swap(round, *a, *b);
        }
        if warmth.takes(self.cost - before, chance) {
            return true;
        }
        for (a, b) in here.iter().zip(&there) {
            self.swap(round, *a, *b);
        }
        false
    }

    /// Those of a cluster who sit with somebody in a round.
    fn block(&self, round: usize, person: usize) -> Vec<usize> {
        let seat = self.seat(round, person);
        let cluster = self.wishes.clusters[person].iter().copied();
        cluster.filter(|who| self.seat(round, *who) == seat).collect()
    }
}
