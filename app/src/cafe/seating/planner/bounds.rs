//! What no plan can do better. Each bound says why, so that it can be explained.

use super::{
    instance::{Instance, Mode, Sitting, Standing},
    measures::Measures,
    schedule::{Schedule, Seats},
};

/// Why repeats can't be avoided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They can, as far as is known.
    None,
    /// Somebody sits with more people, all rounds together, than there are.
    Partners,
    /// Two rounds have fewer combinations of tables than people: some go the same way.
    Ways,
    /// Known to be impossible: no such design exists.
    Design,
    /// Some are to stay together, and meet in every round.
    Together,
    /// What has happened: had everybody been there from the start, at these tables, it could be avoided.
    Past,
}

/// What no plan can do better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Repeated meetings, at least; with as few revisits as can be.
    pub repeats: usize,
    /// Times that somebody comes back to a table, at least.
    pub revisits: usize,
    /// Times that somebody meets a question again, at least. 0 when every table has its own.
    pub again: usize,
    /// What makes repeats necessary.
    pub reason: Reason,
}

/// Equal tables and full rounds for which it is known (Harvey's table of social golfers) that so many rounds without
/// repeats are the most: tables, seats, rounds.
const GOLFERS: &[(usize, usize, usize)] = &[(4, 3, 4), (6, 6, 3)];

impl Bounds {
    /// The bounds of an instance. Held rounds count as they were.
    #[must_use]
    pub fn of(instance: &Instance) -> Self {
        let (revisits, again) = if instance.forbids_revisits() {
            // What can't be avoided in the first rounds can't be avoided in all of them.
            let least = |questions: bool| {
                let first = instance.held().max(1)..=instance.sittings.len();
                first
                    .map(|rounds| revisits(instance, rounds, questions))
                    .max()
                    .unwrap_or(0)
            };
            (least(false), least(true))
        } else {
            (0, 0)
        };
        let candidates = [
            (partners(instance), Reason::Partners),
            (ways(instance, revisits), Reason::Ways),
            (usize::from(no_design(instance)), Reason::Design),
        ];
        let (repeats, reason) =
            candidates.into_iter().fold(
                (0, Reason::None),
                |best, next| if next.0 > best.0 { next } else { best },
            );
        Self {
            repeats,
            revisits,
            again,
            reason,
        }
    }
}

/// Meetings, all rounds together.
pub(super) fn meetings(instance: &Instance) -> usize {
    let pairs = |size: usize| size * size.saturating_sub(1) / 2;
    let sittings = instance.sittings.iter();
    sittings
        .map(|sitting| match &sitting.standing {
            Standing::Held(seats) => counted(seats, instance.tables).into_iter().map(pairs).sum(),
            Standing::Open | Standing::Ticketed(_) => {
                let (small, large) = sitting.sizes();
                large * pairs(small + 1) + (sitting.open.len() - large) * pairs(small)
            }
        })
        .sum()
}

/// How many sit at each table.
fn counted(seats: &Seats, tables: usize) -> Vec<usize> {
    let mut sizes = vec![0; tables];
    for table in seats.iter().flatten() {
        sizes[*table] += 1;
    }
    sizes
}

/// By person: how many others there are to meet, who are there at the same time. Two hosts never meet.
pub(super) fn possible(instance: &Instance) -> Vec<usize> {
    // People as bits: whole words of them are counted at once.
    let words = instance.people.div_ceil(64);
    let bits = |people: &mut dyn Iterator<Item = usize>| -> Vec<u64> {
        let mut bits = vec![0_u64; words];
        for person in people {
            bits[person / 64] |= 1 << (person % 64);
        }
        bits
    };
    let rounds: Vec<(Vec<u64>, Vec<u64>)> = instance
        .sittings
        .iter()
        .map(|sitting| {
            let hosting = sitting.hosting(instance.people);
            let visitors = sitting.present.iter().copied().filter(|person| !hosting[*person]);
            (bits(&mut sitting.present.iter().copied()), bits(&mut { visitors }))
        })
        .collect();
    let one = |person: usize| {
        let mut meets = vec![0_u64; words];
        for (there, visitors) in &rounds {
            let is_in = |bits: &Vec<u64>| bits[person / 64] & (1 << (person % 64)) != 0;
            if is_in(there) {
                let others = if is_in(visitors) { there } else { visitors };
                meets
                    .iter_mut()
                    .zip(others)
                    .for_each(|(meets, others)| *meets |= others);
            }
        }
        meets[person / 64] &= !(1 << (person % 64));
        meets.iter().map(|word| word.count_ones() as usize).sum()
    };
    (0..instance.people).map(one).collect()
}

