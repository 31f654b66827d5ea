//! Photos as they stand in their table: whole pictures, each under its name.

use std::path::Path;

use app::cafe::{id::Code, tablecloth::PhotoId};
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::{
    super::{Fault, name_of},
    schema,
};

/// Keeps a picture under its name. One that is there stays.
pub(super) fn keep(transaction: &Transaction<'_>, code: &Code, name: &PhotoId, picture: &[u8]) -> rusqlite::Result<()> {
    let mut insert = transaction
        .prepare_cached("INSERT INTO photo (cafe, name, picture) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING")?;
    insert.execute((code.as_str(), name.as_str(), picture))?;
    Ok(())
}

/// The picture of this name.
pub(super) fn load(database: &Connection, path: &Path, code: &Code, name: &PhotoId) -> Result<Option<Vec<u8>>, Fault> {
    if !schema::has_photos(database)? {
        return Ok(None);
    }
    let picture: Option<Vec<u8>> = database
        .prepare("SELECT picture FROM photo WHERE cafe = ?1 AND name = ?2")?
        .query_row([code.as_str(), name.as_str()], |row| row.get(0))
        .optional()?;
    if let Some(picture) = &picture {
        check(picture, name.as_str(), code.as_str(), path)?;
    }
    Ok(picture)
}

/// Whether a picture is what was kept under this name.
pub(super) fn check(picture: &[u8], name: &str, code: &str, path: &Path) -> Result<(), Fault> {
    if name_of(picture).as_str() == name {
        return Ok(());
    }
    Err(Fault::Damaged {
        path: path.to_owned(),
        what: format!("a photo of café {code:?} is not what was kept"),
    })
}
