//! Who hosts, who sits with whom, which tables there are: what a facilitator arranges, and what is planned from it.

use std::collections::BTreeMap;

use super::{
    super::{
        Cafe,
        event::Event,
        id::{GroupId, Mover, ParticipantId, QuestionId, Round, TableId},
        limits,
        preparation::Preparation,
        question::Place,
        refusal::Refusal,
        seating::{Fate, Participant, Rule, Way},
    },
    Decision,
};

/// What was planned is taken, unless it was planned from something that is no longer so, or comes when all is settled.
pub(super) fn plan(cafe: &Cafe, ways: &BTreeMap<Mover, Way>, basis: u32) -> Decision {
    if !cafe.wants_plan() {
        return Ok(vec![]);
    }
    let (mut events, hosted) = cafe.asking_hosts();
    if hosted.basis() != basis {
        return Err(Refusal::Overtaken);
    }
    let settled = cafe.settled();
    let to_come = |way: &Way| way.keys().all(|round| *round > settled);
    if !ways.values().all(to_come) {
        return Err(Refusal::Overtaken);
    }
    let (ways, basis) = (ways.clone(), Some(basis));
    events.push(Event::Planned { ways, basis });
    Ok(events)
}

/// A round is settled: where everybody is to sit in it is written down, so that no table that closes later and no host
/// who is named later changes it.
pub(super) fn settle(cafe: &Cafe, round: Round) -> Option<Event> {
    let written = |mover: &Mover| cafe.ways.get(mover).and_then(|way| way.get(&round)).copied();
    let ways: BTreeMap<Mover, Way> = cafe
        .movers()
        .into_iter()
        .filter_map(|mover| Some((mover, cafe.seat_of(mover, round)?)))
        .filter(|(mover, table)| written(mover) != Some(*table))
        .map(|(mover, table)| (mover, Way::from([(round, table)])))
        .collect();
    (!ways.is_empty()).then_some(Event::Planned { ways, basis: None })
}

/// The seat of somebody who comes into a round that is held: with their group or, where individuals mix, at the smallest
/// table.
pub(super) fn seat_in(cafe: &Cafe, id: ParticipantId, round: Round) -> Option<TableId> {
    if cafe.mixes() {
        return cafe.way_in(id, None).remove(&round);
    }
    cafe.planned(cafe.people.get(&id)?, round)
}

/// Somebody who is there.
fn present(cafe: &Cafe, id: ParticipantId) -> Result<&Participant, Refusal> {
    let person = cafe.people.get(&id).filter(|person| person.is_present());
    person.ok_or(Refusal::NoSuchPerson)
}

fn open(cafe: &Cafe, table: TableId) -> Result<(), Refusal> {
    cafe.is_open(table).then_some(()).ok_or(Refusal::NoSuchTable)
}

pub(super) fn host(cafe: &Cafe, table: TableId, host: Option<ParticipantId>) -> Decision {
    open(cafe, table)?;
    if let Some(host) = host {
        present(cafe, host)?;
    }
    let same = cafe.hosts.get(&table).copied() == host;
    Ok((!same).then_some(Event::Hosted { table, host }).into_iter().collect())
}

/// When a host goes, their table has none; in mid-round the next one who sits there takes over.
pub(super) fn handed_over(cafe: &Cafe, gone: ParticipantId) -> Option<Event> {
    let table = cafe.hosted_by(gone)?;
    let round = cafe.round_now().filter(|_| cafe.preparation.hosts);
    let sits = |person: &&Participant| {
        let seat = round.and_then(|round| person.seats.get(&round));
        person.id != gone && seat == Some(&table) && cafe.hosted_by(person.id).is_none()
    };
    let host = cafe.present().find(sits).map(|person| person.id);
    Some(Event::Hosted { table, host })
}

pub(super) fn regroup(cafe: &Cafe, id: ParticipantId, group: GroupId) -> Decision {
    let person = present(cafe, id)?;
    if cafe.mixes() || !(1..=cafe.groups).contains(&group.0) {
        return Err(Refusal::OutOfRange);
    }
    Ok((person.group != group)
        .then(|| regrouped(id, group))
        .into_iter()
        .collect())
}

fn regrouped(participant: ParticipantId, group: GroupId) -> Event {
    Event::Regrouped { participant, group }
}

