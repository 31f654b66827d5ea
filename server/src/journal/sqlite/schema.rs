//! The tables, and how older ones become the present ones.

use std::{
    fs::{self, File},
    path::Path,
};

use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::{super::Fault, unusable};

/// Says in the file's header whose it is: "Napp" in ASCII.
const APPLICATION: i32 = i32::from_be_bytes(*b"Napp");

/// What makes each form of the tables from the one before; the first from nothing. Forms that people have are never
/// edited: a change is a new line.
const MIGRATIONS: [&str; 2] = [
    // Events stand in the order of their arrival, so that a transaction of many cafés touches few pages. `form` and
    // `version` say how the JSON is to be read, `sum` that it is what was written (see `row`).
    "CREATE TABLE event (
        arrival INTEGER PRIMARY KEY,
        cafe TEXT NOT NULL,
        seq INTEGER NOT NULL,
        version INTEGER NOT NULL,
        json TEXT NOT NULL,
        sum INTEGER NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX event_of_cafe ON event (cafe, seq);
    CREATE TABLE snapshot (
        cafe TEXT PRIMARY KEY,
        seq INTEGER NOT NULL,
        form INTEGER NOT NULL,
        json TEXT NOT NULL,
        sum INTEGER NOT NULL
    ) STRICT;",
    // The name of a photo is the hash of its picture, and so its sum. Each café has its own, so that it can go alone.
    "CREATE TABLE photo (
        cafe TEXT NOT NULL,
        name TEXT NOT NULL,
        picture BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX photo_of_cafe ON photo (cafe, name);",
];
/// The form from which on there are photos.
const PHOTOS: u32 = 2;

/// Makes an empty journal. It is there whole or not at all.
pub(super) fn create(path: &Path) -> Result<(), Fault> {
    // A log without its journal belongs to one that somebody has moved; SQLite would put the two together.
    let log = path.with_extension("db-wal");
    if log.try_exists().map_err(|cause| unusable(&log, cause))? {
        return Err(Fault::Damaged {
            path: path.to_owned(),
            what: format!("it is missing, and {} is there", log.display()),
        });
    }
    let draft = path.with_extension("new");
    match fs::remove_file(&draft) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => return Err(unusable(&draft, cause)),
        _ => {}
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
    let mut database = Connection::open_with_flags(&draft, flags)?;
    database.pragma_update(None, "application_id", APPLICATION)?;
    migrate(&mut database)?;
    database.close().map_err(|(_, error)| error)?;
    fs::rename(&draft, path).map_err(|cause| unusable(path, cause))?;
    // The new name is kept once the folder is.
    let folder = path.parent().unwrap_or(Path::new("."));
    let kept = File::open(folder).and_then(|folder| folder.sync_all());
    // Windows can't do that, and needn't.
    if cfg!(unix) {
        kept.map_err(|cause| unusable(folder, cause))
    } else {
        Ok(())
    }
}

/// Whether the journal is ours, and of a form that can be read.
pub(super) fn check_version(database: &Connection, path: &Path) -> Result<(), Fault> {
    let application: i32 = database.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found = form(database)?;
    if application != APPLICATION || found == 0 {
        return Err(Fault::NotOurs(path.to_owned()));
    }
    let reads = MIGRATIONS.len() as u32;
    if found > reads {
        return Err(Fault::Newer {
            path: path.to_owned(),
            found,
            reads,
        });
    }
    Ok(())
}

/// Brings the tables to their present form, all of the way or not at all.
pub(super) fn migrate(database: &mut Connection) -> Result<(), Fault> {
    let transaction = database.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for (form, step) in (1_u32..).zip(MIGRATIONS).skip(form(&transaction)? as usize) {
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "user_version", form)?;
    }
    Ok(transaction.commit()?)
}

/// Whether a journal, which may be read in an older form than the present one, has photos.
pub(super) fn has_photos(database: &Connection) -> rusqlite::Result<bool> {
    Ok(form(database)? >= PHOTOS)
}

fn form(database: &Connection) -> rusqlite::Result<u32> {
    database.pragma_query_value(None, "user_version", |row| row.get(0))
}
