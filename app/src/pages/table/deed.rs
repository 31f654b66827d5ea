//! What a tap or a key on the page does. Buttons and links carry its name in `data-do`, what it is about in `data-about`.

use super::seat::{Look, Seat, Unseen};
use crate::cafe::{
    Command,
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
    /// Sees what can be done with a trace.
    More(TraceId),
    /// Writes on from a trace.
    TakeUp(TraceId, ThreadKind),
    /// Writes a note of its own after all.
    LetGo,
    /// Says that a trace matters.
    Resonate(TraceId),
    /// Takes that back.
    Unresonate(TraceId),
    /// Writes an own note anew.
    Reword(TraceId),
    /// Moves an own trace: the next tap says where to.
    Move(TraceId),
    /// Takes back an own trace.
    Erase(TraceId),
    /// Brings back what was erased last.
    Restore(TraceId),
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
            "more" => Self::More(about()?),
            "continue" => Self::TakeUp(about()?, ThreadKind::Continues),
            "answer" => Self::TakeUp(about()?, ThreadKind::Answers),
            "contradict" => Self::TakeUp(about()?, ThreadKind::Contradicts),
            "matters" => Self::Resonate(about()?),
            "matters-not" => Self::Unresonate(about()?),
            "reword" => Self::Reword(about()?),
            "move" => Self::Move(about()?),
            "erase" => Self::Erase(about()?),
            "restore" => Self::Restore(about()?),
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
            Self::More(trace) => seat.chosen = Some(trace),
            Self::TakeUp(trace, kind) => seat.take_up(trace, kind),
            Self::Resonate(trace) => seat.wants(Command::Resonate { trace, matters: true }),
            Self::Unresonate(trace) => seat.wants(Command::Resonate { trace, matters: false }),
            Self::Reword(trace) => seat.reword(trace),
            Self::Move(trace) => seat.moving = Some(trace),
            Self::Erase(trace) => seat.erase(trace),
            Self::Restore(trace) => seat.restore(trace),
            Self::LetGo => seat.let_go(),
            Self::Close => seat.close(),
            Self::Dismiss => seat.dismiss(),
            Self::GoToNewest => seat.unseen = Unseen::default(),
            Self::Look(cloth) => seat.look_at(cloth),
            Self::Arrive(round) => seat.arrive(round),
            Self::Send => seat.send(next),
        }
    }
}
