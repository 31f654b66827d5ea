//! The note that somebody is writing. It remembers where it was begun: the bell never cuts off writing.

use serde::{Deserialize, Serialize};

use crate::cafe::{
    Command, Leave, Refusal, What,
    id::{ClothId, Round, TraceId},
    limits,
    refusal::Field,
    tablecloth::{Signed, Thread, ThreadKind},
};
use crate::ink::Point;

/// A note that is not left yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The words so far.
    pub text: String,
    /// How many signs these are, as a person counts them; none where nobody has counted.
    #[serde(skip)]
    pub signs: Option<usize>,
    /// The zone it is meant for, counted from 0.
    #[serde(default)]
    pub zone: Option<u8>,
    /// Where it is to lie; none for wherever there is room.
    #[serde(default)]
    pub at: Option<Point>,
    /// For whom it is written; none for oneself.
    #[serde(default)]
    pub signed: Option<Signed>,
    /// The trace it continues, answers or contradicts.
    #[serde(default)]
    pub thread: Option<Thread>,
    /// The own trace whose words these are to be, in place of those it has.
    #[serde(default)]
    pub anew: Option<TraceId>,
    /// On which tablecloth and in which round the first letter was written; none before that.
    #[serde(default)]
    pub begun: Option<(ClothId, Round)>,
}

impl Draft {
    /// Takes what stands in the field now, so many signs, written before `place`.
    pub fn write(&mut self, text: String, signs: usize, place: Option<(ClothId, Round)>) {
        self.text = text;
        self.signs = Some(signs);
        if self.text.is_empty() {
            self.begun = None;
        } else if self.begun.is_none() {
            self.begun = place;
        }
    }

    /// Another tablecloth lies before its author. What was begun belongs to the one before; where nothing was, a place,
    /// a zone or a thread means nothing any more.
    pub fn change_cloths(&mut self) {
        if self.text.is_empty() {
            *self = Self::default();
        }
    }

    /// Whether a note that is written on with this tablecloth in view will lie on it.
    #[must_use]
    pub fn lies_on(&self, cloth: ClothId) -> bool {
        self.begun.is_none_or(|(begun, _)| begun == cloth)
    }

    /// How many characters there is still room for; negative when there are too many. Where nobody has counted them as a
    /// person does, there may be more room than that.
    #[must_use]
    pub fn room(&self) -> i64 {
        let characters = || self.text.trim().chars().filter(|c| *c != '\r').count();
        limits::NOTE as i64 - self.signs.unwrap_or_else(characters) as i64
    }

    /// The command that leaves this note as `trace`, at the place where it was begun or else at `place`.
    ///
    /// # Errors
    /// What the café would refuse anyway, so that it can be said at once.
    pub fn leave(&self, trace: TraceId, place: Option<(ClothId, Round)>) -> Result<Command, Refusal> {
        let field = Field::Note;
        if self.text.trim().is_empty() {
            return Err(Refusal::Empty { field });
        }
        if self.room() < 0 {
            let limit = limits::NOTE;
            return Err(Refusal::TooLong { field, limit });
        }
        if let Some(trace) = self.anew {
            let text = self.text.clone();
            return Ok(Command::Reword { trace, text });
        }
        let (cloth, round) = self.begun.or(place).ok_or(Refusal::NotYourTable)?;
        Ok(Command::Leave(Leave {
            trace,
            cloth,
            round,
            what: What::Note {
                text: self.text.clone(),
                zone: self.zone,
                at: self.at,
            },
            thread: self.thread,
            signed: self.signed,
        }))
    }

    /// The draft from which a refused command was made; none if it was no note. What can't be written anew any more can
    /// still be said: as a note that continues the one there is.
    #[must_use]
    pub fn of(command: &Command) -> Option<Self> {
        if let Command::Reword { trace, text } = command {
            return Some(Self {
                text: text.clone(),
                thread: Some(Thread {
                    to: *trace,
                    kind: ThreadKind::Continues,
                }),
                ..Self::default()
            });
        }
        let Command::Leave(Leave {
            cloth,
            round,
            what: What::Note { text, zone, at },
            thread,
            signed,
            ..
        }) = command
        else {
            return None;
        };
        Some(Self {
            text: text.clone(),
            signs: None,
            zone: *zone,
            at: *at,
            signed: *signed,
            thread: *thread,
            anew: None,
            begun: Some((*cloth, *round)),
        })
    }

    /// Takes for whom it is written, as the page says it.
    pub fn sign(&mut self, value: &str) {
        self.signed = match value {
            "table" => Some(Signed::Table),
            _ => value.parse().ok().map(Signed::Person),
        };
    }

    /// Takes back the words of a note that was refused. What has been written meanwhile stays, below; it is a note of its
    /// own then, even if it was another one's new words.
    pub fn take_back(&mut self, refused: Self) {
        if self.text.trim().is_empty() {
            *self = refused;
        } else {
            self.text = [&refused.text, "\n", &self.text].concat();
            self.signs = None;
            self.anew = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::cafe::id::{QuestionId, TableId};

    fn place(table: u16, round: u8) -> Option<(ClothId, Round)> {
        let cloth = ClothId {
            question: QuestionId(1),
            table: TableId(table),
        };
        Some((cloth, Round(round)))
    }

    fn written(text: &str, place: Option<(ClothId, Round)>) -> Draft {
        let mut draft = Draft::default();
        draft.write(text.into(), text.chars().count(), place);
        draft
    }

    #[test]
    fn a_note_is_left_where_it_was_begun() {
        let mut draft = written("d'accord", place(1, 1));
        draft.write("d'accord : se connaître".into(), 23, place(2, 2));
        let command = draft.leave(TraceId(Uuid::nil()), place(2, 2)).unwrap();
        let Command::Leave(Leave { cloth, round, .. }) = command else {
            panic!("a note is left");
        };
        assert_eq!(Some((cloth, round)), place(1, 1));
    }

    #[test]
    fn a_note_that_was_wiped_out_is_begun_anew() {
        let mut draft = written("d'accord", place(1, 1));
        draft.write(String::new(), 0, place(2, 2));
        draft.write("non".into(), 3, place(2, 2));
        assert_eq!(draft.begun, place(2, 2));
    }

    #[test]
    fn the_limit_is_told_before_it_is_hit() {
        let nil = TraceId(Uuid::nil());
        assert_eq!(written(&"é".repeat(limits::NOTE), place(1, 1)).room(), 0);
        let long = written(&"é".repeat(limits::NOTE + 1), place(1, 1));
        assert!(matches!(long.leave(nil, None), Err(Refusal::TooLong { .. })));
        let blank = written(" \n ", place(1, 1));
        assert!(matches!(blank.leave(nil, None), Err(Refusal::Empty { .. })));
    }

    #[test]
    fn a_refused_note_comes_back_above_what_was_written_meanwhile() {
        let draft = written("une idée", place(1, 1));
        let command = draft.leave(TraceId(Uuid::nil()), None).unwrap();
        let mut empty = Draft::default();
        empty.take_back(Draft::of(&command).unwrap());
        assert_eq!(empty, Draft { signs: None, ..draft });
        let mut other = written("une autre", place(2, 2));
        other.take_back(Draft::of(&command).unwrap());
        assert_eq!(other.text, "une idée\nune autre");
        assert_eq!(other.begun, place(2, 2));
    }
}
