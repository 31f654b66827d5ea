//! Reading a café: its snapshot, when there is a good one, and the events since.

use std::{path::Path, sync::Arc};

use app::{
    cafe::{Cafe, id::Code},
    wire::Seq,
};
use rusqlite::{Connection, OpenFlags};

use super::{
    super::{Fault, Kept},
    row::{Picture, Row, damaged},
    settle,
};

/// A connection that only reads; it neither waits for the writer nor keeps it waiting.
pub(super) fn connect(path: &Path) -> Result<Connection, Fault> {
    let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    settle(&database)?;
    Ok(database)
}

/// The café of this code.
pub(super) fn load(database: &mut Connection, path: &Path, code: &Code) -> Result<Option<Kept>, Fault> {
    // One transaction: the snapshot and the events belong together.
    let transaction = database.transaction()?;
    let last: Option<u64> =
        transaction.query_row("SELECT max(seq) FROM event WHERE cafe = ?1", [code.as_str()], |row| {
            row.get(0)
        })?;
    let Some(last) = last.map(Seq) else {
        return Ok(None);
    };
    // A snapshot that can't be read, for whatever reason, is none: the events tell the same, only slower.
    let picture = transaction
        .query_row(
            "SELECT seq, form, json, sum FROM snapshot WHERE cafe = ?1",
            [code.as_str()],
            Picture::from,
        )
        .ok();
    let start = picture
        .filter(|picture| picture.seq <= last)
        .and_then(|picture| Some((picture.read(code)?, picture.seq)));
    let (mut cafe, mut seq) = start.unwrap_or((Cafe::default(), Seq(0)));

    let mut select =
        transaction.prepare("SELECT seq, version, json, sum FROM event WHERE cafe = ?1 AND seq > ?2 ORDER BY seq")?;
    let mut rows = select.query((code.as_str(), seq.0))?;
    while let Some(row) = rows.next()? {
        let row = Row::from(row, 0)?;
        if row.seq.0 != seq.0 + 1 {
            return Err(damaged(path, code.as_str(), Seq(seq.0 + 1)));
        }
        cafe.apply(&row.read(code, path)?);
        seq = row.seq;
    }
    Ok(Some(Kept {
        cafe: Arc::new(cafe),
        seq,
    }))
}
