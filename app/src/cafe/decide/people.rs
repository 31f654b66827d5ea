//! Who comes, sits down and goes.

use super::{
    super::{
        Cafe,
        event::Event,
        id::{Key, Millis, ParticipantId, Round, TableId},
        limits,
        programme::StepKind,
        refusal::{Field, Refusal},
        seating::{Mode, bridge},
        text,
    },
    Decision,
};

pub(super) fn join(cafe: &Cafe, key: &Key, alias: &str, now: Millis) -> Decision {
    let known = cafe.people.values().find(|person| person.key == *key);
    if cafe.is_over() {
        return if known.is_some() {
            Ok(vec![])
        } else {
            Err(Refusal::Over)
        };
    }
    if let Some(person) = known {
        let seated = cafe
            .round_now()
            .is_some_and(|round| person.seats.contains_key(&round) || person.tickets.contains_key(&round));
        let back = Event::Returned {
            participant: person.id,
            table: if seated { None } else { bridge::free_table(cafe) },
        };
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
        table: bridge::free_table(cafe),
    }])
}

pub(super) fn depart(cafe: &Cafe, participant: ParticipantId, now: Millis) -> Decision {
    let person = cafe.people.get(&participant).ok_or(Refusal::NoSuchPerson)?;
    Ok(person
        .is_present()
        .then_some(Event::Departed { participant, at: now })
        .into_iter()
        .collect())
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
    match (cafe.programme.now(), cafe.table_of(person, round)) {
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
