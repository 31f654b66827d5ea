//! Who goes where, for a wall: each group with its table, and each question with its tables.

use std::collections::BTreeMap;

use super::fit::{fit, share};
use crate::{
    cafe::{
        Cafe,
        id::{GroupId, Round, TableId},
        question::Question,
        text,
    },
    parts::room,
    words::fill,
};

/// The way of a group.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Way {
    /// The group's letter.
    pub(super) letter: String,
    /// The table it goes to.
    pub(super) to: TableId,
    /// The question that waits there; none where all go to the same.
    pub(super) question: Option<String>,
}

/// Who goes where.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Ways {
    /// A few groups, in the order of their letters.
    Groups(Vec<Way>),
    /// By table, those who sit there, in the order of their names; and how they are written.
    People(Vec<(TableId, Vec<String>)>, String),
    /// More groups or people than that: in the order of their letters or names, in pages that hang in turn.
    Names(Vec<Vec<(String, TableId)>>),
    /// More than can be read while people change tables: phones say where to go.
    Crowd,
}

impl Ways {
    /// Whether it says of anybody where they go.
    pub(super) fn tells(&self) -> bool {
        match self {
            Self::Groups(ways) => !ways.is_empty(),
            Self::People(tables, _) => !tables.is_empty(),
            Self::Names(pages) => !pages.is_empty(),
            Self::Crowd => false,
        }
    }
}

/// So many groups are written with the questions that wait for them.
const FEW: usize = 8;
/// How many names hang at a time, so that each is a thirtieth of the wall high; in two columns.
const NAMES: usize = 26;
/// As many pages hang once in little more than a minute (see [`super::turn::HANGS`]).
const PAGES: usize = 7;

/// Who goes where for a round; `group` is how one is called, with a blank for its letter. Groups without a member need no
/// place.
pub(super) fn ways(cafe: &Cafe, round: Round, group: &str) -> Ways {
    let said = cafe.announcements.iter().rfind(|said| said.to.is_none());
    let share = share(said.map(|said| said.text.as_str()));
    if !cafe.mixes() {
        let groups = groups(cafe, round);
        return match groups.len() {
            ..=FEW => Ways::Groups(groups),
            _ => {
                let named = |way: Way| (fill(group, &[("letter", &way.letter)]), way.to);
                by_name(&groups.into_iter().map(named).collect::<Vec<_>>(), share)
            }
        };
    }
    let seated = cafe.present().filter_map(|person| {
        let table = cafe.seat_of(person.id.into(), round)?;
        Some((person.alias.clone(), table))
    });
    let mut seated: Vec<_> = seated.collect();
    seated.sort_by_cached_key(|(name, _)| text::sorts_as(name));
    let mut tables: BTreeMap<TableId, Vec<String>> = BTreeMap::new();
    for (name, table) in &seated {
        tables.entry(*table).or_default().push(name.clone());
    }
    let tables: Vec<_> = tables.into_iter().collect();
    match fit(&tables, share) {
        Some(written) => Ways::People(tables, written),
        None => by_name(&seated, share),
    }
}

/// In as few pages as there can be, and none of them fuller than the others: on each as many lines as are seen.
fn by_name(all: &[(String, TableId)], share: f32) -> Ways {
    if all.len() > NAMES * PAGES {
        return Ways::Crowd;
    }
    let lines = (NAMES as f32 / 2.0 * share) as usize;
    let pages = all.len().div_ceil(2 * lines.max(1));
    let pages = all.chunks(all.len().div_ceil(pages));
    Ways::Names(pages.map(<[_]>::to_vec).collect())
}

/// The room: each open table, and the letters of the groups that come to it; none that is too small, or a thicket.
pub(super) fn room(cafe: &Cafe, round: Round) -> Vec<(TableId, String)> {
    let mut tables: BTreeMap<TableId, String> = cafe.open_tables().map(|table| (table, String::new())).collect();
    if !room::shows(tables.len()) {
        return vec![];
    }
    let ways = if cafe.mixes() { vec![] } else { groups(cafe, round) };
    for way in ways {
        let who = tables.entry(way.to).or_default();
        who.push_str(if who.is_empty() { "" } else { " " });
        who.push_str(&way.letter);
    }
    tables.into_iter().collect()
}