/// Who sits with more people, all rounds together, than there are to meet, meets some again.
fn partners(instance: &Instance) -> usize {
    if instance.mode == Mode::Groups && instance.people <= instance.tables {
        return 0;
    }
    let possible = possible(instance);
    let mut least = vec![0; instance.people];
    for sitting in &instance.sittings {
        if let Standing::Held(seats) = &sitting.standing {
            let sizes = counted(seats, instance.tables);
            for (person, table) in seats.iter().enumerate() {
                least[person] += table.map_or(0, |table| sizes[table] - 1);
            }
        } else {
            for person in &sitting.present {
                least[*person] += sitting.sizes().0.saturating_sub(1);
            }
        }
    }
    let surplus = |(least, possible): (&usize, &usize)| least.saturating_sub(*possible);
    let left: usize = least.iter().zip(&possible).map(surplus).sum();
    let pairs = possible.iter().sum::<usize>() / 2;
    left.div_ceil(2).max(meetings(instance).saturating_sub(pairs))
}

/// The fewest pairs in one cell when so many people are spread over so many cells.
fn crowd(people: usize, cells: usize) -> usize {
    if cells == 0 {
        return 0;
    }
    let (q, x) = (people / cells, people % cells);
    x * q * (q + 1) / 2 + (cells - x) * q * q.saturating_sub(1) / 2
}

/// In two rounds each visitor goes one of so many ways from table to table; those who go the same way meet twice.
fn ways(instance: &Instance, unavoidable: usize) -> usize {
    let visitors: Vec<Vec<usize>> = instance
        .sittings
        .iter()
        .map(|sitting| {
            let hosting = sitting.hosting(instance.people);
            let present = sitting.present.iter().copied();
            present.filter(|person| !hosting[*person]).collect()
        })
        .collect();
    let held = instance.held();
    let mut repeats = Measures::of_rounds(instance, &facts(instance), held).repeats;
    for later in held.max(1)..visitors.len() {
        let pairs = (0..later).map(|earlier| {
            let among = &visitors[later];
            let both = visitors[earlier]
                .iter()
                .filter(|who| among.binary_search(who).is_ok())
                .count();
            let (a, b) = (&instance.sittings[earlier].open, &instance.sittings[later].open);
            let mut cells = a.len() * b.len();
            if instance.forbids_revisits() {
                let same = |table: &&usize| b.iter().any(|other| instance.place(*other) == instance.place(**table));
                cells -= a.iter().filter(same).count();
                crowd(both.saturating_sub(unavoidable), cells)
            } else {
                crowd(both, cells)
            }
        });
        repeats += pairs.max().unwrap_or(0);
    }
    repeats
}

/// The rounds that were held.
pub(super) fn facts(instance: &Instance) -> Schedule {
    let held = instance.sittings.iter().map_while(|sitting| match &sitting.standing {
        Standing::Held(seats) => Some(seats.clone()),
        Standing::Open | Standing::Ticketed(_) => None,
    });
    Schedule { rounds: held.collect() }
}

