//! Photos of paper: what the café knows of a picture, and where it finds room on the cloth. The picture itself is kept
//! beside the journal, under its name.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::sheet::{COLUMN, FOLD, GAP, LENGTH, Sheet, Spot, TOP, TOP_WITH_ZONES, free_between};

/// How high a photo may lie on the cloth: what a phone takes upright of a whole tablecloth, and not a ribbon.
const MOST_HEIGHT: i32 = 2 * FOLD;
/// How narrow: what is less can't be seen, or touched.
const LEAST: i32 = 400;

/// The name of a picture: the BLAKE3 hash of its bytes, in hexadecimal. The same picture has the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PhotoId(String);

/// Text that is no [`PhotoId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPhoto;

/// A photo of paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Under which name its picture is kept.
    pub id: PhotoId,
    /// The picture's width in pixels.
    pub width: u32,
    /// The picture's height in pixels.
    pub height: u32,
}

impl PhotoId {
    /// The name for a hash.
    #[must_use]
    pub fn from_hash(hash: [u8; 32]) -> Self {
        let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble & 15)]);
        Self(hash.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect())
    }

    /// The name as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PhotoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for NotAPhoto {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a photo goes by 64 hexadecimal digits")
    }
}

impl std::error::Error for NotAPhoto {}

impl FromStr for PhotoId {
    type Err = NotAPhoto;

    fn from_str(text: &str) -> Result<Self, NotAPhoto> {
        let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        if text.len() == 64 && text.bytes().all(is_digit) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAPhoto)
        }
    }
}

impl Sheet {
    /// Where a photo finds free paper, as high up as possible: one column wide, or two where it is a wide one and the
    /// sheet has them. None when the cloth is full, or the photo has no size.
    #[must_use]
    pub fn place_photo(self, taken: &[Spot], photo: &Photo) -> Option<Spot> {
        let (width, height) = (i64::from(photo.width), i64::from(photo.height));
        if width == 0 || height == 0 {
            return None;
        }
        let columns = if width > height { self.columns.min(2) } else { 1 };
        let room = columns * COLUMN - 2 * GAP;
        let scaled = |whole: i32, part: i64, of: i64| i32::try_from(i64::from(whole) * part / of).unwrap_or(i32::MAX);
        // As wide as there is room, or as high as may be, whichever is smaller.
        let (w, h) = match scaled(room, height, width) {
            h if h <= MOST_HEIGHT => (room, h.max(LEAST)),
            _ => (scaled(MOST_HEIGHT, width, height).max(LEAST), MOST_HEIGHT),
        };
        let top = if self.zones > 0 { TOP_WITH_ZONES } else { TOP };
        let (y, column) = (0..=self.columns - columns)
            .map(|column| {
                let (left, right) = (column * COLUMN, (column + columns) * COLUMN);
                (free_between(taken, (left, right), top, h), column)
            })
            .min()?;
        let x = column * COLUMN + GAP + (room - w) / 2;
        (y + h + GAP <= LENGTH).then_some(Spot { x, y, w, h })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photo(width: u32, height: u32) -> Photo {
        Photo {
            id: PhotoId::from_hash([171; 32]),
            width,
            height,
        }
    }

    #[test]
    fn a_name_is_a_hash_and_nothing_else() {
        let id = PhotoId::from_hash([0x1f; 32]);
        assert_eq!(id.as_str(), "1f".repeat(32));
        assert_eq!(id.as_str().parse(), Ok(id));
        for wrong in ["", "1f", &"1F".repeat(32), &"../".repeat(22), &"é".repeat(32)] {
            assert_eq!(wrong.parse::<PhotoId>(), Err(NotAPhoto), "{wrong:?}");
        }
    }

    #[test]
    fn a_photo_keeps_its_shape() {
        for zones in 0..=4 {
            let sheet = Sheet::with_zones(zones);
            for (width, height) in [(2_000, 1_500), (1_500, 2_000), (2_000, 2_000), (2_000, 900)] {
                let Spot { w, h, .. } = sheet.place_photo(&[], &photo(width, height)).unwrap();
                let (shape, kept) = (f64::from(width) / f64::from(height), f64::from(w) / f64::from(h));
                assert!((shape - kept).abs() < 0.01, "{width} × {height} is {w} × {h}");
            }
        }
    }

    #[test]
    fn a_ribbon_lies_on_the_paper_and_can_be_touched() {
        let sheet = Sheet::with_zones(0);
        for (width, height) in [(1, 2_000), (2_000, 1), (1, 1)] {
            let Spot { x, y, w, h } = sheet.place_photo(&[], &photo(width, height)).unwrap();
            assert!(x > 0 && y > 0 && w >= LEAST && (LEAST..=MOST_HEIGHT).contains(&h) && x + w < sheet.width());
        }
        assert_eq!(sheet.place_photo(&[], &photo(0, 9)), None);
        assert_eq!(sheet.place_photo(&[], &photo(9, 0)), None);
        assert!(sheet.place_photo(&[], &photo(u32::MAX, u32::MAX)).is_some());
    }
}
