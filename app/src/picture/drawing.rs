//! Ink: a drawn line, and a small mark where a hand began to draw.

use super::mark::{self, RADIUS};
use crate::{
    cafe::{
        id::{ParticipantId, Round},
        tablecloth::{
            Mark, Trace,
            sheet::{PEN, Spot},
        },
    },
    ink::{Pen, Stroke},
};

/// Strokes of one hand that are closer than this belong to one drawing.
const NEAR: i32 = 900;
/// Thin lines across the band, with room for what is under them.
const HATCHED: &str = r#"stroke-dasharray="14 62" stroke-linejoin="round""#;
/// The size of a drawing's mark, in percent.
pub(super) const SIZE: i32 = 62;

/// A drawn line. The first of a drawing has the mark.
pub(super) fn drawing(trace: &Trace, stroke: &Stroke, on_cloth: &[Trace]) -> String {
    let line: String = stroke.outlines().iter().map(|part| line(part, stroke.pen())).collect();
    if continues(trace, on_cloth) {
        return line;
    }
    line + &mark::smaller(&[(trace, mark_of(trace))], SIZE)
}

/// The centre of a drawing's mark: at the upper left corner of its first line's box, but on the paper.
pub(super) fn mark_of(trace: &Trace) -> (i32, i32) {
    let reach = RADIUS * SIZE / 100 + PEN;
    ((trace.spot.x - PEN).max(reach), (trace.spot.y - PEN).max(reach))
}

/// An outline so thick, or several one after the other, as a pen draws it.
pub(super) fn line((thickness, outline): &(i32, String), pen: Pen) -> String {
    let ends = if is_hatched(outline, pen) {
        HATCHED
    } else {
        r#"stroke-linecap="round" stroke-linejoin="round""#
    };
    format!(
        r#"<path class="stroke" d="{outline}" fill="none" stroke="currentColor" stroke-width="{thickness}" {ends}/>"#
    )
}

/// Whether an outline is hatched by a pen. A dot has no length to hatch.
pub(super) fn is_hatched(outline: &str, pen: Pen) -> bool {
    pen.hatched && outline.contains('c')
}

/// The hands that have drawn, in the order in which they did: where, in which round.
///
/// A list, as there are few: what searches faster weighs more in a phone's script.
#[derive(Default)]
pub(super) struct Hands(Vec<(ParticipantId, Round, Vec<Spot>)>);

impl Hands {
    /// Whether a line begins a drawing, given all that were drawn before. It is asked of each in turn, and so fast where
    /// there are thousands.
    pub(super) fn begins(&mut self, line: &Trace) -> bool {
        if !is_bare_ink(line) {
            return false;
        }
        let same = |(by, round, _): &&mut (_, _, _)| (*by, *round) == (line.by, line.round);
        let Some((_, _, drawn)) = self.0.iter_mut().find(same) else {
            self.0.push((line.by, line.round, vec![line.spot]));
            return true;
        };
        let begins = !drawn.iter().any(|earlier| is_near(*earlier, line.spot));
        drawn.push(line.spot);
        begins
    }
}

/// Whether a trace is a line that can be seen.
pub(super) fn is_bare_ink(trace: &Trace) -> bool {
    matches!(trace.mark, Mark::Ink(_)) && !trace.is_masked()
}

/// Whether the same hand has drawn close by before, in the same round.
fn continues(trace: &Trace, on_cloth: &[Trace]) -> bool {
    on_cloth
        .iter()
        .take_while(|earlier| earlier.id != trace.id)
        .any(|earlier| {
            let same_hand = earlier.by == trace.by && earlier.round == trace.round;
            same_hand && is_bare_ink(earlier) && is_near(earlier.spot, trace.spot)
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
    use crate::ink::Point;

    #[test]
    fn pens_are_told_apart_without_colour() {
        let points = [Point { x: 0, y: 0 }, Point { x: 900, y: 40 }];
        let stroke = Stroke::through(&points).unwrap();
        let drawn = Pen::ALL.map(|pen| line(&stroke.clone().drawn_with(pen).outlines()[0], pen));
        assert_eq!(BTreeSet::from(drawn.clone()).len(), Pen::ALL.len());
        assert!(drawn.iter().all(|line| !line.contains("#")));
        assert_eq!(
            drawn.map(|line| line.contains("dasharray")),
            [false, false, false, true]
        );
        let dot = Stroke::through(&points[..1]).unwrap().drawn_with(Pen::ALL[3]);
        assert!(!line(&dot.outlines()[0], Pen::ALL[3]).contains("dasharray"));
    }
}
