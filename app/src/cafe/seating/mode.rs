//! With what a table works.

use serde::{Deserialize, Serialize};

use super::super::{Cafe, id::TableId};

/// With what a table works.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Everybody has a phone of their own.
    #[default]
    OwnPhones,
    /// The table shares one: whoever holds it writes for anybody who sits there, or for the table.
    OnePhone,
    /// Real paper: a phone photographs it, and may write for others as well.
    Paper,
}

impl Mode {
    /// Whether it is the usual one.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}

impl Cafe {
    /// With what a table works: what was said of it last, else what was prepared for all.
    #[must_use]
    pub fn mode_of(&self, table: TableId) -> Mode {
        self.modes.get(&table).copied().unwrap_or(self.preparation.mode)
    }
}