/// Several wishes are decided one after the other; then, where groups rotate, each may move somebody.
pub(super) fn wish(cafe: &Cafe, rules: &[Rule], holds: bool) -> Decision {
    if rules.len() > limits::RULES {
        return Err(Refusal::OutOfRange);
    }
    let mut after = cafe.without_traces();
    let mut events = vec![];
    for rule in rules {
        let more = one_wish(&after, rule.tidy(), holds)?;
        more.iter().for_each(|event| after.apply(event));
        events.extend(more);
    }
    let new = rules
        .iter()
        .map(|rule| rule.tidy())
        .filter(|rule| !cafe.arrangement.rules.contains(rule));
    for rule in new.filter(|_| holds) {
        let moved = moved_for(&after, rule);
        moved.iter().for_each(|moved| after.apply(moved));
        events.extend(moved);
    }
    Ok(events)
}

fn one_wish(cafe: &Cafe, rule: Rule, holds: bool) -> Decision {
    if cafe.arrangement.rules.contains(&rule) == holds {
        return Ok(vec![]);
    }
    let ruled = Event::Ruled { rule, holds };
    if !holds {
        return Ok(vec![ruled]);
    }
    let (first, second) = rule.people();
    present(cafe, first)?;
    second.map(|second| present(cafe, second)).transpose()?;
    if Some(first) == second {
        return Err(Refusal::NoSuchPerson);
    }
    if let Rule::Needs(_, table) = rule {
        open(cafe, table)?;
    }
    if cafe.arrangement.rules.len() >= limits::RULES {
        return Err(Refusal::OutOfRange);
    }
    let freed = cafe
        .kept_from_hosting(rule)
        .map(|table| Event::Hosted { table, host: None });
    Ok([ruled].into_iter().chain(freed).collect())
}

/// Where groups rotate, companions are the group.
pub(super) fn spread(cafe: &Cafe, holds: bool) -> Decision {
    if !cafe.mixes() {
        return Err(Refusal::OutOfRange);
    }
    let spread = Event::Spread { holds };
    Ok((cafe.spreads() != holds).then_some(spread).into_iter().collect())
}

/// The café is prepared anew, and people are spread over the groups anew: those who should move together still do.
pub(super) fn prepare(cafe: &Cafe, preparation: Preparation) -> Vec<Event> {
    let mut events = vec![Event::Prepared { preparation }];
    let mut after = cafe.clone();
    after.apply(&events[0]);
    let rules = after.arrangement.rules.clone();
    for rule in rules {
        let moved = moved_for(&after, rule);
        moved.iter().for_each(|moved| after.apply(moved));
        events.extend(moved);
    }
    events
}

/// Who moves with another group for a wish that holds.
fn moved_for(cafe: &Cafe, rule: Rule) -> Vec<Event> {
    let (a, b) = rule.people();
    let pair = present(cafe, a).ok().zip(b.and_then(|b| present(cafe, b).ok()));
    let pair = pair.filter(|_| !cafe.mixes());
    pair.map(|(a, b)| with_group(cafe, rule, a, b)).unwrap_or_default()
}

/// Where groups rotate, who shares a table is a matter of groups: the second of two goes to the first's, or leaves it for
/// one with fewer, and as few as can be, of those from whom they are to be kept apart. Somebody for whom nothing is wished
/// goes the other way, where groups would be uneven without that.
fn with_group(cafe: &Cafe, rule: Rule, a: &Participant, b: &Participant) -> Vec<Event> {
    let to = match rule {
        Rule::Together(..) if a.group != b.group => Some(a.group),
        Rule::Apart(..) if a.group == b.group => {
            let others = (1..=cafe.groups).map(GroupId).filter(|group| *group != a.group);
            let apart = |other: &&Participant| cafe.arrangement.rules.contains(&Rule::Apart(b.id, other.id).tidy());
            let company = |group: GroupId| cafe.members(group).filter(apart).count();
            let least = others.min_by_key(|group| (company(*group), cafe.members(*group).count()));
            least.filter(|group| company(*group) < company(b.group))
        }
        _ => None,
    };
    let Some(to) = to else { return vec![] };
    let uneven = cafe.members(to).count() + 1 > cafe.members(b.group).count();
    let rules = &cafe.arrangement.rules;
    let wished = |id: ParticipantId| {
        rules
            .iter()
            .map(|rule| rule.people())
            .any(|(x, y)| x == id || y == Some(id))
    };
    let free = |other: &&Participant| other.id != a.id && !wished(other.id) && cafe.hosted_by(other.id).is_none();
    let back = cafe.members(to).filter(free).last().filter(|_| uneven);
    let back = back.map(|other| regrouped(other.id, b.group));
    [regrouped(b.id, to)].into_iter().chain(back).collect()
}

