//! Files in one.

use std::io::{Cursor, Write as _};

use ::zip::{ZipWriter, write::SimpleFileOptions};

use super::{File, Trouble};

/// Packs files together, one after the other, so that only one of them is in memory unpacked.
pub(super) fn zip(files: impl Iterator<Item = Result<File, Trouble>>) -> Result<Vec<u8>, Trouble> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let file = file?;
        zip.start_file(file.name, SimpleFileOptions::default())?;
        zip.write_all(&file.bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
