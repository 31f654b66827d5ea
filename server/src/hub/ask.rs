//! What a café's task is asked.

use std::sync::Arc;

use app::{
    cafe::{
        Cafe, Command, Who,
        id::{ClothId, TraceId},
        sight::Viewer,
    },
    ink::Stroke,
    wire::Seq,
};
use tokio::sync::oneshot;

use super::{
    Trouble,
    seat::{Inbox, SeatId},
};
use crate::journal::Kept;

/// Where an answer goes. Whoever asked may have gone: then it goes nowhere.
pub(super) type Answer<T> = oneshot::Sender<Result<T, Trouble>>;

/// What a café's task is asked.
pub(super) enum Ask {
    /// Do this, and say how the café is then.
    Act {
        command: Command,
        who: Who,
        answer: Answer<Arc<Cafe>>,
    },
    /// How is the café?
    Look { answer: Answer<Kept> },
    /// A seat, please.
    Sit {
        viewer: Viewer,
        answer: Answer<(SeatId, Inbox)>,
    },
    /// From a seat: tell me what happens, from here on.
    Hello {
        seat: SeatId,
        holds: Option<Seq>,
        look: Option<ClothId>,
    },
    /// From a seat: do this, and answer under this number.
    Do { seat: SeatId, n: u32, command: Command },
    /// From a seat: my pen is down. Never kept, never answered.
    Glance {
        seat: SeatId,
        trace: TraceId,
        stroke: Option<Stroke>,
    },
    /// From a seat: show me this tablecloth.
    Turn { seat: SeatId, cloth: ClothId },
    /// From a seat that had fallen behind: I have read it all, show me how it is now.
    Fresh { seat: SeatId },
    /// A seat has been left: look around.
    Left,
    /// The house closes. Answered when everybody has been told.
    Close { answer: oneshot::Sender<()> },
}

impl Ask {
    /// Answers that nothing comes of it.
    pub(super) fn turn_away(self, trouble: Trouble) {
        // Whoever asked may have gone.
        match self {
            Self::Act { answer, .. } => drop(answer.send(Err(trouble))),
            Self::Look { answer } => drop(answer.send(Err(trouble))),
            Self::Sit { answer, .. } => drop(answer.send(Err(trouble))),
            Self::Close { answer } => drop(answer.send(())),
            // A seat sees that nobody speaks to it any more.
            Self::Hello { .. }
            | Self::Do { .. }
            | Self::Glance { .. }
            | Self::Turn { .. }
            | Self::Fresh { .. }
            | Self::Left => {}
        }
    }
}
