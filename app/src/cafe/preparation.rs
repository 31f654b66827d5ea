//! What a facilitator settles before the café begins, and the questions and programme that follow from it.

use serde::{Deserialize, Serialize};

use super::{
    Cafe,
    id::{QuestionId, Round, TableId},
    limits,
    programme::{Step, StepKind},
    question::{Origin, Place, Question},
    refusal::{Field, Refusal},
    seating::{Mode, Moving},
    text,
};

/// A language that Nappe speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

/// What the facilitator prepares. A phone reads only what it shows: what follows from the rest is in the café itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// The café's title.
    pub title: String,
    /// Why people meet. May be empty.
    pub purpose: String,
    /// The language of the café, and so of its exports.
    pub language: Language,
    /// What is talked about. The tables get their numbers in this order.
    #[cfg_attr(phone, serde(skip))]
    pub questions: Vec<Prepared>,
    /// How many groups move among the tables; 0 is as many as there are tables.
    #[cfg_attr(phone, serde(skip))]
    pub groups: u16,
    /// How many rounds. The questions at tables are talked about in every round.
    #[cfg_attr(phone, serde(skip))]
    pub rounds: u8,
    /// Minutes of talking in a round.
    #[cfg_attr(phone, serde(skip))]
    pub round_minutes: u32,
    /// Minutes of each round, from the first on, where not all last as long; 0 or none is as long as the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(phone, serde(skip))]
    pub minutes: Vec<u32>,
    /// Minutes to change tables; 0 is no pause between two rounds.
    #[cfg_attr(phone, serde(skip))]
    pub travel_minutes: u32,
    /// With what the tables work, unless one is set to something else.
    #[serde(default, skip_serializing_if = "Mode::is_usual")]
    pub mode: Mode,
    /// Who moves as one.
    #[serde(default, skip_serializing_if = "Moving::is_usual")]
    pub moving: Moving,
    /// Whether each table has a host who stays. Where nobody names one, the first who sits there is asked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(phone, serde(skip))]
    pub hosts: bool,
    /// Where individuals mix: nobody is to have permanent companions, even if more pairs then meet twice.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(phone, serde(skip))]
    pub spread: bool,
    /// How many people are expected, where somebody has said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(phone, serde(skip))]
    pub expected: Option<u16>,
}

/// A prepared question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prepared {
    /// The question itself.
    pub text: String,
    /// Names of the parts of its tablecloths.
    pub zones: Vec<String>,
    /// Where it is to be talked about.
    pub place: Planned,
}

/// Where a prepared question is to be talked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Planned {
    /// Nowhere yet.
    Announced,
    /// By everybody around one sheet, before the rounds, for so many minutes.
    Plenary {
        /// How long.
        minutes: u32,
    },
    /// At so many tables, in every round.
    Tables {
        /// How many.
        tables: u16,
    },
    /// At so many tables in a round of its own: the first of these questions in round 1, the next in round 2. All of them
    /// are talked about at the same tables.
    Round {
        /// How many.
        tables: u16,
    },
}

impl Planned {
    /// Whether it has a round of its own.
    fn is_round(self) -> bool {
        matches!(self, Self::Round { .. })
    }
}

impl Preparation {
    /// The preparation as it can be kept: texts tidied, numbers within the limits.
    ///
    /// # Errors
    /// The [`Refusal`] that names the first thing that can't be.
    pub fn tidy(&self) -> Result<Self, Refusal> {
        let questions = self
            .questions
            .iter()
            .map(Prepared::tidy)
            .collect::<Result<Vec<_>, _>>()?;
        // A question of its own for each round: there are as many.
        let each_round = questions.iter().filter(|question| question.place.is_round()).count();
        let rounds = match each_round {
            0 => self.rounds,
            rounds => u8::try_from(rounds).unwrap_or(u8::MAX),
        };
        let tidy = Self {
            rounds,
            minutes: self.minutes.iter().copied().take(rounds.into()).collect(),
            title: text::line(Field::Title, &self.title, limits::TITLE)?,
            purpose: match text::lines(Field::Purpose, &self.purpose, limits::PURPOSE) {
                Err(Refusal::Empty { .. }) => String::new(),
                other => other?,
            },
            questions,
            ..self.clone()
        };
        let within = tidy.questions.len() <= limits::QUESTIONS
            && tidy.tables() <= u32::from(limits::TABLES)
            && tidy.groups <= limits::GROUPS
            && tidy.expected.is_none_or(|people| usize::from(people) <= limits::PEOPLE)
            && tidy.rounds <= limits::ROUNDS
            && (1..=limits::MINUTES).contains(&tidy.round_minutes)
            && tidy.minutes.iter().all(|minutes| *minutes <= limits::MINUTES)
            && tidy.travel_minutes <= limits::MINUTES;
        if !within {
            return Err(Refusal::OutOfRange);
        }
        let talks = tidy
            .steps()
            .iter()
            .any(|(kind, _)| matches!(kind, StepKind::Round { .. } | StepKind::Plenary { .. }));
        if talks {
            Ok(tidy)
        } else {
            Err(Refusal::NothingToTalkAbout)
        }
    }

