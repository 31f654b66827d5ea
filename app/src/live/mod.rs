//! The browser's mirror of a café.
//!
//! - [`mirror`]: what is certain and what is pending (pure)
//! - [`backoff`]: how long to wait before the line is dialled again (pure)
//! - [`reading`]: the clock as it is read; [`call`]: what it calls out (pure)
//! - `bell`: how that sounds (browser only)
//! - `signals`: the mirror and the clock as signals, for the islands of the desk and the projector
//! - `line`: the WebSocket that redials (browser only)
//! - `outbox`: what a phone keeps until it is acknowledged (a phone's script only)

pub mod backoff;
#[cfg(feature = "browser")]
pub(crate) mod bell;
pub mod call;
#[cfg(feature = "browser")]
pub(crate) mod json;
#[cfg(feature = "browser")]
pub(crate) mod line;
pub mod mirror;
#[cfg(feature = "table")]
pub mod outbox;
pub mod reading;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod signals;

use serde::{Deserialize, Serialize};

use crate::{
    cafe::{
        Cafe,
        id::{Code, Millis},
        preparation::Language,
    },
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

/// Who opens the line: the `as` of the socket's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A participant.
    Table,
    /// A facilitator.
    Desk,
    /// A projector.
    Screen,
}

/// How the line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineState {
    /// Being dialled for the first time, or the page has no script yet.
    Dialling,
    /// Open.
    Open,
    /// Broken; it is dialled again.
    Redialling,
    /// The cookie opens no such door. For good.
    NotAllowed,
    /// The café is gone. For good.
    NoSuchCafe,
}

impl Role {
    /// Where the socket of a café is dialled.
    #[must_use]
    pub fn socket(self, code: &Code) -> String {
        let role = match self {
            Self::Table => "table",
            Self::Desk => "desk",
            Self::Screen => "screen",
        };
        ["/socket/", code.as_str(), "?as=", role].concat()
    }
}