/// Who comes back at least: those who are there in more rounds than there are new tables to them, and those that a table
/// can't do without although it is new to too few, or those for whom the tables new to them have no seat left.
fn revisits(instance: &Instance, rounds: usize, questions: bool) -> usize {
    let sittings = &instance.sittings[..rounds];
    if questions && !instance.shares_questions() {
        return 0;
    }
    let place = |table: usize| {
        if questions {
            instance.question(table)
        } else {
            instance.place(table)
        }
    };
    let places = (0..instance.tables).map(place).max().map_or(0, |most| most + 1);
    let mut knows = vec![false; instance.people * places];
    let mut facts = 0;
    for sitting in sittings {
        for (table, host) in sitting.hosts.iter().enumerate() {
            if let Some(host) = host {
                knows[host * places + place(table)] = true;
            }
        }
    }
    for sitting in sittings {
        if let Standing::Held(seats) = &sitting.standing {
            for (person, table) in seats.iter().enumerate() {
                let Some(table) = *table else { continue };
                let seen = &mut knows[person * places + place(table)];
                facts += usize::from(*seen && sitting.hosted_by(person) != Some(table));
                *seen = true;
            }
        }
    }
    let mut rounds = vec![0_usize; instance.people];
    let mut open = vec![false; places];
    // By place: how many visitors it takes at least and at most, all rounds together.
    let mut least = vec![0_usize; places];
    let mut most = vec![0_usize; places];
    for sitting in sittings.iter().filter(|sitting| !sitting.is_held()) {
        let hosting = sitting.hosting(instance.people);
        for person in &sitting.present {
            rounds[*person] += usize::from(!hosting[*person]);
        }
        for table in &sitting.open {
            open[place(*table)] = true;
            let host = usize::from(sitting.hosts.get(*table).copied().flatten().is_some());
            let (small, large) = sitting.sizes();
            least[place(*table)] += small.saturating_sub(host);
            most[place(*table)] += small + usize::from(large > 0) - host;
        }
    }
    let comes = |person: usize| rounds[person] > 0;
    let new = |person: usize, place: usize| open[place] && !knows[person * places + place];
    let people = || (0..instance.people).filter(|person| comes(*person));
    // The most visits to some places that are new to those who come: nobody has more of them than rounds.
    let fresh = |places: &[usize]| -> usize {
        let at = |person: usize| places.iter().filter(|at| new(person, **at)).count();
        people().map(|person| at(person).min(rounds[person])).sum()
    };
    let visits: usize = rounds.iter().sum();
    let mut unavoidable = 0;
    // Those places that can't do without many, and those that can't take many, against the others.
    for (many, order) in [(true, &least), (false, &most)] {
        let mut sorted: Vec<usize> = (0..places).filter(|at| open[*at]).collect();
        sorted.sort_by_key(|at| if many { usize::MAX - order[*at] } else { order[*at] });
        for cut in 0..=sorted.len() {
            let (some, others) = sorted.split_at(cut);
            if let (Some(last), Some(next)) = (some.last(), others.first())
                && order[*last] == order[*next]
            {
                continue;
            }
            let seats: usize = some.iter().map(|at| order[*at]).sum();
            unavoidable = unavoidable.max(if many {
                seats.saturating_sub(fresh(some))
            } else {
                visits.saturating_sub(seats + fresh(others))
            });
        }
    }
    let curious = |at: usize| people().filter(|person| new(*person, at)).count();
    let crowded: usize = (0..places).map(|at| least[at].saturating_sub(curious(at))).sum();
    facts + unavoidable.max(crowded)
}

/// Whether it is known that no design does without repeats.
fn no_design(instance: &Instance) -> bool {
    let Some(first) = instance.sittings.first() else {
        return false;
    };
    let same = |sitting: &Sitting| sitting.open == first.open && sitting.present == first.present;
    let (seats, large) = first.sizes();
    let known = |(tables, size, rounds): &(usize, usize, usize)| {
        (first.open.len(), seats) == (*tables, *size) && instance.sittings.len() > *rounds
    };
    large == 0
        && instance
            .sittings
            .iter()
            .all(|sitting| same(sitting) && !sitting.is_held())
        && first.hosts.iter().all(Option::is_none)
        && GOLFERS.iter().any(known)
}
