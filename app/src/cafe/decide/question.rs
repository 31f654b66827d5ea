//! Questions that come up.

use super::{
    super::{
        Cafe,
        event::{Event, PlenaryPut},
        id::{QuestionId, TraceId},
        limits,
        programme::StepKind,
        question::Place,
        refusal::{Field, Refusal},
        text,
    },
    Decision,
};

pub(super) fn ask(cafe: &Cafe, question: QuestionId, text: &str, from: &[TraceId], minutes: Option<u32>) -> Decision {
    if cafe.programme.now() == StepKind::Arrival {
        return Err(Refusal::NotBegun);
    }
    let text = text::line(Field::Question, text, limits::QUESTION)?;
    match cafe.question(question) {
        Some(asked) if asked.is_emergent() && asked.text == text => return Ok(vec![]),
        Some(announced) if announced.place == Place::Announced && !announced.is_emergent() => {}
        Some(_) => return Err(Refusal::Overtaken),
        None if usize::from(question.0) != cafe.questions.len() + 1 => return Err(Refusal::Overtaken),
        None if cafe.questions.len() >= limits::QUESTIONS => return Err(Refusal::OutOfRange),
        None => {}
    }
    let in_range = from.len() <= limits::SOURCES && minutes.is_none_or(|m| (1..=limits::MINUTES).contains(&m));
    if !in_range {
        return Err(Refusal::OutOfRange);
    }
    if from.iter().any(|trace| cafe.traces.find(*trace).is_none()) {
        return Err(Refusal::NoSuchTrace);
    }
    let plenary = minutes.map(|minutes| PlenaryPut {
        step: cafe.programme.free_id(),
        seconds: 60 * minutes,
    });
    Ok(vec![Event::QuestionEmerged {
        question,
        text,
        from: from.to_vec(),
        plenary,
    }])
}
