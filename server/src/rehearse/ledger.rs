//! What was left, who has to see it, and how long it took until they saw it.

use std::{
    collections::{BTreeSet, HashMap},
    time::Duration,
};

use app::cafe::{
    Cafe,
    id::{ClothId, ParticipantId, StepId, TraceId},
};
use tokio::time::Instant;

use super::pace::Deed;

/// A trace that was acknowledged so long ago has had the time to reach everybody at the table. One that is younger when
/// somebody leaves the table may rightly have missed them.
const GRACE: Duration = Duration::from_secs(2);

/// What was left, and who has seen it.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// Who sits where.
    seated: HashMap<ClothId, BTreeSet<ParticipantId>>,
    /// Where somebody sits, in which step; everybody who has a picture of the café is here.
    seats: HashMap<ParticipantId, (StepId, Option<ClothId>)>,
    /// How many people talk, and may leave a trace at any moment.
    pub(super) talking: usize,
    /// What is not acknowledged, or not seen by everybody yet.
    open: HashMap<TraceId, Left>,
    /// From posting a trace until each of the others has it.
    pub(super) delays: Vec<Duration>,
    /// Notes that were acknowledged.
    pub(super) notes: usize,
    /// Lines that were acknowledged.
    pub(super) lines: usize,
    /// Traces that the café has refused.
    pub(super) refused: usize,
    /// Acknowledged traces that somebody who sat there has not seen: one for each of them.
    pub(super) lost: usize,
    /// How often a line broke and was dialled again.
    pub(super) redials: usize,
}

#[derive(Debug)]
struct Left {
    at: Instant,
    cloth: ClothId,
    deed: Deed,
    kept: Option<Instant>,
    /// Those who sat there when it was left and have not seen it yet.
    waiting: BTreeSet<ParticipantId>,
}

impl Ledger {
    /// How many people have a picture of the café.
    pub(super) fn present(&self) -> usize {
        self.seats.len()
    }

    /// How many people have come to this step, with the sheet that is theirs in it.
    pub(super) fn at(&self, step: StepId) -> usize {
        self.seats.values().filter(|(at, _)| *at == step).count()
    }

    /// Whether everything that was left is acknowledged and seen, and nobody is about to leave more: who has not heard yet
    /// that it is time to listen may still do so, and the others would be gone before they see it.
    pub(super) fn is_settled(&self) -> bool {
        self.talking == 0 && self.open.is_empty()
    }

    /// Somebody sits before this tablecloth in this step, or before none.
    pub(super) fn sits(&mut self, who: ParticipantId, step: StepId, cloth: Option<ClothId>, now: Instant) {
        let before = self.seats.insert(who, (step, cloth)).and_then(|(_, before)| before);
        if before == cloth {
            return;
        }
        if let Some(before) = before {
            self.seated.entry(before).or_default().remove(&who);
            for left in self.open.values_mut().filter(|left| left.cloth == before) {
                let missed = left.waiting.remove(&who) && left.kept.is_some_and(|kept| now >= kept + GRACE);
                self.lost += usize::from(missed);
            }
            self.open.retain(|_, left| !left.is_done());
        }
        if let Some(cloth) = cloth {
            self.seated.entry(cloth).or_default().insert(who);
        }
    }

    /// Somebody leaves a trace.
    pub(super) fn leaves(&mut self, who: ParticipantId, trace: TraceId, cloth: ClothId, deed: Deed, at: Instant) {
        let mut waiting = self.seated.get(&cloth).cloned().unwrap_or_default();
        waiting.remove(&who);
        let kept = None;
        self.open.insert(
            trace,
            Left {
                at,
                cloth,
                deed,
                kept,
                waiting,
            },
        );
    }

    /// The server has acknowledged a trace.
    pub(super) fn kept(&mut self, trace: TraceId, now: Instant) {
        let Some(left) = self.open.get_mut(&trace) else { return };
        if left.kept.replace(now).is_none() {
            match left.deed {
                Deed::Write => self.notes += 1,
                Deed::Draw => self.lines += 1,
            }
        }
        if left.is_done() {
            self.open.remove(&trace);
        }
    }

    /// The café has refused a trace.
    pub(super) fn refused(&mut self, trace: TraceId) {
        if self.open.remove(&trace).is_some() {
            self.refused += 1;
        }
    }

