//! One task per open café: decide, keep, tell; it sleeps until the next bell.
//!
//! - [`Hub`]: finds the café's task, or starts one
//! - [`keeper`]: the task itself
//! - [`news`]: what has happened, written once for all who may know it, and what is remembered of it
//! - [`hall`]: who listens, and what each of them hears
//! - [`planning`]: who sits where next, worked out aside
//! - [`lane`]: what is only seen, and never kept
//! - [`Seat`]: where a socket sits
//!
//! Nothing is told, answered or shown before the journal has kept it. The hub has never heard of HTTP or sockets.

mod ask;
mod hall;
mod keeper;
mod lane;
mod news;
mod past;
mod picture;
mod planning;
mod seat;
mod view;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use app::cafe::{
    Cafe, Command, Refusal, Who, decide,
    event::Keys,
    id::{Code, Millis},
    preparation::Preparation,
    seating::EFFORT,
    sight::Viewer,
};
use tokio::sync::{mpsc, oneshot};

use self::{ask::Ask, keeper::Keeper};
pub use self::{
    picture::Picture,
    seat::{Gone, Message, Seat},
};
use crate::journal::{Fault, Journal, Kept};

/// How many asks wait for a café before those who ask wait themselves: a turn's worth.
const ASKS: usize = 1_024;

/// How long a café stays open with nobody in it: a page that is looked at now and then finds it open.
const IDLE: Duration = Duration::from_secs(300);

/// Why the hub does not do what it is asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Trouble {
    /// No café has this code.
    #[error("no such café")]
    NoSuchCafe,
    /// The café says no.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// The journal can't; nothing has happened.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// All open cafés. A clone is the same hub.
#[derive(Clone)]
pub struct Hub(Arc<Shared>);

/// What all clones of a hub, and its cafés' tasks, share.
struct Shared {
    journal: Arc<dyn Journal>,
    now: Box<dyn Fn() -> Millis + Send + Sync>,
    idle: Duration,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    cafes: HashMap<Code, Entrance>,
    /// How many tasks there have been: one that ends must not show a later one out.
    tasks: u64,
    closed: bool,
}

/// The way to a café's task.
struct Entrance {
    task: u64,
    asks: mpsc::Sender<Ask>,
}

impl Hub {
    /// A hub over this journal. `now` is the server's time.
    pub fn new(journal: Arc<dyn Journal>, now: impl Fn() -> Millis + Send + Sync + 'static) -> Self {
        Self::resting(journal, now, IDLE)
    }

    /// A hub like any other, whose cafés stay open for this long with nobody in them.
    pub fn resting(
        journal: Arc<dyn Journal>,
        now: impl Fn() -> Millis + Send + Sync + 'static,
        idle: Duration,
    ) -> Self {
        Self(Arc::new(Shared {
            journal,
            now: Box::new(now),
            idle,
            open: Mutex::default(),
        }))
    }

    /// Opens a new café under this code. `false`: the code is taken, draw another.
    ///
    /// # Errors
    /// The preparation is refused, or a fault.
    pub async fn open(&self, code: Code, keys: Keys, preparation: Preparation) -> Result<bool, Trouble> {
        let command = Command::Open {
            code: code.clone(),
            keys,
            preparation,
        };
        let mut events = decide(&Cafe::default(), &command, Who::House, (self.0.now)())?;
        let mut cafe = Cafe::default();
        events.iter().for_each(|event| cafe.apply(event));
        // Where groups rotate, all is known that a plan is made from.
        if let Some(plan) = planning::aside(cafe.clone(), EFFORT).await.unwrap_or_default() {
            events.extend(decide(&cafe, &plan, Who::House, (self.0.now)())?);
        }
        Ok(self.0.journal.create(&code, &events).await?)
    }

    /// Gives a command, and answers once what follows is kept: the café as it is then.
    ///
    /// # Errors
    /// No such café, its refusal, or a fault.
    pub async fn act(&self, code: &Code, command: Command, who: Who) -> Result<Arc<Cafe>, Trouble> {
        let (cafe, _) = self.ask(code, |answer| Ask::Act { command, who, answer }).await?;
        Ok(cafe)
    }

