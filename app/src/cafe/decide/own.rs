//! What somebody does with their own traces, in the round in which they left them.

use super::{
    super::{
        Cafe,
        event::Event,
        id::{ClothId, Millis, ParticipantId, TraceId},
        limits,
        refusal::{Field, Refusal},
        tablecloth::{
            Mark, Trace,
            sheet::{LINE, Spot, Wish, in_the_way},
        },
        text,
    },
    Decision,
};
use crate::ink::Point;

/// An own trace that may be changed now, erased or not.
fn own(cafe: &Cafe, by: ParticipantId, id: TraceId) -> Result<(ClothId, &Trace), Refusal> {
    if cafe.is_over() {
        return Err(Refusal::Over);
    }
    let (cloth, trace) = cafe.traces.known(id).ok_or(Refusal::NoSuchTrace)?;
    if trace.by != by {
        return Err(Refusal::NotYours);
    }
    if trace.is_masked() {
        return Err(Refusal::Masked);
    }
    if !cafe.may_change(by, id) {
        return Err(Refusal::Settled);
    }
    Ok((cloth, trace))
}

/// An own trace that may be changed now and lies on its cloth.
fn lying(cafe: &Cafe, by: ParticipantId, id: TraceId) -> Result<(ClothId, &Trace), Refusal> {
    let (cloth, trace) = own(cafe, by, id)?;
    if trace.erased.is_some() {
        return Err(Refusal::Erased);
    }
    Ok((cloth, trace))
}

pub(super) fn reword(cafe: &Cafe, by: ParticipantId, id: TraceId, words: &str) -> Decision {
    let (cloth, trace) = lying(cafe, by, id)?;
    let (text, spot) = match &trace.mark {
        Mark::Note { text, .. } => {
            let words = text::lines(Field::Note, words, limits::NOTE)?;
            if words == *text {
                return Ok(vec![]);
            }
            let spot = stay(cafe, cloth, trace, &words).ok_or(Refusal::SheetFull)?;
            (words, spot)
        }
        Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden => {
            let about = match text::line(Field::About, words, limits::ABOUT) {
                Err(Refusal::Empty { .. }) => String::new(),
                other => other?,
            };
            if about == trace.about {
                return Ok(vec![]);
            }
            (about, trace.spot)
        }
    };
    Ok(vec![Event::Reworded { trace: id, text, spot }])
}

/// Where a note stays with these words: where it is, or as near as its new length allows.
fn stay(cafe: &Cafe, cloth: ClothId, trace: &Trace, words: &str) -> Option<Spot> {
    let zone = trace.zone().and_then(|zone| u8::try_from(zone).ok());
    let Spot { x, y, .. } = trace.spot;
    let here = Wish::At(Point { x, y: y + LINE / 2 });
    place(cafe, cloth, trace, words, zone, here)
}

/// Where an own note finds free paper: it is not in its own way.
fn place(cafe: &Cafe, cloth: ClothId, trace: &Trace, words: &str, zone: Option<u8>, wish: Wish<'_>) -> Option<Spot> {
    let others = cafe.traces.on(cloth).iter().filter(|other| other.id != trace.id);
    cafe.sheet(cloth)
        .place_note(&in_the_way(others, wish), words, zone, wish)
}

/// Where an own photo lies that is wished for there: it covers nothing but what it covered.
fn lay(cafe: &Cafe, cloth: ClothId, trace: &Trace, wished: Spot) -> Option<Spot> {
    let others = cafe.traces.on(cloth).iter().filter(|other| other.id != trace.id);
    cafe.sheet(cloth)
        .place_drawing(&in_the_way(others, Wish::Anywhere), wished)
}

pub(super) fn shift(cafe: &Cafe, by: ParticipantId, id: TraceId, zone: Option<u8>, at: Option<Point>) -> Decision {
    let (cloth, trace) = lying(cafe, by, id)?;
    let sheet = cafe.sheet(cloth);
    if zone.is_some_and(|zone| i32::from(zone) >= sheet.zones) {
        return Err(Refusal::NoSuchZone);
    }
    let (old, zone) = (trace.zone(), zone.or_else(|| sheet.zone_at(at?.x)));
    let spot = match (&trace.mark, at) {
        (Mark::Note { .. }, None) if zone.map(usize::from) == old => Some(trace.spot),
        (Mark::Note { text, .. }, at) => {
            let wish = at.map_or(Wish::Anywhere, Wish::At);
            place(cafe, cloth, trace, text, zone, wish)
        }
        (Mark::Photo(_), Some(at)) => lay(cafe, cloth, trace, sheet.keep(trace.spot, at)),
        (Mark::Ink(_) | Mark::Photo(_) | Mark::Hidden, at) => {
            Some(at.map_or(trace.spot, |at| sheet.keep(trace.spot, at)))
        }
    };
    let spot = spot.ok_or(Refusal::SheetFull)?;
    let zone = zone.filter(|_| matches!(trace.mark, Mark::Note { .. }));
    if spot == trace.spot && zone.map(usize::from) == old {
        return Ok(vec![]);
    }
    Ok(vec![Event::Moved { trace: id, spot, zone }])
}

pub(super) fn erase(cafe: &Cafe, by: ParticipantId, id: TraceId, now: Millis) -> Decision {
    let (_, trace) = own(cafe, by, id)?;
    let erased = Event::Erased { trace: id, at: now };
    Ok(trace.erased.is_none().then_some(erased).into_iter().collect())
}

pub(super) fn restore(cafe: &Cafe, by: ParticipantId, id: TraceId) -> Decision {
    let (cloth, trace) = own(cafe, by, id)?;
    if trace.erased.is_none() {
        return Ok(vec![]);
    }
    let spot = match &trace.mark {
        Mark::Note { text, .. } => stay(cafe, cloth, trace, text).ok_or(Refusal::SheetFull)?,
        Mark::Photo(_) => lay(cafe, cloth, trace, trace.spot).ok_or(Refusal::SheetFull)?,
        Mark::Ink(_) | Mark::Hidden => trace.spot,
    };
    Ok(vec![Event::Restored {
        trace: id,
        spot,
        mark: trace.mark.clone(),
        about: trace.about.clone(),
    }])
}
