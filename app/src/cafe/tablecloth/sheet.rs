//! The paper: how wide and long a tablecloth is, and where a new trace finds room.
//!
//! A cloth has a fixed width of a few columns, each as wide as a phone shows readably, and unfolds downwards as it
//! fills. Coordinates are cloth units from its upper left corner; on A0 paper a unit is about a tenth of a millimetre.

use serde::{Deserialize, Serialize};

use super::{Mark, Trace};
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
/// How long a cloth is at most.
pub const LENGTH: i32 = FOLD * MOST_FOLDS;
/// The size of handwriting.
pub const LETTER: i32 = 230;
/// From one line of handwriting to the next.
pub const LINE: i32 = 290;
/// The width of the usual pen's line.
pub const PEN: i32 = 32;
/// Left of a note's words: room for its mark.
pub const MARGIN: i32 = 560;
/// Between two traces, and between a trace and the edge.
pub(super) const GAP: i32 = 150;
/// Above the first note of a cloth, and of a cloth with zones, whose names stand there.
pub(super) const TOP: i32 = 260;
pub(super) const TOP_WITH_ZONES: i32 = 760;
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
    pub(crate) fn bottom(&self) -> i32 {
        self.y + self.h
    }
}

/// Where a note is wished for.
#[derive(Clone, Copy, Debug)]
pub enum Wish<'a> {
    /// Anywhere: as high up as possible.
    Anywhere,
    /// Near the trace it continues.
    Near(&'a Trace),
    /// Its first line at the place that was touched, or as near to it as there is free paper.
    At(Point),
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
    /// How much lies above the first notes: the names of the zones, where there are any.
    #[must_use]
    pub fn top(self) -> i32 {
        if self.zones > 0 { TOP_WITH_ZONES } else { TOP }
    }

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

    /// The zone in which a place lies; none on a cloth without zones.
    #[must_use]
    pub fn zone_at(self, x: i32) -> Option<u8> {
        let zone = self.zones.checked_mul(x.clamp(0, self.width() - 1))? / self.width();
        u8::try_from(zone).ok().filter(|_| self.zones > 0)
    }

    /// Where a note finds free paper: in its zone, where it is wished for, else as high up as possible. What is in its way
    /// says [`in_the_way`]. None when the cloth is full.
    #[must_use]
    pub fn place_note(self, taken: &[Spot], text: &str, zone: Option<u8>, wish: Wish<'_>) -> Option<Spot> {
        let lines = i32::try_from(Self::lines(text).len()).unwrap_or(i32::MAX / LINE);
        self.place_box(taken, lines.checked_mul(LINE)?, zone, wish)
    }

    /// Where something so high finds free paper; see [`Sheet::place_note`].
    fn place_box(self, taken: &[Spot], height: i32, zone: Option<u8>, wish: Wish<'_>) -> Option<Spot> {
        let columns = match zone.filter(|_| self.zones > 0) {
            None => 0..self.columns,
            Some(zone) => {
                let each = self.columns / self.zones;
                i32::from(zone) * each..(i32::from(zone) + 1) * each
            }
        };
        let top = self.top();
        let wished = match wish {
            Wish::Anywhere => None,
            Wish::Near(near) => {
                let column = near.spot.x / COLUMN;
                let y = free_below(taken, column, near.spot.bottom() + GAP, height);
                (columns.contains(&column) && y <= near.spot.bottom() + REACH).then_some((y, column))
            }
            Wish::At(Point { x, y: wished }) => columns
                .clone()
                .map(|column| {
                    let (x, wished) = (x.clamp(0, self.width()), wished.clamp(0, LENGTH) - LINE / 2);
                    let y = free_near(taken, column, (top, wished), height);
                    let aside = i64::from(x - x.clamp(column * COLUMN, (column + 1) * COLUMN));
                    let away = i64::from(y - wished);
                    (aside * aside + away * away, y, column)
                })
                .min()
                .map(|(_, y, column)| (y, column)),
        };
        let (y, column) = wished.or_else(|| {
            columns
                .map(|column| (free_below(taken, column, top, height), column))
                .min()
        })?;
        let spot = Spot {
            x: column * COLUMN + GAP,
            y,
            w: COLUMN - 2 * GAP,
            h: height,
        };
        (spot.bottom() + GAP <= LENGTH).then_some(spot)
    }

    /// The box of a drawing with its upper left corner at this place, but on the paper.
    #[must_use]
    pub fn keep(self, spot: Spot, at: Point) -> Spot {
        Spot {
            x: at.x.clamp(0, (self.width() - spot.w).max(0)),
            y: at.y.clamp(0, (LENGTH - spot.h).max(0)),
            ..spot
        }
    }

    /// Where a drawing of this size finds free paper, its own place first. None when the cloth is full.
    #[must_use]
    pub fn place_drawing(self, taken: &[Spot], spot: Spot) -> Option<Spot> {
        let x = spot.x.min(self.width() - spot.w).max(0);
        let inside = x + spot.w <= self.width();
        let mut meets: Vec<(i32, i32)> = crossing(taken, x, x + spot.w);
        meets.retain(|(from, to)| spot.y < *to && spot.y + spot.h > *from);
        let y = if meets.is_empty() {
            spot.y
        } else {
            highest(crossing(taken, x, x + spot.w), TOP, spot.h)
        };
        (inside && y + spot.h <= LENGTH).then_some(Spot { x, y, ..spot })
    }

    /// The box around a drawn line; none when a point lies beside the paper.
    #[must_use]
    pub fn place_ink(self, points: &[Point], pen: Pen) -> Option<Spot> {
        let on_paper = |p: &&Point| (0..=self.width()).contains(&p.x) && (0..=LENGTH).contains(&p.y);
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

/// What is in the way of a note. What is wished for somewhere may be written over ink, as on paper; never over a note.
pub fn in_the_way<'a>(traces: impl Iterator<Item = &'a Trace>, wish: Wish<'_>) -> Vec<Spot> {
    let over_ink = matches!(wish, Wish::At(_));
    traces
        .filter(|trace| !(over_ink && matches!(trace.mark, Mark::Ink(_))))
        .map(|trace| trace.spot)
        .collect()
}

/// The highest free place of a column, at or below `top`, that is `height` high.
fn free_below(taken: &[Spot], column: i32, top: i32, height: i32) -> i32 {
    free_between(taken, (column * COLUMN, (column + 1) * COLUMN), top, height)
}

/// The highest free place between a left and a right edge, at or below `top`, that is `height` high.
pub(super) fn free_between(taken: &[Spot], (left, right): (i32, i32), top: i32, height: i32) -> i32 {
    highest(crossing(taken, left, right), top, height)
}

/// From where to where what is taken between two edges reaches, from above.
fn crossing(taken: &[Spot], left: i32, right: i32) -> Vec<(i32, i32)> {
    let mut crossing: Vec<(i32, i32)> = taken
        .iter()
        .filter(|spot| spot.x < right && spot.x + spot.w > left)
        .map(|spot| (spot.y, spot.bottom()))
        .collect();
    crossing.sort_unstable();
    crossing
}

fn highest(taken: Vec<(i32, i32)>, top: i32, height: i32) -> i32 {
    let mut y = top;
    for (from, to) in taken {
        if y + height + GAP <= from {
            break;
        }
        y = y.max(to + GAP);
    }
    y
}

/// The free place of a column, at or below `top`, that is nearest to `wished` and `height` high.
fn free_near(taken: &[Spot], column: i32, (top, wished): (i32, i32), height: i32) -> i32 {
    let wished = wished.clamp(top, LENGTH.max(top));
    // The end of the paper is taken, so that a wish beyond it finds the last free place.
    let end = (LENGTH, LENGTH);
    let mut nearest: Option<i32> = None;
    let mut from = top;
    for (next, to) in crossing(taken, column * COLUMN, (column + 1) * COLUMN)
        .into_iter()
        .chain([end])
    {
        let last = next - GAP - height;
        if from <= last {
            let y = wished.clamp(from, last);
            if nearest.is_none_or(|other| (y - wished).abs() < (other - wished).abs()) {
                nearest = Some(y);
            }
        }
        from = from.max(to + GAP);
    }
    nearest.unwrap_or(LENGTH)
}
