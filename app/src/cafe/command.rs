//! What somebody wants to happen. A command says what should be, not what to add: sent twice, it does no more.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    event::Keys,
    id::{ClothId, Code, GroupId, Key, Mover, ParticipantId, QuestionId, Round, StepId, TableId, TraceId},
    preparation::Preparation,
    seating::{Fate, Mode, Rule, Way},
    tablecloth::{Photo, Signed, Thread},
};
use crate::ink::{Point, Stroke};

/// Who commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// The house itself: it lets people in and rings the bell.
    House,
    /// A facilitator.
    Facilitator,
    /// A participant.
    Participant(ParticipantId),
}

/// What somebody wants to happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// House: open the café.
    #[cfg_attr(phone, serde(skip))]
    Open {
        /// Its join code.
        code: Code,
        /// The hashes of its secrets.
        keys: Keys,
        /// What the facilitator prepared.
        preparation: Preparation,
    },
    /// House: let somebody in, or back in.
    #[cfg_attr(phone, serde(skip))]
    Join {
        /// The hash of their phone's secret.
        key: Key,
        /// The name they want.
        alias: String,
        /// The table at which they have sat down: they get a seat there if it fits.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<TableId>,
    },
    /// House: seat people so in the rounds to come (see [`super::Cafe::plan_anew`]).
    #[cfg_attr(phone, serde(skip))]
    Plan {
        /// The ways that are new.
        ways: BTreeMap<Mover, Way>,
        /// What they were planned from (see [`super::Cafe::basis`]): if that is no longer so, they are of no use.
        basis: u32,
    },
    /// House: it is time (see [`super::Cafe::wakes_at`]).
    #[cfg_attr(phone, serde(skip))]
    Wake,
    /// Facilitator: change the preparation, while people arrive.
    #[cfg_attr(phone, serde(skip))]
    Prepare {
        /// All of it.
        preparation: Preparation,
    },
    /// Facilitator: leave this step for the next one.
    #[cfg_attr(phone, serde(skip))]
    Next {
        /// The step that is left, so that two who press at once change it once.
        leaving: StepId,
    },
    /// Facilitator: go back to the step before this one, which was ended by mistake. Also opens a closed café again.
    #[cfg_attr(phone, serde(skip))]
    Back {
        /// The step that is left.
        leaving: StepId,
    },
    /// Facilitator: tell something to all, or to those at one table.
    #[cfg_attr(phone, serde(skip))]
    Announce {
        /// At which table; none is to all.
        table: Option<TableId>,
        /// What; blank takes back what was announced there last.
        text: String,
    },
    /// Facilitator: let the clock of this step stand still.
    #[cfg_attr(phone, serde(skip))]
    Pause {
        /// The current step.
        step: StepId,
    },
    /// Facilitator: let the clock of this step run again.
    #[cfg_attr(phone, serde(skip))]
    Resume {
        /// The current step.
        step: StepId,
    },
    /// Facilitator: let a step last so long, all in all.
    #[cfg_attr(phone, serde(skip))]
    SetLength {
        /// The current step, or one to come.
        step: StepId,
        /// How long, in seconds.
        seconds: u32,
    },
    /// Facilitator: ask a question that has come up.
    #[cfg_attr(phone, serde(skip))]
    Ask {
        /// The next free number, or that of an announced question.
        question: QuestionId,
        /// The question.
        text: String,
        /// The traces it came from.
        from: Vec<TraceId>,
        /// Where it is talked about.
        venue: Venue,
    },
    /// Facilitator: mask a trace.
    #[cfg_attr(phone, serde(skip))]
    Mask {
        /// Which.
        trace: TraceId,
        /// Why.
        reason: String,
    },
    /// Facilitator: unmask a trace.
    #[cfg_attr(phone, serde(skip))]
    Unmask {
        /// Which.
        trace: TraceId,
    },
    /// Facilitator: show the projector only traces that are approved, or all again.
    #[cfg_attr(phone, serde(skip))]
    HoldBack {
        /// Whether only those.
        holds: bool,
    },
    /// Facilitator: approve traces for the projector, or no longer.
    #[cfg_attr(phone, serde(skip))]
    Approve {
        /// Which.
        traces: Vec<TraceId>,
        /// Whether they are approved.
        approved: bool,
    },
    /// Facilitator: put a trace where it belongs; it was filed at the wrong table or in the wrong round.
    #[cfg_attr(phone, serde(skip))]
    Refile {
        /// Which.
        trace: TraceId,
        /// On which tablecloth it belongs.
        cloth: ClothId,
        /// In which round; [`Round::PLENARY`] on a plenary's sheet.
        round: Round,
    },
    /// Facilitator: with what a table works.
    #[cfg_attr(phone, serde(skip))]
    SetMode {
        /// Which.
        table: TableId,
        /// With what.
        mode: Mode,
    },
    /// Facilitator: let somebody stay at a table as its host, or nobody.
    #[cfg_attr(phone, serde(skip))]
    Host {
        /// Which.
        table: TableId,
        /// Who.
        host: Option<ParticipantId>,
    },
    /// Facilitator: let somebody move with another group.
    #[cfg_attr(phone, serde(skip))]
    Regroup {
        /// Who.
        participant: ParticipantId,
        /// With which.
        group: GroupId,
    },
    /// Facilitator: wish something about who sits where, or take it back.
    #[cfg_attr(phone, serde(skip))]
    Wish {
        /// What: more than one where several people are to sit together, or all apart.
        rules: Vec<Rule>,
        /// Whether it is to hold.
        holds: bool,
    },
    /// Facilitator: let nobody have permanent companions, or take that back.
    #[cfg_attr(phone, serde(skip))]
    Spread {
        /// Whether it is to hold.
        holds: bool,
    },
    /// Facilitator: put somebody at a table in a round to come, or leave that to the plan again.
    #[cfg_attr(phone, serde(skip))]
    Place {
        /// Who.
        mover: Mover,
        /// In which round.
        round: Round,
        /// Where.
        table: Option<TableId>,
    },
    /// Facilitator: open, close or merge a table, from the next round on.
    #[cfg_attr(phone, serde(skip))]
    SetTable {
        /// An existing one, or the next free number.
        table: TableId,
        /// What is to become of it.
        fate: Fate,
        /// What is talked about at a new one: a question that has tables, or one that was only announced.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        question: Option<QuestionId>,
    },
    /// Facilitator, or the participant: somebody leaves for good.
    Depart {
        /// Who.
        participant: ParticipantId,
    },
    /// Facilitator: give somebody another name, here and on all that they have left: it was a real one.
    #[cfg_attr(phone, serde(skip))]
    Rename {
        /// Who.
        participant: ParticipantId,
        /// Their new name.
        alias: String,
    },
    /// Facilitator: somebody may not come back once they have left, or may again.
    #[cfg_attr(phone, serde(skip))]
    Bar {
        /// Who.
        participant: ParticipantId,
        /// Whether the door is closed to them.
        barred: bool,
    },
    /// House: the links for facilitators and projectors have leaked; from now on there are others.
    #[cfg_attr(phone, serde(skip))]
    Renew {
        /// The hashes of the new secrets.
        keys: Keys,
    },
    /// Participant: I am at my table for this round.
    Arrive {
        /// Which.
        round: Round,
    },
    /// Participant: leave a trace.
    Leave(Leave),
    /// Participant: give an own trace of this round these words. For ink they say what it shows, and may be blank.
    Reword {
        /// Which.
        trace: TraceId,
        /// The words.
        text: String,
    },
    /// Participant: move an own trace of this round.
    Move {
        /// Which.
        trace: TraceId,
        /// To this zone; none is where `at` lies, or anywhere.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
        /// To this place: a note's first line, a drawing's upper left corner. A note finds the free paper nearest to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Point>,
    },
    /// Participant: take back an own trace of this round. What others have threaded to it stays.
    Erase {
        /// Which.
        trace: TraceId,
    },
    /// Participant: bring back what one has erased in this round.
    Restore {
        /// Which.
        trace: TraceId,
    },
    /// Participant: say whether a trace of others matters.
    Resonate {
        /// Which.
        trace: TraceId,
        /// Whether it does.
        matters: bool,
    },
    /// House: lay a photo of paper on a tablecloth. Its picture is kept already.
    #[cfg_attr(phone, serde(skip))]
    LayPhoto(LayPhoto),
}

