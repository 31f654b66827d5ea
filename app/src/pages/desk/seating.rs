//! Who is where, as the desk shows it: every table with its question, its groups, its people and its traces.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    cafe::{
        Cafe,
        id::{ClothId, GroupId, Millis, ParticipantId, Round, TableId},
        programme::StepKind,
        question::Question,
        seating::Participant,
    },
    parts::seats::Seat,
};

/// A table and what lies on it, or the whole room around one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Card {
    /// Its tablecloth.
    pub(super) cloth: ClothId,
    /// The question on it.
    pub(super) question: String,
    /// The only round in which it lies there.
    pub(super) only: Option<Round>,
    /// The letters of the groups that sit there, or will.
    pub(super) groups: Vec<String>,
    /// The people there.
    pub(super) seats: Vec<Seat>,
    /// How many traces there are.
    pub(super) traces: usize,
    /// When the last one came.
    pub(super) last: Option<Millis>,
}

/// Everybody's place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Seating {
    /// The tables, and the plenaries: the plenary that is held comes first.
    pub(super) cards: Vec<Card>,
    /// Who is there and sits at no table.
    pub(super) standing: Vec<Seat>,
    /// Who has left.
    pub(super) departed: Vec<Seat>,
}

impl Seating {
    /// Who is where now.
    #[must_use]
    pub(super) fn of(cafe: &Cafe, awake: &BTreeSet<ParticipantId>) -> Self {
        let plan = Plan::of(cafe);
        let mut at_table: BTreeMap<TableId, Vec<Seat>> = BTreeMap::new();
        let mut standing = Vec::new();
        for person in cafe.present() {
            let (table, coming) = plan.place(cafe, person);
            let Some(seat) = Seat::of(cafe, person.id, awake, coming) else {
                continue;
            };
            match table {
                Some(table) => at_table.entry(table).or_default().push(seat),
                None => standing.push(seat),
            }
        }
        let held = match cafe.programme.now() {
            StepKind::Plenary { question } => Some(question),
            _ => None,
        };
        // A tablecloth that lies on its table in another round lies beside the others once all are harvested.
        let lies = |cloth: &ClothId| {
            let only = cafe
                .question(cloth.question)
                .and_then(|question| question.place.round());
            plan.round.is_none() || only.is_none_or(|only| plan.round == Some(only))
        };
        let mut cards: Vec<Card> = cafe
            .cloths()
            .filter(lies)
            .map(|cloth| {
                let traces = cafe.traces.on(cloth);
                let question = cafe.question(cloth.question);
                Card {
                    cloth,
                    question: question.map(Question::tied).unwrap_or_default(),
                    only: question.and_then(|question| question.place.round()),
                    groups: plan.groups(cloth.table),
                    seats: at_table.remove(&cloth.table).unwrap_or_default(),
                    traces: traces.len(),
                    last: traces.last().map(|trace| trace.at),
                }
            })
            .collect();
        cards.sort_by_key(|card| {
            let plenary = card.cloth.table == TableId::PLENARY;
            (held != Some(card.cloth.question), plenary, card.cloth.table)
        });
        let departed = cafe.people.values().filter(|person| !person.is_present());
        Self {
            cards,
            standing,
            departed: departed
                .filter_map(|person| Seat::of(cafe, person.id, awake, false))
                .collect(),
        }
    }
}

/// The round that the desk looks at, and where it wants each group.
struct Plan {
    /// The round that is held, or the next one; none when there is no more.
    round: Option<Round>,
    /// Whether people are on their way to it.
    travel: bool,
    /// Where each group is to sit, the first one at 1.
    tables: Vec<Option<TableId>>,
}

impl Plan {
    fn of(cafe: &Cafe) -> Self {
        let programme = &cafe.programme;
        let coming = programme
            .steps
            .iter()
            .skip(programme.at)
            .find_map(|step| match step.kind {
                StepKind::Round { round } => Some(round),
                _ => None,
            });
        let shown = coming.or(programme.round());
        Self {
            round: coming,
            travel: matches!(programme.now(), StepKind::Travel { .. }),
            tables: match shown {
                Some(round) if !cafe.mixes() => {
                    let planned = |group| cafe.planned_table(GroupId(group), round);
                    (0..=cafe.groups).map(planned).collect()
                }
                _ => vec![],
            },
        }
    }

