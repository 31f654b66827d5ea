//! Rules that a facilitator gives, and which of them can't hold.

use super::{instance::Instance, schedule::Schedule};

/// A wish that holds in every round that is still to be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Two who should not share a table: colleagues of the same service.
    Apart(usize, usize),
    /// Two who should share one: somebody and their interpreter or assistant.
    Together(usize, usize),
    /// Somebody who needs one of these tables: there is no step before it.
    Needs {
        /// Who.
        person: usize,
        /// Which tables do.
        tables: Vec<usize>,
    },
}

/// Why a rule is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An earlier rule says the opposite, directly or through others who stay together.
    Opposed,
    /// Each of the two hosts a table.
    BothHost,
    /// The two can't sit at one table: what they host or need lies elsewhere.
    Elsewhere,
    /// Those who are to stay together are more than a table has seats.
    TooMany {
        /// Seats of the largest table.
        seats: usize,
    },
    /// Those who need these tables are more than they have seats.
    TableFull {
        /// Seats of these tables.
        seats: usize,
    },
    /// Those who are to be kept apart are more than there are tables.
    TooFewTables {
        /// Tables that are open.
        tables: usize,
    },
    /// None of the tables is open in a round in which the person is there.
    TableClosed,
    /// Somebody was put elsewhere by hand.
    ByHand,
    /// Together with the other rules no plan was found that keeps it.
    NotFound,
}

/// A rule that is not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// Its place among the rules.
    pub rule: usize,
    /// Why.
    pub why: Why,
    /// The rounds in which it is not kept (the first is 0). Empty when it happens to hold in all of them.
    pub rounds: Vec<usize>,
}

impl Rule {
    pub(super) fn people(&self) -> Vec<usize> {
        match self {
            Self::Apart(a, b) | Self::Together(a, b) => vec![*a, *b],
            Self::Needs { person, .. } => vec![*person],
        }
    }

    pub(super) fn tables(&self) -> &[usize] {
        match self {
            Self::Needs { tables, .. } => tables,
            Self::Apart(..) | Self::Together(..) => &[],
        }
    }

    /// Whether it holds in a round of a schedule. It does for those who are not there.
    fn holds(&self, schedule: &Schedule, round: usize) -> bool {
        let seat = |person: usize| schedule.rounds.get(round)?.get(person).copied().flatten();
        match self {
            Self::Apart(a, b) => seat(*a).is_none() || seat(*a) != seat(*b),
            Self::Together(a, b) => seat(*a).is_none() || seat(*b).is_none() || seat(*a) == seat(*b),
            Self::Needs { person, tables } => seat(*person).is_none_or(|table| tables.contains(&table)),
        }
    }
}

/// What the rules come to, those that can't hold left out. Of more who are kept apart than there are tables, some share
/// one in each round: that may still be different ones.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    pub(super) apart: Vec<(usize, usize)>,
    pub(super) together: Vec<(usize, usize)>,
    /// By person: those with whom they stay, themselves included.
    pub(super) clusters: Vec<Vec<usize>>,
    /// By person: the tables at which they can sit; none for any.
    pub(super) needs: Vec<Option<Vec<usize>>>,
    refused: Vec<(usize, Why)>,
}

impl Wishes {
    pub(super) fn of(instance: &Instance) -> Self {
        let mut wishes = Self {
            clusters: (0..instance.people).map(|person| vec![person]).collect(),
            needs: vec![None; instance.people],
            ..Self::default()
        };
        for (number, rule) in instance.rules.iter().enumerate() {
            let mut tried = wishes.clone();
            match tried.take(instance, rule) {
                Ok(()) => wishes = tried,
                // Kept as far as can be: not always the same two share a table.
                Err(Why::TooFewTables { .. }) => wishes = tried,
                Err(why) => wishes.refused.push((number, why)),
            }
        }
        wishes
    }

    fn take(&mut self, instance: &Instance, rule: &Rule) -> Result<(), Why> {
        match rule {
            Rule::Together(a, b) if a == b => Ok(()),
            Rule::Apart(a, b) if a == b => Err(Why::Opposed),
            Rule::Together(a, b) => {
                self.together.push((*a, *b));
                if !self.clusters[*a].contains(b) {
                    let mut all = self.clusters[*a].clone();
                    all.extend(&self.clusters[*b]);
                    all.sort_unstable();
                    for person in &all {
                        self.clusters[*person].clone_from(&all);
                    }
                }
                self.fits(instance, *a)
            }
            Rule::Apart(a, b) => {
                self.apart.push((*a, *b));
                self.fits(instance, *a)?;
                self.spreads(instance, *a, *b)
            }
            Rule::Needs { person, tables } => {
                let both = match &self.needs[*person] {
                    Some(before) => tables.iter().copied().filter(|table| before.contains(table)).collect(),
                    None => tables.clone(),
                };
                if both.is_empty() && !tables.is_empty() {
                    return Err(Why::Opposed);
                }
                self.needs[*person] = Some(both);
                self.fits(instance, *person)?;
                self.seats_suffice(instance, *person)
            }
        }
    }

    /// The tables at which somebody can sit in a round, as far as this person's own needs go. Where they are put by hand
    /// says nothing about a rule: it holds in the other rounds.
    fn possible(&self, instance: &Instance, round: usize, person: usize) -> Vec<usize> {
        let sitting = &instance.sittings[round];
        if let Some(hosted) = sitting.hosted_by(person) {
            return vec![hosted];
        }
        match &self.needs[person] {
            Some(tables) => sitting.open.iter().copied().filter(|t| tables.contains(t)).collect(),
            None => sitting.open.clone(),
        }
    }

