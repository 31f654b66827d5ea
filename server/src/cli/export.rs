//! `nappe export`: a café out of the data folder, whether or not the house is open.

use std::{fs, io, path::PathBuf};

use app::cafe::{
    id::{ClothId, Code},
    tablecloth::PhotoId,
};

use crate::{
    export::{self, Format, Paper, Request},
    journal::{Fault, Sqlite},
};

/// What to take home, and where to put it.
#[derive(Debug, clap::Args)]
pub(super) struct Export {
    /// The folder in which cafés are kept
    #[arg(long, default_value = "data")]
    data: PathBuf,
    /// The café's join code
    #[arg(long)]
    cafe: Code,
    /// svg, png, pdf, json, csv or zip
    #[arg(long)]
    format: Format,
    /// Only this tablecloth, written question@table
    #[arg(long)]
    cloth: Option<ClothId>,
    /// A4 to A0, for PDF
    #[arg(long, default_value_t)]
    paper: Paper,
    /// The file to write, or the folder to put it in
    #[arg(long)]
    out: PathBuf,
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub(super) enum Kept {
    #[error("there is no café {cafe} in {data}", data = .data.display())]
    NoSuchCafe { cafe: Code, data: PathBuf },
    #[error(transparent)]
    Journal(#[from] Fault),
    #[error(transparent)]
    Export(#[from] export::Trouble),
    #[error("can't write {path}: {cause}", path = .path.display())]
    Write {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
}

impl Export {
    pub(super) fn run(self) -> Result<(), Kept> {
        let kept = Sqlite::read(&self.data, &self.cafe)?.ok_or_else(|| Kept::NoSuchCafe {
            cafe: self.cafe.clone(),
            data: self.data.clone(),
        })?;
        let request = Request {
            format: self.format,
            cloth: self.cloth,
            paper: self.paper,
        };
        let album = |id: &PhotoId| match Sqlite::read_photo(&self.data, &self.cafe, id) {
            Ok(picture) => picture,
            Err(fault) => {
                eprintln!("{fault}");
                None
            }
        };
        let file = export::write(&kept.cafe, &album, &request)?;
        let path = if self.out.is_dir() {
            self.out.join(&file.name)
        } else {
            self.out
        };
        fs::write(&path, &file.bytes).map_err(|cause| Kept::Write {
            path: path.clone(),
            cause,
        })?;
        println!("{}", path.display());
        Ok(())
    }
}
