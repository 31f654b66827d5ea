//! A participant's seat: all that the table's page shows, and what somebody does from there. Pure: names of traces come
//! in as data, what to tell the server goes out as data.

mod own;
mod sight;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{Beginning, draft::Draft, glance::Glance, moment::Moment};
use crate::{
    cafe::{
        Command,
        id::{ClothId, Millis, Round, TableId, TraceId},
        tablecloth::{Thread, ThreadKind, sheet::Spot},
    },
    ink::{Pen, Point},
    live::{LineState, mirror::Mirror},
    wire::{Down, Up},
    words::{self, AtTable},
};

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
    pub refusal: Option<String>,
    /// The trace that was tapped.
    pub chosen: Option<TraceId>,
    /// The own trace that is to be moved: the next tap says where to.
    pub moving: Option<TraceId>,
    /// The own trace that was erased just now, while nothing else is done.
    pub erased: Option<TraceId>,
    /// The own lines that the pen took back, while they can be drawn again; the last one last.
    pub undone: Vec<TraceId>,
    /// How the tablecloth is looked at.
    pub look: Look,
    /// The sheet is seen as it was after this round; none for now.
    pub until: Option<Round>,
    /// Which tools are out.
    pub tools: Tools,
    /// The pen in the hand.
    pub pen: Pen,
    /// Where and in which round the photo belongs that is being laid.
    pub laying: Option<(ClothId, Round)>,
    /// Why it did not arrive, when it was sent.
    pub unlaid: Option<String>,
    /// Where the last one lies, until that has been read.
    pub laid: Option<(ClothId, Round)>,
    /// Lines that others are drawing.
    pub glances: Vec<Glance>,
    /// When the mask was made whose news has been read last.
    pub dismissed: Option<Millis>,
    /// When the announcement was made that has been read last.
    pub heard: Option<Millis>,
    /// The bell makes no sound on this phone.
    pub muted: bool,
    /// All of a long question is shown.
    pub unfolded: bool,
    /// The table that they have been asked to host, while this page was open.
    pub asked: Option<TableId>,
    /// What others left out of sight.
    pub unseen: Unseen,
    /// What the server is to be told.
    pub outgoing: Vec<Up>,
}

impl Seat {
    /// Sits down; `now` is our own clock.
    #[must_use]
    pub fn take(beginning: Beginning, now: Millis) -> Self {
        let Beginning {
            start,
            trace,
            draft,
            refusal,
        } = beginning;
        Self {
            now: start.now,
            words: words::at_table(start.language),
            mirror: Mirror::new(start, now),
            line: LineState::Dialling,
            draft: draft.unwrap_or_default(),
            trace,
            refusal,
            chosen: None,
            moving: None,
            erased: None,
            undone: Vec::new(),
            look: Look::default(),
            until: None,
            tools: Tools::default(),
            pen: Pen::default(),
            laying: None,
            unlaid: None,
            laid: None,
            glances: Vec::new(),
            dismissed: None,
            heard: None,
            muted: false,
            unfolded: false,
            asked: None,
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

    /// Takes what the server says; `now` is our own clock.
    pub fn hear(&mut self, down: Down, now: Millis) {
        if let Down::Glance { trace, stroke, .. } = down {
            return self.glance(trace, stroke);
        }
        let at = |mirror: &Mirror| (mirror.cloth(), mirror.cafe.programme.round());
        let hosted = |mirror: &Mirror| mirror.cafe.hosted_by(mirror.me()?);
        let (cloth, round) = at(&self.mirror);
        let host = hosted(&self.mirror);
        self.mirror.hear(down, now);
        for refused in std::mem::take(&mut self.mirror.refused) {
            if let Some(draft) = Draft::of(&refused.command) {
                self.draft.take_back(draft);
            }
            self.refusal = Some(self.words.refusal(&refused.refusal));
        }
        // Told once, until another round begins.
        match hosted(&self.mirror) {
            now if now != host => self.asked = now,
            _ if at(&self.mirror).1 != round => self.asked = None,
            _ => {}
        }
        // Another round: what was tapped is let go, what was erased stays so; hosts have the same cloth before them.
        if at(&self.mirror) != (cloth, round) {
            self.close();
            (self.erased, self.laid) = (None, None);
            self.undone.clear();
            self.until = None;
        }
        // Another tablecloth: the pen is put down.
        if self.mirror.cloth() != cloth {
            self.tools = Tools::None;
            self.draft.change_cloths();
            self.glances.clear();
            self.unfolded = false;
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
            // Pressed twice, or too early: the field has the focus, that is enough.
            Err(_) if self.draft.text.is_empty() => {}
            Err(refusal) => self.refusal = Some(self.words.refusal(&refusal)),
            Ok(command) => {
                self.wants(command);
                self.trace = next;
                self.refusal = None;
                // Of an earlier time, it would not be seen.
                self.until = None;
                // The next note is likely meant for the same zone.
                self.draft = Draft {
                    zone: self.draft.zone,
                    ..Draft::default()
                };
            }
        }
    }

    /// The next note is to lie here; one that was begun on another tablecloth stays there.
    pub fn point_at(&mut self, at: Point) {
        let place = self.moment().place.filter(|_| self.draft.anew.is_none());
        if let Some((cloth, _)) = place.filter(|(cloth, _)| self.draft.lies_on(*cloth)) {
            self.draft.at = Some(at);
            self.draft.zone = self.mirror.cafe.sheet(cloth).zone_at(at.x);
        }
    }

    /// The next note may lie wherever there is room.
    pub fn anywhere(&mut self) {
        self.draft.at = None;
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

    /// Takes up a trace, to write on from there.
    pub fn take_up(&mut self, to: TraceId, kind: ThreadKind) {
        self.draft.thread = Some(Thread { to, kind });
        self.chosen = None;
        self.tools = Tools::None;
    }

    /// Says that they are at their table for this round.
    pub fn arrive(&mut self, round: Round) {
        self.wants(Command::Arrive { round });
    }

    /// The news about their masked trace has been read.
    pub fn dismiss(&mut self) {
        self.dismissed = self.moment().masked.map(|(at, _)| at);
    }
}
