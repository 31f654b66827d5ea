//! Strokes like a hand's: loops, underlines and arrows, a little shaky, in the rhythm of a touch screen.

use std::f32::consts::TAU;

use app::{
    cafe::tablecloth::sheet::{COLUMN, FOLD, Sheet},
    ink::{Point, Stroke},
};
use fastrand::Rng;

/// Points of a stroke before it is simplified: a second of a finger at 60 a second, more or less.
const POINTS: std::ops::Range<usize> = 40..90;

/// A stroke somewhere on the first folds of the sheet.
pub(super) fn stroke(chance: &mut Rng, sheet: Sheet) -> Option<Stroke> {
    let (width, height) = (sheet.width() as f32, (2 * FOLD) as f32);
    let size = chance.f32().mul_add(COLUMN as f32 / 4.0, COLUMN as f32 / 10.0);
    let x = chance.f32().mul_add(width - 4.0 * size, 2.0 * size);
    let y = chance.f32().mul_add(height - 4.0 * size, 2.0 * size);
    let (turns, tilt, shake) = (chance.f32() + 0.5, chance.f32() * TAU, size / 60.0);
    let length = chance.f32() * size;
    let count = chance.usize(POINTS);
    let points: Vec<Point> = (0..count)
        .map(|i| {
            let way = i as f32 / count as f32;
            let angle = (way * turns).mul_add(TAU, tilt);
            let trembling = |chance: &mut Rng| (chance.f32() - 0.5) * shake;
            Point {
                x: (length.mul_add(way, size.mul_add(angle.cos(), x)) + trembling(chance)) as i32,
                y: ((size * 0.6).mul_add(angle.sin(), y) + trembling(chance)) as i32,
            }
        })
        .collect();
    Stroke::through(&points).ok()
}

#[cfg(test)]
mod tests {
    use app::cafe::limits;

    use super::*;

    #[test]
    fn every_stroke_lies_on_the_paper() {
        let mut chance = Rng::with_seed(1);
        for zones in 0..=limits::ZONES {
            let sheet = Sheet::with_zones(zones);
            for _ in 0..200 {
                let stroke = stroke(&mut chance, sheet).unwrap();
                let points = stroke.points(limits::STROKE_POINTS).unwrap();
                assert!(points.len() > 3 && stroke.bytes() < 400, "{stroke:?}");
                assert!(sheet.place_ink(&points, stroke.pen()).is_some(), "{points:?}");
            }
        }
    }
}
