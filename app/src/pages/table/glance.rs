//! Lines that others are drawing now, and ours while it grows. For the eye only: nothing of it is kept.

use super::seat::Seat;
use crate::{
    cafe::id::{Millis, TraceId},
    ink::{Stroke, Touch},
    wire::{GLANCE_SECONDS, Up},
};

/// A line that somebody else is drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glance {
    /// The name that the trace will have.
    pub trace: TraceId,
    /// The line so far.
    pub stroke: Stroke,
    /// When it was last heard of, by the server's time.
    heard: Millis,
}

impl Seat {
    /// Somebody else's line has grown; without one, it was given up.
    pub(super) fn glance(&mut self, trace: TraceId, stroke: Option<Stroke>) {
        self.glances.retain(|glance| glance.trace != trace);
        let heard = self.now;
        let glance = stroke.map(|stroke| Glance { trace, stroke, heard });
        self.glances.extend(glance);
    }

    /// The lines that others are drawing, without those that are left, or of which nothing was heard for too long.
    pub fn growing(&mut self) -> &[Glance] {
        let (now, traces) = (self.now, &self.mirror.cafe.traces);
        self.glances.retain(|glance| {
            let silent = now.0.saturating_sub(glance.heard.0);
            silent < GLANCE_SECONDS * 1_000 && traces.known(glance.trace).is_none()
        });
        &self.glances
    }

    /// What others may see of our line. It will be called `trace`.
    #[must_use]
    pub fn shown(&self, trace: TraceId, touches: &[Touch]) -> Option<Up> {
        let stroke = Some(Stroke::drawn(touches, self.pen).ok()?);
        Some(Up::Glance { trace, stroke })
    }
}
