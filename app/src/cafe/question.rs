//! What is talked about.

use serde::{Deserialize, Serialize};

use super::id::{QuestionId, Round, TableId, TraceId};
use crate::lettering;

/// A question, and where it is talked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its number.
    pub id: QuestionId,
    /// The question itself.
    pub text: String,
    /// Names of the parts of its tablecloths, side by side, as in "Les freins | Les facilitants". Often none.
    pub zones: Vec<String>,
    /// Where it is talked about.
    pub place: Place,
    /// Where it came from.
    pub origin: Origin,
}

/// Where a question is talked about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Nowhere yet: it is announced, without a table.
    Announced,
    /// By everybody around one sheet.
    Plenary,
    /// At these tables, in every round.
    Tables(Vec<TableId>),
    /// At these tables, in this round alone.
    Round {
        /// Which.
        round: Round,
        /// At which tables.
        tables: Vec<TableId>,
    },
}

impl Place {
    /// The tables at which it is talked about, in some round.
    #[must_use]
    pub fn tables(&self) -> &[TableId] {
        match self {
            Self::Announced | Self::Plenary => &[],
            Self::Tables(tables) | Self::Round { tables, .. } => tables,
        }
    }

    /// The only round in which it is talked about; none when it is every round, or a plenary.
    #[must_use]
    pub fn round(&self) -> Option<Round> {
        match self {
            Self::Round { round, .. } => Some(*round),
            Self::Announced | Self::Plenary | Self::Tables(_) => None,
        }
    }
}

/// Where a question came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The preparation.
    Prepared,
    /// The talks: these traces led to it.
    Emergent {
        /// The traces it came from.
        from: Vec<TraceId>,
    },
}

impl Question {
    /// The question itself, for a browser to break into lines.
    #[must_use]
    pub fn tied(&self) -> String {
        lettering::tied(&self.text)
    }

    /// Whether the question came up while people talked.
    #[must_use]
    pub fn is_emergent(&self) -> bool {
        matches!(self.origin, Origin::Emergent { .. })
    }

    /// The traces that an emergent question came from.
    #[must_use]
    pub fn sources(&self) -> &[TraceId] {
        match &self.origin {
            Origin::Prepared => &[],
            Origin::Emergent { from } => from,
        }
    }
}