/// The question that waits for everybody in a round, wherever they go.
pub(super) fn question_for_all(cafe: &Cafe, round: Round) -> Option<&Question> {
    let mut waiting = cafe.open_tables().filter_map(|table| cafe.cloth_in(table, round));
    let first = waiting.next()?.question;
    waiting
        .all(|cloth| cloth.question == first)
        .then(|| cafe.question(first))?
}

fn groups(cafe: &Cafe, round: Round) -> Vec<Way> {
    let one = question_for_all(cafe, round).is_some();
    let groups = (1..=cafe.groups).map(GroupId);
    let peopled = groups.filter(|group| cafe.people.is_empty() || cafe.members(*group).next().is_some());
    let way = |group: GroupId| {
        let to = cafe.planned_table(group, round)?;
        let question = cafe.cloth_in(to, round).and_then(|cloth| cafe.question(cloth.question));
        Some(Way {
            letter: group.letter(),
            to,
            question: question.filter(|_| !one).map(Question::tied),
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
        assert_eq!(
            groups(&day.cafe, Round(2))[0].question.as_deref(),
            Some("Avec qui\u{a0}?")
        );
        assert_eq!(question_for_all(&day.cafe, Round(2)), None);
    }

    #[test]
    fn thirty_groups_have_thirty_tables() {
        let day = sample::hall();
        let told = told(&day.cafe, 2);
        let tables: std::collections::BTreeSet<u16> = told.iter().map(|(_, table)| *table).collect();
        assert_eq!((told.len(), tables.len()), (30, 30));
        assert_eq!(told[26].0, "AA");
        let Ways::Names(pages) = ways(&day.cafe, Round(2), "Groupe {letter}") else {
            panic!("not by name")
        };
        assert_eq!(pages.len(), 2);
        assert_eq!(pages[1][11].0, "Groupe AA");
        assert_eq!(
            questions(&day.cafe)
                .iter()
                .map(|(_, tables)| tables.len())
                .sum::<usize>(),
            30
        );
    }

    #[test]
    fn where_each_round_has_its_question_the_next_one_is_told_to_all() {
        let day = sample::Day::open(&sample::each_round());
        let next = |round| question_for_all(&day.cafe, Round(round)).map(|question| question.text.as_str());
        assert_eq!((next(1), next(2)), (Some("Hier ?"), Some("Demain ?")));
        assert!(groups(&day.cafe, Round(2)).iter().all(|way| way.question.is_none()));
        assert_eq!(
            questions(&day.cafe),
            [("Hier\u{a0}?".to_owned(), vec![TableId(1), TableId(2)])]
        );
    }

    #[test]
    fn people_find_their_names_by_table_then_by_name_until_they_are_a_crowd() {
        let mut preparation = sample::preparation();
        preparation.moving = Moving::People;
        let mut day = sample::Day::open(&preparation);
        for alias in ["Zoé", "Élise", "Anne", "Bilal"] {
            day.join(alias);
        }
        let Ways::People(tables, _) = ways(&day.cafe, Round(1), "") else {
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
        for n in 0..NAMES + 7 {
            day.join(&format!("Personne {n}"));
        }
        let Ways::Names(pages) = ways(&day.cafe, Round(1), "") else {
            panic!("not by name")
        };
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), [19, 18]);
        assert_eq!((&*pages[0][0].0, &*pages[1][17].0), ("Anne", "Zoé"));
        for n in 0..NAMES * PAGES {
            day.join(&format!("Quelqu’un {n}"));
        }
        assert_eq!(ways(&day.cafe, Round(1), ""), Ways::Crowd);
    }

    #[test]
    fn the_room_shows_where_groups_come() {
        let day = sample::day();
        let told = |round| room(&day.cafe, Round(round));
        assert_eq!(told(1), [(TableId(1), "A".into()), (TableId(2), "B".into())]);
        assert_eq!(told(2), [(TableId(1), "B".into()), (TableId(2), "A".into())]);
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
