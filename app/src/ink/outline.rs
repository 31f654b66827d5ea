//! A line's outline: curves through its points, as thick as the pen and the hand make them.

use super::{HARDEST, Pen, Point, Touch};

/// The curve through the points (Catmull-Rom, as cubic Béziers), as the `d` of an SVG path. A single point is a dot.
#[must_use]
pub fn path(points: &[Point]) -> String {
    part(points, 0, points.len().saturating_sub(1))
}

/// So many parts a line may have: a hand's has fewer, and each weighs as much as a line on every phone.
const PARTS: usize = 100;

/// The line that a pen draws, in parts of one thickness, each as the `d` of an SVG path. Their round ends lie in each
/// other: nobody sees where a line was parted.
#[must_use]
pub fn outlines(touches: &[Touch], pen: Pen) -> Vec<(i32, String)> {
    let points: Vec<Point> = touches.iter().map(|touch| touch.at).collect();
    let last = points.len().saturating_sub(1);
    let thickness = |from: usize| {
        let (one, other) = (touches[from].press, touches[(from + 1).min(last)].press);
        pressed(pen, (one.min(HARDEST) + other.min(HARDEST)) / 2)
    };
    let mut parts = Vec::new();
    let mut from = 0;
    while from < points.len() && (from < last || last == 0) {
        let thick = thickness(from);
        let mut to = (from + 1).min(last);
        while to < last && thickness(to) == thick {
            to += 1;
        }
        if parts.len() == PARTS {
            return vec![(pen.thickness(), path(&points))];
        }
        parts.push((thick, part(&points, from, to)));
        from = to.max(from + 1);
    }
    parts
}

/// How thick a line is where a pen is pressed so hard. A hatched band is always as broad.
fn pressed(pen: Pen, press: u8) -> i32 {
    match pen.hatched {
        true => pen.thickness(),
        false => pen.thickness() * (44 + 8 * i32::from(press)) / 100,
    }
}

/// The curve from one of the points to another, as a part of the curve through all.
fn part(points: &[Point], first: usize, last: usize) -> String {
    use std::fmt::Write as _;
    let Some(start) = points.get(first) else {
        return String::new();
    };
    let mut d = format!("M{} {}", start.x, start.y);
    if first == last {
        d.push_str("h1");
    }
    // Told from where the one before ended, a curve takes half as many signs.
    let mut begun = false;
    for i in first + 1..=last {
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
