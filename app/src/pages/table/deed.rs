//! What a tap or a key on the page does. Buttons and links carry its name in `data-do`, what it is about in `data-about`.

use super::seat::{Look, Seat, Unseen};
use crate::cafe::{
    id::{ClothId, Round, TraceId},
    tablecloth::ThreadKind,
};

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Sees the list, or the sheet again.
    List,
    /// Sees the whole sheet, or a column again.
    Whole,
    /// Takes the pen, or puts it down.
    Pen,
    /// Writes on from a trace.
    TakeUp(TraceId, ThreadKind),
    /// Writes a note of its own after all.
    LetGo,
    /// Closes the card of the trace that was tapped.
    Close,
    /// Has read that a trace of theirs was masked.
    Dismiss,
    /// Goes to what others left out of sight.
    GoToNewest,
    /// Sees another tablecloth.
    Look(ClothId),
    /// Is at the table.
    Arrive(Round),
    /// Leaves the note.
    Send,
}

impl Deed {
    /// The deed of this name, about `value`.
    #[must_use]
    pub fn read(name: &str, value: &str) -> Option<Self> {
        let about = || value.parse().ok();
        Some(match name {
            "list" => Self::List,
            "whole" => Self::Whole,
            "pen" => Self::Pen,
            "continue" => Self::TakeUp(about()?, ThreadKind::Continues),
            "answer" => Self::TakeUp(about()?, ThreadKind::Answers),
            "contradict" => Self::TakeUp(about()?, ThreadKind::Contradicts),
            "let-go" => Self::LetGo,
            "close" => Self::Close,
            "dismiss" => Self::Dismiss,
            "newest" => Self::GoToNewest,
            "look" => Self::Look(value.parse().ok()?),
            "arrive" => Self::Arrive(value.parse().ok()?),
            "send" => Self::Send,
            _ => return None,
        })
    }

    /// Does it; the next trace is to be called `next`.
    pub fn by(self, seat: &mut Seat, next: TraceId) {
        match self {
            Self::List => seat.toggle(Look::List),
            Self::Whole => seat.toggle(Look::Whole),
            Self::Pen => seat.toggle_pen(),
            Self::TakeUp(trace, kind) => seat.take_up(trace, kind),
            Self::LetGo => seat.draft.thread = None,
            Self::Close => seat.chosen = None,
            Self::Dismiss => seat.dismiss(),
            Self::GoToNewest => seat.unseen = Unseen::default(),
            Self::Look(cloth) => seat.look_at(cloth),
            Self::Arrive(round) => seat.arrive(round),
            Self::Send => seat.send(next),
        }
    }
}
