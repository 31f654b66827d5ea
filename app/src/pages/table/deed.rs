//! What a tap or a key on the page does. Buttons and links carry its name in `data-do`, what it is about in `data-about`.

use super::seat::{Seat, Tools, Unseen};
use crate::cafe::{
    Command,
    id::{ClothId, Round, TraceId},
    tablecloth::ThreadKind,
};

/// How near to see the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Nearer.
    In,
    /// Farther.
    Out,
    /// As near as text is read well.
    Near,
    /// All of it.
    All,
    /// What was left in this round.
    Round,
}

/// What somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Sees the list, or the sheet again.
    List,
    /// Takes tools out, or puts them away.
    Tools(Tools),
    /// Sees the sheet so near.
    Zoom(Zoom),
    /// Begins to lay a photo, or thinks better of it.
    Photograph,
    /// Takes back the own line that was drawn last.
    Undo,
    /// Draws again what was taken back last.
    Redo,
    /// Sees what can be done with a trace.
    More(TraceId),
    /// Goes to a trace and sees what can be done with it.
    Show(TraceId),
    /// Writes on from a trace.
    TakeUp(TraceId, ThreadKind),
    /// Writes a note of its own after all.
    LetGo,
    /// Leaves the note wherever there is room.
    Anywhere,
    /// Says that a trace matters.
    Resonate(TraceId),
    /// Takes that back.
    Unresonate(TraceId),
    /// Writes an own note anew.
    Reword(TraceId),
    /// Moves an own trace: the next tap says where to.
    Move(TraceId),
    /// Moves the own note that was tapped to a zone.
    MoveToZone(u8),
    /// Takes back an own trace.
    Erase(TraceId),
    /// Brings back what was erased just now.
    Restore,
    /// Closes the card of the trace that was tapped.
    Close,
    /// Has read that a trace of theirs was masked.
    Dismiss,
    /// Takes the announcement that was read away.
    Hear,
    /// Has read where their photo lies.
    Laid,
    /// Lets the bell sound, or not.
    Sound,
    /// Sees all of a long question, or its beginning.
    Question,
    /// Has read that they host their table now.
    Agree,
    /// Has read what others left before.
    Read,
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
            "view" => Self::Tools(Tools::View),
            "pens" => Self::Tools(Tools::Pens),
            "photo" => Self::Photograph,
            "in" => Self::Zoom(Zoom::In),
            "out" => Self::Zoom(Zoom::Out),
            "near" => Self::Zoom(Zoom::Near),
            "all" => Self::Zoom(Zoom::All),
            "round" => Self::Zoom(Zoom::Round),
            "undo" => Self::Undo,
            "redo" => Self::Redo,
            "more" => Self::More(about()?),
            "show" => Self::Show(about()?),
            "continue" => Self::TakeUp(about()?, ThreadKind::Continues),
            "answer" => Self::TakeUp(about()?, ThreadKind::Answers),
            "contradict" => Self::TakeUp(about()?, ThreadKind::Contradicts),
            "matters" => Self::Resonate(about()?),
            "matters-not" => Self::Unresonate(about()?),
            "reword" => Self::Reword(about()?),
            "move" => Self::Move(about()?),
            "erase" => Self::Erase(about()?),
            "to-zone" => Self::MoveToZone(value.parse().ok()?),
            "restore" => Self::Restore,
            "let-go" => Self::LetGo,
            "anywhere" => Self::Anywhere,
            "close" => Self::Close,
            "dismiss" => Self::Dismiss,
            "hear" => Self::Hear,
            "laid" => Self::Laid,
            "sound" => Self::Sound,
            "question" => Self::Question,
            "agree" => Self::Agree,
            "read" => Self::Read,
            "newest" => Self::GoToNewest,
            "look" => Self::Look(value.parse().ok()?),
            "arrive" => Self::Arrive(value.parse().ok()?),
            "send" => Self::Send,
            _ => return None,
        })
    }

    /// Does it; the next trace is to be called `next`.
    pub fn by(self, seat: &mut Seat, next: TraceId) {
        // Whoever goes on to something else has meant to erase.
        if !matches!(self, Self::Zoom(_) | Self::Restore) {
            seat.erased = None;
        }
        match self {
            Self::List => seat.toggle_list(),
            Self::Tools(tools) => seat.toggle(tools),
            // The page's own doing.
            Self::Zoom(_) | Self::Read => {}
            Self::Photograph => seat.photograph(),
            Self::Undo => seat.undo(),
            Self::Redo => seat.redo(),
            Self::More(trace) | Self::Show(trace) => seat.chosen = Some(trace),
            Self::TakeUp(trace, kind) => seat.take_up(trace, kind),
            Self::Resonate(trace) => seat.wants(Command::Resonate { trace, matters: true }),
            Self::Unresonate(trace) => seat.wants(Command::Resonate { trace, matters: false }),
            Self::Reword(trace) => seat.reword(trace),
            Self::Move(trace) => seat.moving = Some(trace),
            Self::Erase(trace) => seat.erase(trace),
            Self::MoveToZone(zone) => {
                if let Some(trace) = seat.chosen {
                    seat.move_to_zone(trace, zone);
                }
            }
            Self::Restore => seat.restore(),
            Self::LetGo => seat.let_go(),
            Self::Anywhere => seat.anywhere(),
            Self::Close => seat.close(),
            Self::Dismiss => seat.dismiss(),
            Self::Hear => seat.heard = seat.mirror.cafe.announcements.last().map(|said| said.at),
            Self::Laid => seat.laid = None,
            Self::Sound => seat.muted = !seat.muted,
            Self::Question => seat.unfolded = !seat.unfolded,
            Self::Agree => seat.asked = None,
            Self::GoToNewest => seat.unseen = Unseen::default(),
            Self::Look(cloth) => seat.look_at(cloth),
            Self::Arrive(round) => seat.arrive(round),
            Self::Send => seat.send(next),
        }
    }
}
