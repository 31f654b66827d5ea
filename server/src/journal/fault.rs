//! Why the journal can't do what it is asked: disk, damage, or somebody else's hands. Never a word of a participant.

use std::{io, path::PathBuf, sync::Arc};

use app::{cafe::id::Code, wire::Seq};

/// Why the journal can't do what it is asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Fault {
    /// The data folder, or a file in it, can't be used.
    #[error("can't use {path}: {cause}", path = .path.display())]
    Folder {
        /// Which.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: Arc<io::Error>,
    },
    /// Another process holds the journal.
    #[error("another nappe is running on {path}", path = .0.display())]
    InUse(PathBuf),
    /// There is a file in the journal's place which Nappe has not written.
    #[error("{path} is not a journal of Nappe: move it away, or choose another data folder", path = .0.display())]
    NotOurs(PathBuf),
    /// A newer Nappe has written the journal.
    #[error("{path} was written by a newer Nappe (form {found}; this one reads up to {reads})", path = .path.display())]
    Newer {
        /// The journal's file.
        path: PathBuf,
        /// The form in which it is written.
        found: u32,
        /// The newest form that can be read.
        reads: u32,
    },
    /// The journal is not what was written. It has not been touched.
    #[error("{path} is damaged ({what}): it was left as it is; put a copy in its place", path = .path.display())]
    Damaged {
        /// The journal's file.
        path: PathBuf,
        /// What is wrong.
        what: String,
    },
    /// The café has had other events than the writer thinks.
    #[error("café {code} has had {last} events, not {after}", last = .last.0, after = .after.0)]
    Overtaken {
        /// Which café.
        code: Code,
        /// How many events the writer thinks it has had.
        after: Seq,
        /// How many it has had; none at all when there is no such café.
        last: Seq,
    },
    /// The database says no.
    #[error("the journal's database: {0}")]
    Database(#[source] Arc<rusqlite::Error>),
    /// An event that can't be written as JSON.
    #[error("an event can't be written: {0}")]
    Unwritable(#[source] Arc<serde_json::Error>),
    /// There is no more room for rehearsals: in memory for another picture, or for so many people more.
    #[error("there is no more room for rehearsals")]
    NoRoom,
    /// The journal is closed, or its writer has died.
    #[error("the journal is closed")]
    Closed,
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(Arc::new(error))
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Unwritable(Arc::new(error))
    }
}
