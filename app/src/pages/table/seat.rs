//! A participant's seat: all that the table's page shows, and what somebody does from there. Pure: names of traces come
//! in as data, what to tell the server goes out as data.

use super::{Beginning, draft::Draft, moment::Moment};
use crate::{
    cafe::{
        Command, Refusal, What,
        id::{ClothId, Millis, Round, TraceId},
        tablecloth::{Thread, ThreadKind, Trace, sheet::Spot},
    },
    ink::{Point, Stroke},
    live::{LineState, mirror::Mirror},
    wire::{Down, Up},
    words::{self, AtTable},
};

/// More points than this begin a new stroke, so that every stroke keeps within `limits::STROKE_POINTS`.
const STROKE: usize = 900;

/// How the tablecloth is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// A column as wide as the screen.
    #[default]
    Near,
    /// The whole sheet.
    Whole,
    /// A list.
    List,
}

/// What others left where it can't be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unseen {
    /// How many traces.
    pub count: usize,
    /// Where the last of them lies.
    pub spot: Spot,
}

/// All that the page shows.
#[derive(Clone, Debug)]
pub struct Seat {
    /// The café, certain and pending.
    pub mirror: Mirror,
    /// How the line is.
    pub line: LineState,
    /// The server's time.
    pub now: Millis,
    /// What everything is called.
    pub words: &'static AtTable,
    /// The note being written.
    pub draft: Draft,
    /// The name of the next trace, so that a form that is sent twice leaves one.
    pub trace: TraceId,
    /// Why the last one was refused.
    pub refusal: Option<Refusal>,
    /// The trace that was tapped.
    pub chosen: Option<TraceId>,
    /// The own trace that is to be moved: the next tap says where to.
    pub moving: Option<TraceId>,
    /// The own trace that was erased last, while it can be brought back.
    pub erased: Option<TraceId>,
    /// How the tablecloth is looked at.
    pub look: Look,
    /// Whether the pen is out.
    pub drawing: bool,
    /// The mask whose news has been read.
    pub dismissed: Option<TraceId>,
    /// What others left out of sight.
    pub unseen: Unseen,
    /// What the server is to be told.
    pub outgoing: Vec<Up>,
}

impl Seat {
    /// Sits down; `now` is our own clock.
    #[must_use]
    pub fn take(beginning: &Beginning, now: Millis) -> Self {
        let Beginning {
            start,
            trace,
            draft,
            refusal,
        } = beginning;
        Self {
            mirror: Mirror::new(start, now),
            line: LineState::Dialling,
            now: start.now,
            words: words::at_table(start.language),
            draft: draft.clone().unwrap_or_default(),
            trace: *trace,
            refusal: refusal.clone(),
            chosen: None,
            moving: None,
            erased: None,
            look: Look::default(),
            drawing: false,
            dismissed: None,
            unseen: Unseen::default(),
            outgoing: Vec::new(),
        }
    }

    /// What somebody has before them now.
    #[must_use]
    pub fn moment(&self) -> Moment {
        Moment::of(&self.mirror)
    }

    /// The address of a form of this table.
    #[must_use]
    pub fn address(&self, what: &str) -> String {
        ["/t/", self.mirror.cafe.code.as_str(), what].concat()
    }

    /// A trace on this tablecloth, certain or not.
    #[must_use]
    pub fn find(&self, cloth: ClothId, id: TraceId) -> Option<Trace> {
        let ahead = || [self.mirror.changing(cloth), self.mirror.wet(cloth)].concat();
        ahead().into_iter().find(|trace| trace.id == id).or_else(|| {
            let (on, trace) = self.mirror.cafe.traces.find(id)?;
            (on == cloth).then(|| trace.clone())
        })
    }

    /// Takes what the server says; `now` is our own clock.
    pub fn hear(&mut self, down: Down, now: Millis) {
        let before = self.mirror.cloth();
        self.mirror.hear(down, now);
        for refused in std::mem::take(&mut self.mirror.refused) {
            if let Some(draft) = Draft::of(&refused.command) {
                self.draft.take_back(draft);
            }
            self.refusal = Some(refused.refusal);
        }
        // Another tablecloth: the pen is put down, what was tapped is let go.
        if self.mirror.cloth() != before {
            self.drawing = false;
            self.close();
            self.erased = None;
            self.unseen = Unseen::default();
        }
    }

    /// Gives a command; it is sent until it is answered.
    pub fn wants(&mut self, command: Command) {
        let up = self.mirror.wants(command);
        self.outgoing.push(up);
    }

    /// Takes what stands in the field now.
    pub fn write(&mut self, text: String) {
        let place = self.moment().place;
        self.draft.write(text, place);
        self.refusal = None;
    }

