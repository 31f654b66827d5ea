//! A participant's seat: all that the table's page shows, and what somebody does from there. Pure: names of traces come
//! in as data, what to tell the server goes out as data.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Beginning, draft::Draft, glance::Glance, moment::Moment};
use crate::{
    cafe::{
        Command, Refusal, What,
        id::{ClothId, Millis, Round, TraceId},
        tablecloth::{Thread, ThreadKind, Trace, sheet::Spot},
    },
    ink::{Pen, Point, Stroke},
    live::{LineState, mirror::Mirror},
    wire::{Down, Up},
    words::{self, AtTable},
};

/// More points than this begin a new stroke, so that every stroke keeps within `limits::STROKE_POINTS`.
const STROKE: usize = 900;

/// How the tablecloth is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// As a sheet.
    #[default]
    Sheet,
    /// As a list.
    List,
}

/// The tools that are laid out below the sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tools {
    /// None but those that are always there.
    #[default]
    None,
    /// How near the sheet is, and as of when.
    View,
    /// Pens. While they are out, a finger draws.
    Pens,
    /// The camera.
    Photo,
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
    /// The own traces that were erased, while they can be brought back; the last one last.
    pub erased: Vec<TraceId>,
    /// How the tablecloth is looked at.
    pub look: Look,
    /// The sheet is seen as it was after this round; none for now.
    pub until: Option<Round>,
    /// Which tools are out.
    pub tools: Tools,
    /// The pen in the hand.
    pub pen: Pen,
    /// Lines that others are drawing.
    pub glances: Vec<Glance>,
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
            erased: Vec::new(),
            look: Look::default(),
            until: None,
            tools: Tools::default(),
            pen: Pen::default(),
            glances: Vec::new(),
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
        if let Down::Glance { trace, stroke, .. } = down {
            return self.glance(trace, stroke);
        }
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
            self.tools = Tools::None;
            self.close();
            self.erased.clear();
            self.until = None;
            self.glances.clear();
            self.unseen = Unseen::default();
        }
        // Where nothing can be left any more, there is only looking.
        if self.tools != Tools::View && self.moment().place.is_none() {
            self.tools = Tools::None;
        }
    }

    /// Whether a finger draws.
    #[must_use]
    pub fn is_drawing(&self) -> bool {
        self.tools == Tools::Pens
    }

    /// Gives a command; it is sent until it is answered.
    pub fn wants(&mut self, command: Command) {
        let up = self.mirror.wants(command);
        self.outgoing.push(up);
    }

    /// Takes what stands in the field now.
    pub fn write(&mut self, text: String, signs: usize) {
        let place = self.moment().place;
        self.draft.write(text, signs, place);
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
                // The next note is likely meant for the same zone.
                self.draft = Draft {
                    zone: self.draft.zone,
                    ..Draft::default()
                };
            }
        }
    }

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

    /// The next note is to lie here.
    pub fn point_at(&mut self, at: Point) {
        let place = self.moment().place.filter(|_| self.draft.anew.is_none());
        if let Some((cloth, _)) = place {
            self.draft.at = Some(at);
            self.draft.zone = self.mirror.cafe.sheet(cloth).zone_at(at.x);
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
        self.erased.push(trace);
    }

    /// Takes back the own trace that was left last.
    pub fn undo(&mut self) {
        if let Some(trace) = self.undoable() {
            self.erase(trace);
        }
    }

    /// The rounds of which something lies on a tablecloth, the one that is held among them.
    #[must_use]
    pub fn rounds(&self, cloth: ClothId) -> Vec<Round> {
        let cafe = &self.mirror.cafe;
        let held = cafe.programme.round();
        let last = held.map_or(cafe.programme.rounds(), |round| round.0);
        let rounds = (0..=last).map(Round);
        rounds
            .filter(|round| Some(*round) == held || cafe.traces.on(cloth).iter().any(|trace| trace.round == *round))
            .collect()
    }

    /// Sees the sheet as it was after one of its rounds; after the last one it is as it is now.
    pub fn see_until(&mut self, index: usize) {
        let rounds = self.mirror.cloth().map(|cloth| self.rounds(cloth)).unwrap_or_default();
        self.until = rounds.get(index).copied().filter(|round| Some(round) != rounds.last());
    }

    /// The own trace that was left last, if it may still be taken back. Looked for from the end: the pens show each time
    /// whether there is one.
    #[must_use]
    pub fn undoable(&self) -> Option<TraceId> {
        let (me, cloth) = (self.mirror.me()?, self.mirror.cloth()?);
        let own = |trace: &&Trace| trace.by == me;
        if let Some(wet) = self.mirror.wet(cloth).iter().rev().find(own) {
            return Some(wet.id);
        }
        let changing = self.mirror.changing(cloth);
        let soon = |id| changing.iter().find(|soon| soon.id == id);
        let certain = self.mirror.cafe.traces.on(cloth).iter().rev().filter(own);
        let last = certain
            .map(|trace| trace.id)
            .find(|id| soon(*id).is_none_or(|soon| soon.erased.is_none()))?;
        (soon(last).is_some() || self.mirror.cafe.may_change(me, last)).then_some(last)
    }

    /// Brings back what was erased last.
    pub fn restore(&mut self) {
        if let Some(trace) = self.erased.pop() {
            self.wants(Command::Restore { trace });
        }
    }

    /// Writes a note of its own after all, wherever there is room.
    pub fn let_go(&mut self) {
        self.draft.thread = None;
        self.draft.at = None;
        if self.draft.anew.take().is_some() {
            self.draft.text.clear();
        }
    }

    /// Lets go of the trace that was tapped.
    pub fn close(&mut self) {
        self.chosen = None;
        self.moving = None;
    }

    /// Everything that lies on a tablecloth, as it soon will, and whether that is certain; of an earlier time, what was
    /// left until then.
    #[must_use]
    pub fn lying(&self, cloth: ClothId) -> Vec<(Cow<'_, Trace>, bool)> {
        let changing = self.mirror.changing(cloth);
        let seen = |trace: &Trace| self.until.is_none_or(|until| trace.round <= until);
        let certain = self.mirror.cafe.traces.on(cloth).iter().filter_map(|trace| {
            match changing.iter().find(|soon| soon.id == trace.id) {
                None => Some((Cow::Borrowed(trace), true)),
                Some(soon) => soon.erased.is_none().then(|| (Cow::Owned(soon.clone()), false)),
            }
        });
        let wet = self
            .mirror
            .wet(cloth)
            .into_iter()
            .map(|trace| (Cow::Owned(trace), false));
        certain.chain(wet).filter(|(trace, _)| seen(trace)).collect()
    }

    /// Takes up a trace, to write on from there.
    pub fn take_up(&mut self, to: TraceId, kind: ThreadKind) {
        self.draft.thread = Some(Thread { to, kind });
        self.chosen = None;
        self.tools = Tools::None;
    }

    /// Leaves a drawn line as `trace`; a very long one in pieces, each of the others named by `fresh`.
    pub fn draw(&mut self, points: &[Point], trace: TraceId, fresh: impl Fn() -> TraceId) {
        let Some((cloth, round)) = self.moment().place else {
            return;
        };
        // What was taken back before is not to come back between newer lines.
        self.erased.clear();
        let last = points.len().saturating_sub(1);
        for from in (0..points.len()).step_by(STROKE) {
            if from > 0 && from == last {
                break;
            }
            let Ok(stroke) = Stroke::through(&points[from..=(from + STROKE).min(last)]) else {
                return;
            };
            self.wants(Command::Leave {
                trace: if from == 0 { trace } else { fresh() },
                cloth,
                round,
                what: What::Ink(stroke.drawn_with(self.pen)),
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

    /// Sees the list, or the sheet again.
    pub fn toggle_list(&mut self) {
        self.tools = Tools::None;
        self.look = match self.look {
            Look::Sheet => Look::List,
            Look::List => Look::Sheet,
        };
        // The list hides nothing.
        if self.look == Look::List {
            self.unseen = Unseen::default();
        }
    }

    /// Takes tools out, or puts them away.
    pub fn toggle(&mut self, tools: Tools) {
        self.close();
        self.look = Look::Sheet;
        self.tools = if self.tools == tools { Tools::None } else { tools };
        // Whoever draws sees what they do.
        self.until = None;
    }

    /// The news about their masked trace has been read.
    pub fn dismiss(&mut self) {
        self.dismissed = self.moment().masked.map(|(trace, _)| trace);
    }
}
