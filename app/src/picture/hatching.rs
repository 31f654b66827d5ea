//! The hatching over a masked trace. It takes nothing of the trace but its place, its round and its group.

use super::{mark, note};
use crate::cafe::tablecloth::{
    Trace,
    sheet::{LINE, MARGIN, Spot},
};

/// From one line of the hatching to the next.
const STEP: i32 = 130;

/// The mark of a masked trace, and hatching where the trace was.
pub(super) fn hatching(trace: &Trace) -> String {
    let Spot { x, y, w, h } = trace.spot;
    // Ink has no room for a mark beside it, and needs none: only its box is known.
    let strip = if w > 2 * MARGIN {
        Spot {
            x: x + MARGIN,
            w: w - MARGIN,
            y,
            h,
        }
    } else {
        trace.spot
    };
    let frame = format!("M{} {}h{}v{}h-{}z", strip.x, strip.y, strip.w, strip.h, strip.w);
    let mut lines = String::new();
    for along in (STEP..strip.w + strip.h).step_by(STEP as usize) {
        // From the upper edge (or the right one) down to the left (or lower) one.
        let (from_x, from_y) = (along.min(strip.w), (along - strip.w).max(0));
        let (to_x, to_y) = ((along - strip.h).max(0), along.min(strip.h));
        lines.push_str(&format!(
            "M{} {}L{} {}",
            strip.x + from_x,
            strip.y + from_y,
            strip.x + to_x,
            strip.y + to_y
        ));
    }
    let mark = if h >= LINE {
        mark::mark(trace, note::mark_of(trace))
    } else {
        String::new()
    };
    format!(
        r#"{mark}<path class="hatching" d="{frame}{lines}" fill="none" stroke="currentColor" stroke-width="12" stroke-opacity=".55"/>"#
    )
}
