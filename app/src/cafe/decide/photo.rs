//! Photos of paper: where they may be laid, and what they are stamped with.

use super::{
    super::{
        Cafe,
        command::{LayPhoto, Photographer},
        event::Event,
        id::{ClothId, GroupId, Millis, ParticipantId, Round, TableId},
        limits,
        refusal::{Field, Refusal},
        tablecloth::{
            Mark, Trace,
            sheet::{Wish, in_the_way},
        },
        text,
    },
    Decision,
};

/// Who left it, under which name, in which group and round.
type Stamp = (ParticipantId, String, GroupId, Round);

/// The same photo at the same table and round is one photo, whoever sends it again, and masked it stays masked.
pub(super) fn lay(cafe: &Cafe, laid: &LayPhoto, now: Millis) -> Decision {
    let LayPhoto {
        trace,
        cloth,
        round,
        photo,
        about,
        by,
    } = laid;
    let (id, cloth, round) = (*trace, *cloth, *round);
    if cafe.is_over() {
        return Err(Refusal::Over);
    }
    let (by, alias, group, round) = match by {
        Photographer::Participant(by) => of_participant(cafe, *by, cloth, round)?,
        Photographer::Facilitator { alias } => {
            let alias = text::line(Field::Alias, alias, limits::ALIAS)?;
            let (group, round) = of_table(cafe, cloth, round)?;
            (ParticipantId::FACILITATOR, alias, group, round)
        }
    };
    let traces = cafe.traces.on(cloth);
    // Erased ones are kept, too.
    let mut photos = cafe
        .traces
        .erased_on(cloth)
        .filter(|trace| trace.photo().is_some())
        .count();
    for trace in traces {
        let Some(laid) = trace.photo() else { continue };
        if laid.id == photo.id && trace.round == round {
            return Ok(vec![]);
        }
        photos += 1;
    }
    if cafe.traces.known(id).is_some() {
        return Err(Refusal::IdTaken);
    }
    if photos >= limits::PHOTOS {
        return Err(Refusal::PhotosFull);
    }
    if traces.len() + cafe.traces.erased_on(cloth).count() >= limits::TRACES {
        return Err(Refusal::SheetFull);
    }
    let about = described(about)?;
    let taken = in_the_way(traces.iter(), Wish::Anywhere);
    let spot = cafe.sheet(cloth).place_photo(&taken, photo).ok_or(Refusal::SheetFull)?;
    let trace = Trace {
        id,
        by,
        signed: None,
        alias,
        group,
        round,
        at: now,
        spot,
        mark: Mark::Photo(photo.clone()),
        about,
        thread: None,
        mask: None,
        resonances: vec![],
        approved: false,
        erased: None,
    };
    Ok(vec![Event::TraceLeft { cloth, trace }])
}

fn described(about: &str) -> Result<String, Refusal> {
    match text::line(Field::About, about, limits::ABOUT) {
        Err(Refusal::Empty { .. }) => Ok(String::new()),
        other => other,
    }
}

fn of_participant(cafe: &Cafe, by: ParticipantId, cloth: ClothId, begun: Round) -> Result<Stamp, Refusal> {
    let person = cafe
        .people
        .get(&by)
        .filter(|person| person.is_present())
        .ok_or(Refusal::NoSuchPerson)?;
    let round = cafe.round_of(by, cloth, begun).ok_or(Refusal::NotYourTable)?;
    Ok((by, person.alias.clone(), person.group, round))
}

/// The group and round of what lay on a table: of the paper, nobody else knows.
fn of_table(cafe: &Cafe, cloth: ClothId, round: Round) -> Result<(GroupId, Round), Refusal> {
    let round = cafe.filed_in(cloth, round);
    if !cafe.is_held(cloth, round) {
        return Err(Refusal::NotHeld);
    }
    Ok(match cloth.table {
        TableId::PLENARY => (GroupId::NONE, Round::PLENARY),
        table => (group_at(cafe, table, round), round),
    })
}

/// The group that most of those who sat there belong to; where nobody has a phone, the one that the plan wants there.
fn group_at(cafe: &Cafe, table: TableId, round: Round) -> GroupId {
    let sat = |group: GroupId| {
        let members = cafe.people.values().filter(|person| person.group == group);
        members
            .filter(|person| person.seats.get(&round) == Some(&table))
            .count()
    };
    if cafe.mixes() {
        return GroupId::NONE;
    }
    let most = (1..=cafe.groups).map(GroupId).rev().max_by_key(|group| sat(*group));
    match most.filter(|group| sat(*group) > 0) {
        Some(group) => group,
        None => cafe
            .planned_groups(table, round)
            .first()
            .copied()
            .unwrap_or(GroupId::NONE),
    }
}
