//! Questions that come up.

use super::{
    super::{
        Cafe, Venue,
        event::{Event, PlenaryPut},
        id::{QuestionId, TraceId},
        limits,
        programme::StepKind,
        question::{Place, Question},
        refusal::{Field, Refusal},
        seating::Fate,
        text,
    },
    Decision, seating,
};

pub(super) fn ask(cafe: &Cafe, question: QuestionId, text: &str, from: &[TraceId], venue: Venue) -> Decision {
    if cafe.programme.now() == StepKind::Arrival {
        return Err(Refusal::NotBegun);
    }
    let text = text::line(Field::Question, text, limits::QUESTION)?;
    match cafe.question(question) {
        Some(asked) if asked.is_emergent() && is_so(asked, &text, from, venue) => return Ok(vec![]),
        Some(announced) if announced.place == Place::Announced => {}
        Some(_) => return Err(Refusal::Overtaken),
        None if usize::from(question.0) != cafe.questions.len() + 1 => return Err(Refusal::Overtaken),
        None if cafe.questions.len() >= limits::QUESTIONS => return Err(Refusal::OutOfRange),
        None => {}
    }
    let plenary = match venue {
        Venue::Plenary { minutes } if !(1..=limits::MINUTES).contains(&minutes) => return Err(Refusal::OutOfRange),
        Venue::Plenary { minutes } => Some(PlenaryPut {
            step: cafe.programme.free_id(),
            seconds: 60 * minutes,
        }),
        Venue::Harvest | Venue::Table(_) => None,
    };
    if from.len() > limits::SOURCES {
        return Err(Refusal::OutOfRange);
    }
    if from.iter().any(|trace| cafe.traces.find(*trace).is_none()) {
        return Err(Refusal::NoSuchTrace);
    }
    let emerged = Event::QuestionEmerged {
        question,
        text,
        from: from.to_vec(),
        plenary,
    };
    let Venue::Table(table) = venue else {
        return Ok(vec![emerged]);
    };
    if cafe.rounds_to_come().next().is_none() {
        return Err(Refusal::Overtaken);
    }
    let mut after = cafe.without_traces();
    after.apply(&emerged);
    let laid = seating::set_table(&after, table, Fate::Open, Some(question))?;
    // A table that there is already is not for this question.
    if laid.is_empty() || after.tables().contains(&table) {
        return Err(Refusal::Overtaken);
    }
    Ok([vec![emerged], laid].concat())
}

/// Whether an emergent question is as it is asked.
fn is_so(question: &Question, text: &str, from: &[TraceId], venue: Venue) -> bool {
    let at = match (&question.place, venue) {
        (Place::Announced, Venue::Harvest) | (Place::Plenary, Venue::Plenary { .. }) => true,
        (place, Venue::Table(table)) => place.tables().contains(&table),
        _ => false,
    };
    at && question.text == text && question.sources() == from
}
