//! What somebody does with their own traces.

use super::{Seat, Tools};
use crate::{
    cafe::{
        Command, Leave, What,
        id::{ClothId, Round, TraceId},
        tablecloth::{Mark, Trace},
    },
    ink::{Point, Stroke, Touch},
    pages::table::draft::Draft,
};

/// More points than this begin a new stroke, so that every stroke keeps within `limits::STROKE_POINTS`.
const STROKE: usize = 900;

impl Seat {
    /// Takes an own note up again, to write it anew, or what is said of an own drawing. Not while another note is being
    /// written: that would be lost.
    pub fn reword(&mut self, trace: TraceId) {
        let found = self.moment().cloth.and_then(|cloth| self.find(cloth, trace));
        if let Some(found) = found.filter(|_| self.may_reword()) {
            let text = found.text().unwrap_or(&found.about);
            self.draft = Draft {
                text: text.to_owned(),
                anew: Some(trace),
                ..Draft::default()
            };
            self.close();
            self.tools = Tools::None;
        }
    }

    /// Whether nothing else is being written.
    #[must_use]
    pub fn may_reword(&self) -> bool {
        self.draft.text.is_empty() || self.draft.anew.is_some()
    }

    /// Moves the trace that is to be moved.
    pub fn move_to(&mut self, at: Point) {
        if let Some(trace) = self.moving.take() {
            let (zone, at) = (None, Some(at));
            self.wants(Command::Move { trace, zone, at });
        }
        self.chosen = None;
    }

    /// Moves an own note to a zone, to wherever there is room.
    pub fn move_to_zone(&mut self, trace: TraceId, zone: u8) {
        let (zone, at) = (Some(zone), None);
        self.wants(Command::Move { trace, zone, at });
        self.close();
    }

    /// Takes back an own trace.
    pub fn erase(&mut self, trace: TraceId) {
        self.wants(Command::Erase { trace });
        self.close();
        self.erased = Some(trace);
    }

    /// Takes back the own line that was drawn last. Notes are not the pen's.
    pub fn undo(&mut self) {
        if let Some(trace) = self.undoable() {
            self.wants(Command::Erase { trace });
            self.undone.push(trace);
        }
    }

    /// Draws again what was taken back last.
    pub fn redo(&mut self) {
        if let Some(trace) = self.undone.pop() {
            self.wants(Command::Restore { trace });
        }
    }

    /// The own line that was drawn last, if it may still be taken back. Looked for from the end: the pens show each time
    /// whether there is one.
    #[must_use]
    pub fn undoable(&self) -> Option<TraceId> {
        let (me, cloth) = (self.mirror.me()?, self.mirror.cloth()?);
        let (cafe, ahead) = (&self.mirror.cafe, self.mirror.ahead(cloth));
        let lies = |trace: &&Trace| trace.by == me && trace.erased.is_none() && matches!(trace.mark, Mark::Ink(_));
        let is_wet = |trace: &&Trace| lies(trace) && cafe.traces.find(trace.id).is_none();
        if let Some(wet) = ahead.iter().rev().find(is_wet) {
            return Some(wet.id);
        }
        let soon = |id| ahead.iter().find(|soon| soon.id == id);
        let mut certain = cafe.traces.on(cloth).iter().rev().filter(lies);
        let last = certain
            .find(|trace| soon(trace.id).is_none_or(|soon| soon.erased.is_none()))?
            .id;
        (soon(last).is_some() || cafe.may_change(me, last)).then_some(last)
    }

    /// Begins to lay a photo, or thinks better of it. It stays where it was begun: a bell that rings while somebody is
    /// in their camera takes nothing from them.
    pub fn photograph(&mut self) {
        self.laying = match self.laying {
            None => self.moment().place,
            Some(_) => None,
        };
        (self.unlaid, self.laid) = (None, None);
        self.close();
        self.tools = Tools::None;
    }

    /// A photo was sent that was begun at a place: it lies there, unless something is to be said against it. Then it waits
    /// to be sent once more. Whoever has thought better of it meanwhile is told where it lies all the same.
    pub fn laid(&mut self, place: Option<(ClothId, Round)>, why: String) {
        let waits = self.laying == place;
        if why.is_empty() {
            self.laid = place;
        }
        if waits {
            if why.is_empty() {
                self.laying = None;
            }
            self.unlaid = Some(why).filter(|why| !why.is_empty());
        }
    }

    /// Brings back what was erased just now.
    pub fn restore(&mut self) {
        if let Some(trace) = self.erased.take() {
            self.wants(Command::Restore { trace });
        }
    }

    /// Leaves a line that was begun there as `trace`; a very long one in pieces, each of the others named by `fresh`.
    pub fn draw(
        &mut self,
        touches: &[Touch],
        (cloth, round): (ClothId, Round),
        trace: TraceId,
        fresh: impl Fn() -> TraceId,
    ) {
        // What was taken back before is not to come back between newer lines.
        self.undone.clear();
        let last = touches.len().saturating_sub(1);
        for from in (0..touches.len()).step_by(STROKE) {
            if from > 0 && from == last {
                break;
            }
            let Ok(stroke) = Stroke::drawn(&touches[from..=(from + STROKE).min(last)], self.pen) else {
                return;
            };
            self.wants(Command::Leave(Leave::new(
                if from == 0 { trace } else { fresh() },
                cloth,
                round,
                What::Ink(stroke),
            )));
        }
    }
}
