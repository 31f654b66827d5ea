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
    /// Who left it, or [`ParticipantId::FACILITATOR`].
    pub by: ParticipantId,
    /// The name they had then; for a facilitator, what they are called in the café's language.
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
    /// The trace that it continues, answers or contradicts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
    /// Whether, and why, a facilitator has masked it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<Mask>,
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
    /// The words of a note, or those that describe a photo; none for ink and for what is hidden.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.mark {
            Mark::Note { text, .. } => Some(text),
            Mark::Photo(photo) => photo.description.as_deref(),
            Mark::Ink(_) | Mark::Hidden => None,
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

    /// Whether a facilitator has masked it.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.mask.is_some()
    }
}
