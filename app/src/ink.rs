//! A hand's movement as a stroke, its outline as a path.
//!
//! A stroke is a list of points in cloth units (see `cafe::tablecloth::sheet`). It travels and is kept packed in one
//! short string; the same path is drawn while the line is wet, when it is dry, and in every export.

use serde::{Deserialize, Serialize};

/// How far, in cloth units, the simplified line may lie from the hand's: less than a pixel of a phone.
const TOLERANCE: f32 = 8.0;
/// How many points are simplified together.
const STRETCH: usize = 200;
/// The packed string's alphabet: five bits a sign and one that says whether more follow. Safe in JSON and in URLs.
const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// A place on a cloth, in cloth units from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// How wide a pen draws.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Width {
    /// For small words and hair.
    Thin,
    /// For everything.
    #[default]
    Pen,
    /// For what must be seen across the table.
    Marker,
}

/// How a pen draws. Its colour is the round's, always.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Pen {
    /// How wide.
    pub width: Width,
    /// Hatched: a broad band across what it passes over, which stays readable. Told from a line without colour.
    pub hatched: bool,
}

impl Pen {
    /// All there are, in the order in which they are written: after the last, new ones may come.
    pub const ALL: [Self; 4] = [
        Self::of(Width::Pen, false),
        Self::of(Width::Thin, false),
        Self::of(Width::Marker, false),
        Self::of(Width::Marker, true),
    ];

    const fn of(width: Width, hatched: bool) -> Self {
        Self { width, hatched }
    }

    /// How thick its line is, in cloth units.
    #[must_use]
    pub fn thickness(self) -> i32 {
        match self {
            Self { hatched: true, .. } => 240,
            Self { width: Width::Thin, .. } => 18,
            Self { width: Width::Pen, .. } => 32,
            Self {
                width: Width::Marker, ..
            } => 76,
        }
    }
}

/// One movement of a pen, from touch to lift. Never empty: a dot is one point.
///
/// It is written as its points, packed: each coordinate as the difference from the one before. Another pen than the
/// usual one is written before them, as `~B` to `~D` (see [`Pen::ALL`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stroke {
    packed: String,
}

/// A packed stroke that can't be read: no point, too many, cut off, or a sign that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadStroke;

impl Stroke {
    /// A stroke through these points, simplified.
    ///
    /// # Errors
    /// [`BadStroke`] when there is no point.
    pub fn through(points: &[Point]) -> Result<Self, BadStroke> {
        if points.is_empty() {
            return Err(BadStroke);
        }
        Ok(Self {
            packed: pack(&simplify(points)),
        })
    }

    /// The same line, drawn with this pen.
    #[must_use]
    pub fn drawn_with(self, pen: Pen) -> Self {
        let number = Pen::ALL.iter().position(|known| *known == pen).unwrap_or(0);
        let line = self.line();
        let packed = if number == 0 {
            line.to_owned()
        } else {
            ["~", &char::from(SIGNS[number]).to_string(), line].concat()
        };
        Self { packed }
    }

    /// The pen it is drawn with. A pen that is not known draws like the usual one.
    #[must_use]
    pub fn pen(&self) -> Pen {
        let sign = self.packed.strip_prefix('~').and_then(|rest| rest.bytes().next());
        let number = sign.and_then(|sign| SIGNS.iter().position(|known| *known == sign));
        number
            .and_then(|number| Pen::ALL.get(number).copied())
            .unwrap_or_default()
    }

    /// The same line, with the same pen, somewhere else.
    #[must_use]
    pub fn shifted(&self, (right, down): (i32, i32)) -> Self {
        let Ok(mut points) = self.points(usize::MAX) else {
            return self.clone();
        };
        for point in &mut points {
            point.x = point.x.wrapping_add(right);
            point.y = point.y.wrapping_add(down);
        }
        Self { packed: pack(&points) }.drawn_with(self.pen())
    }

    /// The packed points alone.
    fn line(&self) -> &str {
        match self.packed.strip_prefix('~') {
            // The sign of the pen is one byte; if it is none, this is no stroke.
            Some(rest) => rest.get(1..).unwrap_or_default(),
            None => &self.packed,
        }
    }

    /// The packed form's length in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.packed.len()
    }

    /// The points, at most `limit` of them.
    ///
    /// # Errors
    /// [`BadStroke`]: strokes come from outside, packed by who knows whom.
    pub fn points(&self, limit: usize) -> Result<Vec<Point>, BadStroke> {
        unpack(self.line(), limit)
    }

    /// Whether the line passes over a place, or so near to it.
    #[must_use]
    pub fn passes(&self, at: Point, near: i32) -> bool {
        let reach = (self.pen().thickness() / 2 + near) as f32;
        let points = self.points(usize::MAX).unwrap_or_default();
        let along = points.iter().zip(points.iter().skip(1).chain(points.last()));
        along.into_iter().any(|(from, to)| distance(at, *from, *to) <= reach)
    }

    /// The line as the `d` of an SVG path: a smooth curve through every point. Empty for a stroke that can't be read.
    #[must_use]
    pub fn path(&self) -> String {
        self.points(usize::MAX).map(|points| path(&points)).unwrap_or_default()
    }
}

