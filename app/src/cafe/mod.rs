//! The fold: one café, the commands people give, the events that follow, and who may see what of it.
//!
//! [`decide`](decide::decide) says whether a command is allowed and which events follow; [`Cafe::apply`] takes an event
//! and cannot fail. Both are plain functions: no clock, no chance, no I/O. Time, ids and secrets come in as data.

pub mod apply;
pub mod audience;
pub mod command;
pub mod decide;
pub mod event;
pub mod id;
pub mod limits;
pub mod preparation;
pub mod programme;
pub mod question;
pub mod recap;
pub mod refusal;
pub mod seating;
pub mod sight;
pub mod tablecloth;
pub mod text;

use std::collections::BTreeMap;

pub use command::{Command, LayPhoto, Leave, Photographer, Venue, What, Who};
pub use decide::decide;
pub use event::Event;
pub use refusal::Refusal;
use serde::{Deserialize, Serialize};

use self::{
    event::{Announcement, Keys},
    id::{ClothId, Code, Millis, Mover, ParticipantId, QuestionId, Round, TableId},
    preparation::Preparation,
    programme::{Programme, StepKind},
    question::{Place, Question},
    seating::{Arrangement, Fate, Mode, Participant, Way},
    sight::Sight,
    tablecloth::Tablecloths,
};

/// A café: what its journal adds up to. A viewer's mirror holds a smaller one (see [`sight`]).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cafe {
    /// What people join with.
    pub code: Code,
    /// Whether this is the whole café, or what a viewer may see of it.
    pub sight: Sight,
    /// The hashes of its secrets; blank in a mirror.
    pub keys: Keys,
    /// What the facilitator prepared.
    pub preparation: Preparation,
    /// What is talked about; emergent questions come last.
    pub questions: Vec<Question>,
    /// How many groups move among the tables.
    pub groups: u16,
    /// What the café goes through, and where it is.
    pub programme: Programme,
    /// Everybody who ever joined.
    pub people: BTreeMap<ParticipantId, Participant>,
    /// With what tables work that were set to something else than all.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub modes: BTreeMap<TableId, Mode>,
    /// Where they are to sit, and sat: a way is planned, seats are facts. Of who has none, see [`Cafe::planned`].
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ways: BTreeMap<Mover, Way>,
    /// Who stays at a table as its host.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub hosts: BTreeMap<TableId, ParticipantId>,
    /// What has become of tables that are not open, or were not always.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fates: BTreeMap<TableId, Fate>,
    /// What only the desk knows of the seating; blank in the mirror of anybody else.
    #[serde(default, skip_serializing_if = "Arrangement::is_blank")]
    #[cfg_attr(phone, serde(skip))]
    pub arrangement: Arrangement,
    /// What was announced in this step, to all and to tables: the last to each, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub announcements: Vec<Announcement>,
    /// Whether the projector shows only what is approved.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(phone, serde(skip))]
    pub holds_back: bool,
    /// What they left.
    pub traces: Tablecloths,
}

impl Cafe {
    /// The question of this number.
    #[must_use]
    pub fn question(&self, id: QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The questions that have come up and are talked about nowhere: their place is the harvest.
    pub fn emerged(&self) -> impl Iterator<Item = &Question> {
        let waits = |question: &&Question| question.is_emergent() && question.place == Place::Announced;
        self.questions.iter().filter(waits)
    }

    /// The question that a round has to itself; none where what is talked about is the same in every round.
    #[must_use]
    pub fn question_of(&self, round: Round) -> Option<&Question> {
        self.questions
            .iter()
            .find(|question| question.place.round() == Some(round))
    }

    /// Whether somebody has left a trace in a step, erased since or not: it has been held then, and the café does not go
    /// back behind it.
    #[must_use]
    pub fn is_written_in(&self, kind: StepKind) -> bool {
        let left = |cloth| self.traces.on(cloth).iter().chain(self.traces.erased_on(cloth));
        match kind {
            StepKind::Plenary { question } => {
                let table = TableId::PLENARY;
                left(ClothId { question, table }).next().is_some()
            }
            StepKind::Round { round } | StepKind::Travel { to: round } => {
                self.cloths().any(|cloth| left(cloth).any(|trace| trace.round == round))
            }
            StepKind::Arrival | StepKind::Harvest | StepKind::Closed => false,
        }
    }

    /// Whether it can only be read any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.programme.now() == StepKind::Closed
    }

    /// When the café wants to be woken next, with [`Command::Wake`].
    #[must_use]
    pub fn wakes_at(&self) -> Option<Millis> {
        self.programme.bell()
    }
}