    /// Leaves the note that was written, and calls the next one `next`; if that can't be, says why.
    pub fn send(&mut self, next: TraceId) {
        let place = self.moment().place;
        // The zone of the note before may be one of another tablecloth.
        let cloth = self.draft.begun.or(place).map(|(cloth, _)| cloth);
        let zones = cloth.map_or(0, |cloth| self.mirror.cafe.sheet(cloth).zones);
        self.draft.zone = self.draft.zone.filter(|zone| i32::from(*zone) < zones);
        match self.draft.leave(self.trace, place) {
            Err(refusal) => self.refusal = Some(refusal),
            Ok(command) => {
                self.wants(command);
                self.trace = next;
                self.refusal = None;
                self.draft.text.clear();
                self.draft.begun = None;
                self.draft.thread = None;
                self.draft.anew = None;
            }
        }
    }

    /// Takes an own note up again, to write it anew. Not while another is being written: that would be lost.
    pub fn reword(&mut self, trace: TraceId) {
        let text = self.moment().cloth.and_then(|cloth| self.find(cloth, trace));
        let text = text.filter(|_| self.may_reword());
        if let Some(text) = text.as_ref().and_then(Trace::text) {
            self.draft = Draft {
                text: text.to_owned(),
                anew: Some(trace),
                ..Draft::default()
            };
            self.close();
            self.drawing = false;
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

    /// Takes back an own trace.
    pub fn erase(&mut self, trace: TraceId) {
        self.wants(Command::Erase { trace });
        self.close();
        self.erased = Some(trace);
    }

    /// Brings back what was erased.
    pub fn restore(&mut self, trace: TraceId) {
        self.wants(Command::Restore { trace });
        self.erased = None;
    }

    /// Writes a note of its own after all.
    pub fn let_go(&mut self) {
        self.draft.thread = None;
        if self.draft.anew.take().is_some() {
            self.draft.text.clear();
        }
    }

    /// Lets go of the trace that was tapped.
    pub fn close(&mut self) {
        self.chosen = None;
        self.moving = None;
    }

    /// Everything that lies on a tablecloth, as it soon will, and whether that is certain.
    #[must_use]
    pub fn lying(&self, cloth: ClothId) -> Vec<(Trace, bool)> {
        let changing = self.mirror.changing(cloth);
        let certain = self.mirror.cafe.traces.on(cloth).iter().filter_map(|trace| {
            match changing.iter().find(|soon| soon.id == trace.id) {
                None => Some((trace.clone(), true)),
                Some(soon) => soon.erased.is_none().then(|| (soon.clone(), false)),
            }
        });
        let wet = self.mirror.wet(cloth).into_iter().map(|trace| (trace, false));
        certain.chain(wet).collect()
    }

    /// Takes up a trace, to write on from there.
    pub fn take_up(&mut self, to: TraceId, kind: ThreadKind) {
        self.draft.thread = Some(Thread { to, kind });
        self.chosen = None;
        self.drawing = false;
    }

    /// Leaves a drawn line; a very long one in pieces, each named by `fresh`.
    pub fn draw(&mut self, points: &[Point], fresh: impl Fn() -> TraceId) {
        let Some((cloth, round)) = self.moment().place else {
            return;
        };
        let last = points.len().saturating_sub(1);
        for from in (0..points.len()).step_by(STROKE) {
            if from > 0 && from == last {
                break;
            }
            let Ok(stroke) = Stroke::through(&points[from..=(from + STROKE).min(last)]) else {
                return;
            };
            self.wants(Command::Leave {
                trace: fresh(),
                cloth,
                round,
                what: What::Ink(stroke),
                thread: None,
                signed: None,
            });
        }
    }

    /// Says that they are at their table for this round.
    pub fn arrive(&mut self, round: Round) {
        self.wants(Command::Arrive { round });
    }

    /// Asks to see another tablecloth.
    pub fn look_at(&mut self, cloth: ClothId) {
        self.outgoing.push(Up::Look { cloth });
    }

    /// Looks so, or no longer so.
    pub fn toggle(&mut self, look: Look) {
        self.drawing = false;
        self.look = if self.look == look { Look::Near } else { look };
        // The list hides nothing.
        if self.look == Look::List {
            self.unseen = Unseen::default();
        }
    }

    /// Takes the pen out, or puts it down.
    pub fn toggle_pen(&mut self) {
        self.chosen = None;
        self.look = Look::Near;
        self.drawing = !self.drawing;
    }

    /// The news about their masked trace has been read.
    pub fn dismiss(&mut self) {
        self.dismissed = self.moment().masked.map(|(trace, _)| trace);
    }
}
