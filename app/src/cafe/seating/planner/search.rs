//! In which order things are tried.

use super::{
    annealing::{Best, Cooling, anneal},
    bounds::Bounds,
    chance::Chance,
    effort::{Effort, MOVE},
    floor::Floor,
    instance::{Companions, Instance, Mode, Revisit, Sitting, Standing, Trouble},
    lines::Lines,
    measures::Measures,
    schedule::{Schedule, Seats},
    weights::{REPEAT, STAY, Weights},
    wishes::{Broken, Wishes},
};

/// What the planner found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Who sits where. Held rounds are as they were.
    pub schedule: Schedule,
    /// What it is worth.
    pub measures: Measures,
    /// What no plan can do better.
    pub bounds: Bounds,
    /// The rules that it does not keep, and why.
    pub broken: Vec<Broken>,
}

impl Plan {
    /// What counts, first things first, tickets apart: a plan of the same instance that is worth less is better.
    #[must_use]
    pub fn worth(&self, instance: &Instance) -> impl Ord + use<> {
        let Measures {
            repeats,
            thirds,
            revisits,
            again,
            follow_repeats,
            stays,
            ..
        } = self.measures;
        let broken: usize = self.broken.iter().map(|broken| broken.rounds.len()).sum();
        let back = usize::from(instance.forbids_revisits()) * (revisits + again);
        let (first, second) = match (instance.mode, instance.companions) {
            (Mode::Groups, _) => (repeats, follow_repeats + STAY as usize * stays),
            (Mode::Mix, Companions::Welcome) => (repeats, thirds),
            (Mode::Mix, Companions::Avoid) => (thirds, repeats),
        };
        (broken, back, first, second)
    }
}

/// How dear it is to come back to a table, in quarters of a repeat: dear enough to end without, cheap enough to pass
/// through on the way.
const STRICT: i64 = 6;
/// When plans end with people who come back, the search gets stricter, up to here.
const STRICTEST: i64 = 96;
/// Temperatures to begin and to end with: from scratch, from a good plan, and only to tidy one up.
const WARM: (i64, i64) = (REPEAT * 7 / 8, REPEAT / 6);
const TEPID: (i64, i64) = (REPEAT / 2, REPEAT / 8);
const COOL: (i64, i64) = (REPEAT / 4, REPEAT / 8);

/// Steps of work to give tickets back with, when the search is over.
const HOMING: u64 = 65_536 * MOVE;
/// Steps of work to search lines with.
const LINES: u64 = 1_048_576 * MOVE;

/// Plans the rounds that were not held.
///
/// # Errors
/// [`Trouble`] when the instance makes no sense.
pub fn plan(instance: &Instance, seed: u64, effort: &mut Effort) -> Result<Plan, Trouble> {
    instance.check()?;
    let wishes = Wishes::of(instance);
    let bounds = Bounds::of(instance);
    let together = |(a, b): &(usize, usize)| {
        let sittings = instance.sittings.iter().filter(|sitting| !sitting.is_held());
        let there =
            |sitting: &&Sitting| sitting.present.binary_search(a).is_ok() && sitting.present.binary_search(b).is_ok();
        sittings.filter(there).count() as i64
    };
    let goal = (
        -wishes.together.iter().map(together).sum::<i64>(),
        (bounds.revisits + bounds.again) as i64,
        match instance.companions {
            Companions::Welcome => bounds.repeats as i64,
            Companions::Avoid => 0,
        },
        match (instance.mode, instance.companions) {
            (Mode::Groups, _) => 0,
            (Mode::Mix, Companions::Welcome) => i64::MAX,
            (Mode::Mix, Companions::Avoid) => bounds.repeats as i64,
        },
        i64::MAX,
        0,
    );
    let best = Best { found: None, goal };
    let mut search = Search {
        instance,
        wishes: &wishes,
        chance: Chance::new(seed),
        best,
        strict: STRICT,
    };
    search.run(effort);
    search.go_home(effort);
    let mut schedule = search.best.found.map(|(_, schedule)| schedule).unwrap_or_default();
    if instance.mode == Mode::Mix {
        postpone(instance, &mut schedule);
    }
    Ok(Plan {
        measures: Measures::of(instance, &schedule),
        broken: wishes.broken(instance, &schedule),
        bounds,
        schedule,
    })
}

