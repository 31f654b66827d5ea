//! Where a socket sits: what it says goes to the café's task, what it is to hear waits here.

use std::{num::Saturating, sync::Arc};

use app::{
    cafe::{
        Command,
        id::{ClothId, TraceId},
    },
    ink::Stroke,
    wire::Seq,
};
use bytes::Bytes;
use tokio::sync::mpsc;

use super::{ask::Ask, lane::Lane, picture::Picture};

/// Messages that wait for a slow reader before it is told no more, and gets a fresh picture once it has read them.
pub(super) const NEWS: usize = 64;
/// Commands of one seat that wait for their answer; there is always room for these.
const UNANSWERED: usize = 16;
/// Room in an inbox that news must leave: for all answers, for the word that one is behind, and for the last word.
pub(super) const RESERVED: usize = UNANSWERED + 2;

/// A seat's number in its café.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SeatId(pub(super) u64);

/// What the café's task puts into an inbox.
pub(super) enum Parcel {
    /// Pass it on.
    News(Message),
    /// Pass it on; it answers a command.
    Answer(Bytes),
    /// There was no room for more.
    Behind,
}

/// What a socket is to send.
#[derive(Clone, Debug)]
pub enum Message {
    /// A message, as JSON.
    Text(Bytes),
    /// A fresh picture.
    Picture(Box<Picture>),
    /// The last: close with this code of [`app::wire::close`], for this reason.
    Close(u16, &'static str),
}

/// A seat in an open café. Dropping it leaves the seat.
pub struct Seat {
    id: SeatId,
    asks: mpsc::Sender<Ask>,
    inbox: Inbox,
    unanswered: Saturating<usize>,
    behind: bool,
}

/// The café's task has ended: its journal is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the café is closed")]
pub struct Gone;

/// What waits for a socket.
pub(super) struct Inbox {
    parcels: mpsc::Receiver<Parcel>,
    lane: Arc<Lane>,
}

/// An inbox of the right size, and the two ways into it.
pub(super) fn inbox() -> (mpsc::Sender<Parcel>, Arc<Lane>, Inbox) {
    let (outbox, parcels) = mpsc::channel(NEWS + RESERVED);
    let lane = Arc::<Lane>::default();
    let inbox = Inbox {
        parcels,
        lane: Arc::clone(&lane),
    };
    (outbox, lane, inbox)
}

impl Seat {
    pub(super) fn new(id: SeatId, asks: mpsc::Sender<Ask>, inbox: Inbox) -> Self {
        Self {
            id,
            asks,
            inbox,
            unanswered: Saturating(0),
            behind: false,
        }
    }

    /// From now on, tell me what happens. `holds`: the events that the listener's picture holds, which looks at `look`.
    ///
    /// # Errors
    /// [`Gone`].
    pub async fn hello(&mut self, holds: Option<Seq>, look: Option<ClothId>) -> Result<(), Gone> {
        let seat = self.id;
        self.ask(Ask::Hello { seat, holds, look }).await
    }

    /// Show me this tablecloth.
    ///
    /// # Errors
    /// [`Gone`].
    pub async fn turn(&mut self, cloth: ClothId) -> Result<(), Gone> {
        let seat = self.id;
        self.ask(Ask::Turn { seat, cloth }).await
    }

    /// Do this, and answer under this number.
    ///
    /// # Errors
    /// [`Gone`].
    pub async fn give(&mut self, n: u32, command: Command) -> Result<(), Gone> {
        let seat = self.id;
        self.ask(Ask::Do { seat, n, command }).await?;
        self.unanswered += 1;
        Ok(())
    }

    /// My pen is down. Under load this is thrown away: commands have the way before it.
    ///
    /// # Errors
    /// [`Gone`].
    pub fn glance(&self, trace: TraceId, stroke: Option<Stroke>) -> Result<(), Gone> {
        if self.asks.is_closed() {
            return Err(Gone);
        }
        if self.asks.capacity() > self.asks.max_capacity() / 2 {
            let seat = self.id;
            // No room after all: it is but a glance.
            let _ = self.asks.try_send(Ask::Glance { seat, trace, stroke });
        }
        Ok(())
    }

    /// Whether so many commands wait for their answer that no more may be given yet.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.unanswered.0 >= UNANSWERED
    }

    /// What is to be sent next. Nothing is lost when this is dropped before it answers.
    ///
    /// # Errors
    /// [`Gone`].
    pub async fn next(&mut self) -> Result<Message, Gone> {
        loop {
            if self.behind {
                let seat = self.id;
                self.ask(Ask::Fresh { seat }).await?;
                self.behind = false;
            }
            let parcel = tokio::select! {
                biased;
                parcel = self.inbox.parcels.recv() => parcel.ok_or(Gone)?,
                line = self.inbox.lane.next() => return Ok(Message::Text(line)),
            };
            if let Some(message) = self.unpack(parcel) {
                return Ok(message);
            }
        }
    }

    /// What can be sent at once.
    pub fn next_now(&mut self) -> Option<Message> {
        loop {
            if self.behind {
                return None;
            }
            let parcel = self.inbox.parcels.try_recv().ok()?;
            if let Some(message) = self.unpack(parcel) {
                return Some(message);
            }
        }
    }

    fn unpack(&mut self, parcel: Parcel) -> Option<Message> {
        match parcel {
            Parcel::News(message) => Some(message),
            Parcel::Answer(text) => {
                self.unanswered -= 1;
                Some(Message::Text(text))
            }
            Parcel::Behind => {
                self.behind = true;
                None
            }
        }
    }

    async fn ask(&self, ask: Ask) -> Result<(), Gone> {
        self.asks.send(ask).await.map_err(|_| Gone)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.inbox.parcels.close();
        // With its asks full, the café's task looks around soon anyway.
        let _ = self.asks.try_send(Ask::Left);
    }
}
