//! Fewer points, the same line.

use super::{Point, Touch};

/// How far, in cloth units, the simplified line may lie from the hand's: less than a pixel of a phone.
const TOLERANCE: f32 = 8.0;
/// How many points are simplified together.
const STRETCH: usize = 200;
/// Points are kept where the hand presses harder or less hard than between their neighbours, by more than this.
const PRESSES: f32 = 2.0;

/// Fewer points that keep the line within [`TOLERANCE`] (Ramer, Douglas and Peucker).
///
/// A stretch at a time, and without recursion: the method is quadratic where a line is all corners, and neither a hand
/// that never lifts nor a hostile stroke may freeze the page.
pub(super) fn simplify(points: &[Touch]) -> Vec<Touch> {
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
            .map(|i| (i, astray(points, i, (from, to))))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        let farthest = farthest.filter(|(_, far)| *far > TOLERANCE).map(|(i, _)| i);
        // Between two points a line has one thickness.
        let swells = to - from > 1 && f32::from(points[from].press.abs_diff(points[to].press)) > 2.0 * PRESSES;
        if let Some(i) = farthest.or(swells.then_some(from.midpoint(to))) {
            keep[i] = true;
            spans.extend([(from, i), (i, to)]);
        }
    }
    let mut kept: Vec<Touch> = points
        .iter()
        .zip(keep)
        .filter_map(|(point, keep)| keep.then_some(*point))
        .collect();
    kept.dedup();
    kept
}

/// How far a point is from what would be drawn without it, in place or in thickness.
fn astray(points: &[Touch], i: usize, (from, to): (usize, usize)) -> f32 {
    let (one, other) = (f32::from(points[from].press), f32::from(points[to].press));
    let between = one + (other - one) * (i - from) as f32 / (to - from) as f32;
    let harder = (f32::from(points[i].press) - between).abs();
    distance(points[i].at, points[from].at, points[to].at).max(harder * TOLERANCE / PRESSES)
}

/// From a point to the segment between two others.
pub(super) fn distance(point: Point, from: Point, to: Point) -> f32 {
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_simplified_line_stays_close(points in prop::collection::vec((0..12_000, 0..12_000), 2..60)) {
            let points: Vec<Point> = points.into_iter().map(|(x, y)| Point { x, y }).collect();
            let touches: Vec<Touch> = points.iter().copied().map(Touch::even).collect();
            let kept: Vec<Point> = simplify(&touches).into_iter().map(|touch| touch.at).collect();
            for point in &points {
                let near = kept.windows(2).map(|w| distance(*point, w[0], w[1])).fold(f32::INFINITY, f32::min);
                prop_assert!(near <= TOLERANCE || kept.contains(point));
            }
        }
    }
}
