//! When it is planned who is to sit where, and what a facilitator settles by hand.

use super::{
    super::{
        Cafe,
        event::Event,
        id::{ParticipantId, Round, TableId},
        refusal::Refusal,
        seating::bridge,
    },
    Decision,
};

/// The tables are laid, and where groups move, it is clear at once which way.
pub(super) fn laid(cafe: &Cafe, event: Event) -> Vec<Event> {
    let mut laid = cafe.clone();
    laid.apply(&event);
    let plan = laid.moves_in_groups().then(|| bridge::of_groups(&laid)).flatten();
    [event].into_iter().chain(plan).collect()
}

/// Gives somebody a table for the next round. Where everybody moves on their own, somebody there changes places with
/// them if the tables would get uneven, and later rounds are planned anew.
pub(super) fn assign(cafe: &Cafe, participant: ParticipantId, round: Round, table: TableId) -> Decision {
    let person = cafe.people.get(&participant).filter(|person| person.is_present());
    let person = person.ok_or(Refusal::NoSuchPerson)?;
    if cafe.cloth_on(table).is_none() {
        return Err(Refusal::NoSuchTable);
    }
    if bridge::first_open(cafe) != Some(round) {
        return Err(Refusal::Overtaken);
    }
    if cafe.table_of(person, round) == Some(table) && cafe.ahead.by_hand.get(&participant) == Some(&(round, table)) {
        return Ok(vec![]);
    }
    let assigned = Event::Assigned {
        participant,
        round,
        table,
    };
    let mut then = cafe.clone();
    then.apply(&assigned);
    // Before the first round nobody has tickets yet: they get them when it begins.
    let plans = !then.moves_in_groups() && round > Round(1);
    let plan = plans.then(|| bridge::planned(&then, round)).flatten();
    Ok([assigned].into_iter().chain(plan).collect())
}
