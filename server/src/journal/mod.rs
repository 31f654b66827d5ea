//! What is kept: the events of every café, in order, and the pictures that they name. A café is what its journal adds up
//! to.
//!
//! The journal knows nobody who reads it. What it has acknowledged survives a crash and a power cut; nothing is told to
//! anyone before it is acknowledged. One engine is here: [`Sqlite`], a single file. Rehearsals are kept beside it, in memory
//! ([`Fleeting`]).

mod fault;
mod fleeting;
mod sqlite;

use std::{future::Future, pin::Pin, sync::Arc};

use app::{
    cafe::{Cafe, Event, id::Code, tablecloth::PhotoId},
    wire::Seq,
};

pub use fault::Fault;
pub use fleeting::Fleeting;
pub use sqlite::Sqlite;

/// The name under which a picture is kept.
#[must_use]
pub fn name_of(picture: &[u8]) -> PhotoId {
    PhotoId::from_hash(*blake3::hash(picture).as_bytes())
}

/// What a journal answers, in its own time.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T, Fault>> + Send + 'a>>;

/// A café as its journal tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The whole café; shared, so that a snapshot can be written while the café goes on.
    pub cafe: Arc<Cafe>,
    /// How many events it holds.
    pub seq: Seq,
}

/// Where events are kept. A café is written by one task at a time; different cafés don't wait for each other.
///
/// A [`Fault`] leaves the journal as it was before the call: load the café again to be sure of what it holds.
pub trait Journal: Send + Sync + 'static {
    /// Begins a café with its first events, kept for good when this answers `true`. `false`: the code is taken, and
    /// nothing has happened.
    fn create<'a>(&'a self, code: &'a Code, events: &'a [Event]) -> Answer<'a, bool>;

    /// Adds events to a café that has had `after` events; kept for good when this answers. Anything else than the last
    /// number is [`Fault::Overtaken`]: somebody else has written.
    fn append<'a>(&'a self, code: &'a Code, after: Seq, events: Vec<Event>) -> Answer<'a, ()>;

    /// A café with all its events; `None` when there is no such café.
    fn load<'a>(&'a self, code: &'a Code) -> Answer<'a, Option<Kept>>;

    /// Offers a picture of the café from which a later [`load`](Journal::load) can start. It replaces older ones; losing
    /// it loses nothing. Worth it every few thousand events, and when a café is put to sleep.
    fn snapshot<'a>(&'a self, code: &'a Code, kept: Kept) -> Answer<'a, ()>;

    /// Keeps the picture of a photo, for good when this answers with its name; an event may name it then. The same picture
    /// again is kept once.
    fn keep_photo<'a>(&'a self, code: &'a Code, picture: Arc<[u8]>) -> Answer<'a, PhotoId>;

    /// The picture of a photo, as it was kept; `None` when the café has none of this name.
    fn photo<'a>(&'a self, code: &'a Code, id: &'a PhotoId) -> Answer<'a, Option<Vec<u8>>>;

    /// Whether it can write now.
    fn ready<'a>(&'a self) -> Answer<'a, ()>;
}
