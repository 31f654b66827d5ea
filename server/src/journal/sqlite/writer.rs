//! The one thread that writes. What has come in while the disk was busy goes into one transaction, in the order of its
//! arrival, and is answered when that transaction is on the disk: many cafés, one sync.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender},
    },
};

use app::{
    cafe::{id::Code, tablecloth::PhotoId},
    wire::Seq,
};
use rusqlite::{Connection, OpenFlags, OptionalExtension, Transaction, TransactionBehavior};
use tokio::sync::oneshot;

use super::{
    super::Fault,
    photo,
    row::{Picture, Row},
    settle,
};

/// Requests in one transaction at most: a few milliseconds of writing, so that the first does not wait for long.
const BATCH: usize = 1_000;
/// Transactions after which the log is worth moving into the file: each writes three pages of 4 kB or more, so a
/// checkpoint finds some megabytes.
const CHECKPOINT_EVERY: u32 = 500;
/// Bytes that an ordinary transaction adds to the log: see [`CHECKPOINT_EVERY`].
const COMMIT_BYTES: usize = 3 * 4_096;

/// What somebody wants to be kept, and who waits for it.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) work: Work,
    /// `false` only for a code that is taken.
    pub(super) answer: oneshot::Sender<Result<bool, Fault>>,
}

/// What somebody wants to be kept.
#[derive(Debug)]
pub(super) enum Work {
    /// A new café.
    Create { code: Code, rows: Vec<Row> },
    /// More events of a café.
    Append { code: Code, after: Seq, rows: Vec<Row> },
    /// A snapshot.
    Snapshot { code: Code, picture: Picture },
    /// The picture of a photo.
    Photo {
        code: Code,
        name: PhotoId,
        picture: Arc<[u8]>,
    },
    /// Nothing: is the writer there, and can it write?
    Nothing,
}

impl Work {
    /// As how many more transactions it counts, by the length that it gives to the log.
    fn weight(&self) -> u32 {
        match self {
            Self::Photo { picture, .. } => u32::try_from(picture.len() / COMMIT_BYTES).unwrap_or(CHECKPOINT_EVERY),
            Self::Create { .. } | Self::Append { .. } | Self::Snapshot { .. } | Self::Nothing => 0,
        }
    }
}

/// A connection that writes.
pub(super) fn connect(path: &Path) -> Result<Connection, Fault> {
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    settle(&database)?;
    database.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    // The log is synced with every transaction, and on Macs in the way that really does.
    database.pragma_update(None, "synchronous", "FULL")?;
    database.pragma_update(None, "fullfsync", true)?;
    database.pragma_update(None, "checkpoint_fullfsync", true)?;
    // Never in the middle of a transaction: see `checkpoint`.
    database.pragma_update(None, "wal_autocheckpoint", 0)?;
    Ok(database)
}

/// Writes until nobody can ask any more.
pub(super) fn write(mut database: Connection, incoming: &Receiver<Request>, checkpoint: &SyncSender<()>) {
    let mut commits = 0;
    while let Ok(first) = incoming.recv() {
        let mut batch = vec![first];
        batch.extend(incoming.try_iter().take(BATCH - 1));
        let weight: u32 = batch.iter().map(|request| request.work.weight()).sum();
        match commit(&mut database, &batch) {
            // A writer that does not wait any more is no concern: what it wanted is kept.
            Ok(answers) => {
                for (request, answer) in batch.into_iter().zip(answers) {
                    let _ = request.answer.send(answer);
                }
            }
            // Nothing of the transaction is kept.
            Err(error) => {
                tracing::error!(%error, "the journal can't write");
                let error = Arc::new(error);
                for request in batch {
                    let _ = request.answer.send(Err(Fault::Database(Arc::clone(&error))));
                }
            }
        }
        commits += 1 + weight;
        if commits >= CHECKPOINT_EVERY && checkpoint.try_send(()).is_ok() {
            commits = 0;
        }
    }
}

fn commit(database: &mut Connection, batch: &[Request]) -> rusqlite::Result<Vec<Result<bool, Fault>>> {
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let answers = batch
        .iter()
        .map(|request| carry_out(&transaction, &request.work))
        .collect::<rusqlite::Result<_>>()?;
    transaction.commit()?;
    Ok(answers)
}

/// What is answered once the transaction is kept. An error concerns the whole transaction.
fn carry_out(transaction: &Transaction<'_>, work: &Work) -> rusqlite::Result<Result<bool, Fault>> {
    match work {
        Work::Create { code, rows } => {
            let free = last(transaction, code)? == Seq(0);
            if free {
                insert(transaction, code, rows)?;
            }
            Ok(Ok(free))
        }
        Work::Append { code, after, rows } => {
            let last = last(transaction, code)?;
            if last != *after || last == Seq(0) {
                let (code, after) = (code.clone(), *after);
                return Ok(Err(Fault::Overtaken { code, after, last }));
            }
            insert(transaction, code, rows)?;
            Ok(Ok(true))
        }
        Work::Snapshot { code, picture } => {
            keep(transaction, code, picture)?;
            Ok(Ok(true))
        }
        Work::Photo { code, name, picture } => {
            photo::keep(transaction, code, name, picture)?;
            Ok(Ok(true))
        }
        Work::Nothing => Ok(Ok(true)),
    }
}

/// How many events a café has had: 0 when there is no such café.
fn last(transaction: &Transaction<'_>, code: &Code) -> rusqlite::Result<Seq> {
    let last = transaction
        .prepare_cached("SELECT seq FROM event WHERE cafe = ?1 ORDER BY seq DESC LIMIT 1")?
        .query_row([code.as_str()], |row| row.get(0))
        .optional()?;
    Ok(Seq(last.unwrap_or(0)))
}

fn insert(transaction: &Transaction<'_>, code: &Code, rows: &[Row]) -> rusqlite::Result<()> {
    let mut insert =
        transaction.prepare_cached("INSERT INTO event (cafe, seq, version, json, sum) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for row in rows {
        insert.execute((code.as_str(), row.seq.0, row.version, &row.json, row.sum))?;
    }
    Ok(())
}

/// One snapshot a café is enough: the newest, or the only one of this form.
fn keep(transaction: &Transaction<'_>, code: &Code, picture: &Picture) -> rusqlite::Result<()> {
    let mut upsert = transaction.prepare_cached(
        "INSERT INTO snapshot (cafe, seq, form, json, sum) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (cafe) DO UPDATE SET seq = excluded.seq, form = excluded.form, json = excluded.json, sum = excluded.sum
         WHERE excluded.seq > seq OR excluded.form <> form",
    )?;
    upsert.execute((code.as_str(), picture.seq.0, picture.form, &picture.json, picture.sum))?;
    Ok(())
}
