//! A hand's movement as a stroke, its outline as a path.
//!
//! A stroke is a list of points in cloth units (see `cafe::tablecloth::sheet`). It travels and is kept packed in one
//! short string; the same path is drawn while the line is wet, when it is dry, and in every export.

mod outline;
mod packing;
mod pen;
mod simplify;

use serde::{Deserialize, Serialize};

pub use outline::{outlines, path};
use packing::{SIGNS, pack, unpack};
pub use pen::{Pen, Width};
use simplify::{distance, simplify};

/// How hard a pen can be pressed.
const HARDEST: u8 = 15;
/// How much further the sign of a pen stands that has felt how hard it was pressed.
const PRESSED: usize = 32;

/// A place on a cloth, in cloth units from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// To the right.
    pub x: i32,
    /// Downwards.
    pub y: i32,
}

/// A place where a pen was, and how hard it was pressed there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touch {
    /// Where.
    pub at: Point,
    /// How hard, from 0 to 15; 7 where nothing is felt.
    pub press: u8,
}

impl Touch {
    /// A pen that does not feel how hard it is pressed, or a finger.
    #[must_use]
    pub fn even(at: Point) -> Self {
        Self { at, press: 7 }
    }

    /// A pen that feels it, from 0 to 1.
    #[must_use]
    pub fn pressed(at: Point, press: f32) -> Self {
        let press = (press * f32::from(HARDEST)) as u8;
        Self { at, press }
    }

    fn numbers(self) -> [i32; 3] {
        [self.at.x, self.at.y, self.press.into()]
    }
}

