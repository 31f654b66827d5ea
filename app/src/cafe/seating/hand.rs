//! Who is put at a table by hand, as far as all tables can still be even.

use std::collections::BTreeMap;

use super::super::{
    Cafe,
    id::{Mover, Round, TableId},
};

impl Cafe {
    /// Who sits where they were put by hand in a round to come: those for whom there is a seat with all tables even.
    /// Whoever is to be put somewhere as the `last` comes after all others.
    #[must_use]
    pub fn put_by_hand(&self, round: Round, last: Option<(Mover, TableId)>) -> Vec<(Mover, TableId)> {
        let (movers, tables) = (self.movers(), self.open_tables().count());
        let mut fixed: BTreeMap<TableId, usize> = BTreeMap::new();
        if self.mixes() {
            fixed.extend(self.hosts.keys().map(|table| (*table, 1)));
        }
        let goes = |mover: Mover| {
            let hosts = || self.mixes() && self.hosted_by(mover.participant()).is_some();
            movers.binary_search(&mover).is_ok() && !hosts()
        };
        let others = self.arrangement.placed.iter();
        let others = others.filter(|(mover, _)| last.is_none_or(|(last, _)| last != **mover));
        let placed = others.filter_map(|(mover, way)| Some((*mover, *way.get(&round)?)));
        placed
            .chain(last)
            .filter(|(mover, table)| {
                if !goes(*mover) || !self.is_open(*table) {
                    return false;
                }
                *fixed.entry(*table).or_default() += 1;
                let fits = can_be_even(&fixed, movers.len(), tables);
                if !fits {
                    fixed.entry(*table).and_modify(|fixed| *fixed -= 1);
                }
                fits
            })
            .collect()
    }

    /// Whether one more can be put at a table in a round to come, with all tables even once so many have come.
    #[must_use]
    pub fn has_room(&self, table: TableId, round: Round, movers: usize) -> bool {
        let mut fixed: BTreeMap<TableId, usize> = BTreeMap::from([(table, 1)]);
        let hosted = self.hosts.keys().copied().filter(|_| self.mixes());
        let placed = self.put_by_hand(round, None).into_iter().map(|(_, table)| table);
        for taken in hosted.chain(placed) {
            *fixed.entry(taken).or_default() += 1;
        }
        can_be_even(&fixed, movers, self.open_tables().count())
    }
}

/// Whether all tables can be even with so many fixed at some of them.
fn can_be_even(fixed: &BTreeMap<TableId, usize>, movers: usize, tables: usize) -> bool {
    let (small, larger) = (movers / tables.max(1), movers % tables.max(1));
    let more = fixed.values().filter(|fixed| **fixed > small).count();
    more <= larger && fixed.values().all(|fixed| *fixed <= small + 1)
}