/// The curve through the points (Catmull-Rom, as cubic Béziers), as the `d` of an SVG path. A single point is a dot.
#[must_use]
pub fn path(points: &[Point]) -> String {
    use std::fmt::Write as _;
    let Some(first) = points.first() else {
        return String::new();
    };
    let mut d = format!("M{} {}", first.x, first.y);
    if points.len() == 1 {
        d.push_str("h1");
    }
    // Told from where the one before ended, a curve takes half as many signs.
    let mut begun = false;
    for i in 1..points.len() {
        let (from, to) = (points[i - 1], points[i]);
        let before = points[i.saturating_sub(2)];
        let after = points[(i + 1).min(points.len() - 1)];
        let (x, y) = (to.x - from.x, to.y - from.y);
        for number in [
            (to.x - before.x) / 6,
            (to.y - before.y) / 6,
            x - (after.x - from.x) / 6,
            y - (after.y - from.y) / 6,
            x,
            y,
        ] {
            let between = match (begun, number < 0) {
                (false, _) => "c",
                (true, true) => "",
                (true, false) => " ",
            };
            begun = true;
            // Writing to a string cannot fail.
            let _ = write!(d, "{between}{number}");
        }
    }
    d
}

/// Fewer points that keep the line within [`TOLERANCE`] (Ramer, Douglas and Peucker).
///
/// A stretch at a time, and without recursion: the method is quadratic where a line is all corners, and neither a hand
/// that never lifts nor a hostile stroke may freeze the page.
fn simplify(points: &[Point]) -> Vec<Point> {
    let mut keep = vec![false; points.len()];
    let last = points.len() - 1;
    let mut spans: Vec<(usize, usize)> = (0..=last)
        .step_by(STRETCH)
        .map(|from| (from, (from + STRETCH).min(last)))
        .collect();
    for (from, to) in &spans {
        keep[*from] = true;
        keep[*to] = true;
    }
    while let Some((from, to)) = spans.pop() {
        let farthest = (from + 1..to)
            .map(|i| (i, distance(points[i], points[from], points[to])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((i, _)) = farthest.filter(|(_, far)| *far > TOLERANCE) {
            keep[i] = true;
            spans.extend([(from, i), (i, to)]);
        }
    }
    let mut kept: Vec<Point> = points
        .iter()
        .zip(keep)
        .filter_map(|(point, keep)| keep.then_some(*point))
        .collect();
    kept.dedup();
    kept
}

/// From a point to the segment between two others.
fn distance(point: Point, from: Point, to: Point) -> f32 {
    let (px, py) = (point.x as f32 - from.x as f32, point.y as f32 - from.y as f32);
    let (dx, dy) = (to.x as f32 - from.x as f32, to.y as f32 - from.y as f32);
    let length = dx * dx + dy * dy;
    let along = if length == 0.0 {
        0.0
    } else {
        ((px * dx + py * dy) / length).clamp(0.0, 1.0)
    };
    (px - along * dx).hypot(py - along * dy)
}

/// Each coordinate as its difference from the one before, folded to be positive, in groups of five bits.
fn pack(points: &[Point]) -> String {
    let mut packed = String::new();
    let mut last = Point::default();
    for point in points {
        for delta in [point.x.wrapping_sub(last.x), point.y.wrapping_sub(last.y)] {
            let mut rest = ((delta << 1) ^ (delta >> 31)) as u32;
            loop {
                let more = rest > 31;
                packed.push(char::from(SIGNS[(rest & 31 | u32::from(more) << 5) as usize]));
                rest >>= 5;
                if !more {
                    break;
                }
            }
        }
        last = *point;
    }
    packed
}

fn unpack(packed: &str, limit: usize) -> Result<Vec<Point>, BadStroke> {
    let mut signs = packed.bytes();
    let mut points = Vec::new();
    let mut last = Point::default();
    while signs.len() > 0 {
        if points.len() == limit {
            return Err(BadStroke);
        }
        last = Point {
            x: last.x.wrapping_add(coordinate(&mut signs)?),
            y: last.y.wrapping_add(coordinate(&mut signs)?),
        };
        points.push(last);
    }
    if points.is_empty() { Err(BadStroke) } else { Ok(points) }
}

/// The next packed number.
fn coordinate(signs: &mut impl Iterator<Item = u8>) -> Result<i32, BadStroke> {
    let (mut bits, mut shift) = (0_u32, 0);
    loop {
        let value = match signs.next().ok_or(BadStroke)? {
            sign @ b'A'..=b'Z' => sign - b'A',
            sign @ b'a'..=b'z' => sign - b'a' + 26,
            sign @ b'0'..=b'9' => sign - b'0' + 52,
            b'-' => 62,
            b'_' => 63,
            _ => return Err(BadStroke),
        };
        bits |= u32::from(value & 31).checked_shl(shift).ok_or(BadStroke)?;
        if value < 32 {
            return Ok((bits >> 1) as i32 ^ -((bits & 1) as i32));
        }
        shift += 5;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stroke(points: &[(i32, i32)]) -> Stroke {
        Stroke::through(&points.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>()).unwrap()
    }

    proptest! {
        #[test]
        fn what_is_packed_is_unpacked(points in prop::collection::vec((any::<i32>(), any::<i32>()), 1..50)) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point { x, y }).collect();
            prop_assert_eq!(unpack(&pack(&points), 50), Ok(points));
        }

        #[test]
        fn no_string_breaks_the_reader(packed in "[A-Za-z0-9_-]{0,60}|.{0,20}") {
            let _ = unpack(&packed, 1_000);
        }

        #[test]
        fn the_simplified_line_stays_close(points in prop::collection::vec((0..12_000, 0..12_000), 2..60)) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point { x, y }).collect();
            let kept = simplify(&points);
            for point in &points {
                let near = kept.windows(2).map(|w| distance(*point, w[0], w[1])).fold(f32::INFINITY, f32::min);
                prop_assert!(near <= TOLERANCE || kept.contains(point));
            }
        }
    }

    #[test]
    fn a_straight_line_is_two_points() {
        let line: Vec<(i32, i32)> = (0..100).map(|i| (i * 10, i * 5)).collect();
        assert_eq!(
            stroke(&line).points(10).unwrap(),
            [Point { x: 0, y: 0 }, Point { x: 990, y: 495 }]
        );
    }

    #[test]
    fn a_pen_is_kept_with_the_line_and_an_old_line_has_the_usual_one() {
        let line = stroke(&[(5, 7), (900, 40)]);
        assert_eq!(line.pen(), Pen::default());
        for (number, pen) in Pen::ALL.into_iter().enumerate() {
            let drawn = line.clone().drawn_with(pen);
            assert_eq!((drawn.pen(), drawn.points(9)), (pen, line.points(9)));
            assert_eq!(drawn.bytes(), line.bytes() + if number == 0 { 0 } else { 2 });
            assert_eq!(drawn.clone().drawn_with(Pen::default()), line);
            assert_eq!(
                drawn.shifted((10, -7)).points(9),
                stroke(&[(15, 0), (910, 33)]).points(9)
            );
            assert_eq!(drawn.shifted((10, -7)).pen(), pen);
        }
        for packed in ["~", "~B", "~é", "~Bé", "~~B"] {
            let bad = Stroke { packed: packed.into() };
            assert_eq!(bad.points(9), Err(BadStroke), "{packed}");
            assert_eq!(bad.path(), "");
        }
    }

    #[test]
    fn a_line_is_touched_where_it_passes() {
        let line = stroke(&[(0, 0), (1_000, 0), (1_000, 500)]);
        let touched = |x, y| line.passes(Point { x, y }, 20);
        assert!(touched(500, 30) && touched(1_020, 400) && touched(0, 0));
        assert!(!touched(500, 60) && !touched(500, 250) && !touched(1_000, 560));
        let dot = stroke(&[(5, 7)]);
        assert!(dot.passes(Point { x: 20, y: 7 }, 20) && !dot.passes(Point { x: 80, y: 7 }, 20));
        assert!(dot.drawn_with(Pen::ALL[2]).passes(Point { x: 60, y: 7 }, 20));
    }

    #[test]
    fn a_dot_can_be_seen() {
        assert_eq!(stroke(&[(5, 7)]).path(), "M5 7h1");
        assert_eq!(stroke(&[(5, 7), (5, 7)]).path(), "M5 7h1");
    }

    #[test]
    fn a_bad_stroke_is_told_apart() {
        for packed in ["", "A", "é", "g", "AAA", "gggggggggggggggggggggg", "A A"] {
            assert_eq!(unpack(packed, 10), Err(BadStroke), "{packed:?}");
        }
        assert_eq!(Stroke::through(&[]), Err(BadStroke));
        let long: Vec<(i32, i32)> = (0..100_000).map(|i| (i, (i % 2) * 500)).collect();
        assert_eq!(stroke(&long).points(1_000), Err(BadStroke));
    }
}
