//! A café's traces for programs, in a form that stays.
//!
//! One object: `form` is `"nappe"`, `version` is [`VERSION`]; within a version, fields are only added. Times are by the
//! world's clock, as in `2011-12-09T10:30:00Z`; what is not there is `null`. Tables, rounds, questions and people go by
//! their numbers, groups by their letters, traces by their UUIDs, tablecloths by `question@table` (the plenary's table
//! is 0).
//!
//! - `cafe`: `code`, `title`, `purpose`, `language`, `opened`
//! - `programme`: steps in order, each with `step`, `kind` (`arrival`, `plenary`, `round`, `travel`, `harvest`,
//!   `closed`), `question`, `round`, `seconds`, `began`, `ended`
//! - `questions`: `number`, `text`, `zones`, `tables`, `plenary`, `emergent`, `from` (traces that led to it)
//! - `people`: `number`, `alias`, `group`, `joined`, `left`, `seats` (from round to table)
//! - `traces`: each once; see [`Row`]. `kind` is `note`, `ink` or `photo`; `text`, `path` and `file` (of a photo, in the ZIP
//!   of everything) are `null` where `masked`. `resonances` counts to whom it matters; `about` is what a drawing or a photo
//!   shows; `scribe` is who held the phone of a table that shares one, for `person` (0 is the facilitator)

use std::collections::BTreeMap;

use app::cafe::{
    Cafe,
    id::{QuestionId, Round, TableId, TraceId},
    preparation::Language,
    programme::{Step, StepKind},
    question::{Place, Question},
    seating::Participant,
};
use serde::Serialize;

use super::{
    Trouble,
    rows::{self, Row, time},
};

/// The version of the form.
const VERSION: u32 = 1;

/// The café as a JSON file.
pub(super) fn json(cafe: &Cafe) -> Result<Vec<u8>, Trouble> {
    let first = cafe.programme.steps.first();
    let whole = Whole {
        form: "nappe",
        version: VERSION,
        cafe: Head {
            code: cafe.code.as_str(),
            title: &cafe.preparation.title,
            purpose: &cafe.preparation.purpose,
            language: cafe.preparation.language,
            opened: first.and_then(|step| step.began).map(time),
        },
        programme: cafe.programme.steps.iter().map(Programmed::from).collect(),
        questions: cafe.questions.iter().map(Asked::from).collect(),
        people: cafe.people.values().map(Person::from).collect(),
        traces: rows::rows(cafe).collect(),
    };
    let mut json = serde_json::to_vec_pretty(&whole)?;
    json.push(b'\n');
    Ok(json)
}

#[derive(Serialize)]
struct Whole<'a> {
    form: &'static str,
    version: u32,
    cafe: Head<'a>,
    programme: Vec<Programmed>,
    questions: Vec<Asked<'a>>,
    people: Vec<Person<'a>>,
    traces: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    code: &'a str,
    title: &'a str,
    purpose: &'a str,
    language: Language,
    opened: Option<String>,
}

#[derive(Serialize)]
struct Programmed {
    step: u16,
    kind: &'static str,
    question: Option<QuestionId>,
    round: Option<Round>,
    seconds: Option<u32>,
    began: Option<String>,
    ended: Option<String>,
}

impl From<&Step> for Programmed {
    fn from(step: &Step) -> Self {
        let (kind, question, round) = match step.kind {
            StepKind::Arrival => ("arrival", None, None),
            StepKind::Plenary { question } => ("plenary", Some(question), None),
            StepKind::Round { round } => ("round", None, Some(round)),
            StepKind::Travel { to } => ("travel", None, Some(to)),
            StepKind::Harvest => ("harvest", None, None),
            StepKind::Closed => ("closed", None, None),
        };
        Self {
            step: step.id.0,
            kind,
            question,
            round,
            seconds: step.seconds,
            began: step.began.map(time),
            ended: step.ended.map(time),
        }
    }
}

#[derive(Serialize)]
struct Asked<'a> {
    number: QuestionId,
    text: &'a str,
    zones: &'a [String],
    tables: &'a [TableId],
    /// The only round in which it was talked about; none is every round.
    #[serde(skip_serializing_if = "Option::is_none")]
    round: Option<Round>,
    plenary: bool,
    emergent: bool,
    from: &'a [TraceId],
}

impl<'a> From<&'a Question> for Asked<'a> {
    fn from(question: &'a Question) -> Self {
        Self {
            number: question.id,
            text: &question.text,
            zones: &question.zones,
            tables: question.place.tables(),
            round: question.place.round(),
            plenary: question.place == Place::Plenary,
            emergent: question.is_emergent(),
            from: question.sources(),
        }
    }
}

#[derive(Serialize)]
struct Person<'a> {
    number: u32,
    alias: &'a str,
    group: String,
    joined: String,
    left: Option<String>,
    seats: &'a BTreeMap<Round, TableId>,
}

impl<'a> From<&'a Participant> for Person<'a> {
    fn from(person: &'a Participant) -> Self {
        Self {
            number: person.id.0,
            alias: &person.alias,
            group: person.group.letter(),
            joined: time(person.joined),
            left: person.left.map(time),
            seats: &person.seats,
        }
    }
}