    /// Somebody sees a trace.
    pub(super) fn sees(&mut self, who: ParticipantId, trace: TraceId, now: Instant) {
        let Some(left) = self.open.get_mut(&trace) else { return };
        if left.waiting.remove(&who) {
            self.delays.push(now - left.at);
        }
        if left.is_done() {
            self.open.remove(&trace);
        }
    }

    /// Somebody sees a whole picture.
    pub(super) fn sees_all(&mut self, who: ParticipantId, cafe: &Cafe, now: Instant) {
        let Self { open, seats, .. } = self;
        let cloth = seats.get(&who).and_then(|(_, cloth)| *cloth);
        let mut seen: Vec<TraceId> = vec![];
        for (id, left) in open.iter().filter(|(_, left)| Some(left.cloth) == cloth) {
            if left.waiting.contains(&who) && cafe.traces.find(*id).is_some() {
                seen.push(*id);
            }
        }
        for trace in seen {
            self.sees(who, trace, now);
        }
    }

    /// What is still open now is lost: acknowledged, and not seen.
    pub(super) fn close(&mut self) {
        let kept = self.open.drain().filter(|(_, left)| left.kept.is_some());
        self.lost += kept.map(|(_, left)| left.waiting.len()).sum::<usize>();
    }
}

impl Left {
    fn is_done(&self) -> bool {
        self.kept.is_some() && self.waiting.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use app::cafe::id::{QuestionId, TableId};
    use uuid::Uuid;

    use super::*;

    const ANNE: ParticipantId = ParticipantId(1);
    const BILAL: ParticipantId = ParticipantId(2);
    const CHLOE: ParticipantId = ParticipantId(3);
    const NOTE: TraceId = TraceId(Uuid::from_u128(1));

    fn cloth(table: u16) -> ClothId {
        ClothId {
            question: QuestionId(1),
            table: TableId(table),
        }
    }

    /// Anne leaves a note before Bilal; Chloé sits elsewhere.
    fn note(now: Instant) -> Ledger {
        let mut ledger = Ledger::default();
        for (who, table) in [(ANNE, 1), (BILAL, 1), (CHLOE, 2)] {
            ledger.sits(who, StepId(2), Some(cloth(table)), now);
        }
        ledger.leaves(ANNE, NOTE, cloth(1), Deed::Write, now);
        ledger
    }

    #[test]
    fn nothing_is_settled_while_somebody_talks() {
        let mut ledger = Ledger {
            talking: 1,
            ..Ledger::default()
        };
        assert!(!ledger.is_settled());
        ledger.talking = 0;
        assert!(ledger.is_settled());
    }

    #[test]
    fn a_note_is_settled_when_it_is_kept_and_seen() {
        let now = Instant::now();
        let mut ledger = note(now);
        ledger.sees(BILAL, NOTE, now + Duration::from_millis(3));
        ledger.sees(BILAL, NOTE, now + Duration::from_millis(9));
        ledger.sees(CHLOE, NOTE, now + Duration::from_millis(9));
        assert!(!ledger.is_settled());
        ledger.kept(NOTE, now);
        assert!(ledger.is_settled());
        assert_eq!(ledger.delays, [Duration::from_millis(3)]);
        assert_eq!((ledger.notes, ledger.lost), (1, 0));
    }

    #[test]
    fn a_kept_note_that_nobody_shows_to_bilal_is_lost() {
        let now = Instant::now();
        let mut ledger = note(now);
        ledger.kept(NOTE, now);
        ledger.close();
        assert_eq!(ledger.lost, 1);
    }

    #[test]
    fn a_note_that_was_not_kept_is_not_lost() {
        let mut ledger = note(Instant::now());
        ledger.close();
        assert_eq!((ledger.notes, ledger.lost), (0, 0));
    }

    #[test]
    fn who_leaves_the_table_misses_what_is_written_in_that_moment_only() {
        for (later, lost) in [(Duration::ZERO, 0), (GRACE, 1)] {
            let now = Instant::now();
            let mut ledger = note(now);
            ledger.kept(NOTE, now);
            ledger.sits(BILAL, StepId(3), Some(cloth(2)), now + later);
            assert!(ledger.is_settled());
            assert_eq!(ledger.lost, lost);
        }
    }
}
