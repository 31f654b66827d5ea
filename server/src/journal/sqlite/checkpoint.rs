//! Moves the write-ahead log into the file, beside the writer.

use std::sync::mpsc::Receiver;

use rusqlite::Connection;

/// Pages of 4 kB from which on the writer is made to wait a moment, so that the log can begin anew: a writer that never
/// rests would let it grow for ever.
const LONG: i64 = 16_384;

/// Answers every call with a checkpoint, until nobody can call any more.
pub(super) fn run(database: &Connection, calls: &Receiver<()>) {
    while calls.recv().is_ok() {
        // Does most of the work, and keeps nobody waiting.
        let done = checkpoint(database, "PRAGMA wal_checkpoint(PASSIVE)").and_then(|pages| {
            if pages > LONG {
                checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)")?;
            }
            Ok(())
        });
        // Nothing is lost: the log has it all, and the next call tries again.
        if let Err(error) = done {
            tracing::warn!(%error, "the journal's log can't be moved into its file");
        }
    }
}

/// The length of the log, in pages.
fn checkpoint(database: &Connection, pragma: &str) -> rusqlite::Result<i64> {
    database.query_row(pragma, [], |row| row.get(1))
}
