//! Traces: what people leave, and what a facilitator covers.

use super::{
    super::{
        Cafe,
        command::{Leave, What},
        event::Event,
        id::{ClothId, Millis, ParticipantId, Round, TableId, TraceId},
        limits,
        refusal::{Field, Refusal},
        seating::{Mode, Participant},
        tablecloth::{
            Mark, Signed, Trace,
            sheet::{FOLD, Wish, in_the_way},
        },
        text,
    },
    Decision,
};

pub(super) fn leave(cafe: &Cafe, by: ParticipantId, left: &Leave, now: Millis) -> Decision {
    if let Some((_, kept)) = cafe.traces.known(left.trace) {
        // It may have been erased or refiled meanwhile: it was left.
        return if kept.by == by {
            Ok(vec![])
        } else {
            Err(Refusal::IdTaken)
        };
    }
    if cafe.is_over() {
        return Err(Refusal::Over);
    }
    let person = cafe
        .people
        .get(&by)
        .filter(|person| person.is_present())
        .ok_or(Refusal::NoSuchPerson)?;
    let round = cafe.round_of(by, left.cloth, left.round).ok_or(Refusal::NotYourTable)?;
    let (author, signed) = sign(cafe, person, left.signed, left.cloth.table, round)?;
    let mut wish = Wish::Anywhere;
    if let Some(thread) = left.thread {
        let (cloth, near) = open(cafe, thread.to)?;
        if cloth == left.cloth {
            wish = Wish::Near(near);
        }
    }
    let traces = cafe.traces.on(left.cloth);
    if traces.len() + cafe.traces.erased_on(left.cloth).count() >= limits::TRACES {
        return Err(Refusal::SheetFull);
    }
    let sheet = cafe.sheet(left.cloth);
    let (mark, spot) = match &left.what {
        What::Note { text, zone, at } => {
            let text = text::lines(Field::Note, text, limits::NOTE)?;
            let zone = zone.or_else(|| sheet.zone_at(at.as_ref()?.x));
            if zone.is_some_and(|zone| i32::from(zone) >= sheet.zones) {
                return Err(Refusal::NoSuchZone);
            }
            let wish = at.map_or(wish, Wish::At);
            let spot = sheet
                .place_note(&in_the_way(traces.iter(), wish), &text, zone, wish)
                .ok_or(Refusal::SheetFull)?;
            (Mark::Note { text, zone }, spot)
        }
        What::Ink(stroke) => {
            if stroke.bytes() > limits::STROKE_BYTES {
                return Err(Refusal::BadStroke);
            }
            let points = stroke.points(limits::STROKE_POINTS).map_err(|_| Refusal::BadStroke)?;
            let spot = sheet.place_ink(&points, stroke.pen()).ok_or(Refusal::BadStroke)?;
            // The paper unfolds as it fills: nobody draws far below it.
            if spot.bottom() > sheet.height(traces) + FOLD {
                return Err(Refusal::BadStroke);
            }
            (Mark::Ink(stroke.clone()), spot)
        }
    };
    let trace = Trace {
        id: left.trace,
        by,
        signed,
        alias: author.map_or_else(String::new, |author| author.alias.clone()),
        group: author.unwrap_or(person).group,
        round,
        at: now,
        spot,
        mark,
        about: String::new(),
        thread: left.thread,
        mask: None,
        resonances: vec![],
        approved: false,
        erased: None,
    };
    Ok(vec![Event::TraceLeft {
        cloth: left.cloth,
        trace,
    }])
}

/// Whose trace it is to be: whose alias it has, if anybody's, and how that is kept.
fn sign<'a>(
    cafe: &'a Cafe,
    person: &'a Participant,
    signed: Option<Signed>,
    table: TableId,
    round: Round,
) -> Result<(Option<&'a Participant>, Option<Signed>), Refusal> {
    let signed = signed.filter(|signed| *signed != Signed::Person(person.id));
    if signed.is_some() && (table == TableId::PLENARY || cafe.mode_of(table) == Mode::OwnPhones) {
        return Err(Refusal::NotShared);
    }
    match signed {
        None => Ok((Some(person), signed)),
        Some(Signed::Table) => Ok((None, signed)),
        Some(Signed::Person(id)) => {
            let author = cafe.people.get(&id);
            let there = author.filter(|author| author.seats.get(&round) == Some(&table));
            there
                .map(|author| (Some(author), signed))
                .ok_or(Refusal::NotSeatedThere)
        }
    }
}

