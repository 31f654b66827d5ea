//! Looks at a journal without touching it, before it is opened for writing.
//!
//! After a kill or a power cut there is a write-ahead log beside the file; that is as it should be, and SQLite takes the
//! log in. Whether the two are a good journal has to be known before: opening, taking in and closing would write.

use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};

use super::{super::Fault, photo, row::Row, schema, settle, unusable};

/// How every SQLite file begins.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Whether the journal is ours, readable by this Nappe, and whole: every page, every entry, every event, every photo.
///
/// # Errors
/// The [`Fault`] that says what it is instead. The file, and the log beside it, are the same bytes as before.
pub(super) fn inspect(path: &Path) -> Result<(), Fault> {
    let mut head = [0; MAGIC.len()];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) if head == *MAGIC => {}
        Err(cause) if cause.kind() != std::io::ErrorKind::UnexpectedEof => return Err(unusable(path, cause)),
        _ => return Err(Fault::NotOurs(path.to_owned())),
    }
    look(path).map_err(|fault| match fault {
        Fault::Database(error) if !is_the_disk(&error) => Fault::Damaged {
            path: path.to_owned(),
            what: error.to_string(),
        },
        other => other,
    })
}

/// Whether the journal could not be looked at, rather than that it is no good.
fn is_the_disk(error: &rusqlite::Error) -> bool {
    use ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, OutOfMemory, PermissionDenied, ReadOnly, SystemIoFailure,
    };
    matches!(
        error.sqlite_error_code(),
        Some(
            CannotOpen
                | DatabaseBusy
                | DatabaseLocked
                | DiskFull
                | OutOfMemory
                | PermissionDenied
                | ReadOnly
                | SystemIoFailure
        )
    )
}

fn look(path: &Path) -> Result<(), Fault> {
    let database = connect(path)?;
    schema::check_version(&database, path)?;
    let found: String = database.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if found != "ok" {
        return Err(Fault::Damaged {
            path: path.to_owned(),
            what: found,
        });
    }
    let mut select = database.prepare("SELECT cafe, seq, version, json, sum FROM event")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let code: String = row.get(0)?;
        Row::from(row, 1)?.check(&code, path)?;
    }
    if !schema::has_photos(&database)? {
        return Ok(());
    }
    let mut select = database.prepare("SELECT cafe, name, picture FROM photo")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (code, name, picture): (String, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        photo::check(&picture, &name, &code, path)?;
    }
    Ok(())
}

/// A connection that changes no byte.
fn connect(path: &Path) -> Result<Connection, Fault> {
    let log = path.with_extension("db-wal");
    let has_log = match fs::metadata(&log) {
        Ok(log) => log.len() > 0,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => false,
        Err(cause) => return Err(unusable(&log, cause)),
    };
    let database = if has_log {
        // Takes the log into account: its index is made in memory (that is what the exclusive lock is for), nothing is
        // written, and nothing is moved into the file when this is closed.
        let database = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        database.pragma_update(None, "query_only", true)?;
        database.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
        database.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        database
    } else {
        // There is nothing but the file; "immutable" keeps SQLite from making a log.
        let uri = format!("file:{}?immutable=1", escape(path)?);
        Connection::open_with_flags(uri, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI)?
    };
    settle(&database)?;
    Ok(database)
}

/// The path as a part of a URI.
fn escape(path: &Path) -> Result<String, Fault> {
    let invalid = || unusable(path, std::io::ErrorKind::InvalidFilename.into());
    let path = path.to_str().ok_or_else(invalid)?;
    Ok(path.replace('%', "%25").replace('?', "%3f").replace('#', "%23"))
}
