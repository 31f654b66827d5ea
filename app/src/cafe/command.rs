//! What somebody wants to happen. A command says what should be, not what to add: sent twice, it does no more.

use serde::{Deserialize, Serialize};

use super::{
    event::Keys,
    id::{ClothId, Code, Key, ParticipantId, QuestionId, Round, StepId, TableId, TraceId},
    preparation::Preparation,
    seating::Mode,
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
    Open {
        /// Its join code.
        code: Code,
        /// The hashes of its secrets.
        keys: Keys,
        /// What the facilitator prepared.
        preparation: Preparation,
    },
    /// House: let somebody in, or back in.
    Join {
        /// The hash of their phone's secret.
        key: Key,
        /// The name they want.
        alias: String,
    },
    /// House: it is time (see [`super::Cafe::wakes_at`]).
    Wake,
    /// Facilitator: change the preparation, while people arrive.
    Prepare {
        /// All of it.
        preparation: Preparation,
    },
    /// Facilitator: leave this step for the next one.
    Next {
        /// The step that is left, so that two who press at once change it once.
        leaving: StepId,
    },
    /// Facilitator: let the clock of this step stand still.
    Pause {
        /// The current step.
        step: StepId,
    },
    /// Facilitator: let the clock of this step run again.
    Resume {
        /// The current step.
        step: StepId,
    },
    /// Facilitator: let a step last so long, all in all.
    SetLength {
        /// The current step, or one to come.
        step: StepId,
        /// How long, in seconds.
        seconds: u32,
    },
    /// Facilitator: ask a question that has come up.
    Ask {
        /// The next free number, or that of an announced question.
        question: QuestionId,
        /// The question.
        text: String,
        /// The traces it came from.
        from: Vec<TraceId>,
        /// Talk about it in a plenary of so many minutes; none announces it only.
        minutes: Option<u32>,
    },
    /// Facilitator: mask a trace.
    Mask {
        /// Which.
        trace: TraceId,
        /// Why.
        reason: String,
    },
    /// Facilitator: unmask a trace.
    Unmask {
        /// Which.
        trace: TraceId,
    },
    /// Facilitator: put a trace where it belongs; it was filed at the wrong table or in the wrong round.
    Refile {
        /// Which.
        trace: TraceId,
        /// On which tablecloth it belongs.
        cloth: ClothId,
        /// In which round; [`Round::PLENARY`] on a plenary's sheet.
        round: Round,
    },
    /// Facilitator: with what a table works.
    SetMode {
        /// Which.
        table: TableId,
        /// With what.
        mode: Mode,
    },
    /// Facilitator, or the participant: somebody leaves for good.
    Depart {
        /// Who.
        participant: ParticipantId,
    },
    /// Facilitator: give somebody a table for the next round.
    Assign {
        /// Who.
        participant: ParticipantId,
        /// The first round that people are not at, or on their way to, yet.
        round: Round,
        /// Which.
        table: TableId,
    },
    /// Participant: I am at my table for this round.
    Arrive {
        /// Which.
        round: Round,
    },
    /// Participant: leave a trace.
    Leave {
        /// Its name, drawn by the phone.
        trace: TraceId,
        /// On which tablecloth.
        cloth: ClothId,
        /// The round in which it was begun.
        round: Round,
        /// What.
        what: What,
        /// The trace that it continues.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        thread: Option<Thread>,
        /// For whom, when the table shares this phone; none is who commands.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        signed: Option<Signed>,
    },
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
    LayPhoto {
        /// The name of the new trace.
        trace: TraceId,
        /// On which tablecloth.
        cloth: ClothId,
        /// The round whose paper it shows, or [`Round::PLENARY`].
        round: Round,
        /// What is known of the picture.
        photo: Photo,
        /// What is to be seen on it. May be blank.
        about: String,
        /// Who took it.
        by: Photographer,
    },
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