/// Where an emergent question is talked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Venue {
    /// In the harvest: until then it is only announced.
    Harvest,
    /// In a plenary.
    Plenary {
        /// How long.
        minutes: u32,
    },
    /// At a table of its own, from the next round on.
    Table(TableId),
}

/// A trace as the phone sends it, before the fold stamps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leave {
    /// Its name, drawn by the phone.
    pub trace: TraceId,
    /// On which tablecloth.
    pub cloth: ClothId,
    /// The round in which it was begun.
    pub round: Round,
    /// What.
    pub what: What,
    /// The trace that it continues.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Thread>,
    /// For whom, when the table shares this phone; none is who commands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Signed>,
}

impl Leave {
    /// A trace of its own, for whoever commands.
    #[must_use]
    pub fn new(trace: TraceId, cloth: ClothId, round: Round, what: What) -> Self {
        Self {
            trace,
            cloth,
            round,
            what,
            thread: None,
            signed: None,
        }
    }
}

/// A photo of paper as the house hands it in, before the fold stamps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayPhoto {
    /// The name of the new trace.
    pub trace: TraceId,
    /// On which tablecloth.
    pub cloth: ClothId,
    /// The round whose paper it shows, or [`Round::PLENARY`].
    pub round: Round,
    /// What is known of the picture.
    pub photo: Photo,
    /// What is to be seen on it. May be blank.
    pub about: String,
    /// Who took it.
    pub by: Photographer,
}

/// Who took a photo of paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Photographer {
    /// A participant, at a table where they sat.
    Participant(ParticipantId),
    /// A facilitator, at any table; the photos of a paper table often come late.
    Facilitator {
        /// What they are called in the café's language.
        alias: String,
    },
}

/// What a participant leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A few written words.
    Note {
        /// The words.
        text: String,
        /// The zone they belong to, counted from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        zone: Option<u8>,
        /// The place that was touched; the note finds the free paper nearest to it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Point>,
    },
    /// A drawn line.
    Ink(Stroke),
}
