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
