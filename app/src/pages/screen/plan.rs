//! Who goes where, for a wall: each group with its table, and each question with its tables.

use std::collections::BTreeMap;

use crate::cafe::{
    Cafe,
    id::{GroupId, Round, TableId},
    question::Question,
    text,
};

/// The way of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    /// The group's letter.
    pub(super) letter: String,
    /// The table it goes to.
    pub(super) to: TableId,
    /// The question that waits there.
    pub(super) question: String,
}

/// Who goes where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Ways {
    /// Each group, in the order of their letters.
    Groups(Vec<Way>),
    /// By table, those who sit there, in the order of their names.
    People(Vec<(TableId, Vec<String>)>),
    /// More people than can be read from afar: phones say where to go.
    Crowd,
}

/// More names than these can't be read from afar.
const NAMES: usize = 72;

/// Who goes where for a round. Groups without a member need no place.
pub(super) fn ways(cafe: &Cafe, round: Round) -> Ways {
    if !cafe.mixes() {
        return Ways::Groups(groups(cafe, round));
    }
    if cafe.present().count() > NAMES {
        return Ways::Crowd;
    }
    let mut tables: BTreeMap<TableId, Vec<String>> = BTreeMap::new();
    for person in cafe.present() {
        if let Some(table) = cafe.seat_of(person.id.into(), round) {
            tables.entry(table).or_default().push(person.alias.clone());
        }
    }
    for names in tables.values_mut() {
        names.sort_by_cached_key(|name| text::sorts_as(name));
    }
    Ways::People(tables.into_iter().collect())
}

fn groups(cafe: &Cafe, round: Round) -> Vec<Way> {
    let groups = (1..=cafe.groups).map(GroupId);
    let peopled = groups.filter(|group| cafe.people.is_empty() || cafe.members(*group).next().is_some());
    let way = |group: GroupId| {
        let to = cafe.planned_table(group, round)?;
        let question = cafe.cloth_in(to, round).and_then(|cloth| cafe.question(cloth.question));
        Some(Way {
            letter: group.letter(),
            to,
            question: question.map(Question::tied).unwrap_or_default(),
        })
    };
    peopled.filter_map(way).collect()
}

/// The questions at tables, each with the numbers of its tables: those that are open, and those where people still sit.
pub(super) fn questions(cafe: &Cafe) -> Vec<(String, Vec<TableId>)> {
    let seats = |round: Round| cafe.present().filter_map(move |person| person.seats.get(&round));
    let sits = |table: &TableId| {
        cafe.round_now()
            .is_some_and(|round| seats(round).any(|seat| seat == table))
    };
    let there = |tables: &[TableId]| -> Vec<TableId> {
        let tables = tables.iter().copied();
        tables.filter(|table| cafe.is_open(*table) || sits(table)).collect()
    };
    let now = cafe.round_now().unwrap_or(Round(1));
    let asked = cafe.questions.iter();
    let asked = asked.filter(|question| question.place.round().is_none_or(|round| round == now));
    let questions = asked.map(|question| (question.tied(), there(question.place.tables())));
    questions.filter(|(_, tables)| !tables.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cafe::{
            Command, Who,
            seating::{Fate, Moving},
        },
        pages::sample,
    };

    fn told(cafe: &Cafe, round: u8) -> Vec<(String, u16)> {
        let ways = groups(cafe, Round(round)).into_iter();
        ways.map(|way| (way.letter, way.to.0)).collect()
    }

    #[test]
    fn two_groups_swap() {
        let day = sample::day();
        assert_eq!(told(&day.cafe, 1), [("A".into(), 1), ("B".into(), 2)]);
        assert_eq!(told(&day.cafe, 2), [("A".into(), 2), ("B".into(), 1)]);
        assert_eq!(groups(&day.cafe, Round(2))[0].question, "Avec qui\u{a0}?");
    }

    #[test]
    fn thirty_groups_have_thirty_tables() {
        let day = sample::hall();
        let told = told(&day.cafe, 2);
        let tables: std::collections::BTreeSet<u16> = told.iter().map(|(_, table)| *table).collect();
        assert_eq!((told.len(), tables.len()), (30, 30));
        assert_eq!(told[26].0, "AA");
        assert_eq!(
            questions(&day.cafe)
                .iter()
                .map(|(_, tables)| tables.len())
                .sum::<usize>(),
            30
        );
    }

    #[test]
    fn people_find_their_names_by_table_until_they_are_a_crowd() {
        let mut preparation = sample::preparation();
        preparation.moving = Moving::People;
        let mut day = sample::Day::open(&preparation);
        for alias in ["Zoé", "Élise", "Anne", "Bilal"] {
            day.join(alias);
        }
        let Ways::People(tables) = ways(&day.cafe, Round(1)) else {
            panic!("not by table")
        };
        let mut names: Vec<&String> = tables.iter().flat_map(|(_, names)| names).collect();
        assert!(
            tables
                .iter()
                .all(|(_, names)| names.is_sorted_by_key(|name| text::sorts_as(name)))
        );
        names.sort_by_key(|name| text::sorts_as(name));
        assert_eq!(names, ["Anne", "Bilal", "Élise", "Zoé"]);
        for n in 0..NAMES {
            day.join(&format!("Personne {n}"));
        }
        assert_eq!(ways(&day.cafe, Round(1)), Ways::Crowd);
    }

    #[test]
    fn a_closed_table_is_named_as_long_as_people_sit_there() {
        let mut day = sample::hall();
        let tables = |day: &sample::Day| {
            questions(&day.cafe)
                .iter()
                .map(|(_, tables)| tables.len())
                .sum::<usize>()
        };
        let close = Command::SetTable {
            table: TableId(30),
            fate: Fate::Closed,
            question: None,
        };
        day.act(&close, Who::Facilitator);
        assert_eq!(tables(&day), 30);
        let plan = day.cafe.plan_anew(1).unwrap();
        day.act(&plan, Who::House);
        // To the way, and to the second round.
        day.next();
        day.next();
        assert_eq!(tables(&day), 29);
    }
}