/// A trace that can be threaded to and resonated with, and its tablecloth.
fn open(cafe: &Cafe, id: TraceId) -> Result<(ClothId, &Trace), Refusal> {
    let (cloth, trace) = find(cafe, id)?;
    if trace.is_masked() {
        return Err(Refusal::Masked);
    }
    Ok((cloth, trace))
}

/// A trace that is there, and its tablecloth.
fn find(cafe: &Cafe, id: TraceId) -> Result<(ClothId, &Trace), Refusal> {
    match cafe.traces.known(id) {
        None => Err(Refusal::NoSuchTrace),
        Some((_, trace)) if trace.erased.is_some() => Err(Refusal::Erased),
        Some(found) => Ok(found),
    }
}

pub(super) fn resonate(cafe: &Cafe, by: ParticipantId, id: TraceId, matters: bool) -> Decision {
    if cafe.is_over() {
        return Err(Refusal::Over);
    }
    let (_, trace) = open(cafe, id)?;
    if trace.is_of(by) {
        return Err(Refusal::OwnTrace);
    }
    if !cafe.may_resonate(by, id) {
        // What lies on another table's cloth, or before somebody who has left.
        return Err(Refusal::NotYourTable);
    }
    let same = trace.resonances.contains(&by) == matters;
    let resonated = Event::Resonated { trace: id, by, matters };
    Ok((!same).then_some(resonated).into_iter().collect())
}

pub(super) fn refile(cafe: &Cafe, id: TraceId, cloth: ClothId, round: Round) -> Decision {
    let (from, trace) = find(cafe, id)?;
    let round = cafe.filed_in(cloth, round);
    let held = if cloth.table == TableId::PLENARY {
        round == Round::PLENARY
    } else {
        round > Round::PLENARY && cafe.programme.round().is_some_and(|now| round <= now)
    };
    if !held || !cafe.cloths().any(|known| known == cloth) {
        return Err(Refusal::NoSuchCloth);
    }
    if (from, trace.round) == (cloth, round) {
        return Ok(vec![]);
    }
    let (sheet, traces) = (cafe.sheet(cloth), cafe.traces.on(cloth));
    let taken = in_the_way(traces.iter(), Wish::Anywhere);
    let mut zone = trace.zone().and_then(|zone| u8::try_from(zone).ok());
    let spot = if from == cloth {
        Some(trace.spot)
    } else if traces.len() >= limits::TRACES {
        None
    } else if let Mark::Note { text, .. } = &trace.mark {
        zone = zone.filter(|zone| i32::from(*zone) < sheet.zones);
        sheet.place_note(&taken, text, zone, Wish::Anywhere)
    } else {
        sheet.place_drawing(&taken, trace.spot)
    };
    let spot = spot.ok_or(Refusal::SheetFull)?;
    Ok(vec![Event::Refiled {
        trace: id,
        from,
        cloth,
        round,
        spot,
        zone,
    }])
}

pub(super) fn mask(cafe: &Cafe, trace: TraceId, reason: &str, now: Millis) -> Decision {
    let masked = find(cafe, trace)?.1.is_masked();
    let reason = text::line(Field::Reason, reason, limits::REASON)?;
    Ok(if masked {
        vec![]
    } else {
        vec![Event::Masked { trace, reason, at: now }]
    })
}

pub(super) fn unmask(cafe: &Cafe, trace: TraceId) -> Decision {
    let (_, found) = find(cafe, trace)?;
    let again = || Event::Unmasked {
        trace,
        mark: found.mark.clone(),
        about: found.about.clone(),
    };
    Ok(found.is_masked().then(again).into_iter().collect())
}

pub(super) fn hold_back(cafe: &Cafe, holds: bool) -> Vec<Event> {
    let changes = cafe.holds_back != holds;
    changes.then_some(Event::HeldBack { holds }).into_iter().collect()
}

pub(super) fn approve(cafe: &Cafe, traces: &[TraceId], approved: bool) -> Decision {
    if traces.len() > limits::APPROVALS {
        return Err(Refusal::OutOfRange);
    }
    let mut changed = Vec::new();
    for trace in traces {
        let (_, found) = cafe.traces.find(*trace).ok_or(Refusal::NoSuchTrace)?;
        if found.approved != approved && !changed.contains(trace) {
            changed.push(*trace);
        }
    }
    let traces = changed;
    let any = !traces.is_empty();
    Ok(any
        .then_some(Event::Approved { traces, approved })
        .into_iter()
        .collect())
}
