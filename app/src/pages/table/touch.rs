//! What a finger touches that is no element of the page: lines that have settled.

use super::seat::Seat;
use crate::{
    cafe::{
        id::{ClothId, TraceId},
        tablecloth::Mark,
    },
    ink::Point,
};

/// So far beside a line it is still touched, in cloth units.
const BESIDE: i32 = 20;

impl Seat {
    /// The line that passes over a place; of several, the one that was left last.
    #[must_use]
    pub fn line_at(&self, cloth: ClothId, at: Point) -> Option<TraceId> {
        let lying = self.lying(cloth);
        let passes = |mark: &Mark| matches!(mark, Mark::Ink(stroke) if stroke.passes(at, BESIDE));
        let mut lines = lying.iter().rev().map(|(trace, _)| trace);
        lines
            .find(|trace| {
                let (x, y) = (at.x - trace.spot.x, at.y - trace.spot.y);
                let near = -BESIDE <= x.min(y) && x <= trace.spot.w + BESIDE && y <= trace.spot.h + BESIDE;
                near && !trace.is_masked() && passes(&trace.mark)
            })
            .map(|trace| trace.id)
    }
}
