//! A seat at once, for somebody who comes while others sit: nobody else moves.

use std::collections::BTreeMap;

use super::{
    super::{
        Cafe,
        id::{ParticipantId, Round, TableId},
    },
    Rule, Way,
};

impl Cafe {
    /// The way of somebody who comes now, where individuals mix: in the round that is held or travelled to, and in each
    /// to come, the smallest table; of these the one at which they wish to sit now, or else one where they have not been.
    #[must_use]
    pub fn way_in(&self, id: ParticipantId, wish: Option<TableId>) -> Way {
        let mut been: Vec<TableId> = self
            .people
            .get(&id)
            .map(|person| person.seats.values().copied().collect())
            .unwrap_or_default();
        let mut way = Way::new();
        for round in self.round_now().into_iter().chain(self.rounds_to_come()) {
            let (sizes, apart) = (self.sizes(round, id).into_iter(), self.apart_from(id, round));
            // A wish is for the first of these rounds.
            let wish = wish.filter(|_| way.is_empty());
            let least = sizes.min_by_key(|(table, size)| {
                (
                    apart.contains(table),
                    *size,
                    wish != Some(*table),
                    been.contains(table),
                    *table,
                )
            });
            if let Some((table, _)) = least {
                been.push(table);
                way.insert(round, table);
            }
        }
        way
    }

    /// Where those sit in a round, or are to, from whom somebody is kept apart.
    #[must_use]
    pub fn apart_from(&self, id: ParticipantId, round: Round) -> Vec<TableId> {
        let other = |rule: &Rule| match *rule {
            Rule::Apart(a, b) if a == id => Some(b),
            Rule::Apart(a, b) if b == id => Some(a),
            _ => None,
        };
        let others = self.arrangement.rules.iter().filter_map(other);
        let there = others.filter_map(|other| self.people.get(&other).filter(|other| other.is_present()));
        there.filter_map(|other| self.table_of(other, round)).collect()
    }

    /// How many are to sit at each table where people sit in a round, one person not counted.
    fn sizes(&self, round: Round, but: ParticipantId) -> BTreeMap<TableId, usize> {
        let held = self.round_now() == Some(round);
        let mut sizes: BTreeMap<TableId, usize> = self.open_tables().map(|table| (table, 0)).collect();
        for person in self.present().filter(|person| person.id != but) {
            if let Some(table) = self.table_of(person, round) {
                match sizes.get_mut(&table) {
                    Some(size) => *size += 1,
                    // A table that closes after this round still has its people.
                    None if held => drop(sizes.insert(table, 1)),
                    None => {}
                }
            }
        }
        sizes
    }
}
