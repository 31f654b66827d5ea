//! Every trace of a café, once, with all it knows: what the table and the file for programs are written from.

use app::{
    cafe::{
        Cafe,
        id::{ClothId, Millis, QuestionId, Round, TableId, TraceId},
        tablecloth::{Mark, ThreadKind, Trace},
    },
    words::{self, fill},
};
use serde::Serialize;

use super::name;

/// A trace as a row.
#[derive(Serialize)]
pub(super) struct Row<'a> {
    pub(super) id: TraceId,
    pub(super) tablecloth: ClothId,
    pub(super) question: QuestionId,
    pub(super) question_text: &'a str,
    /// None: the plenary.
    pub(super) table: Option<TableId>,
    /// None: the plenary.
    pub(super) round: Option<Round>,
    pub(super) group: String,
    /// Whose it is: who left it, or for whom they did.
    pub(super) person: u32,
    /// The table as a whole has no alias, but a word.
    pub(super) alias: &'a str,
    /// When it reached the café, as in `2011-12-09T10:30:00Z`.
    pub(super) at: String,
    pub(super) kind: Kind,
    /// A note's words.
    pub(super) text: Option<&'a str>,
    /// A drawing's line, as the `d` of an SVG path in cloth units.
    pub(super) path: Option<String>,
    /// A photo's file among those that a ZIP of everything holds.
    pub(super) file: Option<String>,
    pub(super) zone: Option<&'a str>,
    pub(super) thread: Option<ThreadKind>,
    pub(super) thread_to: Option<TraceId>,
    pub(super) masked: bool,
    pub(super) mask_reason: Option<&'a str>,
    /// To how many people it matters.
    pub(super) resonances: usize,
    /// What a drawing or a photo shows, in its author's words.
    pub(super) about: Option<&'a str>,
    /// Who held the phone of the table, where they left it for somebody else.
    pub(super) scribe: Option<u32>,
    /// The questions that it led to; by number, they stand with the questions.
    #[serde(skip)]
    pub(super) led_to: Vec<&'a str>,
}

/// What was left.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Note,
    Ink,
    Photo,
    /// Somebody else than a facilitator exports, and can't know.
    Hidden,
}

/// All traces, tablecloth by tablecloth, in the order in which they were left.
pub(super) fn rows(cafe: &Cafe) -> impl Iterator<Item = Row<'_>> {
    cafe.traces.all().map(|(cloth, trace)| row(cafe, cloth, trace))
}

fn row<'a>(cafe: &'a Cafe, cloth: ClothId, trace: &'a Trace) -> Row<'a> {
    let question = cafe.question(cloth.question);
    // What is masked is not passed on.
    let mark = Some(&trace.mark).filter(|_| !trace.is_masked());
    Row {
        id: trace.id,
        tablecloth: cloth,
        question: cloth.question,
        question_text: question.map_or("", |question| &question.text),
        table: Some(cloth.table).filter(|table| *table != TableId::PLENARY),
        round: Some(trace.round).filter(|round| *round != Round::PLENARY),
        group: trace.group.letter(),
        person: trace.author().unwrap_or(trace.by).0,
        alias: words::of(cafe.preparation.language).author(trace),
        at: time(trace.at),
        kind: match trace.mark {
            Mark::Note { .. } => Kind::Note,
            Mark::Ink(_) => Kind::Ink,
            Mark::Photo(_) => Kind::Photo,
            Mark::Hidden => Kind::Hidden,
        },
        text: mark.and(trace.text()),
        path: mark.and_then(|mark| match mark {
            Mark::Ink(stroke) => Some(stroke.path()),
            Mark::Note { .. } | Mark::Photo(_) | Mark::Hidden => None,
        }),
        file: mark.and_then(|mark| match mark {
            Mark::Photo(photo) => Some(name::photo(cafe, cloth, trace.round, &photo.id)),
            Mark::Note { .. } | Mark::Ink(_) | Mark::Hidden => None,
        }),
        zone: trace.zone().and_then(|zone| Some(question?.zones.get(zone)?.as_str())),
        thread: trace.thread.map(|thread| thread.kind),
        thread_to: trace.thread.map(|thread| thread.to),
        masked: trace.is_masked(),
        mask_reason: trace.mask.as_ref().map(|mask| mask.reason.as_str()),
        resonances: trace.resonances.len(),
        about: mark.and(Some(&*trace.about)).filter(|about| !about.is_empty()),
        scribe: trace.signed.map(|_| trace.by.0),
        led_to: {
            let asked = cafe.questions.iter();
            let from_it = asked.filter(|question| question.sources().contains(&trace.id));
            from_it.map(|question| question.text.as_str()).collect()
        },
    }
}

/// Where a tablecloth lies, for people: `Table 3`, or the plenary.
pub(super) fn place(cafe: &Cafe, cloth: ClothId) -> String {
    let words = words::of(cafe.preparation.language);
    match cloth.table {
        TableId::PLENARY => words.common.plenary.to_owned(),
        table => fill(words.common.table, &[("n", &table.to_string())]),
    }
}

/// A time by the clock of the world, to the second.
pub(super) fn time(at: Millis) -> String {
    let seconds = i64::try_from(at.0 / 1_000).unwrap_or(i64::MAX);
    jiff::Timestamp::from_second(seconds)
        .map(|time| time.to_string())
        .unwrap_or_default()
}