    /// How many tables all questions need.
    #[must_use]
    pub fn tables(&self) -> u32 {
        let in_every_round = self.questions.iter().map(|question| match question.place {
            Planned::Tables { tables } => u32::from(tables),
            Planned::Announced | Planned::Plenary { .. } | Planned::Round { .. } => 0,
        });
        in_every_round.sum::<u32>() + u32::from(self.shared_tables())
    }

    /// How many tables those questions share that have a round of their own.
    fn shared_tables(&self) -> u16 {
        let shared = self.questions.iter().map(|question| match question.place {
            Planned::Round { tables } => tables,
            Planned::Announced | Planned::Plenary { .. } | Planned::Tables { .. } => 0,
        });
        shared.max().unwrap_or(0)
    }

    /// The questions, numbered, at their tables.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let shared = self.shared_tables();
        let (mut next_table, mut next_round) = (1 + shared, 1);
        (1..)
            .zip(&self.questions)
            .map(|(number, prepared)| Question {
                id: QuestionId(number),
                text: prepared.text.clone(),
                zones: prepared.zones.clone(),
                place: match prepared.place {
                    Planned::Announced => Place::Announced,
                    Planned::Plenary { .. } => Place::Plenary,
                    Planned::Tables { tables } => {
                        let first = next_table;
                        next_table += tables;
                        Place::Tables((first..next_table).map(TableId).collect())
                    }
                    Planned::Round { .. } => {
                        let round = Round(next_round);
                        next_round = next_round.saturating_add(1);
                        let tables = (1..=shared).map(TableId).collect();
                        Place::Round { round, tables }
                    }
                },
                origin: Origin::Prepared,
            })
            .collect()
    }

    /// What the café goes through: each step with its length in seconds, where it has one.
    #[must_use]
    pub fn steps(&self) -> Vec<(StepKind, Option<u32>)> {
        let mut steps = vec![(StepKind::Arrival, None)];
        for (number, question) in (1..).zip(&self.questions) {
            if let Planned::Plenary { minutes } = question.place {
                steps.push((
                    StepKind::Plenary {
                        question: QuestionId(number),
                    },
                    Some(60 * minutes),
                ));
            }
        }
        if self.tables() > 0 {
            for round in (1..=self.rounds).map(Round) {
                if round.0 > 1 && self.travel_minutes > 0 {
                    steps.push((StepKind::Travel { to: round }, Some(60 * self.travel_minutes)));
                }
                steps.push((StepKind::Round { round }, Some(60 * self.minutes_of(round))));
            }
        }
        steps.extend([(StepKind::Harvest, None), (StepKind::Closed, None)]);
        steps
    }

    /// How long a round is to last, in minutes.
    fn minutes_of(&self, round: Round) -> u32 {
        let own = usize::from(round.0)
            .checked_sub(1)
            .and_then(|index| self.minutes.get(index));
        own.copied()
            .filter(|minutes| *minutes > 0)
            .unwrap_or(self.round_minutes)
    }

    /// The same, with steps as long as these are now.
    fn lasting(mut self, steps: &[Step]) -> Self {
        let mut travels = vec![];
        self.minutes.clear();
        for step in steps {
            let Some(minutes) = step.seconds.map(|seconds| seconds.div_ceil(60)) else {
                continue;
            };
            match step.kind {
                StepKind::Plenary { question } => {
                    let prepared = usize::from(question.0).checked_sub(1);
                    if let Some(asked) = prepared.and_then(|index| self.questions.get_mut(index)) {
                        asked.place = Planned::Plenary { minutes };
                    }
                }
                StepKind::Round { .. } => self.minutes.push(minutes),
                StepKind::Travel { .. } => travels.push(minutes),
                StepKind::Arrival | StepKind::Harvest | StepKind::Closed => {}
            }
        }
        // One length is prepared for all of them.
        if let Some(longest) = travels.into_iter().max() {
            self.travel_minutes = longest;
        }
        if self.minutes.iter().all(|minutes| *minutes == self.round_minutes) {
            self.minutes.clear();
        }
        self
    }
}

impl Cafe {
    /// The preparation as it can be looked over and changed: with the lengths that the desk has given to steps before the
    /// first of them has begun. Later ones answer to what happened, and are no preparation for anything.
    #[must_use]
    pub fn prepared(&self) -> Preparation {
        let preparation = self.preparation.clone();
        match self.programme.now() {
            StepKind::Arrival => preparation.lasting(&self.programme.steps),
            _ => preparation,
        }
    }
}

impl Prepared {
    fn tidy(&self) -> Result<Self, Refusal> {
        let within = match self.place {
            Planned::Announced => true,
            Planned::Plenary { minutes } => (1..=limits::MINUTES).contains(&minutes),
            Planned::Tables { tables } | Planned::Round { tables } => (1..=limits::TABLES).contains(&tables),
        };
        if !within || self.zones.len() > limits::ZONES {
            return Err(Refusal::OutOfRange);
        }
        Ok(Self {
            text: text::line(Field::Question, &self.text, limits::QUESTION)?,
            zones: tidy_zones(&self.zones)?,
            place: self.place,
        })
    }
}

/// The zones' names as they can be kept.
fn tidy_zones(zones: &[String]) -> Result<Vec<String>, Refusal> {
    zones
        .iter()
        .map(|zone| text::line(Field::Zone, zone, limits::ZONE))
        .collect()
}
