//! What somebody left on a tablecloth, and what it knows about itself.

use serde::{Deserialize, Serialize};

use super::{
    super::id::{GroupId, Millis, ParticipantId, Round, TraceId},
    sheet::Spot,
};
use crate::ink::Stroke;

/// What somebody left. Everything but the mark, the thread and the id is stamped by the fold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Named by the phone that left it.
    pub id: TraceId,
    /// Who left it.
    pub by: ParticipantId,
    /// The name they had then.
    pub alias: String,
    /// The group they moved with.
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
    /// The words of a note; none for ink and for what is hidden.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.mark {
            Mark::Note { text, .. } => Some(text),
            Mark::Ink(_) | Mark::Hidden => None,
        }
    }

    /// The zone of a note.
    #[must_use]
    pub fn zone(&self) -> Option<usize> {
        match self.mark {
            Mark::Note { zone, .. } => zone.map(usize::from),
            Mark::Ink(_) | Mark::Hidden => None,
        }
    }

    /// Whether a facilitator has masked it.
    #[must_use]
    pub fn is_masked(&self) -> bool {
        self.mask.is_some()
    }
}
