//! Whether a command is allowed, and which events follow from it.

use super::{
    Cafe,
    command::{Command, What, Who},
    event::{Event, PlenaryPut},
    id::{ClothId, Key, Millis, ParticipantId, QuestionId, Round, StepId, TraceId},
    limits,
    programme::StepKind,
    question::Place,
    refusal::{Field, Refusal},
    tablecloth::{Mark, Thread, Trace},
    text,
};

/// What a command leads to: events, or a reason why not.
pub type Decision = Result<Vec<Event>, Refusal>;

/// What follows from a command, given by `who` at the time `now`: the events to apply, in order, or the reason why
/// nothing happens. A command whose wish is already reality follows with no event.
///
/// # Errors
/// The [`Refusal`].
pub fn decide(cafe: &Cafe, command: &Command, who: Who, now: Millis) -> Decision {
    match (command, who) {
        (
            Command::Open {
                code,
                keys,
                preparation,
            },
            Who::House,
        ) => Ok(vec![Event::Opened {
            code: code.clone(),
            keys: keys.clone(),
            preparation: preparation.tidy()?,
            at: now,
        }]),
        (Command::Join { key, alias }, Who::House) => join(cafe, key, alias, now),
        (Command::Wake, Who::House) => Ok(wake(cafe, now)),
        (
            Command::Leave {
                trace,
                cloth,
                round,
                what,
                thread,
            },
            Who::Participant(by),
        ) => {
            let draft = Draft {
                id: *trace,
                cloth: *cloth,
                begun: *round,
                what,
                thread: *thread,
            };
            leave(cafe, by, &draft, now)
        }
        (Command::Arrive { round }, Who::Participant(by)) => arrive(cafe, by, *round),
        (Command::Depart { participant }, Who::Participant(by)) if *participant == by => depart(cafe, by, now),
        (_, Who::Facilitator) if cafe.is_over() => Err(Refusal::Over),
        (Command::Prepare { preparation }, Who::Facilitator) => {
            if cafe.programme.now() != StepKind::Arrival {
                return Err(Refusal::Begun);
            }
            Ok(vec![Event::Prepared {
                preparation: preparation.tidy()?,
            }])
        }
        (Command::Next { leaving }, Who::Facilitator) => next(cafe, *leaving, now),
        (Command::Pause { step }, Who::Facilitator) => {
            let paused = at_step(cafe, *step)?.clock.paused.is_some();
            Ok(if paused {
                vec![]
            } else {
                vec![Event::Paused { at: now }]
            })
        }
        (Command::Resume { step }, Who::Facilitator) => {
            let paused = at_step(cafe, *step)?.clock.paused.is_some();
            Ok(if paused {
                vec![Event::Resumed { at: now }]
            } else {
                vec![]
            })
        }
        (Command::SetLength { step, seconds }, Who::Facilitator) => set_length(cafe, *step, *seconds, now),
        (
            Command::Ask {
                question,
                text,
                from,
                minutes,
            },
            Who::Facilitator,
        ) => ask(cafe, *question, text, from, *minutes),
        (Command::Mask { trace, reason }, Who::Facilitator) => {
            let masked = cafe.traces.find(*trace).ok_or(Refusal::NoSuchTrace)?.1.is_masked();
            let reason = text::line(Field::Reason, reason, limits::REASON)?;
            Ok(if masked {
                vec![]
            } else {
                vec![Event::Masked {
                    trace: *trace,
                    reason,
                    at: now,
                }]
            })
        }
        (Command::Unmask { trace }, Who::Facilitator) => {
            let (_, found) = cafe.traces.find(*trace).ok_or(Refusal::NoSuchTrace)?;
            let again = || Event::Unmasked {
                trace: *trace,
                mark: found.mark.clone(),
            };
            Ok(found.is_masked().then(again).into_iter().collect())
        }
        (Command::Depart { participant }, Who::Facilitator) => depart(cafe, *participant, now),
        _ => Err(Refusal::NotAllowed),
    }
}

