//! What somebody may still change, and what may matter to them.

use super::{
    super::{
        Cafe,
        id::{ClothId, ParticipantId, Round, TraceId},
        limits,
        programme::StepKind,
        sight::Viewer,
    },
    Trace,
    sheet::{self, LENGTH, LINE},
};

impl Cafe {
    /// Whether somebody may change, move, erase or restore a trace: it is of their hand, it is not masked, and the round
    /// in which it was left, or the plenary, is held and they sit there.
    #[must_use]
    pub fn may_change(&self, by: ParticipantId, trace: TraceId) -> bool {
        self.traces
            .known(trace)
            .is_some_and(|(cloth, trace)| trace.by == by && !trace.is_masked() && self.is_fresh(by, cloth, trace))
    }

    /// Whether a trace belongs to what somebody is in now. A round ends with its step, not with its bell.
    pub(in crate::cafe) fn is_fresh(&self, by: ParticipantId, cloth: ClothId, trace: &Trace) -> bool {
        let held = match self.programme.now() {
            StepKind::Round { round } => round,
            StepKind::Plenary { .. } => Round::PLENARY,
            _ => return false,
        };
        trace.round == held && self.cloth_of(by) == Some(cloth)
    }

    /// Whether somebody may say, or take back, that a trace matters to them.
    #[must_use]
    pub fn may_resonate(&self, by: ParticipantId, trace: TraceId) -> bool {
        self.traces.find(trace).is_some_and(|(cloth, trace)| {
            !self.is_over() && !trace.is_of(by) && !trace.is_masked() && self.may_see(Viewer::Participant(by), cloth)
        })
    }

    /// The tablecloth on which somebody may be drawing right now: others there may watch the line grow.
    #[must_use]
    pub fn draws_on(&self, by: ParticipantId) -> Option<ClothId> {
        self.cloth_of(by).filter(|_| self.programme.is_talking())
    }

    /// How many more short notes a tablecloth has room for, at least; 0 is a full one.
    #[must_use]
    pub fn room_on(&self, cloth: ClothId) -> usize {
        let traces = self.traces.on(cloth);
        let taken = traces.len() + self.traces.erased_on(cloth).count();
        let below = |column: i32| {
            let (left, right) = (column * sheet::COLUMN, (column + 1) * sheet::COLUMN);
            let spots = traces.iter().map(|trace| trace.spot);
            let lowest = spots
                .filter(|spot| spot.x < right && spot.x + spot.w > left)
                .map(|spot| spot.bottom())
                .max();
            let free = LENGTH - lowest.unwrap_or(sheet::TOP_WITH_ZONES);
            (free / (LINE + 2 * sheet::GAP)).max(0) as usize
        };
        let lines = (0..self.sheet(cloth).columns).map(below).sum();
        limits::TRACES.saturating_sub(taken).min(lines)
    }
}
