//! Who goes where, for a wall: each group with its table, and each question with its tables.

use std::collections::BTreeMap;

use crate::cafe::{
    Cafe,
    id::{GroupId, Round, TableId},
    question::Place,
};

/// The way of a group, or of those who go to a table each on their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    /// The group's letter, or the names.
    pub(super) who: String,
    /// The table it goes to.
    pub(super) to: TableId,
    /// The question that waits there.
    pub(super) question: String,
}

/// Where each group is to sit in a round, in the order of their letters, or who at which table. Groups without a member
/// need no place.
pub(super) fn ways(cafe: &Cafe, round: Round) -> Vec<Way> {
    if !cafe.moves_in_groups() {
        return each_their_own(cafe, round);
    }
    let groups = (1..=cafe.groups).map(GroupId);
    let peopled = groups.filter(|group| cafe.people.is_empty() || cafe.members(*group).next().is_some());
    let way = |group: GroupId| {
        let to = cafe.planned_table(group, round)?;
        Some(Way::to(cafe, to, group.letter()))
    };
    peopled.filter_map(way).collect()
}

fn each_their_own(cafe: &Cafe, round: Round) -> Vec<Way> {
    let mut names: BTreeMap<TableId, Vec<&str>> = BTreeMap::new();
    for person in cafe.present() {
        let table = person.seats.get(&round).copied();
        if let Some(table) = table.or_else(|| cafe.table_of(person, round)) {
            names.entry(table).or_default().push(&person.alias);
        }
    }
    let ways = names.into_iter();
    ways.map(|(to, names)| Way::to(cafe, to, names.join(", "))).collect()
}

impl Way {
    fn to(cafe: &Cafe, to: TableId, who: String) -> Self {
        let question = cafe.cloth_on(to).and_then(|cloth| cafe.question(cloth.question));
        let question = question.map(|question| question.text.clone()).unwrap_or_default();
        Self { who, to, question }
    }
}

/// The questions at tables, each with the numbers of its tables.
pub(super) fn questions(cafe: &Cafe) -> Vec<(String, Vec<TableId>)> {
    let at_tables = |question: &crate::cafe::question::Question| match &question.place {
        Place::Tables(tables) => Some((question.text.clone(), tables.clone())),
        Place::Announced | Place::Plenary => None,
    };
    cafe.questions.iter().filter_map(at_tables).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::sample;

    fn told(cafe: &Cafe, round: u8) -> Vec<(String, u16)> {
        let ways = ways(cafe, Round(round));
        ways.into_iter().map(|way| (way.who, way.to.0)).collect()
    }

    #[test]
    fn two_groups_swap() {
        let day = sample::day();
        assert_eq!(told(&day.cafe, 1), [("A".into(), 1), ("B".into(), 2)]);
        assert_eq!(told(&day.cafe, 2), [("A".into(), 2), ("B".into(), 1)]);
        assert_eq!(ways(&day.cafe, Round(2))[0].question, "Avec qui ?");
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
}
