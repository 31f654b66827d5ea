//! A café in, bytes out: one file per format. What is in them is what is on the screen, because it is the same picture.
//!
//! Everything here is plain and slow: pictures of a large café take seconds of one core and some hundred megabytes.
//! Whoever calls keeps it off the threads that serve people, and lets one export run at a time.
//!
//! What is masked is shown masked. The files may be passed on, so that not even the table of traces has the words of a
//! masked note or the line of a masked drawing: only that there was something, where, whose, and why it is masked.

mod csv;
mod fonts;
mod json;
mod name;
mod page;
mod pdf;
mod photos;
mod png;
mod rows;
mod svg;
mod zip;

use std::{fmt, str::FromStr};

use app::cafe::{Cafe, id::ClothId, tablecloth::PhotoId};
use thiserror::Error;

/// Finds the picture of a photo, where it is kept; none is a fault. Called now and then, so that one tablecloth's pictures
/// are in memory at a time.
pub type Album<'a> = &'a (dyn Fn(&PhotoId) -> Option<Vec<u8>> + Sync);

/// A format in which a café can be taken home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A tablecloth as a drawing, with its fonts. Several tablecloths: a ZIP of them.
    Svg,
    /// A tablecloth as an image. Several tablecloths: a ZIP of them.
    Png,
    /// Tablecloths to print, one a page.
    Pdf,
    /// Every trace and where it belongs, for programs. See `json.rs` for its form.
    Json,
    /// Every trace, for spreadsheets.
    Csv,
    /// All of the above.
    Zip,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Svg, Self::Png, Self::Pdf, Self::Json, Self::Csv, Self::Zip];

    /// How file names end, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Pdf => "pdf",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Zip => "zip",
        }
    }

    /// For the `Content-Type` header.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Svg => "image/svg+xml",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
            Self::Json => "application/json",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Zip => "application/zip",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

/// Text that asks for nothing that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error(
    "a file is asked for as all.FORMAT or QUESTION@TABLE.FORMAT; formats are svg, png, pdf, json, csv and zip, papers A4 to A0"
)]
pub struct NotAFile;

impl FromStr for Format {
    type Err = NotAFile;

    fn from_str(text: &str) -> Result<Self, NotAFile> {
        let matches = |format: &Self| text.eq_ignore_ascii_case(format.extension());
        Self::ALL.into_iter().find(matches).ok_or(NotAFile)
    }
}

/// The paper of a PDF.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// 210 × 297 mm: what is at hand.
    #[default]
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm: a real tablecloth.
    A0,
}

impl Paper {
    /// All papers, the smallest first.
    pub const ALL: [Self; 5] = [Self::A4, Self::A3, Self::A2, Self::A1, Self::A0];

    /// The shorter and the longer side, in millimetres.
    #[must_use]
    pub fn sides(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::A2 => (420.0, 594.0),
            Self::A1 => (594.0, 841.0),
            Self::A0 => (841.0, 1189.0),
        }
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl FromStr for Paper {
    type Err = NotAFile;

    fn from_str(text: &str) -> Result<Self, NotAFile> {
        let matches = |paper: &Self| text.eq_ignore_ascii_case(&paper.to_string());
        Self::ALL.into_iter().find(matches).ok_or(NotAFile)
    }
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// In which format.
    pub format: Format,
    /// One tablecloth; none is all of them. JSON, CSV and ZIP are always of all.
    pub cloth: Option<ClothId>,
    /// On what a PDF is to be printed.
    pub paper: Paper,
}

/// Reads the last part of an address: `all.zip`, `all.pdf`, `2@1.svg`. The paper is the usual one.
impl FromStr for Request {
    type Err = NotAFile;

