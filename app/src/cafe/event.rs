//! What has happened. Events are kept for ever: a change of their form is a new [`VERSION`] that still reads the old.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    id::{ClothId, Code, GroupId, Key, Millis, Mover, ParticipantId, QuestionId, Round, StepId, TableId, TraceId},
    preparation::Preparation,
    seating::{Fate, Mode, Rule, Way},
    tablecloth::{Mark, Trace, sheet::Spot},
};

/// The form in which events are written now. 2: traces are changed, erased, refiled, resonated with; modes, pens.
/// 3: who sits where is planned; individuals mix; hosts, wishes, moves by hand; tables open, close and merge.
/// 4: back to the step before; announcements; new names, new links; who may not come back; traces are held back from the
/// projector; a question for each round; companions avoided on the way.
pub const VERSION: u16 = 4;

/// The hashes of a café's secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keys {
    /// Of the facilitator link.
    pub facilitator: Key,
    /// Of the projector link.
    pub projector: Key,
}

/// Something that has happened in a café.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// A facilitator has opened the café. Always the first.
    #[cfg_attr(phone, serde(skip))]
    Opened {
        /// Its join code.
        code: Code,
        /// The hashes of its secrets.
        keys: Keys,
        /// What was prepared.
        preparation: Preparation,
        /// When.
        at: Millis,
    },
    /// The preparation was changed while people arrive.
    #[cfg_attr(phone, serde(skip))]
    Prepared {
        /// All of it.
        preparation: Preparation,
    },
    /// Somebody has joined.
    Joined {
        /// Their number.
        participant: ParticipantId,
        /// The hash of their phone's secret.
        #[serde(default)]
        key: Key,
        /// Their name in this café.
        alias: String,
        /// Who they move with; [`GroupId::NONE`] where individuals mix.
        group: GroupId,
        /// Their table in the round that is held or travelled to; none where that follows from their group.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
        /// When.
        at: Millis,
    },
    /// Somebody has left for good.
    Departed {
        /// Who.
        participant: ParticipantId,
        /// When.
        at: Millis,
    },
    /// Somebody has another name, here and on all that they have left.
    Renamed {
        /// Who.
        participant: ParticipantId,
        /// Their name now.
        alias: String,
    },
    /// Somebody may not come back once they have left, or may again.
    #[cfg_attr(phone, serde(skip))]
    Barred {
        /// Who.
        participant: ParticipantId,
        /// Whether the door is closed to them.
        barred: bool,
    },
    /// The links for facilitators and projectors are others.
    #[cfg_attr(phone, serde(skip))]
    Renewed {
        /// The hashes of their secrets.
        keys: Keys,
    },
    /// Somebody who had left is back.
    Returned {
        /// Who.
        participant: ParticipantId,
        /// Their table, as for those who join.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
    },
    /// Somebody has come to their next table before the round began.
    Arrived {
        /// Who.
        participant: ParticipantId,
        /// For which round.
        round: Round,
        /// Where.
        table: TableId,
    },
    /// The café has left its step for this one.
    StepBegan {
        /// Which.
        step: StepId,
        /// When.
        at: Millis,
    },
    /// The café is back in the step before the one that it was in, which has never been.
    #[cfg_attr(phone, serde(skip))]
    WentBack {
        /// To which.
        step: StepId,
        /// When.
        at: Millis,
    },
    /// A facilitator has told something to all, or to a table.
    Announced(Announcement),
    /// The clock stands still.
    Paused {
        /// Since when.
        at: Millis,
    },
    /// The clock runs again.
    Resumed {
        /// Since when.
        at: Millis,
    },
    /// A step is to last so long, all in all: what has elapsed stays elapsed.
    LengthSet {
        /// Which.
        step: StepId,
        /// How long, in seconds.
        seconds: u32,
        /// When this was settled.
        at: Millis,
    },
    /// The clock of this step has come to its end.
    BellRang {
        /// Which.
        step: StepId,
    },
    /// A question has come up.
    QuestionEmerged {
        /// A new number, or that of an announced question.
        question: QuestionId,
        /// The question.
        text: String,
        /// The traces it came from.
        from: Vec<TraceId>,
        /// The plenary in which it is talked about, if any.
        plenary: Option<PlenaryPut>,
    },
    /// Somebody has left a trace.
    TraceLeft {
        /// Where.
        cloth: ClothId,
        /// What, with all its stamps.
        trace: Trace,
    },
    /// A facilitator has masked a trace.
    Masked {
        /// Which.
        trace: TraceId,
        /// Why; blank for those who may not know.
        reason: String,
        /// When.
        at: Millis,
    },
    /// A facilitator has unmasked a trace.
    Unmasked {
        /// Which.
        trace: TraceId,
        /// What it shows again, for those who never had it.
        mark: Mark,
        /// What its author says of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        about: String,
    },
    /// The projector shows only what is approved, or all again.
    #[cfg_attr(phone, serde(skip))]
    HeldBack {
        /// Whether only that.
        holds: bool,
    },
    /// Traces are approved for the projector, or no longer.
    #[cfg_attr(phone, serde(skip))]
    Approved {
        /// Which.
        traces: Vec<TraceId>,
        /// Whether they are.
        approved: bool,
    },
    /// A facilitator has put a trace on another tablecloth, or into another round.
    Refiled {
        /// Which.
        trace: TraceId,
        /// Where it lay.
        from: ClothId,
        /// Where it lies now.
        cloth: ClothId,
        /// The round it belongs to now.
        round: Round,
        /// Its place there.
        spot: Spot,
        /// Its zone there.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
    },
    /// A facilitator has said with what a table works.
    ModeSet {
        /// Which.
        table: TableId,
        /// With what.
        mode: Mode,
    },
    /// Its author has given a trace other words: a note's own, or what a drawing shows.
    Reworded {
        /// Which.
        trace: TraceId,
        /// The words.
        text: String,
        /// Its place, now that it is longer or shorter.
        spot: Spot,
    },
    /// Its author has moved a trace.
    Moved {
        /// Which.
        trace: TraceId,
        /// Its place now.
        spot: Spot,
        /// A note's zone now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
    },
    /// Its author has erased a trace.
    Erased {
        /// Which.
        trace: TraceId,
        /// When.
        at: Millis,
    },
    /// Its author has brought back a trace that they had erased.
    Restored {
        /// Which.
        trace: TraceId,
        /// Its place: the old one, or near it if somebody has written there.
        spot: Spot,
        /// What it shows again, for those who may not see what is erased.
        mark: Mark,
        /// What its author says of it.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        about: String,
    },
    /// A trace matters to somebody, or no longer does.
    Resonated {
        /// Which.
        trace: TraceId,
        /// To whom.
        by: ParticipantId,
        /// Whether it does.
        matters: bool,
    },
    /// Some are to sit elsewhere in rounds to come.
    Planned {
        /// Where, for those for whom it is new.
        ways: BTreeMap<Mover, Way>,
        /// What the whole plan was made from (see [`super::Cafe::basis`]); none where only these few were seated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(phone, serde(skip))]
        basis: Option<u32>,
    },
    /// A table has another host, or none.
    Hosted {
        /// Which.
        table: TableId,
        /// Who.
        host: Option<ParticipantId>,
    },
    /// Somebody moves with another group from now on.
    #[cfg_attr(phone, serde(skip))]
    Regrouped {
        /// Who.
        participant: ParticipantId,
        /// With which.
        group: GroupId,
    },
    /// A facilitator has a wish about who sits where, or takes it back.
    #[cfg_attr(phone, serde(skip))]
    Ruled {
        /// Which.
        rule: Rule,
        /// Whether it holds.
        holds: bool,
    },
    /// A facilitator wishes that nobody has permanent companions, or takes it back.
    #[cfg_attr(phone, serde(skip))]
    Spread {
        /// Whether it holds.
        holds: bool,
    },
    /// A facilitator has put somebody at a table, or no longer does.
    #[cfg_attr(phone, serde(skip))]
    Placed {
        /// Who.
        mover: Mover,
        /// In which round.
        round: Round,
        /// Where.
        table: Option<TableId>,
    },
    /// A table is opened, closed or merged into another one.
    TableSet {
        /// Which.
        table: TableId,
        /// What becomes of it.
        fate: Fate,
        /// What is talked about at a new one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
    },
}