fn join(cafe: &Cafe, key: &Key, alias: &str, now: Millis) -> Decision {
    let known = cafe.people.values().find(|person| person.key == *key);
    if cafe.is_over() {
        return if known.is_some() {
            Ok(vec![])
        } else {
            Err(Refusal::Over)
        };
    }
    if let Some(person) = known {
        let back = Event::Returned { participant: person.id };
        return Ok((!person.is_present()).then_some(back).into_iter().collect());
    }
    let alias = text::line(Field::Alias, alias, limits::ALIAS)?;
    if cafe.present().any(|person| text::same_name(&person.alias, &alias)) {
        return Err(Refusal::AliasTaken);
    }
    if cafe.people.len() >= limits::PEOPLE {
        return Err(Refusal::CafeFull);
    }
    let participant = ParticipantId(cafe.people.last_key_value().map_or(0, |(last, _)| last.0) + 1);
    Ok(vec![Event::Joined {
        participant,
        key: key.clone(),
        alias,
        group: cafe.smallest_group(),
        at: now,
    }])
}

fn depart(cafe: &Cafe, participant: ParticipantId, now: Millis) -> Decision {
    let person = cafe.people.get(&participant).ok_or(Refusal::NoSuchPerson)?;
    Ok(person
        .is_present()
        .then_some(Event::Departed { participant, at: now })
        .into_iter()
        .collect())
}

/// The clock has come to its end: the bell rings, and people who change tables are taken for seated.
fn wake(cafe: &Cafe, now: Millis) -> Vec<Event> {
    let due = cafe.programme.bell().is_some_and(|bell| bell <= now);
    let Some(step) = cafe.programme.current().filter(|_| due) else {
        return vec![];
    };
    let mut events = vec![Event::BellRang { step: step.id }];
    if let (StepKind::Travel { .. }, Some(next)) = (step.kind, cafe.programme.next()) {
        events.push(Event::StepBegan { step: next.id, at: now });
    }
    events
}

fn at_step(cafe: &Cafe, step: StepId) -> Result<&super::programme::Programme, Refusal> {
    match cafe.programme.current() {
        Some(current) if current.id == step => Ok(&cafe.programme),
        _ => Err(Refusal::Overtaken),
    }
}

fn next(cafe: &Cafe, leaving: StepId, now: Millis) -> Decision {
    let next = at_step(cafe, leaving)?.next().ok_or(Refusal::Over)?;
    Ok(vec![Event::StepBegan { step: next.id, at: now }])
}

fn set_length(cafe: &Cafe, id: StepId, seconds: u32, now: Millis) -> Decision {
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

fn ask(cafe: &Cafe, question: QuestionId, text: &str, from: &[TraceId], minutes: Option<u32>) -> Decision {
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

fn arrive(cafe: &Cafe, by: ParticipantId, round: Round) -> Decision {
    let person = cafe
        .people
        .get(&by)
        .filter(|person| person.is_present())
        .ok_or(Refusal::NoSuchPerson)?;
    if person.seats.contains_key(&round) {
        return Ok(vec![]);
    }
    match (cafe.programme.now(), cafe.planned_table(person.group, round)) {
        (StepKind::Travel { to }, Some(table)) if to == round => Ok(vec![Event::Arrived {
            participant: by,
            round,
            table,
        }]),
        _ => Err(Refusal::NotTravelling),
    }
}

/// A trace as the phone sends it, before the fold stamps it.
struct Draft<'a> {
    id: TraceId,
    cloth: ClothId,
    begun: Round,
    what: &'a What,
    thread: Option<Thread>,
}

fn leave(cafe: &Cafe, by: ParticipantId, draft: &Draft<'_>, now: Millis) -> Decision {
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
                sheet.place_ink(&points).ok_or(Refusal::BadStroke)?,
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
