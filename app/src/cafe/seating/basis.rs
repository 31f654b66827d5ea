//! What a plan is made from, as one number: when it is another, the rounds to come are planned anew.

use super::super::{
    Cafe,
    id::{ParticipantId, TableId},
};
use super::{Fate, Rule};

/// FNV-1a: the same on every platform.
struct Digest(u32);

impl Digest {
    fn take(&mut self, numbers: impl IntoIterator<Item = u32>) {
        for number in numbers {
            for byte in number.to_le_bytes() {
                self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
            }
        }
    }
}

impl Cafe {
    /// A number for all that a plan of the rounds to come is made from: who is there, who hosts, what was wished, which
    /// tables are open, and who has really sat elsewhere than planned. It stays the same when a round begins as planned.
    #[must_use]
    pub fn basis(&self) -> u32 {
        let mut digest = Digest(0x811c_9dc5);
        let rounds = self.programme.rounds();
        digest.take([self.mixes(), self.spreads()].map(u32::from));
        digest.take([u32::from(self.groups), rounds.into()]);
        for table in self.tables() {
            let question = self.question_at(table);
            let (fate, into) = match self.fates.get(&table) {
                None | Some(Fate::Open) => (0, TableId::PLENARY),
                Some(Fate::Closed) => (1, TableId::PLENARY),
                Some(Fate::Merged(into)) => (2, *into),
            };
            digest.take([table.0.into(), question, fate, into.0.into()]);
        }
        for (mover, way) in &self.arrangement.placed {
            for (round, table) in way {
                digest.take([mover.0, round.0.into(), table.0.into()]);
            }
        }
        for rule in &self.arrangement.rules {
            let group = |id: ParticipantId| self.people.get(&id).map_or(0, |person| person.group.0.into());
            let (kind, a, b) = match rule {
                Rule::Apart(a, b) => (0, a, b.0),
                Rule::Together(a, b) => (1, a, b.0),
                Rule::Needs(a, table) => (2, a, table.0.into()),
            };
            digest.take([kind, a.0, b, group(*a), group(ParticipantId(b))]);
        }
        if self.mixes() {
            for (table, host) in &self.hosts {
                digest.take([table.0.into(), host.0]);
            }
            self.take_people(&mut digest);
        }
        digest.0
    }

    fn take_people(&self, digest: &mut Digest) {
        for person in self.people.values() {
            digest.take([person.id.0, person.is_present().into()]);
            let way = self.ways.get(&self.mover(person));
            for (round, table) in &person.seats {
                if way.and_then(|way| way.get(round)) != Some(table) {
                    digest.take([round.0.into(), table.0.into()]);
                }
            }
        }
    }

    /// Whether there are rounds to come that should be planned anew.
    #[must_use]
    pub fn wants_plan(&self) -> bool {
        self.rounds_to_come().next().is_some()
            && self.open_tables().next().is_some()
            && (!self.mixes() || self.present().next().is_some())
            && self.arrangement.basis != Some(self.basis())
    }
}
