//! What is alike can be exchanged, and the plan is worth the same: people of whom nothing is asked, whoever of them goes
//! whose way; tables with the same question, whichever of them is which.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    instance::Instance,
    schedule::{Schedule, Seats},
};

impl Schedule {
    /// Exchanges what is alike, so that as many as possible sit in the first round where their tickets say.
    pub fn exchange(&mut self, instance: &Instance, tickets: &Seats) {
        self.exchange_tables(instance, tickets);
        self.exchange_people(instance, tickets);
    }

    /// Lets those tables be the larger ones that most tickets are for. Hosts stay.
    fn exchange_tables(&mut self, instance: &Instance, tickets: &Seats) {
        let (Some(first), Some(sitting)) = (self.rounds.first(), instance.sittings.first()) else {
            return;
        };
        let seated = |seats: &Seats, table: usize| seats.iter().filter(|seat| **seat == Some(table)).count();
        let (small, _) = sitting.sizes();
        let mut now: Vec<usize> = (0..instance.tables).collect();
        for class in alike_tables(instance) {
            let larger = class.iter().copied().filter(|table| seated(first, *table) > small);
            let larger: Vec<usize> = larger.collect();
            let mut wanted = class;
            wanted.sort_by_cached_key(|table| (usize::MAX - seated(tickets, *table), !larger.contains(table)));
            wanted.truncate(larger.len());
            let from = larger.iter().filter(|table| !wanted.contains(table));
            let to = wanted.iter().filter(|table| !larger.contains(table));
            for (a, b) in from.zip(to) {
                (now[*a], now[*b]) = (*b, *a);
            }
        }
        for (seats, sitting) in self.rounds.iter_mut().zip(&instance.sittings) {
            let hosting = sitting.hosting(instance.people);
            let visitors = seats.iter_mut().zip(hosting).filter(|(_, hosts)| !hosts);
            for seat in visitors.filter_map(|(seat, _)| seat.as_mut()) {
                *seat = now[*seat];
            }
        }
    }

    fn exchange_people(&mut self, instance: &Instance, tickets: &Seats) {
        let ticket = |person: usize| tickets.get(person).copied().flatten();
        let Some(first) = self.rounds.first() else { return };
        let mut movers = alike_people(instance);
        movers.retain(|person| ticket(*person).is_none() || first[*person] != ticket(*person));
        let mut ways = movers.clone();
        let mut whose = Vec::new();
        movers.retain(|person| {
            let fits = |way: &usize| ticket(*person).is_some() && first[*way] == ticket(*person);
            let way = ways.iter().position(fits).map(|at| ways.remove(at));
            whose.extend(way.map(|way| (*person, way)));
            way.is_none()
        });
        whose.extend(movers.into_iter().zip(ways));
        for seats in &mut self.rounds {
            let before = seats.clone();
            for (person, way) in &whose {
                seats[*person] = before[*way];
            }
        }
    }
}

/// Those who were put somewhere by hand, or about whom there is a wish.
fn asked(instance: &Instance) -> BTreeSet<usize> {
    let placed = instance.sittings.iter().flat_map(|sitting| &sitting.placed);
    let ruled = instance.rules.iter().flat_map(|rule| rule.people());
    placed.map(|(person, _)| *person).chain(ruled).collect()
}

/// Those who are there in every round, host no table, were put nowhere by hand, and have no wish about them.
fn alike_people(instance: &Instance) -> Vec<usize> {
    let mut unlike = asked(instance);
    for sitting in &instance.sittings {
        unlike.extend(sitting.hosts.iter().flatten());
        unlike.extend((0..instance.people).filter(|person| !sitting.has(*person)));
    }
    (0..instance.people).filter(|person| !unlike.contains(person)).collect()
}

/// Tables that are open in every round, where nobody needs to be and nobody was put by hand: those of one question, hosted
/// by one who is like other hosts or by nobody.
fn alike_tables(instance: &Instance) -> Vec<Vec<usize>> {
    let asked = asked(instance);
    let needed = instance.rules.iter().flat_map(|rule| rule.tables().iter().copied());
    let placed = instance.sittings.iter().flat_map(|sitting| &sitting.placed);
    let merged = instance.merged.iter().flatten().copied();
    let unlike: BTreeSet<usize> = needed.chain(placed.map(|(_, table)| *table)).chain(merged).collect();
    let mut classes: BTreeMap<(bool, usize), Vec<usize>> = BTreeMap::new();
    for table in (0..instance.tables).filter(|table| !unlike.contains(table)) {
        let host = |at: usize| instance.sittings[at].hosts.get(table).copied().flatten();
        let same = |at: usize| instance.sittings[at].open.contains(&table) && host(at) == host(0);
        if !(0..instance.sittings.len()).all(same) || host(0).is_some_and(|host| asked.contains(&host)) {
            continue;
        }
        let question = match instance.shares_questions() {
            true => instance.question(table),
            false => 0,
        };
        classes.entry((host(0).is_some(), question)).or_default().push(table);
    }
    classes.into_values().collect()
}
