//! Who comes, sits down and goes.

use super::{
    super::{
        Cafe,
        event::{Event, Keys},
        id::{GroupId, Key, Millis, ParticipantId, Round, TableId},
        limits,
        programme::StepKind,
        refusal::{Field, Refusal},
        seating::{Mode, Participant},
        text,
    },
    Decision, seating,
};

pub(super) fn join(cafe: &Cafe, key: &Key, alias: &str, wish: Option<TableId>, now: Millis) -> Decision {
    let known = cafe.people.values().find(|person| person.key == *key);
    if cafe.is_over() {
        return if known.is_some() {
            Ok(vec![])
        } else {
            Err(Refusal::Over)
        };
    }
    if let Some(person) = known {
        if person.is_present() {
            return Ok(vec![]);
        }
        if person.barred {
            return Err(Refusal::Barred);
        }
        return Ok(come(cafe, person.id, wish, |table| Event::Returned {
            participant: person.id,
            table,
        }));
    }
    let alias = text::line(Field::Alias, alias, limits::ALIAS)?;
    if cafe.present().any(|person| text::same_name(&person.alias, &alias)) {
        return Err(Refusal::AliasTaken);
    }
    if cafe.present().count() >= limits::PEOPLE || cafe.people.len() >= limits::COMERS {
        return Err(Refusal::CafeFull);
    }
    let participant = ParticipantId(cafe.people.last_key_value().map_or(0, |(last, _)| last.0) + 1);
    let group = if cafe.mixes() {
        GroupId::NONE
    } else {
        seating::group_at(cafe, wish).unwrap_or_else(|| cafe.smallest_group())
    };
    Ok(come(cafe, participant, wish, |table| Event::Joined {
        participant,
        key: key.clone(),
        alias,
        group,
        table,
        at: now,
    }))
}

/// Somebody comes: a group has its way, and who goes their own gets a seat and a way at once, where they wish if that fits.
fn come(
    cafe: &Cafe,
    id: ParticipantId,
    wish: Option<TableId>,
    event: impl FnOnce(Option<TableId>) -> Event,
) -> Vec<Event> {
    if !cafe.mixes() {
        return vec![event(None)];
    }
    let mut way = cafe.way_in(id, wish);
    let table = cafe.round_now().and_then(|round| way.remove(&round));
    let mut events = vec![event(table)];
    if !way.is_empty() {
        events.push(Event::Planned {
            ways: [(id.into(), way)].into(),
            basis: None,
        });
    }
    events.extend(wish.into_iter().flat_map(|table| seating::sat_down(cafe, id, table)));
    events
}

pub(super) fn depart(cafe: &Cafe, participant: ParticipantId, now: Millis) -> Decision {
    let person = cafe.people.get(&participant).ok_or(Refusal::NoSuchPerson)?;
    if !person.is_present() {
        return Ok(vec![]);
    }
    let departed = Event::Departed { participant, at: now };
    Ok([departed]
        .into_iter()
        .chain(seating::handed_over(cafe, participant))
        .collect())
}

pub(super) fn rename(cafe: &Cafe, participant: ParticipantId, alias: &str) -> Decision {
    let person = cafe.people.get(&participant).ok_or(Refusal::NoSuchPerson)?;
    let alias = text::line(Field::Alias, alias, limits::ALIAS)?;
    if alias == person.alias {
        return Ok(vec![]);
    }
    let taken = |other: &Participant| other.id != participant && text::same_name(&other.alias, &alias);
    if cafe.present().any(taken) {
        return Err(Refusal::AliasTaken);
    }
    Ok(vec![Event::Renamed { participant, alias }])
}

pub(super) fn bar(cafe: &Cafe, participant: ParticipantId, barred: bool) -> Decision {
    let person = cafe.people.get(&participant).ok_or(Refusal::NoSuchPerson)?;
    let changes = person.barred != barred;
    let event = Event::Barred { participant, barred };
    Ok(changes.then_some(event).into_iter().collect())
}

pub(super) fn renew(cafe: &Cafe, keys: &Keys) -> Vec<Event> {
    let keys = keys.clone();
    (cafe.keys != keys)
        .then_some(Event::Renewed { keys })
        .into_iter()
        .collect()
}

pub(super) fn arrive(cafe: &Cafe, by: ParticipantId, round: Round) -> Decision {
    let person = cafe
        .people
        .get(&by)
        .filter(|person| person.is_present())
        .ok_or(Refusal::NoSuchPerson)?;
    if person.seats.contains_key(&round) {
        return Ok(vec![]);
    }
    match (cafe.programme.now(), cafe.planned(person, round)) {
        (StepKind::Travel { to }, Some(table)) if to == round => Ok(vec![Event::Arrived {
            participant: by,
            round,
            table,
        }]),
        _ => Err(Refusal::NotTravelling),
    }
}

pub(super) fn set_mode(cafe: &Cafe, table: TableId, mode: Mode) -> Decision {
    if cafe.cloth_on(table).is_none() {
        return Err(Refusal::NoSuchTable);
    }
    let set = Event::ModeSet { table, mode };
    Ok((cafe.mode_of(table) != mode).then_some(set).into_iter().collect())
}