    /// Where somebody is, and whether they have yet to come there.
    fn place(&self, cafe: &Cafe, person: &Participant) -> (Option<TableId>, bool) {
        let last = person.last_seat().map(|(_, table)| table);
        let Some(round) = self.round else {
            return (last, false);
        };
        let table = cafe.table_of(person, round);
        let stays = person.seats.contains_key(&round) || last == table;
        (table, self.travel && !stays)
    }

    fn groups(&self, table: TableId) -> Vec<String> {
        let sits = |(_, planned): &(u16, &Option<TableId>)| **planned == Some(table);
        let groups = (0..).zip(&self.tables).filter(sits);
        groups.map(|(group, _)| GroupId(group).letter()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{Command, Who},
        pages::sample,
        parts::seats::Presence,
    };

    fn awake(cafe: &Cafe) -> BTreeSet<ParticipantId> {
        cafe.people.keys().copied().collect()
    }

    fn names(card: &Card) -> Vec<&str> {
        card.seats.iter().map(|seat| seat.alias.as_str()).collect()
    }

    #[test]
    fn everybody_is_shown_at_their_table_of_the_round() {
        let mut day = sample::day();
        day.next();
        day.next();
        let seating = Seating::of(&day.cafe, &awake(&day.cafe));
        let tables: Vec<u16> = seating.cards.iter().map(|card| card.cloth.table.0).collect();
        assert_eq!(tables, [1, 2, 0], "the plenary is over and comes last");
        assert_eq!(seating.cards[0].groups, ["A"]);
        assert_eq!(
            names(&seating.cards[0]),
            ["Anne", "Benoît", "Chloé", "David", "Élise", "Farid"]
        );
        assert_eq!(seating.cards[1].seats.len(), 6);
        assert!(seating.standing.is_empty());
    }

    #[test]
    fn who_travels_is_on_the_way_until_they_say_that_they_are_there() {
        let mut day = sample::day();
        day.next();
        day.next();
        day.next();
        let here = Command::Arrive { round: Round(2) };
        day.act(&here, Who::Participant(ParticipantId(1)));
        let seating = Seating::of(&day.cafe, &BTreeSet::from([ParticipantId(1)]));
        let second = &seating.cards[1];
        assert_eq!(second.groups, ["A"]);
        assert_eq!(second.seats[0].presence, Presence::Awake);
        assert_eq!(second.seats[1].presence, Presence::Coming);
        assert_eq!(second.seats.len(), 6);
    }

    #[test]
    fn who_has_left_is_at_no_table() {
        let mut day = sample::day();
        let participant = ParticipantId(10);
        day.act(&Command::Depart { participant }, Who::Facilitator);
        let seating = Seating::of(&day.cafe, &awake(&day.cafe));
        let departed: Vec<&str> = seating.departed.iter().map(|seat| seat.alias.as_str()).collect();
        assert_eq!(departed, ["Kadija"]);
        assert!(seating.cards.iter().all(|card| !names(card).contains(&"Kadija")));
    }

    #[test]
    fn a_hall_has_a_card_for_each_table() {
        let day = sample::hall();
        let seating = Seating::of(&day.cafe, &awake(&day.cafe));
        assert_eq!(seating.cards.len(), 30);
        assert!(
            seating
                .cards
                .iter()
                .all(|card| card.seats.len() == 5 && card.groups.len() == 1)
        );
    }

    #[test]
    fn who_stays_is_not_on_the_way() {
        let mut day = sample::day();
        day.next();
        day.next();
        let (table, host) = (TableId(1), Some(ParticipantId(1)));
        day.act(&Command::Host { table, host }, Who::Facilitator);
        day.next();
        let seating = Seating::of(&day.cafe, &awake(&day.cafe));
        let coming = |card: &Card, id| {
            card.seats
                .iter()
                .any(|seat| seat.id == id && seat.presence == Presence::Coming)
        };
        assert!(!coming(&seating.cards[0], ParticipantId(1)));
        // The other group comes to that table.
        assert_eq!(seating.cards[0].seats.len(), 7);
        assert!(
            seating.cards[0]
                .seats
                .iter()
                .filter(|seat| seat.presence == Presence::Coming)
                .count()
                == 6
        );
    }
}