/// What a facilitator tells all, or a table. It holds until the step ends or another takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announcement {
    /// Those around which tablecloth; none is all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<ClothId>,
    /// What; blank takes back what they were told last.
    pub text: String,
    /// When.
    pub at: Millis,
}

/// A plenary that is put into the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlenaryPut {
    /// The name of the new step.
    pub step: StepId,
    /// How long it is to last, in seconds.
    pub seconds: u32,
}

/// A kept event that can't be read: damaged, or written by a newer Nappe.
#[derive(Debug)]
pub enum Unreadable {
    /// Written in a form that is newer than [`VERSION`].
    Newer(u16),
    /// Not an event at all.
    Damaged(serde_json::Error),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer(version) => write!(f, "an event of form {version}; this Nappe reads up to {VERSION}"),
            Self::Damaged(error) => write!(f, "no event: {error}"),
        }
    }
}

impl std::error::Error for Unreadable {}

impl Event {
    /// The event in the form of [`VERSION`].
    ///
    /// # Errors
    /// None in practice: every event can be written.
    pub fn write(&self) -> serde_json::Result<String> {
        serde_json::to_string(self)
    }

    /// An event that was written in the form of `version`.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn read(version: u16, json: &str) -> Result<Self, Unreadable> {
        if version > VERSION {
            return Err(Unreadable::Newer(version));
        }
        serde_json::from_str(json).map_err(Unreadable::Damaged)
    }
}
