//! A trace in words, for lists, for what can't be seen, and for those who don't see.

use super::{AtTable, fill};
use crate::cafe::{
    id::{GroupId, Round},
    tablecloth::{Mark, Trace},
};

impl AtTable {
    /// What a trace says: a note's words, whose drawing or photo it is, or that it is masked.
    #[must_use]
    pub fn says(&self, trace: &Trace) -> String {
        match &trace.mark {
            _ if trace.is_masked() => self.table.masked.to_owned(),
            Mark::Hidden => self.table.masked.to_owned(),
            Mark::Note { text, .. } => text.clone(),
            Mark::Ink(_) if !trace.about.is_empty() => trace.about.clone(),
            Mark::Ink(_) => fill(self.table.stroke_by, &[("alias", &trace.alias)]),
            Mark::Photo(_) if !trace.about.is_empty() => fill(self.photo.described, &[("text", &trace.about)]),
            Mark::Photo(_) => fill(self.photo.by, &[("alias", &trace.alias)]),
        }
    }

    /// Where a trace comes from, as in `round 1, group B, Anne`; without a group where it is everybody's.
    #[must_use]
    pub fn stamp(&self, trace: &Trace) -> String {
        let sentence = match (trace.round, trace.group) {
            (Round::PLENARY, GroupId::NONE) => self.photo.stamp_plenary,
            (_, GroupId::NONE) => self.photo.stamp,
            (Round::PLENARY, _) => self.table.stamp_plenary,
            _ => self.table.stamp,
        };
        let (round, letter) = (trace.round.to_string(), trace.group.letter());
        fill(sentence, &[("n", &round), ("letter", &letter), ("alias", &trace.alias)])
    }
}
