//! The programme: the steps that a café goes through, and the clock of the one it is in. The clock is data.

use serde::{Deserialize, Serialize};

use super::id::{Millis, QuestionId, Round, StepId};

/// What happens in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// People come in.
    Arrival,
    /// Everybody around one sheet.
    Plenary {
        /// What is talked about.
        question: QuestionId,
    },
    /// Talking at tables.
    Round {
        /// Which.
        round: Round,
    },
    /// Changing tables.
    Travel {
        /// The round that comes next.
        to: Round,
    },
    /// Looking at all tablecloths together.
    Harvest,
    /// The café is over.
    Closed,
}

/// A step of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its name, which it keeps when others are put before it.
    pub id: StepId,
    /// What happens.
    pub kind: StepKind,
    /// How long it is to last, in seconds; none for a step without a bell.
    pub seconds: Option<u32>,
    /// When it began.
    pub began: Option<Millis>,
    /// When it ended.
    pub ended: Option<Millis>,
    /// How long its clock had stood still when it ended, in milliseconds: so that one can go back to it.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[cfg_attr(phone, serde(skip))]
    pub idle: u64,
}

#[cfg(not(phone))]
fn is_zero(idle: &u64) -> bool {
    *idle == 0
}

/// What the café goes through, and where it is. Never empty once the café is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// All steps, in order.
    pub steps: Vec<Step>,
    /// Which of them it is in.
    pub at: usize,
    /// How the clock of this step runs.
    pub clock: Clock,
}

/// How the current step's clock runs. The length stands in the [`Step`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// When the step began.
    pub began: Millis,
    /// Since when it is paused, if it is.
    pub paused: Option<Millis>,
    /// How long it stood still in earlier pauses, in milliseconds.
    pub idle: u64,
    /// Whether the bell has rung.
    pub rang: bool,
}

impl Clock {
    /// How long the step has run, in milliseconds, pauses not counted.
    #[must_use]
    pub fn elapsed(&self, now: Millis) -> u64 {
        self.paused.unwrap_or(now).since(self.began).saturating_sub(self.idle)
    }
}

impl Programme {
    /// A programme of these steps, at its first.
    #[must_use]
    pub fn of(steps: Vec<(StepKind, Option<u32>)>, began: Millis) -> Self {
        let mut steps: Vec<Step> = (1..)
            .zip(steps)
            .map(|(id, (kind, seconds))| Step {
                id: StepId(id),
                kind,
                seconds,
                began: None,
                ended: None,
                idle: 0,
            })
            .collect();
        if let Some(first) = steps.first_mut() {
            first.began = Some(began);
        }
        Self {
            steps,
            at: 0,
            clock: Clock {
                began,
                ..Clock::default()
            },
        }
    }

    /// The step that the café is in; none before it is opened.
    #[must_use]
    pub fn current(&self) -> Option<&Step> {
        self.steps.get(self.at)
    }

    /// What happens now. A café that is not opened yet is at its arrival.
    #[must_use]
    pub fn now(&self) -> StepKind {
        self.current().map_or(StepKind::Arrival, |step| step.kind)
    }

    /// The step that comes next; none when the café is closed.
    #[must_use]
    pub fn next(&self) -> Option<&Step> {
        self.steps.get(self.at + 1)
    }

    /// The step that the café was in before this one; none at its first.
    #[must_use]
    pub fn before(&self) -> Option<&Step> {
        self.steps.get(self.at.checked_sub(1)?)
    }

    /// The step of this name.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// How many rounds there are.
    #[must_use]
    pub fn rounds(&self) -> u8 {
        self.steps
            .iter()
            .filter(|step| matches!(step.kind, StepKind::Round { .. }))
            .count() as u8
    }

    /// The round that is held, or was the last to be held; none before the first.
    #[must_use]
    pub fn round(&self) -> Option<Round> {
        self.steps
            .iter()
            .take(self.at + 1)
            .rev()
            .find_map(|step| match step.kind {
                StepKind::Round { round } => Some(round),
                _ => None,
            })
    }

    /// The rounds that have begun.
    pub fn held_rounds(&self) -> impl Iterator<Item = Round> + use<> {
        (1..=self.round().map_or(0, |round| round.0)).map(Round)
    }