    fn from_str(text: &str) -> Result<Self, NotAFile> {
        let (cloth, format) = text.rsplit_once('.').ok_or(NotAFile)?;
        let cloth = match cloth {
            "all" => None,
            cloth => Some(cloth.parse().map_err(|_| NotAFile)?),
        };
        Ok(Self {
            format: format.parse()?,
            cloth,
            paper: Paper::default(),
        })
    }
}

/// What is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// A name that every system can keep, and a person can read.
    pub name: String,
    /// For the `Content-Type` header.
    pub content_type: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// Why nothing is written.
#[derive(Debug, Error)]
pub enum Trouble {
    /// The café has no such tablecloth.
    #[error("there is no such tablecloth")]
    NoSuchCloth,
    /// The picture of a photo is not where it was kept.
    #[error("a photo can't be had")]
    NoPhoto,
    /// A picture can't be read back.
    #[error("a tablecloth can't be drawn")]
    Drawing(#[from] resvg::usvg::Error),
    /// A picture does not fit into memory, or can't be packed.
    #[error("a tablecloth can't be painted")]
    Painting,
    /// A PDF can't be finished; the reason is for the log.
    #[error("the PDF can't be finished: {0}")]
    Pdf(String),
    /// Traces can't be written as JSON.
    #[error("traces can't be written as JSON")]
    Json(#[from] serde_json::Error),
    /// Traces can't be written as CSV.
    #[error("traces can't be written as CSV")]
    Csv(#[from] ::csv::Error),
    /// Files can't be packed together.
    #[error("files can't be packed together")]
    Zip(#[from] ::zip::result::ZipError),
    /// Memory can't be written to.
    #[error("a file can't be filled")]
    Io(#[from] std::io::Error),
}

/// What was asked for, of this café, with the photos of this album.
///
/// # Errors
/// [`Trouble`]. Apart from [`Trouble::NoSuchCloth`], each is a fault of the house.
pub fn write(cafe: &Cafe, album: Album<'_>, request: &Request) -> Result<File, Trouble> {
    let Request { format, cloth, paper } = *request;
    let cloths: Vec<ClothId> = cafe
        .cloths()
        .filter(|one| cloth.is_none_or(|cloth| cloth == *one))
        .collect();
    if cloths.is_empty() {
        return Err(Trouble::NoSuchCloth);
    }
    let bytes = match (format, cloths.as_slice()) {
        (Format::Svg, [only]) => svg::svg(cafe, *only, album)?.into_bytes(),
        (Format::Png, [only]) => png::png(cafe, *only, album)?,
        (Format::Svg | Format::Png, several) => {
            let files = several.iter().map(|cloth| {
                write(
                    cafe,
                    album,
                    &Request {
                        cloth: Some(*cloth),
                        ..*request
                    },
                )
            });
            let bytes = zip::zip(files)?;
            return Ok(File {
                name: name::all(cafe, format, Format::Zip),
                content_type: Format::Zip.content_type(),
                bytes,
            });
        }
        (Format::Pdf, cloths) => pdf::pdf(cafe, cloths, paper, album)?,
        (Format::Json, _) => json::json(cafe)?,
        (Format::Csv, _) => csv::csv(cafe)?,
        (Format::Zip, _) => {
            let one_each = [Format::Svg, Format::Png].into_iter().flat_map(|format| {
                cloths.iter().map(move |cloth| Request {
                    format,
                    cloth: Some(*cloth),
                    paper,
                })
            });
            let of_all = [Format::Pdf, Format::Json, Format::Csv].map(|format| Request {
                format,
                cloth: None,
                paper,
            });
            let sheets = one_each.chain(of_all).map(|request| write(cafe, album, &request));
            zip::zip(sheets.chain(photos::photos(cafe, album)))?
        }
    };
    let name = match (format, cloth) {
        (Format::Svg | Format::Png, _) | (Format::Pdf, Some(_)) => name::cloth(cafe, cloths[0], format),
        (Format::Pdf | Format::Json | Format::Csv | Format::Zip, _) => name::all(cafe, format, format),
    };
    Ok(File {
        name,
        content_type: format.content_type(),
        bytes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_asks_for_a_file() {
        let request: Request = "2@1.svg".parse().unwrap();
        assert_eq!((request.format, request.cloth), (Format::Svg, "2@1".parse().ok()));
        assert_eq!("all.ZIP".parse::<Request>().unwrap().cloth, None);
        for wrong in [
            "",
            "all",
            "all.exe",
            ".svg",
            "../all.svg",
            "2@1@3.svg",
            "all.svg.",
            "2@1/..svg",
        ] {
            assert_eq!(wrong.parse::<Request>(), Err(NotAFile), "{wrong:?}");
        }
    }

    #[test]
    fn papers_and_formats_are_read_as_they_are_written() {
        for paper in Paper::ALL {
            assert_eq!(paper.to_string().parse(), Ok(paper));
            let (short, long) = paper.sides();
            assert!((long / short - std::f32::consts::SQRT_2).abs() < 0.01);
        }
        for format in Format::ALL {
            assert_eq!(format.to_string().to_uppercase().parse(), Ok(format));
        }
        assert_eq!("A5".parse::<Paper>(), Err(NotAFile));
    }

    #[test]
    fn a_cloth_that_is_not_there_is_not_written() {
        let request = "2@1.svg".parse().unwrap();
        assert!(matches!(
            write(&Cafe::default(), &|_| None, &request),
            Err(Trouble::NoSuchCloth)
        ));
    }
}
