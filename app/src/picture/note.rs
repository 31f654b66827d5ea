//! A note: its mark, and its words in a slightly slanted hand.

use super::{
    mark,
    markup::{self, HAND, is_right_to_left},
};
use crate::{
    cafe::tablecloth::{
        Trace,
        sheet::{LETTER, LINE, MARGIN, Sheet, Spot},
    },
    lettering,
};

/// From the left edge of a note to the centre of its mark.
const MARK: i32 = 235;
/// From the top of a line to where the letters stand.
const BASELINE: i32 = 212;
/// The steepest slant, in hundredths of a degree: on the widest note half the gap to its neighbour is not used up.
const SLANT: i32 = 110;

/// A note with its mark.
pub(super) fn note(trace: &Trace, text: &str) -> String {
    let lines = Sheet::lines(text);
    let Spot { x, y, w, h } = trace.spot;
    let mut words = String::new();
    for (line, top) in lines.iter().zip((y..).step_by(LINE as usize)) {
        let y = top + BASELINE;
        words.push_str(&if is_right_to_left(line) {
            markup::line_from_right(line, (x + w, y), LETTER)
        } else {
            markup::line(line, (x + MARGIN, y), LETTER, 100)
        });
    }
    format!(
        r#"{}<text class="hand" font-family="{HAND}" font-size="{LETTER}" fill="currentColor" transform="rotate({} {} {})">{words}</text>"#,
        mark::mark(trace, mark_of(trace)),
        degrees(slant(trace)),
        x + (MARGIN + w) / 2,
        y + h / 2,
    )
}

/// The centre of a note's mark.
pub(super) fn mark_of(trace: &Trace) -> (i32, i32) {
    (trace.spot.x + MARK, trace.spot.y + LINE / 2)
}

/// The part of a note's box that its mark and words really take.
pub(super) fn written(trace: &Trace, text: &str) -> Spot {
    let lines = Sheet::lines(text);
    let from_right = lines.iter().any(|line| is_right_to_left(line));
    let widest = lines.iter().map(|line| lettering::width(line)).max().unwrap_or(0);
    let words = markup::units(widest, LETTER);
    let w = if from_right {
        trace.spot.w
    } else {
        (MARGIN + words).min(trace.spot.w)
    };
    Spot { w, ..trace.spot }
}

/// Hundredths of a degree as a decimal. Not by way of a float: what writes those weighs 14 kB in a phone's script.
fn degrees(hundredths: i32) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// How far a note's words lean, in hundredths of a degree: the same on every screen, another for every trace.
fn slant(trace: &Trace) -> i32 {
    let sign = i32::from(trace.id.0.as_bytes()[15]);
    sign * 2 * SLANT / 255 - SLANT
}