    /// The café as it is kept now, all of it: only for those who know what they may show.
    ///
    /// # Errors
    /// No such café, or a fault.
    pub async fn look(&self, code: &Code) -> Result<Kept, Trouble> {
        let (kept, _) = self.ask(code, |answer| Ask::Look { answer }).await?;
        Ok(kept)
    }

    /// A seat for somebody who wants to hear what happens. Who they are has been found out before.
    ///
    /// # Errors
    /// No such café, or a fault.
    pub async fn sit(&self, code: &Code, viewer: Viewer) -> Result<Seat, Trouble> {
        let ((id, inbox), asks) = self.ask(code, |answer| Ask::Sit { viewer, answer }).await?;
        Ok(Seat::new(id, asks, inbox))
    }

    /// The server's time.
    #[must_use]
    pub fn now(&self) -> Millis {
        (self.0.now)()
    }

    /// Closes all cafés: their listeners are told to go, and what is worth it is written down. Nothing opens afterwards.
    pub async fn close(&self) {
        let cafes = {
            let mut open = self.0.open();
            open.closed = true;
            std::mem::take(&mut open.cafes)
        };
        show_out(cafes.into_values()).await;
    }

    /// Closes one café: its listeners are told to go. Whoever asks for it again opens it again.
    pub async fn dismiss(&self, code: &Code) {
        let entrance = self.0.open().cafes.remove(code);
        show_out(entrance).await;
    }

    /// Asks a café's task, which is started if there is none. With the answer comes the way to ask more.
    async fn ask<T>(
        &self,
        code: &Code,
        ask: impl FnOnce(ask::Answer<T>) -> Ask,
    ) -> Result<(T, mpsc::Sender<Ask>), Trouble> {
        let (answer, answered) = oneshot::channel();
        let mut ask = ask(answer);
        let asks = loop {
            let asks = self.entrance(code).ok_or(Fault::Closed)?;
            match asks.send(ask).await {
                Ok(()) => break asks,
                // The task has ended in this very moment: there will be another.
                Err(mpsc::error::SendError(unsent)) => ask = unsent,
            }
        };
        let answer = answered.await.map_err(|_| Fault::Closed)??;
        Ok((answer, asks))
    }

    /// The way to a café's task; none once the hub is closed.
    fn entrance(&self, code: &Code) -> Option<mpsc::Sender<Ask>> {
        let mut open = self.0.open();
        if open.closed {
            return None;
        }
        match open.cafes.get(code) {
            Some(entrance) if !entrance.asks.is_closed() => Some(entrance.asks.clone()),
            _ => {
                open.tasks += 1;
                let task = open.tasks;
                let (asks, asked) = mpsc::channel(ASKS);
                tokio::spawn(Keeper::keep(Arc::clone(&self.0), task, code.clone(), asked));
                let entrance = Entrance {
                    task,
                    asks: asks.clone(),
                };
                open.cafes.insert(code.clone(), entrance);
                Some(asks)
            }
        }
    }
}

/// Lets these cafés' tasks end, and waits until they have.
async fn show_out(entrances: impl IntoIterator<Item = Entrance>) {
    let mut closings = Vec::new();
    for entrance in entrances {
        let (answer, closed) = oneshot::channel();
        if entrance.asks.send(Ask::Close { answer }).await.is_ok() {
            closings.push(closed);
        }
    }
    for closed in closings {
        // A task that has ended by itself is as good.
        let _ = closed.await;
    }
}

impl Shared {
    /// The open cafés. A thread that died with the lock has left the map whole: each change of it is one step.
    fn open(&self) -> MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows a task out: the next who asks for its café starts another.
    fn leave(&self, task: u64, code: &Code) {
        let mut open = self.open();
        if open.cafes.get(code).is_some_and(|entrance| entrance.task == task) {
            open.cafes.remove(code);
        }
    }

    /// Shows a task out, if nobody has asked it anything, and nobody but the hub knows the way to it: neither a seat nor
    /// somebody about to ask.
    fn leave_if_unknown(&self, task: u64, code: &Code, asked: &mpsc::Receiver<Ask>) -> bool {
        let mut open = self.open();
        let unknown = open
            .cafes
            .get(code)
            .is_none_or(|entrance| entrance.task != task || entrance.asks.strong_count() == 1);
        // With the lock held, nobody learns the way.
        let leaves = unknown && asked.is_empty();
        if leaves {
            open.cafes.remove(code);
        }
        leaves
    }
}
