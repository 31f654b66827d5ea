//! Events and snapshots as they stand in the tables: JSON, how to read it, and a sum that tells whether it is whole.

use std::path::Path;

use app::{
    cafe::{
        Cafe, Event,
        event::{self, Unreadable},
        id::Code,
    },
    wire::Seq,
};

use super::super::{Fault, Kept};

/// The form in which snapshots are written. Raise it when [`Cafe`] or the way it follows from events changes: snapshots
/// of another form are ignored and the events folded instead.
const FORM: u16 = 3;

/// An event as it is kept.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) seq: Seq,
    pub(super) version: u16,
    pub(super) json: String,
    pub(super) sum: i64,
}

impl Row {
    /// The events that follow a café's first `after`.
    pub(super) fn of(code: &Code, after: Seq, events: &[Event]) -> Result<Vec<Self>, Fault> {
        (after.0 + 1..)
            .zip(events)
            .map(|(seq, event)| {
                let (json, version) = (event.write()?, event::VERSION);
                let sum = sum(code.as_str(), seq, version, &json);
                Ok(Self {
                    seq: Seq(seq),
                    version,
                    json,
                    sum,
                })
            })
            .collect()
    }

    /// Reads an event row: `seq, version, json, sum` from column `first` on.
    pub(super) fn from(row: &rusqlite::Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: Seq(row.get(first)?),
            version: row.get(first + 1)?,
            json: row.get(first + 2)?,
            sum: row.get(first + 3)?,
        })
    }

    /// Whether it is what was written, in a form that can be read.
    pub(super) fn check(&self, code: &str, path: &Path) -> Result<(), Fault> {
        if self.sum != sum(code, self.seq.0, self.version, &self.json) {
            return Err(damaged(path, code, self.seq));
        }
        if self.version > event::VERSION {
            return Err(newer(path, self.version));
        }
        Ok(())
    }

    /// The event.
    pub(super) fn read(&self, code: &Code, path: &Path) -> Result<Event, Fault> {
        self.check(code.as_str(), path)?;
        Event::read(self.version, &self.json).map_err(|unreadable| match unreadable {
            Unreadable::Newer(version) => newer(path, version),
            // What serde says may hold what somebody wrote: it is for nobody's eyes.
            Unreadable::Damaged(_) => damaged(path, code.as_str(), self.seq),
        })
    }
}

/// A snapshot as it is kept.
#[derive(Debug)]
pub(super) struct Picture {
    pub(super) seq: Seq,
    pub(super) form: u16,
    pub(super) json: String,
    pub(super) sum: i64,
}

impl Picture {
    pub(super) fn of(code: &Code, kept: &Kept) -> Result<Self, Fault> {
        let json = serde_json::to_string(&*kept.cafe)?;
        Ok(Self {
            seq: kept.seq,
            form: FORM,
            sum: sum(code.as_str(), kept.seq.0, FORM, &json),
            json,
        })
    }

    /// Reads a snapshot row: `seq, form, json, sum`.
    pub(super) fn from(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            seq: Seq(row.get(0)?),
            form: row.get(1)?,
            json: row.get(2)?,
            sum: row.get(3)?,
        })
    }

    /// The café, when the picture is whole and of this form.
    pub(super) fn read(&self, code: &Code) -> Option<Cafe> {
        let whole = self.form == FORM && self.sum == sum(code.as_str(), self.seq.0, self.form, &self.json);
        whole.then(|| serde_json::from_str(&self.json).ok())?
    }
}

/// Enough of a hash to notice damage; nobody is kept from forging it.
fn sum(code: &str, seq: u64, version: u16, json: &str) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(code.as_bytes());
    hasher.update(&seq.to_le_bytes());
    hasher.update(&version.to_le_bytes());
    hasher.update(json.as_bytes());
    let mut sum = [0; 8];
    hasher.finalize_xof().fill(&mut sum);
    i64::from_le_bytes(sum)
}

pub(super) fn damaged(path: &Path, code: &str, seq: Seq) -> Fault {
    Fault::Damaged {
        path: path.to_owned(),
        what: format!("event {} of café {code:?} is not what was written", seq.0),
    }
}

fn newer(path: &Path, version: u16) -> Fault {
    Fault::Newer {
        path: path.to_owned(),
        found: version.into(),
        reads: event::VERSION.into(),
    }
}