struct Search<'a> {
    instance: &'a Instance,
    wishes: &'a Wishes,
    chance: Chance,
    best: Best,
    /// What it costs to come back, in quarters of a repeat.
    strict: i64,
}

impl<'a> Search<'a> {
    fn run(&mut self, effort: &mut Effort) {
        let mut floor = self.floor();
        floor.by_tickets(&mut self.chance);
        self.offer(&mut floor, effort);
        if floor.free.is_empty() || self.best.is_done() {
            return;
        }
        self.by_algebra(&mut floor, effort);
        let size: usize = floor.free.iter().map(|round| floor.movable[*round].len()).sum();
        // A small effort is cut into several searches, too.
        let short = (200 * MOVE * size as u64).min(effort.left() / 4).max(1);
        self.again(&mut floor, COOL, short, effort);
        let companions = self.companions();
        let mut steps = 2 * short;
        while !self.best.is_done() && effort.is_left() {
            // From scratch, where some should stay together from there, and from the best, each time longer.
            for _ in 0..2 {
                if effort.is_left() {
                    floor = self.floor();
                    floor.by_cost(&mut self.chance);
                    self.anneal(&mut floor, WARM, steps, effort);
                }
            }
            if !companions.is_empty() {
                for _ in 0..4 * steps / short {
                    self.with_companions(&companions, short, effort);
                }
            }
            self.again(&mut floor, TEPID, steps, effort);
            steps += steps / 2;
        }
    }

    /// Keeps a plan when it is better, and pays for how it was made.
    fn offer(&mut self, floor: &mut Floor, effort: &mut Effort) {
        self.best.offer(floor);
        effort.charge(floor.take_work());
    }

    /// Tries plans that algebra gives, those first that are best when they fit.
    fn by_algebra(&mut self, floor: &mut Floor, effort: &mut Effort) {
        let Some(first) = self.instance.sittings.first() else {
            return;
        };
        let (tables, rounds) = (first.open.len(), self.instance.sittings.len());
        if tables < 2 || self.instance.held() > 0 {
            return;
        }
        let follows = self.instance.mode == Mode::Groups;
        let columns = first.present.len().div_ceil(tables);
        for kind in 0..4 {
            if self.best.is_done() {
                return;
            }
            let lines = match kind {
                0 => Lines::affine(tables, rounds),
                1 => Some(Lines::seat_rule(tables, rounds)),
                2 => {
                    let most = LINES.min(effort.left() / 4);
                    let (lines, work) = Lines::searched((tables, rounds), columns, follows, most, &mut self.chance);
                    effort.charge(work);
                    Some(lines)
                }
                _ => Some(Lines::moving_on(tables, rounds)),
            };
            if let Some(lines) = lines {
                floor.by_lines(&lines, &mut self.chance);
                self.offer(floor, effort);
            }
        }
    }

    /// Undoes what changed tickets without need.
    fn go_home(&mut self, effort: &mut Effort) {
        if let Some((rank, schedule)) = self.best.found.clone()
            && rank.4 > 0
        {
            let mut floor = self.floor();
            floor.by_schedule(&schedule, &mut self.chance);
            let most = floor.worked() + HOMING;
            floor.go_home(&mut self.best, most);
            effort.charge(floor.take_work());
        }
    }

