//! A trace in words, for lists, for what can't be seen, and for those who don't see.

use super::{AtTable, fill};
use crate::{
    cafe::{
        Cafe,
        id::{ClothId, GroupId, Round, TableId},
        question::Question,
        tablecloth::{Mark, Signed, Trace},
    },
    lettering::tied,
};

impl AtTable {
    /// What a trace says: a note's words, whose drawing or photo it is, or that it is masked.
    #[must_use]
    pub fn says(&self, trace: &Trace) -> String {
        match trace.is_masked() {
            true => self.table.masked.to_owned(),
            false => self.content(trace),
        }
    }

    /// What is on a trace, masked or not: who conducts may read it.
    #[must_use]
    pub fn content(&self, trace: &Trace) -> String {
        match &trace.mark {
            Mark::Hidden => self.table.masked.to_owned(),
            Mark::Note { text, .. } => tied(text),
            Mark::Ink(_) if !trace.about.is_empty() => tied(&trace.about),
            Mark::Ink(_) => fill(self.table.stroke_by, &[("alias", self.author(trace))]),
            Mark::Photo(_) if !trace.about.is_empty() => fill(self.photo.described, &[("text", &tied(&trace.about))]),
            Mark::Photo(_) => fill(self.photo.by, &[("alias", &trace.alias)]),
        }
    }

    /// Whose trace it is: an alias, or the whole table.
    #[must_use]
    pub fn author<'a>(&self, trace: &'a Trace) -> &'a str {
        match trace.signed {
            Some(Signed::Table) => self.table.sign_table,
            _ => &trace.alias,
        }
    }

    /// Where the questions came from that a trace led to.
    #[must_use]
    pub fn born(&self, cloth: ClothId, trace: &Trace) -> String {
        let sentence = match cloth.table {
            TableId::PLENARY => self.table.born_plenary,
            _ => self.table.born,
        };
        let (table, round) = (cloth.table.to_string(), trace.round.to_string());
        fill(
            sentence,
            &[("table", &table), ("n", &round), ("text", &self.says(trace))],
        )
    }

    /// The same of all the traces that led to a question, as far as they can be read.
    #[must_use]
    pub fn born_of(&self, cafe: &Cafe, question: &Question) -> Vec<String> {
        let found = question.sources().iter().filter_map(|id| cafe.traces.find(*id));
        let read = found.filter(|(_, trace)| !trace.is_masked());
        read.map(|(cloth, trace)| self.born(cloth, trace)).collect()
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
        let alias = self.author(trace);
        fill(sentence, &[("n", &round), ("letter", &letter), ("alias", alias)])
    }
}

#[cfg(test)]
mod tests {
    use super::{super::at_table, *};
    use crate::cafe::{
        id::{Millis, ParticipantId, TraceId},
        preparation::Language,
        tablecloth::sheet::Spot,
    };

    #[test]
    fn a_stamp_names_what_there_is() {
        let words = at_table(Language::En);
        let mut trace = Trace {
            id: TraceId(uuid::Uuid::nil()),
            by: ParticipantId(1),
            signed: None,
            alias: "Anne".into(),
            group: GroupId(2),
            round: Round(2),
            at: Millis(0),
            spot: Spot::default(),
            mark: Mark::Hidden,
            about: String::new(),
            thread: None,
            mask: None,
            resonances: vec![],
            approved: false,
            erased: None,
        };
        assert_eq!(words.stamp(&trace), "round 2, group B, Anne");
        // Where individuals mix, there is no group; what a table signs, nobody does.
        trace.group = GroupId::NONE;
        assert_eq!(words.stamp(&trace), "round 2, Anne");
        (trace.signed, trace.alias) = (Some(Signed::Table), String::new());
        assert_eq!(words.stamp(&trace), "round 2, the table");
    }
}
