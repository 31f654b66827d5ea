//! The paper: how wide and long a tablecloth is, and where a new trace finds room.
//!
//! A cloth has a fixed width of a few columns, each as wide as a phone shows readably, and unfolds downwards as it
//! fills. Coordinates are cloth units from its upper left corner; on A0 paper a unit is about a tenth of a millimetre.

use serde::{Deserialize, Serialize};

use super::Trace;
use crate::{
    ink::{Pen, Point},
    lettering,
};

/// The width of a column.
pub const COLUMN: i32 = 4_000;
/// How much paper one more fold gives.
pub const FOLD: i32 = 4_243;
/// How many folds a cloth has at first: three columns by two folds have the shape of a sheet of paper.
pub const FIRST_FOLDS: i32 = 2;
/// How many folds a cloth has at most.
pub const MOST_FOLDS: i32 = 40;
/// The size of handwriting.
pub const LETTER: i32 = 230;
/// From one line of handwriting to the next.
pub const LINE: i32 = 290;
/// The width of the usual pen's line.
pub const PEN: i32 = 32;
/// Left of a note's words: room for its mark.
pub const MARGIN: i32 = 560;
/// Between two traces, and between a trace and the edge.
const GAP: i32 = 150;
/// Above the first note of a cloth, and of a cloth with zones, whose names stand there.
const TOP: i32 = 260;
const TOP_WITH_ZONES: i32 = 760;
/// How far below the trace it continues a note may stand before it looks for room in another column.
const REACH: i32 = 2_400;

/// Where a trace lies: the box around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
}

impl Spot {
    fn bottom(&self) -> i32 {
        self.y + self.h
    }
}

/// How a cloth is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// How many zones stand side by side; 0 is none.
    pub zones: i32,
    /// How many columns there are, over all zones.
    pub columns: i32,
}

impl Sheet {
    /// The sheet for a question with so many zones.
    #[must_use]
    pub fn with_zones(zones: usize) -> Self {
        let zones = i32::try_from(zones).unwrap_or(0);
        let columns = match zones {
            0 | 1 => 3,
            2 => 4,
            more => more,
        };
        Self { zones, columns }
    }

    /// The width of the cloth.
    #[must_use]
    pub fn width(self) -> i32 {
        self.columns * COLUMN
    }

    /// The height of the cloth with these traces: as many folds as hold them, and some free paper.
    #[must_use]
    pub fn height<'a>(self, traces: impl IntoIterator<Item = &'a Trace>) -> i32 {
        let lowest = traces.into_iter().map(|trace| trace.spot.bottom()).max().unwrap_or(0);
        FOLD * ((lowest + FOLD / 4) / FOLD + 1).clamp(FIRST_FOLDS, MOST_FOLDS)
    }

    /// Where a zone begins, from the left.
    #[must_use]
    pub fn zone_left(self, zone: i32) -> i32 {
        zone * self.width() / self.zones.max(1)
    }

    /// The words of a note, line by line.
    #[must_use]
    pub fn lines(text: &str) -> Vec<String> {
        // Half a gap is left for the slight slant of handwriting.
        let room = COLUMN - MARGIN - 2 * GAP;
        lettering::wrap(text, (room * 1_000 / LETTER) as u32)
    }

    /// Where a note finds free paper: in its zone, near the trace it continues, else as high up as possible.
    /// None when the cloth is full.
    #[must_use]
    pub fn place_note(self, traces: &[Trace], text: &str, zone: Option<u8>, near: Option<&Trace>) -> Option<Spot> {
        let lines = i32::try_from(Self::lines(text).len()).unwrap_or(i32::MAX / LINE);
        let height = lines.checked_mul(LINE)?;
        let columns = match zone.filter(|_| self.zones > 0) {
            None => 0..self.columns,
            Some(zone) => {
                let each = self.columns / self.zones;
                i32::from(zone) * each..(i32::from(zone) + 1) * each
            }
        };
        let top = if self.zones > 0 { TOP_WITH_ZONES } else { TOP };
        let below = near.and_then(|near| {
            let column = near.spot.x / COLUMN;
            let y = free_below(traces, column, near.spot.bottom() + GAP, height);
            (columns.contains(&column) && y <= near.spot.bottom() + REACH).then_some((y, column))
        });
        let (y, column) = below.or_else(|| {
            columns
                .map(|column| (free_below(traces, column, top, height), column))
                .min()
        })?;
        let spot = Spot {
            x: column * COLUMN + GAP,
            y,
            w: COLUMN - 2 * GAP,
            h: height,
        };
        (spot.bottom() + GAP <= FOLD * MOST_FOLDS).then_some(spot)
    }

    /// The box around a drawn line; none when a point lies beside the paper.
    #[must_use]
    pub fn place_ink(self, points: &[Point], pen: Pen) -> Option<Spot> {
        let on_paper = |p: &&Point| (0..=self.width()).contains(&p.x) && (0..=FOLD * MOST_FOLDS).contains(&p.y);
        if points.is_empty() || points.iter().filter(on_paper).count() < points.len() {
            return None;
        }
        let around = pen.thickness() / 2;
        let left = points.iter().map(|p| p.x).min()? - around;
        let top = points.iter().map(|p| p.y).min()? - around;
        let right = points.iter().map(|p| p.x).max()? + around;
        let bottom = points.iter().map(|p| p.y).max()? + around;
        Some(Spot {
            x: left,
            y: top,
            w: right - left,
            h: bottom - top,
        })
    }
}

/// The highest free place of a column, at or below `top`, that is `height` high.
fn free_below(traces: &[Trace], column: i32, top: i32, height: i32) -> i32 {
    let (left, right) = (column * COLUMN, (column + 1) * COLUMN);
    let mut taken: Vec<(i32, i32)> = traces
        .iter()
        .map(|trace| trace.spot)
        .filter(|spot| spot.x < right && spot.x + spot.w > left)
        .map(|spot| (spot.y, spot.bottom()))
        .collect();
    taken.sort_unstable();
    let mut y = top;
    for (from, to) in taken {
        if y + height + GAP <= from {
            break;
        }
        y = y.max(to + GAP);
    }
    y
}
