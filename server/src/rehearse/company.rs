//! What all people of a rehearsal share: the café, the ledger, and what they are told to do.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use app::cafe::id::Code;
use tokio::sync::watch;

use super::{door::Door, ledger::Ledger, pace::Pace};

/// What everybody is told to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// Look and listen.
    Listen,
    /// Talk: write and draw.
    Talk,
    /// Go home.
    Leave,
}

/// What all people of a rehearsal share.
#[derive(Clone)]
pub(super) struct Company {
    pub(super) door: Arc<Door>,
    pub(super) code: Code,
    pub(super) ledger: Arc<Mutex<Ledger>>,
    pub(super) orders: watch::Receiver<Order>,
    pub(super) pace: Pace,
}

impl Company {
    pub(super) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
