//! From step to step, and how long each lasts.

use super::{
    super::{
        Cafe,
        event::{Announcement, Event},
        id::{Millis, StepId, TableId},
        limits,
        programme::{Programme, Step, StepKind},
        refusal::{Field, Refusal},
        text,
    },
    Decision, seating,
};

/// The clock has come to its end: the bell rings, and people who change tables are taken for seated.
pub(super) fn wake(cafe: &Cafe, now: Millis) -> Vec<Event> {
    let due = cafe.programme.bell().is_some_and(|bell| bell <= now);
    let Some(step) = cafe.programme.current().filter(|_| due) else {
        return vec![];
    };
    let mut events = vec![Event::BellRang { step: step.id }];
    if let (StepKind::Travel { .. }, Some(next)) = (step.kind, cafe.programme.next()) {
        events.extend(begin(cafe, next, now));
    }
    events
}

/// The café goes on to this step. Tables without a host get one, where that was prepared.
fn begin(cafe: &Cafe, step: &Step, now: Millis) -> Vec<Event> {
    let settled = cafe.settled_by(step).and_then(|round| seating::settle(cafe, round));
    let mut events = Vec::from_iter(settled);
    events.push(Event::StepBegan { step: step.id, at: now });
    if let StepKind::Round { round } = step.kind {
        events.extend(cafe.nominated(round, false));
    }
    events
}

fn at_step(cafe: &Cafe, step: StepId) -> Result<&Programme, Refusal> {
    match cafe.programme.current() {
        Some(current) if current.id == step => Ok(&cafe.programme),
        _ => Err(Refusal::Overtaken),
    }
}

pub(super) fn next(cafe: &Cafe, leaving: StepId, now: Millis) -> Decision {
    let next = at_step(cafe, leaving)?.next().ok_or(Refusal::Over)?;
    Ok(begin(cafe, next, now))
}

/// Back to the step before this one. Once somebody has left a trace in this one, it has been held.
pub(super) fn back(cafe: &Cafe, leaving: StepId, now: Millis) -> Decision {
    let programme = at_step(cafe, leaving)?;
    let before = programme.before().ok_or(Refusal::NoSuchStep)?;
    if cafe.is_written_in(programme.now()) {
        return Err(Refusal::Written);
    }
    let back = Event::WentBack {
        step: before.id,
        at: now,
    };
    // Who came while others travelled has no seat in the round that goes on.
    let mut after = cafe.without_traces();
    after.apply(&back);
    let mut events = vec![back];
    let StepKind::Round { round } = after.programme.now() else {
        return Ok(events);
    };
    let without = after.present().filter(|person| !person.seats.contains_key(&round));
    for participant in without.map(|person| person.id).collect::<Vec<_>>() {
        if let Some(table) = seating::seat_in(&after, participant, round) {
            let seated = Event::Arrived {
                participant,
                round,
                table,
            };
            after.apply(&seated);
            events.push(seated);
        }
    }
    Ok(events)
}

pub(super) fn announce(cafe: &Cafe, table: Option<TableId>, text: &str, at: Millis) -> Decision {
    let to = match table {
        Some(table) => Some(cafe.cloth_on(table).ok_or(Refusal::NoSuchTable)?),
        None => None,
    };
    let text = match text::lines(Field::Announcement, text, limits::ANNOUNCEMENT) {
        Err(Refusal::Empty { .. }) => String::new(),
        text => text?,
    };
    let last = cafe.announcements.iter().find(|last| last.to == to);
    let same = last.map_or("", |last| &last.text) == text;
    let said = Event::Announced(Announcement { to, text, at });
    Ok((!same).then_some(said).into_iter().collect())
}

pub(super) fn pause(cafe: &Cafe, step: StepId, now: Millis) -> Decision {
    let paused = at_step(cafe, step)?.clock.paused.is_some();
    Ok(if paused {
        vec![]
    } else {
        vec![Event::Paused { at: now }]
    })
}

pub(super) fn resume(cafe: &Cafe, step: StepId, now: Millis) -> Decision {
    let paused = at_step(cafe, step)?.clock.paused.is_some();
    Ok(if paused {
        vec![Event::Resumed { at: now }]
    } else {
        vec![]
    })
}

pub(super) fn set_length(cafe: &Cafe, id: StepId, seconds: u32, now: Millis) -> Decision {
    let step = cafe.programme.step(id).ok_or(Refusal::NoSuchStep)?;
    if step.ended.is_some() {
        return Err(Refusal::Overtaken);
    }
    if step.kind == StepKind::Closed || !(1..=60 * limits::MINUTES).contains(&seconds) {
        return Err(Refusal::OutOfRange);
    }
    let same = step.seconds == Some(seconds);
    Ok(if same {
        vec![]
    } else {
        vec![Event::LengthSet {
            step: id,
            seconds,
            at: now,
        }]
    })
}
