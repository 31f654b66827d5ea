//! What travels on the socket. Everything that another client needs to know stands here.
//!
//! # The line
//!
//! A client opens `/socket/{code}?as=table`, `desk` or `screen` as a WebSocket, with the cookie that the pages set: that
//! cookie says who it is. The server checks the `Origin`. Both sides send text frames, each with one JSON object:
//! the client an [`Up`], the server a [`Down`]. An object has one key, which says what it is: `{"look":{"cloth":"2@1"}}`,
//! `{"do":{"n":1,"command":{"arrive":{"round":2}}}}`; what has nothing to add is a word. (So no part of a message has to be
//! read twice, which would cost a phone half of its first load.) Binary frames are nonsense. Times are milliseconds since 1970 by the
//! server's clock.
//!
//! 1. The client says [`Up::Hello`], with the sequence number it holds, if it holds a picture of the café.
//! 2. The server answers [`Down::Welcome`] with a fresh picture, or, when it can, [`Down::Told`] with what is missing.
//!    From then on the client applies every [`Down::Told`] to its picture ([`Cafe::apply`]).
//! 3. The client gives commands with [`Up::Do`], each under a number of its own. The server answers each with
//!    [`Down::Done`], once it is kept for good, or with [`Down::Refused`]. What is not answered when the line breaks is
//!    sent again on the next one: every command says what should be, and traces have ids, so that nothing happens twice.
//! 4. When a viewer comes to another tablecloth, or has fallen behind, the server sends a fresh [`Down::Welcome`].
//! 5. While a pen is down, the client may send [`Up::Glance`], and the server shows it to the others at that tablecloth
//!    with [`Down::Glance`]. This is for the eye only: nothing depends on it.
//! 6. The server sends [`Down::Tick`] every [`TICK_SECONDS`]. A client that hears nothing for [`SILENCE_SECONDS`] redials.
//!
//! A message that is no message closes the socket with one of the [`close`] codes. A client redials after a random
//! time of up to 0.5 s, doubled with each failure up to 15 s; after [`close::VERSION`] it loads the page again, and after
//! [`close::NOT_ALLOWED`] or [`close::NO_SUCH_CAFE`] it gives up.

use serde::{Deserialize, Serialize};

#[cfg(doc)]
use crate::cafe::limits;
use crate::{
    cafe::{
        Cafe, Command, Event, Refusal,
        id::{ClothId, Millis, ParticipantId, TraceId},
    },
    ink::Stroke,
};

/// The version of these messages. A client of another version is told to load itself anew.
pub const VERSION: u16 = 3;
/// How often the server gives a sign of life.
pub const TICK_SECONDS: u64 = 20;
/// How long a client waits for one before it redials: two ticks and some slow air.
pub const SILENCE_SECONDS: u64 = 50;
/// How long a client waits between two glances, in milliseconds: ten a second look like a moving pen.
pub const GLANCE_MILLIS: u64 = 100;
/// How long a line is shown of which nothing more is heard.
pub const GLANCE_SECONDS: u64 = 5;

/// How many events a café has had: a picture of the café at 12 holds the first 12.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Seq(pub u64);

/// From a client to the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Up {
    /// First of all, and once.
    Hello {
        /// The client's [`VERSION`].
        version: u16,
        /// The events that the client's picture holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        holds: Option<Seq>,
        /// The tablecloth in the client's picture, where it may choose one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        look: Option<ClothId>,
    },
    /// A command.
    Do {
        /// The client's number for it, to match the answer.
        n: u32,
        /// What should be.
        command: Command,
    },
    /// My pen is down: the line as it is until now. Never kept and never answered; see [`Down::Glance`].
    ///
    /// A client sends the whole line each time, simplified, and at most every [`GLANCE_MILLIS`]; none when the pen was
    /// lifted without leaving a trace. A line longer than [`limits::GLANCE_BYTES`] is not shown on, nor are glances of
    /// those who may not draw now, nor more than the gate for glances lets through: they are thrown away. Whoever sends
    /// more than that is counted, and slowed, as with commands.
    Glance {
        /// The name that the trace will have.
        trace: TraceId,
        /// The line so far.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stroke: Option<Stroke>,
    },
    /// Show me this tablecloth (in the harvest). Answered with a [`Down::Welcome`].
    Look {
        /// Which.
        cloth: ClothId,
    },
}

/// From the server to a client.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Down {
    /// A fresh picture, in place of the one that the client holds.
    Welcome {
        /// The server's time.
        now: Millis,
        /// How many events it holds.
        seq: Seq,
        /// What the client may see of the café; `cafe.sight.viewer` says who the client is.
        cafe: Box<Cafe>,
    },
    /// What has happened since.
    Told {
        /// How many events the picture holds once these are applied. Events that concern others are counted, not sent.
        seq: Seq,
        /// In order.
        events: Vec<Event>,
    },
    /// A command is carried out and kept for good.
    Done {
        /// Its number.
        n: u32,
        /// It was so already: no event will follow, and what there was to tell has been told.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        again: bool,
    },
    /// A command is not carried out.
    Refused {
        /// Its number.
        n: u32,
        /// Why.
        refusal: Refusal,
    },
    /// A sign of life.
    Tick {
        /// The server's time.
        now: Millis,
    },
    /// To those who look at this one tablecloth: somebody is drawing on it. Of each trace only the latest line waits to be
    /// sent, behind everything that is kept; where many look, or the line is slow, glances are left out. The line ends
    /// when its trace is told, when a glance without one comes, or when none has come for [`GLANCE_SECONDS`]; a glance of
    /// a trace that is there already says nothing.
    Glance {
        /// On which tablecloth.
        cloth: ClothId,
        /// Who draws.
        by: ParticipantId,
        /// The name that the trace will have.
        trace: TraceId,
        /// The line so far; none when it was given up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stroke: Option<Stroke>,
    },
    /// To desks: who has a phone on the line now.
    Awake {
        /// All of them.
        people: Vec<ParticipantId>,
    },
}

/// Why the server closes a socket.
pub mod close {
    /// The server stops or starts anew: redial.
    pub const GOING_AWAY: u16 = 1001;
    /// A message larger than [`crate::cafe::limits::MESSAGE_BYTES`].
    pub const TOO_BIG: u16 = 1009;
    /// A fault of the server, with its journal for instance: redial.
    pub const FAULT: u16 = 1011;
    /// A message that can't be read, or a second hello.
    pub const NONSENSE: u16 = 4400;
    /// The cookie opens no such door.
    pub const NOT_ALLOWED: u16 = 4403;
    /// No such café.
    pub const NO_SUCH_CAFE: u16 = 4404;
    /// The same person has opened the café elsewhere, once too often: wait until they touch this one again.
    pub const REPLACED: u16 = 4409;
    /// The client speaks another version: load the page again.
    pub const VERSION: u16 = 4426;
}
