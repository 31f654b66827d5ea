//! What somebody left on a tablecloth, and what it knows about itself.

use serde::{Deserialize, Serialize};

use super::{
    super::id::{GroupId, Millis, ParticipantId, Round, TraceId},
    photo::Photo,
    sheet::Spot,
};
use crate::ink::Stroke;

/// What somebody left. Everything but the mark, the thread and the id is stamped by the fold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Named by the phone that left it.
    pub id: TraceId,
    /// Who left it, with a phone of their own or with that of the table, or [`ParticipantId::FACILITATOR`].
    pub by: ParticipantId,
    /// For whom, when the table shares a phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
    /// Their name; blank for the table as a whole; of a facilitator, what they are called in the café's language.
    pub alias: String,
    /// The group they moved with; for what a facilitator filed, the group of that table, [`GroupId::NONE`] in a plenary.
    pub group: GroupId,
    /// The round in which it was begun, or [`Round::PLENARY`].
    pub round: Round,
    /// When it reached the café.
    pub at: Millis,
    /// Where it lies on the cloth.
    pub spot: Spot,
    /// What was left.
    pub mark: Mark,
    /// What a drawing or a photo shows, in its author's words. Often blank.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The trace that it continues, answers or contradicts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
    /// Whether, and why, a facilitator has masked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<Mask>,
    /// To whom it matters, by their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resonances: Vec<ParticipantId>,
    /// Whether the projector may show it, where it shows only what is approved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(phone, serde(skip))]
    pub approved: bool,
    /// When its author erased it, if so. Then it is on no picture: see [`super::Tablecloths::erased`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Millis>,
}

/// For whom a trace was left by whoever holds the phone of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signed {
    /// For somebody who sat there.
    Person(ParticipantId),
    /// For all of them.
    Table,
}

/// What was left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// A few written words.
    Note {
        /// The words; see `limits::NOTE`.
        text: String,
        /// The zone in which it stands, counted from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
    },
    /// A drawn line.
    Ink(Stroke),
    /// A photo of paper.
    Photo(Photo),
    /// Something masked, for those who may not see what it was.
    Hidden,
}

/// A link from a trace to the one it continues, answers or contradicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The earlier trace, on this or another tablecloth.
    pub to: TraceId,
    /// What the later one does with it.
    pub kind: ThreadKind,
}

/// What a trace does with an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreadKind {
    /// Goes on from it.
    Continues,
    /// Gives an answer.
    Answers,
    /// Says otherwise.
    Contradicts,
}

/// A facilitator has masked the trace, reversibly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mask {
    /// When.
    pub at: Millis,
    /// Why, for facilitators and the trace's author; blank for others.
    pub reason: String,
}

impl Trace {
    /// The words of a note; none for ink, for photos and for what is hidden.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.mark {
            Mark::Note { text, .. } => Some(text),
            Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => None,
        }
    }

    /// The zone of a note.
    #[must_use]
    pub fn zone(&self) -> Option<usize> {
        match self.mark {
            Mark::Note { zone, .. } => zone.map(usize::from),
            Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => None,
        }
    }

    /// What is known of a photo; none for what is none, and for what is hidden.
    #[must_use]
    pub fn photo(&self) -> Option<&Photo> {
        match &self.mark {
            Mark::Photo(photo) => Some(photo),
            Mark::Note { .. } | Mark::Ink(_) | Mark::Hidden => None,
        }
    }

    /// Whose it is: who left it, or for whom they did; none for the table as a whole.
    #[must_use]
    pub fn author(&self) -> Option<ParticipantId> {
        match self.signed {
            None => Some(self.by),
            Some(Signed::Person(person)) => Some(person),
            Some(Signed::Table) => None,
        }
    }

    /// Whether it is of this person's hand or name.
    #[must_use]
    pub fn is_of(&self, person: ParticipantId) -> bool {
        self.by == person || self.author() == Some(person)
    }

    /// Puts it somewhere else: a drawn line goes with its box, a note has its zone there.
    pub(crate) fn put(&mut self, spot: Spot, new: Option<u8>) {
        match &mut self.mark {
            Mark::Note { zone, .. } => *zone = new,
            Mark::Ink(stroke) => *stroke = stroke.shifted((spot.x - self.spot.x, spot.y - self.spot.y)),
            Mark::Photo(_) | Mark::Hidden => {}
        }
        self.spot = spot;
    }

    /// Notes that it matters to somebody, or no longer does.
    pub(crate) fn resonates(&mut self, by: ParticipantId, matters: bool) {
        match (self.resonances.binary_search(&by), matters) {
            (Err(place), true) => self.resonances.insert(place, by),
            (Ok(place), false) => {
                self.resonances.remove(place);
            }
            _ => {}
        }
    }

    /// Takes out what only its author and facilitators may still see.
    pub(in crate::cafe) fn hide(&mut self) {
        self.mark = Mark::Hidden;
        self.about.clear();
    }

    /// Whether a facilitator has masked it.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.mask.is_some()
    }
}
