//! The browser's mirror of a café.
//!
//! - [`mirror`]: what is certain and what is pending (pure)
//! - [`backoff`]: how long to wait before the line is dialled again (pure)
//! - `signals`: the mirror and the clock as signals, for the islands
//! - `line`: the WebSocket that redials (browser only)
//! - `outbox`: what a phone keeps until it is acknowledged (browser only)

pub mod backoff;
#[cfg(feature = "hydrate")]
mod line;
pub mod mirror;
#[cfg(feature = "hydrate")]
pub mod outbox;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub mod signals;

use serde::{Deserialize, Serialize};

use crate::{
    cafe::{Cafe, id::Millis, preparation::Language},
    wire::Seq,
};

/// What an island begins with: the page is complete before the line is open, and the line goes on from here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Start {
    /// The server's time when the page was made.
    pub now: Millis,
    /// How many events the slice holds.
    pub seq: Seq,
    /// What the viewer may see of the café.
    pub cafe: Cafe,
    /// The language of the page.
    pub language: Language,
}