pub(super) fn place(cafe: &Cafe, mover: Mover, round: Round, table: Option<TableId>) -> Decision {
    let known = if cafe.mixes() {
        present(cafe, mover.participant()).is_ok()
    } else {
        (1..=u32::from(cafe.groups)).contains(&mover.0)
    };
    if !known {
        return Err(Refusal::NoSuchPerson);
    }
    if !cafe.rounds_to_come().any(|to_come| to_come == round) {
        return Err(Refusal::NoSuchRound);
    }
    if cafe.arrangement.placed(mover, round) == table {
        return Ok(vec![]);
    }
    let placed = Event::Placed { mover, round, table };
    let Some(table) = table else { return Ok(vec![placed]) };
    open(cafe, table)?;
    if cafe.put_by_hand(round, Some((mover, table))).last() != Some(&(mover, table)) {
        return Err(Refusal::TableFull);
    }
    let ways = [(mover, Way::from([(round, table)]))].into();
    Ok(vec![placed, Event::Planned { ways, basis: None }])
}

/// Somebody who goes their own way has sat down before the round begins: they stay there, if the tables can be even once
/// all have come who are expected. If fewer come, the plan may send them elsewhere.
pub(super) fn sat_down(cafe: &Cafe, id: ParticipantId, table: TableId) -> Vec<Event> {
    let round = cafe.rounds_to_come().next().filter(|_| cafe.round_now().is_none());
    let Some(round) = round.filter(|_| cafe.is_open(table)) else {
        return vec![];
    };
    let movers = cafe.expected().max(cafe.present().count() + 1);
    // A wish of those who arrange it goes before.
    if !cafe.has_room(table, round, movers) || cafe.apart_from(id, round).contains(&table) {
        return vec![];
    }
    let mover = id.into();
    let ways = [(mover, Way::from([(round, table)]))].into();
    let placed = Event::Placed {
        mover,
        round,
        table: Some(table),
    };
    vec![placed, Event::Planned { ways, basis: None }]
}

/// The group of somebody who has sat down at a table: one that sits there, or will sit there first, if it is among the
/// smallest.
pub(super) fn group_at(cafe: &Cafe, table: Option<TableId>) -> Option<GroupId> {
    let round = cafe.round_now().or_else(|| cafe.rounds_to_come().next())?;
    let smallest = cafe.members(cafe.smallest_group()).count();
    let groups = cafe.planned_groups(table?, round).into_iter();
    groups
        .min_by_key(|group| cafe.members(*group).count())
        .filter(|group| cafe.members(*group).count() == smallest)
}

pub(super) fn set_table(cafe: &Cafe, table: TableId, fate: Fate, question: Option<QuestionId>) -> Decision {
    let tables = cafe.tables();
    let set = |question| Event::TableSet { table, fate, question };
    if !tables.contains(&table) {
        let place = |id: QuestionId| cafe.question(id).map(|question| &question.place);
        return match question.filter(|id| {
            matches!(
                place(*id),
                Some(Place::Tables(_) | Place::Round { .. } | Place::Announced)
            )
        }) {
            Some(_) if table != cafe.next_table() || fate != Fate::Open => Err(Refusal::Overtaken),
            Some(_) if tables.len() >= usize::from(limits::TABLES) => Err(Refusal::OutOfRange),
            Some(question) => Ok(vec![set(Some(question))]),
            None => Err(Refusal::NoSuchTable),
        };
    }
    if cafe.fates.get(&table).copied().unwrap_or_default() == fate {
        return Ok(vec![]);
    }
    if let Fate::Merged(into) = fate {
        open(cafe, into)?;
        if into == table {
            return Err(Refusal::NoSuchTable);
        }
    }
    let others = tables.iter().any(|other| *other != table && cafe.is_open(*other));
    if fate != Fate::Open && !others {
        return Err(Refusal::LastTable);
    }
    Ok(vec![set(None)])
}