    /// What is left of this step, in milliseconds: negative after the bell; none for a step without one.
    #[must_use]
    pub fn left(&self, now: Millis) -> Option<i64> {
        let seconds = self.current()?.seconds?;
        Some(i64::from(seconds) * 1_000 - self.clock.elapsed(now) as i64)
    }

    /// When the bell of this step is to ring; none while the clock is paused, after it has rung, or without a length.
    #[must_use]
    pub fn bell(&self) -> Option<Millis> {
        if self.clock.rang || self.clock.paused.is_some() {
            return None;
        }
        let length = u64::from(self.current()?.seconds?) * 1_000;
        Some(Millis(self.clock.began.0 + self.clock.idle + length))
    }

    /// Whether people may talk and write at tables or in the plenary: between arrival and harvest.
    #[must_use]
    pub fn is_talking(&self) -> bool {
        matches!(
            self.now(),
            StepKind::Plenary { .. } | StepKind::Round { .. } | StepKind::Travel { .. }
        )
    }

    /// Whether all tablecloths are shown to all: in the harvest and after.
    #[must_use]
    pub fn is_harvested(&self) -> bool {
        matches!(self.now(), StepKind::Harvest | StepKind::Closed)
    }

    /// Whether the harvest has begun, or is over: whatever comes next comes after it.
    #[must_use]
    pub fn has_hung(&self) -> bool {
        let until_now = self.steps.iter().take(self.at + 1);
        until_now.into_iter().any(|step| step.kind == StepKind::Harvest)
    }

    pub(crate) fn begin(&mut self, id: StepId, at: Millis) {
        let Some(index) = self.steps.iter().position(|step| step.id == id) else {
            return;
        };
        let idle = self.clock.idle + self.clock.paused.map_or(0, |since| at.since(since));
        if let Some(left) = self.steps.get_mut(self.at) {
            left.ended = Some(at);
            left.idle = idle;
        }
        self.steps[index].began = Some(at);
        self.at = index;
        self.clock = Clock {
            began: at,
            ..Clock::default()
        };
    }

    /// Back into a step that has ended: its clock goes on from where it was, and the step that is left has never been.
    pub(super) fn go_back(&mut self, id: StepId, at: Millis) {
        let Some(index) = self.steps.iter().position(|step| step.id == id) else {
            return;
        };
        if let Some(left) = self.steps.get_mut(self.at) {
            (left.began, left.ended, left.idle) = (None, None, 0);
        }
        let step = &mut self.steps[index];
        let away = step.ended.take().map_or(0, |ended| at.since(ended));
        self.clock = Clock {
            began: step.began.unwrap_or(at),
            idle: step.idle + away,
            ..Clock::default()
        };
        self.at = index;
        // A bell that has rung does not ring again.
        self.clock.rang = self.left(at).is_some_and(|left| left <= 0);
    }

    pub(super) fn pause(&mut self, at: Millis) {
        self.clock.paused.get_or_insert(at);
    }

    pub(super) fn resume(&mut self, at: Millis) {
        if let Some(since) = self.clock.paused.take() {
            self.clock.idle += at.since(since);
        }
    }

    pub(crate) fn set_length(&mut self, id: StepId, seconds: u32, at: Millis) {
        if let Some(step) = self.steps.iter_mut().find(|step| step.id == id) {
            step.seconds = Some(seconds);
        }
        // More time: the bell will ring again.
        if self.left(at).is_some_and(|left| left > 0) {
            self.clock.rang = false;
        }
    }

    /// Puts a step where an emergent question belongs: before the harvest, or next when that has begun.
    pub(super) fn insert(&mut self, step: Step) {
        let harvest = self.steps.iter().position(|step| step.kind == StepKind::Harvest);
        let place = harvest.map_or(self.at + 1, |harvest| harvest.max(self.at + 1));
        self.steps.insert(place.min(self.steps.len()), step);
    }

    /// A step name that is still free.
    #[must_use]
    pub fn free_id(&self) -> StepId {
        StepId(self.steps.iter().map(|step| step.id.0).max().unwrap_or(0) + 1)
    }
}
