//! Traces: what people leave, and what a facilitator covers.

use super::{
    super::{
        Cafe,
        command::What,
        event::Event,
        id::{ClothId, Millis, ParticipantId, Round, TraceId},
        limits,
        refusal::{Field, Refusal},
        tablecloth::{Mark, Thread, Trace},
        text,
    },
    Decision,
};

/// A trace as the phone sends it, before the fold stamps it.
pub(super) struct Draft<'a> {
    pub(super) id: TraceId,
    pub(super) cloth: ClothId,
    pub(super) begun: Round,
    pub(super) what: &'a What,
    pub(super) thread: Option<Thread>,
}

pub(super) fn leave(cafe: &Cafe, by: ParticipantId, draft: &Draft<'_>, now: Millis) -> Decision {
    if let Some((cloth, kept)) = cafe.traces.find(draft.id) {
        let same = kept.by == by && cloth == draft.cloth;
        return if same { Ok(vec![]) } else { Err(Refusal::IdTaken) };
    }
    if cafe.is_over() {
        return Err(Refusal::Over);
    }
    let person = cafe
        .people
        .get(&by)
        .filter(|person| person.is_present())
        .ok_or(Refusal::NoSuchPerson)?;
    let round = cafe
        .round_of(by, draft.cloth, draft.begun)
        .ok_or(Refusal::NotYourTable)?;
    let near = match draft.thread {
        None => None,
        Some(thread) => {
            let (cloth, near) = cafe.traces.find(thread.to).ok_or(Refusal::NoSuchTrace)?;
            if near.is_masked() {
                return Err(Refusal::Masked);
            }
            Some(near).filter(|_| cloth == draft.cloth)
        }
    };
    let traces = cafe.traces.on(draft.cloth);
    if traces.len() >= limits::TRACES {
        return Err(Refusal::SheetFull);
    }
    let sheet = cafe.sheet(draft.cloth);
    let (mark, spot) = match draft.what {
        What::Note { text, zone } => {
            let text = text::lines(Field::Note, text, limits::NOTE)?;
            if zone.is_some_and(|zone| i32::from(zone) >= sheet.zones) {
                return Err(Refusal::NoSuchZone);
            }
            let spot = sheet.place_note(traces, &text, *zone, near).ok_or(Refusal::SheetFull)?;
            (Mark::Note { text, zone: *zone }, spot)
        }
        What::Ink(stroke) => {
            if stroke.bytes() > limits::STROKE_BYTES {
                return Err(Refusal::BadStroke);
            }
            let points = stroke.points(limits::STROKE_POINTS).map_err(|_| Refusal::BadStroke)?;
            (
                Mark::Ink(stroke.clone()),
                sheet.place_ink(&points, stroke.pen()).ok_or(Refusal::BadStroke)?,
            )
        }
    };
    let trace = Trace {
        id: draft.id,
        by,
        alias: person.alias.clone(),
        group: person.group,
        round,
        at: now,
        spot,
        mark,
        thread: draft.thread,
        mask: None,
    };
    Ok(vec![Event::TraceLeft {
        cloth: draft.cloth,
        trace,
    }])
}

pub(super) fn mask(cafe: &Cafe, trace: TraceId, reason: &str, now: Millis) -> Decision {
    let masked = cafe.traces.find(trace).ok_or(Refusal::NoSuchTrace)?.1.is_masked();
    let reason = text::line(Field::Reason, reason, limits::REASON)?;
    Ok(if masked {
        vec![]
    } else {
        vec![Event::Masked { trace, reason, at: now }]
    })
}

pub(super) fn unmask(cafe: &Cafe, trace: TraceId) -> Decision {
    let (_, found) = cafe.traces.find(trace).ok_or(Refusal::NoSuchTrace)?;
    let again = || Event::Unmasked {
        trace,
        mark: found.mark.clone(),
    };
    Ok(found.is_masked().then(again).into_iter().collect())
}