/// One movement of a pen, from touch to lift. Never empty: a dot is one point.
///
/// It is written as its points, packed: each coordinate as the difference from the one before. Another pen than the
/// usual one is written before them, as `~B` to `~D` (see [`Pen::ALL`]). Where a pen has felt how hard it was pressed, that
/// is the third number of each point, and the pen's sign stands 32 further in the alphabet: `~g` to `~j`.
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
        let touches: Vec<Touch> = points.iter().copied().map(Touch::even).collect();
        Self::drawn(&touches, Pen::default())
    }

    /// The stroke that a hand has drawn with a pen, simplified.
    ///
    /// # Errors
    /// [`BadStroke`] when the pen was nowhere.
    pub fn drawn(touches: &[Touch], pen: Pen) -> Result<Self, BadStroke> {
        if touches.is_empty() {
            return Err(BadStroke);
        }
        Ok(Self::written(&simplify(touches), pen))
    }

    /// The same line, drawn with this pen.
    #[must_use]
    pub fn drawn_with(self, pen: Pen) -> Self {
        self.touches(usize::MAX)
            .map_or(self, |touches| Self::written(&touches, pen))
    }

    fn written(touches: &[Touch], pen: Pen) -> Self {
        let even = touches.iter().all(|touch| *touch == Touch::even(touch.at));
        let line = if even {
            pack(touches.iter().map(|touch| [touch.at.x, touch.at.y]))
        } else {
            pack(touches.iter().map(|touch| touch.numbers()))
        };
        let number = Pen::ALL.iter().position(|known| *known == pen).unwrap_or(0);
        let packed = match number + if even { 0 } else { PRESSED } {
            0 => line,
            sign => ["~", &char::from(SIGNS[sign]).to_string(), &line].concat(),
        };
        Self { packed }
    }

    /// The pen it is drawn with. A pen that is not known draws like the usual one.
    #[must_use]
    pub fn pen(&self) -> Pen {
        Pen::ALL.get(self.sign() % PRESSED).copied().unwrap_or_default()
    }

    /// The number of the sign that says with what it is drawn.
    fn sign(&self) -> usize {
        let sign = self.packed.strip_prefix('~').and_then(|rest| rest.bytes().next());
        let number = sign.and_then(|sign| SIGNS.iter().position(|known| *known == sign));
        number.unwrap_or(0)
    }

    /// The same line, with the same pen, somewhere else.
    #[must_use]
    pub fn shifted(&self, (right, down): (i32, i32)) -> Self {
        let Ok(mut touches) = self.touches(usize::MAX) else {
            return self.clone();
        };
        for Touch { at, .. } in &mut touches {
            at.x = at.x.wrapping_add(right);
            at.y = at.y.wrapping_add(down);
        }
        Self::written(&touches, self.pen())
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
        let touches = self.touches(limit)?;
        Ok(touches.into_iter().map(|touch| touch.at).collect())
    }

    fn touches(&self, limit: usize) -> Result<Vec<Touch>, BadStroke> {
        if self.sign() < PRESSED {
            let points = unpack(self.line(), limit)?.into_iter();
            return Ok(points.map(|[x, y]| Touch::even(Point { x, y })).collect());
        }
        let touches = unpack(self.line(), limit)?.into_iter().map(|[x, y, press]| Touch {
            at: Point { x, y },
            press: press.clamp(0, HARDEST.into()) as u8,
        });
        Ok(touches.collect())
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

    /// The line as it is drawn: see [`outlines`]. Nothing for a stroke that can't be read.
    #[must_use]
    pub fn outlines(&self) -> Vec<(i32, String)> {
        let touches = self.touches(usize::MAX).unwrap_or_default();
        outlines(&touches, self.pen())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(points: &[(i32, i32)]) -> Stroke {
        Stroke::through(&points.iter().map(|&(x, y)| Point { x, y }).collect::<Vec<_>>()).unwrap()
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
        assert_eq!(Stroke::through(&[]), Err(BadStroke));
        let long: Vec<(i32, i32)> = (0..100_000).map(|i| (i, (i % 2) * 500)).collect();
        assert_eq!(stroke(&long).points(1_000), Err(BadStroke));
    }

    #[test]
    fn what_is_pressed_harder_is_thicker_and_stays_so() {
        let touches: Vec<Touch> = (0..60)
            .map(|i| Touch::pressed(Point { x: 20 * i, y: 0 }, i as f32 / 60.0))
            .collect();
        let line = Stroke::drawn(&touches, Pen::default()).unwrap();
        let outlines = line.outlines();
        let thickness: Vec<i32> = outlines.iter().map(|(thick, _)| *thick).collect();
        assert!(thickness.is_sorted() && thickness.len() > 1, "{thickness:?}");
        assert!(thickness[0] < 32 && *thickness.last().unwrap() > 32);
        // Each part begins where the one before ended.
        assert!(outlines[0].1.starts_with("M0 0c"));
        // Another pen, or another place, changes nothing of how it was pressed.
        for pen in Pen::ALL {
            let drawn = line.clone().drawn_with(pen);
            assert_eq!((drawn.pen(), drawn.points(99)), (pen, line.points(99)));
            assert_eq!(drawn.clone().drawn_with(Pen::default()), line);
            assert_eq!(drawn.shifted((10, -7)).shifted((-10, 7)), drawn);
        }
        // A band across words is always as broad.
        assert!(
            line.drawn_with(Pen::ALL[3])
                .outlines()
                .iter()
                .all(|(thick, _)| *thick == 240)
        );
    }

    #[test]
    fn a_line_of_too_many_parts_is_one() {
        let touch = |i: i32| {
            Touch::pressed(
                Point {
                    x: 90 * i,
                    y: 70 * (i % 2),
                },
                (i / 2 % 2) as f32,
            )
        };
        let touches: Vec<Touch> = (0..900).map(touch).collect();
        let line = Stroke::drawn(&touches, Pen::default()).unwrap();
        assert_eq!(line.outlines(), [(Pen::default().thickness(), line.path())]);
        assert!(Stroke::drawn(&touches[..90], Pen::default()).unwrap().outlines().len() > 20);
    }

    #[test]
    fn where_nothing_is_felt_a_line_is_written_as_ever() {
        let points = [Point { x: 5, y: 7 }, Point { x: 900, y: 40 }];
        let line = Stroke::through(&points).unwrap();
        let felt = points.map(|at| Touch::pressed(at, 0.5));
        assert_eq!(Stroke::drawn(&felt, Pen::default()).unwrap(), line);
        assert_eq!(line.outlines(), [(Pen::default().thickness(), line.path())]);
        let dot = Stroke::through(&points[..1]).unwrap();
        assert_eq!(dot.outlines(), [(32, dot.path())]);
    }
}
