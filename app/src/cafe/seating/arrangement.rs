//! What a facilitator arranges among people and tables, and what follows from it for the rounds to come.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::super::id::{Mover, ParticipantId, Round, TableId};

/// Who moves as one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moving {
    /// Groups rotate among the tables.
    #[default]
    Groups,
    /// Individuals mix: everybody goes their own way.
    People,
}

impl Moving {
    /// Whether it is the usual one.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// Somebody's way through the rounds to come: their ticket.
pub type Way = BTreeMap<Round, TableId>;

/// What has become of a table. Its tablecloth stays, whatever it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// People sit there.
    #[default]
    Open,
    /// From the next round on, nobody does.
    Closed,
    /// From the next round on, its people are at another table: who has been here has been there.
    Merged(TableId),
}

/// A wish that holds in all rounds to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Two who should not share a table: colleagues of the same service.
    Apart(ParticipantId, ParticipantId),
    /// Two who should share one: somebody and their interpreter.
    Together(ParticipantId, ParticipantId),
    /// Somebody who needs this table: there is no step before it.
    Needs(ParticipantId, TableId),
}

impl Rule {
    /// Who it is about.
    #[must_use]
    pub fn people(self) -> (ParticipantId, Option<ParticipantId>) {
        match self {
            Self::Apart(a, b) | Self::Together(a, b) => (a, Some(b)),
            Self::Needs(a, _) => (a, None),
        }
    }

    /// The same wish, written in the one way in which it is kept: of two people the first to come is named first.
    #[must_use]
    pub fn tidy(self) -> Self {
        match self {
            Self::Apart(a, b) => Self::Apart(a.min(b), a.max(b)),
            Self::Together(a, b) => Self::Together(a.min(b), a.max(b)),
            Self::Needs(..) => self,
        }
    }
}

/// Wishes as they are told: those that keep the same people all apart from each other are one.
#[must_use]
pub fn told(rules: &[Rule]) -> Vec<Vec<Rule>> {
    let mut left: BTreeSet<Rule> = rules.iter().copied().collect();
    let mut told = vec![];
    for rule in rules {
        if !left.remove(rule) {
            continue;
        }
        let mut one = vec![*rule];
        if let Rule::Apart(a, b) = *rule {
            let mut circle = vec![a, b];
            let people = left.iter().map(|rule| rule.people());
            let others: BTreeSet<ParticipantId> = people.flat_map(|(a, b)| [a].into_iter().chain(b)).collect();
            for other in others {
                let new = circle.iter().map(|member| Rule::Apart(*member, other).tidy());
                let new: Vec<Rule> = new.filter(|rule| left.contains(rule)).collect();
                if new.len() == circle.len() {
                    new.iter().for_each(|rule| {
                        left.remove(rule);
                    });
                    circle.push(other);
                    one.extend(new);
                }
            }
        }
        told.push(one);
    }
    told
}

/// What only the desk knows of the seating.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    /// The facilitator's wishes, the oldest first: where two oppose each other, the first holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Whether permanent companions are to be avoided, if that was said after the preparation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spread: Option<bool>,
    /// Who was put at a table by hand, for which round.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub placed: BTreeMap<Mover, Way>,
    /// Who hosted and no longer does: they are not asked again.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub relieved: BTreeSet<ParticipantId>,
    /// What the ways were planned from (see [`super::super::Cafe::basis`]); none before the first plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<u32>,
}

impl Arrangement {
    /// Whether nothing is arranged, or nothing may be known of it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// The table at which somebody was put by hand in a round.
    #[must_use]
    pub fn placed(&self, mover: Mover, round: Round) -> Option<TableId> {
        self.placed.get(&mover)?.get(&round).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_are_all_apart_are_told_at_once() {
        let apart = |a: u32, b: u32| Rule::Apart(ParticipantId(a), ParticipantId(b));
        let needs = Rule::Needs(ParticipantId(2), TableId(1));
        let rules = [
            apart(1, 2),
            needs,
            apart(1, 5),
            apart(2, 5),
            apart(5, 6),
            apart(6, 7),
            apart(5, 7),
        ];
        let circle = vec![apart(1, 2), apart(1, 5), apart(2, 5)];
        let other = vec![apart(5, 6), apart(5, 7), apart(6, 7)];
        assert_eq!(told(&rules), [circle, vec![needs], other]);
        // Whoever came first may be kept apart last.
        assert_eq!(told(&[apart(2, 5), apart(1, 2), apart(1, 5)]).len(), 1);
        // Who is apart from two that are not apart from each other is told twice.
        assert_eq!(
            told(&[apart(1, 2), apart(2, 3)]),
            [vec![apart(1, 2)], vec![apart(2, 3)]]
        );
    }
}