    fn floor(&self) -> Floor<'a> {
        Floor::new(self.instance, self.wishes, Weights::of(self.instance, self.strict))
    }

    fn anneal(&mut self, floor: &mut Floor, (from, to): (i64, i64), steps: u64, effort: &mut Effort) {
        effort.charge(floor.take_work());
        let cooling = Cooling { from, to, steps };
        let strict_enough = anneal(floor, cooling, &mut self.chance, effort, &mut self.best);
        if !strict_enough && self.strict < STRICTEST {
            self.strict *= 2;
        }
    }

    /// Goes on from the best plan.
    fn again(&mut self, floor: &mut Floor, warmth: (i64, i64), steps: u64, effort: &mut Effort) {
        if !effort.is_left() {
            return;
        }
        if let Some((_, schedule)) = self.best.found.clone() {
            floor.by_schedule(&schedule, &mut self.chance);
            self.anneal(floor, warmth, steps, effort);
        }
    }

    /// Searches for a plan in which some stay two by two all the time; then everybody is free again.
    fn with_companions(&mut self, always: &[usize], steps: u64, effort: &mut Effort) {
        if !effort.is_left() {
            return;
        }
        let mut people = always.to_vec();
        self.chance.shuffle(&mut people);
        people.truncate(2 * self.surplus());
        let (instance, wishes) = (self.instance, self.wishes);
        let mut floor = Floor::new(instance, wishes, Weights::of(instance, self.strict));
        floor.by_companions(&people, &mut self.chance);
        effort.charge(floor.take_work());
        let mut best = Best {
            found: None,
            goal: self.best.goal,
        };
        let (from, to) = WARM;
        anneal(
            &mut floor,
            Cooling { from, to, steps },
            &mut self.chance,
            effort,
            &mut best,
        );
        if let Some((_, schedule)) = best.found {
            let mut floor = Floor::new(instance, wishes, Weights::of(instance, self.strict));
            floor.by_schedule(&schedule, &mut self.chance);
            self.anneal(&mut floor, COOL, steps, effort);
        }
    }

    /// How many visitors are more than there are ways through two rounds. They cost least as the companions of others,
    /// each two at one table in every round.
    fn surplus(&self) -> usize {
        let instance = self.instance;
        let tables = instance.sittings.first().map_or(0, |sitting| sitting.open.len());
        let ways = match instance.revisit {
            Revisit::Forbid => tables * tables.saturating_sub(1),
            Revisit::Allow => tables * tables,
        };
        let visitor = |who: &usize| instance.sittings.iter().any(|sitting| sitting.is_visited_by(*who));
        (0..instance.people).filter(visitor).count().saturating_sub(ways)
    }

    /// Those who can be companions; empty where that is no use.
    fn companions(&self) -> Vec<usize> {
        let instance = self.instance;
        let surplus = self.surplus();
        let always = |who: &usize| instance.sittings.iter().all(|sitting| sitting.is_visited_by(*who));
        let always: Vec<usize> = (0..instance.people).filter(always).collect();
        let same = instance.sittings.windows(2).all(|two| two[0].open == two[1].open);
        let useful = instance.mode == Mode::Mix
            && instance.companions == Companions::Welcome
            && instance.rules.is_empty()
            && instance.sittings.iter().all(|sitting| sitting.placed.is_empty())
            && instance.held() == 0
            && same
            && surplus > 0
            && always.len() >= 3 * surplus;
        if useful { always } else { Vec::new() }
    }
}

/// Puts those of equal rounds first that repeat least: what can't be avoided may be avoided yet when somebody leaves.
fn postpone(instance: &Instance, schedule: &mut Schedule) {
    let people = instance.people;
    let mut met = vec![false; people * people];
    let at_tables = |seats: &Seats| {
        let rounds = vec![seats.clone()];
        Schedule { rounds }.tables(0, instance.tables)
    };
    let mut tables: Vec<Vec<Vec<usize>>> = schedule.rounds.iter().map(at_tables).collect();
    for round in 0..tables.len() {
        let sitting = &instance.sittings[round];
        if sitting.standing == Standing::Open {
            let again = |other: &usize| pairs(&tables[*other]).filter(|(a, b)| met[a * people + b]).count();
            let equal = (round..tables.len()).filter(|other| instance.sittings[*other] == *sitting);
            if let Some(least) = equal.min_by_key(again) {
                schedule.rounds.swap(round, least);
                tables.swap(round, least);
            }
        }
        for (a, b) in pairs(&tables[round]) {
            met[a * people + b] = true;
        }
    }
}

/// Those who meet at tables, two by two.
fn pairs(tables: &[Vec<usize>]) -> impl Iterator<Item = (usize, usize)> {
    tables.iter().flat_map(|table| {
        let others = |(at, a): (usize, &usize)| {
            let a = *a;
            table[at + 1..].iter().map(move |b| (a, *b))
        };
        table.iter().enumerate().flat_map(others)
    })
}