    /// Whether those who stay with somebody can all sit at one table.
    fn fits(&self, instance: &Instance, person: usize) -> Result<(), Why> {
        let cluster = &self.clusters[person];
        let opposed = |(a, b): &(usize, usize)| cluster.contains(a) && cluster.contains(b);
        if self.apart.iter().any(opposed) {
            return Err(Why::Opposed);
        }
        for (round, sitting) in instance.sittings.iter().enumerate().filter(|(_, s)| !s.is_held()) {
            let there = || cluster.iter().copied().filter(|who| sitting.has(*who));
            let seats = largest(instance, round);
            if there().count() > seats {
                return Err(Why::TooMany { seats });
            }
            if there().filter(|who| sitting.hosted_by(*who).is_some()).count() > 1 {
                return Err(Why::BothHost);
            }
            let mut common = sitting.open.clone();
            for who in there() {
                let possible = self.possible(instance, round, who);
                let needed = self.needs[who].as_ref();
                if needed.is_some_and(|tables| !possible.iter().any(|table| tables.contains(table))) {
                    let hosts = sitting.hosted_by(who).is_some();
                    return Err(if hosts { Why::Elsewhere } else { Why::TableClosed });
                }
                common.retain(|table| possible.contains(table));
            }
            if common.is_empty() && there().next().is_some() {
                return Err(Why::Elsewhere);
            }
        }
        Ok(())
    }

    /// Whether there are tables enough for those who are kept apart, as far as two of them and their circle go.
    fn spreads(&self, instance: &Instance, a: usize, b: usize) -> Result<(), Why> {
        let apart = |x: usize, y: usize| self.apart.contains(&(x, y)) || self.apart.contains(&(y, x));
        for (round, sitting) in instance.sittings.iter().enumerate().filter(|(_, s)| !s.is_held()) {
            if !sitting.has(a) || !sitting.has(b) {
                continue;
            }
            let mut circle = vec![a, b];
            for (x, y) in &self.apart {
                for who in [*x, *y] {
                    let new = !circle.contains(&who) && sitting.has(who);
                    if new && circle.iter().all(|other| apart(who, *other)) {
                        circle.push(who);
                    }
                }
            }
            let mut tables: Vec<usize> = circle
                .iter()
                .flat_map(|who| self.possible(instance, round, *who))
                .collect();
            tables.sort_unstable();
            tables.dedup();
            if circle.len() > tables.len() {
                return Err(Why::TooFewTables { tables: tables.len() });
            }
        }
        Ok(())
    }

    /// Whether those who need the tables that somebody needs all find a seat there.
    fn seats_suffice(&self, instance: &Instance, person: usize) -> Result<(), Why> {
        let Some(tables) = &self.needs[person] else {
            return Ok(());
        };
        for (round, sitting) in instance.sittings.iter().enumerate().filter(|(_, s)| !s.is_held()) {
            let needing = sitting.present.iter().filter(|who| {
                let possible = self.possible(instance, round, **who);
                possible.iter().all(|table| tables.contains(table))
            });
            let open = sitting.open.iter().filter(|table| tables.contains(table)).count();
            let (small, large) = sitting.sizes();
            let seats = open * small + open.min(large);
            if needing.count() > seats {
                return Err(Why::TableFull { seats });
            }
        }
        Ok(())
    }

    /// Why a rule that was not refused is not kept.
    fn not_kept(&self, instance: &Instance, rule: &Rule) -> Why {
        let crowded = match rule {
            Rule::Apart(a, b) => self.spreads(instance, *a, *b).err(),
            Rule::Together(..) | Rule::Needs { .. } => None,
        };
        crowded.unwrap_or(Why::NotFound)
    }

    /// The rules that a schedule does not keep.
    pub(super) fn broken(&self, instance: &Instance, schedule: &Schedule) -> Vec<Broken> {
        let fails = |rule: &Rule| -> Vec<usize> {
            (0..instance.sittings.len())
                .filter(|round| !instance.sittings[*round].is_held() && !rule.holds(schedule, *round))
                .collect()
        };
        let rules = instance.rules.iter().enumerate();
        rules
            .filter_map(|(number, rule)| {
                let refused = self.refused.iter().find(|(refused, _)| *refused == number);
                let rounds = fails(rule);
                let by_hand = |round: &usize| {
                    let sitting = &instance.sittings[*round];
                    rule.people().iter().any(|person| sitting.placed_at(*person).is_some())
                };
                let why = match refused {
                    Some((_, why)) => *why,
                    None if rounds.is_empty() => return None,
                    None if rounds.iter().all(by_hand) => Why::ByHand,
                    None => self.not_kept(instance, rule),
                };
                Some(Broken {
                    rule: number,
                    why,
                    rounds,
                })
            })
            .collect()
    }
}

/// The rules that a schedule does not keep, and why.
#[must_use]
pub fn broken(instance: &Instance, schedule: &Schedule) -> Vec<Broken> {
    Wishes::of(instance).broken(instance, schedule)
}

/// Seats of the largest table in a round.
fn largest(instance: &Instance, round: usize) -> usize {
    let (small, large) = instance.sittings[round].sizes();
    small + usize::from(large > 0)
}
