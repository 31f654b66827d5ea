//! What rounds, tables and tablecloths are called.

use super::{AtTable, fill};
use crate::cafe::{
    Cafe,
    id::{ClothId, Round, TableId},
};

impl AtTable {
    /// A round by its number, or the plenary.
    #[must_use]
    pub fn round_name(&self, round: Round) -> String {
        match round {
            Round::PLENARY => self.common.plenary.to_owned(),
            round => fill(self.common.round, &[("n", &round.to_string())]),
        }
    }

    /// A table by its number, or the plenary.
    #[must_use]
    pub fn table_name(&self, table: TableId) -> String {
        match table {
            TableId::PLENARY => self.common.plenary.to_owned(),
            table => fill(self.common.table, &[("n", &table.to_string())]),
        }
    }

    /// Where a tablecloth lies: at a table and, where each round has a question of its own, in which of them.
    #[must_use]
    pub fn place_name(&self, cafe: &Cafe, cloth: ClothId) -> String {
        let asked = cafe.question(cloth.question);
        match asked.and_then(|question| question.place.round()) {
            Some(round) => self.seat_name(cloth.table, round),
            None => self.table_name(cloth.table),
        }
    }

    /// A table and a round at it, or the plenary.
    #[must_use]
    pub fn seat_name(&self, table: TableId, round: Round) -> String {
        match table {
            TableId::PLENARY => self.table_name(table),
            table => [&self.table_name(table), " · ", &self.round_name(round)].concat(),
        }
    }

    /// Where a tablecloth lies, and its question.
    #[must_use]
    pub fn cloth_name(&self, cafe: &Cafe, cloth: ClothId) -> String {
        let table = self.table_name(cloth.table);
        match cafe.question(cloth.question) {
            Some(question) => [&table, " · ", &question.text].concat(),
            None => table,
        }
    }
}
