//! Ink: a drawn line, and a small mark where a hand began to draw.

use super::mark::{self, RADIUS};
use crate::{
    cafe::tablecloth::{
        Mark, Trace,
        sheet::{PEN, Spot},
    },
    ink::Stroke,
};

/// Strokes of one hand that are closer than this belong to one drawing.
const NEAR: i32 = 900;
/// Thin lines across the band, with room for what is under them.
const HATCHED: &str = r#"stroke-dasharray="14 62" stroke-linejoin="round""#;
/// The size of a drawing's mark, in percent.
const SIZE: i32 = 62;

/// A drawn line. The first of a drawing has the mark.
pub(super) fn drawing(trace: &Trace, stroke: &Stroke, on_cloth: &[Trace]) -> String {
    let line = line(stroke);
    if continues(trace, on_cloth) {
        return line;
    }
    // At the upper left corner of its box, but on the paper.
    let reach = RADIUS * SIZE / 100 + PEN;
    let corner = ((trace.spot.x - PEN).max(reach), (trace.spot.y - PEN).max(reach));
    line + &mark::mark(trace, corner, SIZE)
}

/// A stroke as its pen draws it.
pub(super) fn line(stroke: &Stroke) -> String {
    let (path, pen) = (stroke.path(), stroke.pen());
    // A dot has no length to hatch.
    let ends = if pen.hatched && path.contains('C') {
        HATCHED
    } else {
        r#"stroke-linecap="round" stroke-linejoin="round""#
    };
    format!(
        r#"<path class="stroke" d="{path}" fill="none" stroke="currentColor" stroke-width="{}" {ends}/>"#,
        pen.thickness(),
    )
}

/// Whether the same hand has drawn close by before, in the same round.
fn continues(trace: &Trace, on_cloth: &[Trace]) -> bool {
    on_cloth
        .iter()
        .take_while(|earlier| earlier.id != trace.id)
        .any(|earlier| {
            let same_hand = earlier.by == trace.by && earlier.round == trace.round;
            same_hand
                && !earlier.is_masked()
                && matches!(earlier.mark, Mark::Ink(_))
                && is_near(earlier.spot, trace.spot)
        })
}

fn is_near(a: Spot, b: Spot) -> bool {
    let apart =
        |from: i32, size: i32, other: i32, other_size: i32| (other - (from + size)).max(from - (other + other_size));
    apart(a.x, a.w, b.x, b.w) < NEAR && apart(a.y, a.h, b.y, b.h) < NEAR
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::ink::{Pen, Point};

    #[test]
    fn pens_are_told_apart_without_colour() {
        let points = [Point { x: 0, y: 0 }, Point { x: 900, y: 40 }];
        let drawn = Pen::ALL.map(|pen| line(&Stroke::through(&points).unwrap().drawn_with(pen)));
        assert_eq!(BTreeSet::from(drawn.clone()).len(), Pen::ALL.len());
        assert!(drawn.iter().all(|line| !line.contains("#")));
        let dot = Stroke::through(&points[..1]).unwrap();
        assert!(!line(&dot.drawn_with(Pen::ALL[3])).contains("dasharray"));
    }
}
