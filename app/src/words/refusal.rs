//! A refusal in words: what happened, and what to do.

use super::{AtTable, Fields, Words, Written, fill};
use crate::cafe::{
    limits,
    refusal::{BadPhoto, Field, Refusal},
};

impl AtTable {
    /// What a refusal says to somebody at a table. What can only be refused elsewhere is not done, and no more is said.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let words = &self.refusals;
        let sentence = match refusal {
            Refusal::Empty { field } => words.empty.of(*field).unwrap_or(words.other),
            Refusal::TooLong { field, limit } => {
                let sentence = words.too_long.of(*field).unwrap_or(words.other);
                return fill(sentence, &[("n", &self.number(*limit))]);
            }
            Refusal::SheetFull => return fill(words.sheet_full, &[("n", &self.number(limits::TRACES))]),
            Refusal::NotAllowed => words.not_allowed,
            Refusal::Over => words.over,
            Refusal::Overtaken => words.overtaken,
            Refusal::NoSuchPerson => words.no_such_person,
            Refusal::NoSuchTrace => words.no_such_trace,
            Refusal::Masked => words.masked,
            Refusal::NotYours => words.not_yours,
            Refusal::Settled => words.settled,
            Refusal::Erased => words.erased,
            Refusal::OwnTrace => words.own_trace,
            Refusal::NotShared => words.not_shared,
            Refusal::NotSeatedThere => words.not_seated_there,
            Refusal::NoSuchCloth => words.no_such_cloth,
            Refusal::NotYourTable => words.not_your_table,
            Refusal::NoSuchZone => words.no_such_zone,
            Refusal::NotTravelling => words.not_travelling,
            Refusal::BadStroke => words.bad_stroke,
            Refusal::IdTaken => words.id_taken,
            _ => words.other,
        };
        sentence.to_owned()
    }
}

impl Words {
    /// What a refusal says to the person who gets it, wherever they are.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        let words = &self.elsewhere;
        let sentence = match refusal {
            Refusal::Empty { field } => match words.empty.of(*field) {
                Some(sentence) => sentence,
                None => return self.at_table.refusal(refusal),
            },
            Refusal::TooLong { field, limit } => match words.too_long.of(*field) {
                Some(sentence) => return fill(sentence, &[("n", &self.number(*limit))]),
                None => return self.at_table.refusal(refusal),
            },
            Refusal::CafeFull => return fill(words.cafe_full, &[("n", &self.number(limits::PEOPLE))]),
            Refusal::PhotosFull => return fill(words.photos_full, &[("n", &self.number(limits::PHOTOS))]),
            Refusal::BadPhoto { why } => return self.bad_photo(*why),
            Refusal::OutOfRange => return self.out_of_range(),
            Refusal::AliasTaken => words.alias_taken,
            Refusal::Barred => words.barred,
            Refusal::Begun => words.begun,
            Refusal::Written => words.written,
            Refusal::NotBegun => words.not_begun,
            Refusal::NoSuchStep => words.no_such_step,
            Refusal::NoSuchTable => words.no_such_table,
            Refusal::NotHeld => words.not_held,
            Refusal::NothingToTalkAbout => words.nothing_to_talk_about,
            Refusal::LastTable => words.last_table,
            Refusal::NoSuchRound => words.no_such_round,
            Refusal::TableFull => words.table_full,
            _ => return self.at_table.refusal(refusal),
        };
        sentence.to_owned()
    }

    fn bad_photo(&self, why: BadPhoto) -> String {
        let words = &self.elsewhere.bad_photo;
        let megabytes = self.number(limits::PHOTO_BYTES / (1_024 * 1_024));
        let pixels = self.number(limits::PHOTO_SIDE as usize);
        let sentence = match why {
            BadPhoto::Missing => words.missing,
            BadPhoto::TooHeavy => words.too_heavy,
            BadPhoto::TooLarge => words.too_large,
            BadPhoto::Heic => words.heic,
            BadPhoto::Svg => words.svg,
            BadPhoto::Pdf => words.pdf,
            BadPhoto::Unknown => words.unknown,
            BadPhoto::Damaged => words.damaged,
        };
        fill(sentence, &[("mb", &megabytes), ("px", &pixels)])
    }

    fn out_of_range(&self) -> String {
        let blanks = [
            ("minutes", limits::MINUTES as usize),
            ("tables", usize::from(limits::TABLES)),
            ("groups", usize::from(limits::GROUPS)),
            ("rounds", usize::from(limits::ROUNDS)),
            ("questions", limits::QUESTIONS),
            ("zones", limits::ZONES),
        ]
        .map(|(name, n)| (name, self.number(n)));
        let blanks: Vec<(&str, &str)> = blanks.iter().map(|(name, n)| (*name, n.as_str())).collect();
        fill(self.elsewhere.out_of_range, &blanks)
    }
}

impl Written {
    fn of(&self, field: Field) -> Option<&'static str> {
        match field {
            Field::Note => Some(self.note),
            Field::About => Some(self.about),
            _ => None,
        }
    }
}

impl Fields {
    fn of(&self, field: Field) -> Option<&'static str> {
        Some(match field {
            Field::Alias => self.alias,
            Field::Title => self.title,
            Field::Purpose => self.purpose,
            Field::Question => self.question,
            Field::Zone => self.zone,
            Field::Reason => self.reason,
            Field::Announcement => self.announcement,
            Field::Note | Field::About => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cafe::preparation::Language, words};

    #[test]
    fn a_refusal_names_the_limit() {
        let refusal = Refusal::TooLong {
            field: Field::Purpose,
            limit: limits::PURPOSE,
        };
        assert!(words::of(Language::Fr).refusal(&refusal).contains("1\u{202f}000"));
        assert!(words::of(Language::En).refusal(&refusal).contains("1,000"));
        for language in words::LANGUAGES {
            let range = words::of(language).refusal(&Refusal::OutOfRange);
            assert!(
                range.contains("480") && range.contains("250") && range.contains("50"),
                "{range}"
            );
        }
    }
}
