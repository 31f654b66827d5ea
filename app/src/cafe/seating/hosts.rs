//! Who hosts a table where each is to have a host and nobody has named one: the first who sits there is asked.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    super::{
        Cafe, Event,
        id::{ParticipantId, Round, TableId},
    },
    Rule,
};

impl Cafe {
    /// The café with the hosts whom it asks when it is planned, and the events that ask them. As long as nobody sits,
    /// they are asked then: a plan that knows who stays is better than one that learns it when all have their tickets.
    #[must_use]
    pub fn asking_hosts(&self) -> (Vec<Event>, Cow<'_, Self>) {
        let asked = match self.mixes() && self.settled() == Round::default() {
            true => self.nominated(Round(1), true),
            false => vec![],
        };
        if asked.is_empty() {
            return (asked, Cow::Borrowed(self));
        }
        let mut after = self.without_traces();
        asked.iter().for_each(|event| after.apply(event));
        (asked, Cow::Owned(after))
    }

    /// Hosts for the tables that have none: the first of those who will sit there in a round, and who can. Of `anybody`,
    /// where none of them can, since nobody sits there yet.
    pub(in super::super) fn nominated(&self, round: Round, anybody: bool) -> Vec<Event> {
        let tables = self.open_tables();
        let (hosted, without): (Vec<_>, Vec<_>) = tables.partition(|table| self.hosts.contains_key(table));
        // A host alone at a table welcomes nobody.
        let few = self.mixes() && self.present().count() < 2 * (hosted.len() + without.len());
        if !self.preparation.hosts || without.is_empty() || few {
            return vec![];
        }
        let mut taken: BTreeSet<ParticipantId> = self.hosts.values().copied().collect();
        let seats = self.present().map(|person| (person.id, self.table_of(person, round)));
        let seats: Vec<(ParticipantId, Option<TableId>)> = seats.collect();
        let mut asked: BTreeMap<TableId, ParticipantId> = BTreeMap::new();
        for from_elsewhere in [false, true].into_iter().take(1 + usize::from(anybody)) {
            for table in &without {
                if asked.contains_key(table) {
                    continue;
                }
                let host = seats
                    .iter()
                    .find(|(id, seat)| (from_elsewhere || *seat == Some(*table)) && self.can_host(*id, *table, &taken));
                if let Some((id, _)) = host {
                    taken.insert(*id);
                    asked.insert(*table, *id);
                }
            }
        }
        let hosted = |(table, host)| Event::Hosted {
            table,
            host: Some(host),
        };
        asked.into_iter().map(hosted).collect()
    }

    /// Whether somebody can stay at a table with all that was wished for them, and was not asked to host no more.
    fn can_host(&self, id: ParticipantId, table: TableId, hosts: &BTreeSet<ParticipantId>) -> bool {
        let placed = self.arrangement.placed.get(&id.into());
        let elsewhere = || placed.is_some_and(|way| way.values().any(|at| *at != table));
        let opposed = |rule: &Rule| match rule {
            Rule::Needs(who, needed) => *who == id && *needed != table,
            // Two hosts never share a table.
            Rule::Together(a, b) => *a == id && hosts.contains(b) || *b == id && hosts.contains(a),
            Rule::Apart(..) => false,
        };
        !hosts.contains(&id)
            && !self.arrangement.relieved.contains(&id)
            && !self.arrangement.rules.iter().any(opposed)
            && (!self.mixes() || !elsewhere())
    }

    /// Who was asked to host and can't with a new wish, and at which table: while nobody sits, somebody else is asked.
    pub(in super::super) fn kept_from_hosting(&self, rule: Rule) -> Option<TableId> {
        let early = self.mixes() && self.preparation.hosts && self.settled() == Round::default();
        let hosted = match rule {
            Rule::Together(a, b) => self.hosted_by(a).and(self.hosted_by(b)),
            Rule::Needs(who, table) => self.hosted_by(who).filter(|hosted| *hosted != table),
            Rule::Apart(..) => None,
        };
        hosted.filter(|_| early)
    }
}
