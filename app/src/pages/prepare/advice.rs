//! How many tables to take, in words: asked with a button, answered on the same page.

use super::Typed;
use crate::{
    cafe::{preparation::Planned, seating::planner},
    words::{Words, fill},
};

/// For so many people at most: the planner tries each number of tables.
pub(super) const PEOPLE: usize = 100;

/// The advice for what was typed; none without a number of people.
pub(super) fn advised(typed: &Typed, words: &Words) -> Option<String> {
    let people: usize = typed
        .people
        .trim()
        .parse()
        .ok()
        .filter(|people| (2..=PEOPLE).contains(people))?;
    let preparation = typed.preparation().ok()?;
    let at_tables = preparation.questions.iter();
    let questions = at_tables
        .filter(|question| matches!(question.place, Planned::Tables { .. }))
        .count();
    let rounds = usize::from(preparation.rounds);
    let own = &words.prepare;
    // So few at a table that nobody has a real talk are no advice.
    let advice = planner::advice(people, questions, rounds);
    let tables: Vec<String> = advice
        .iter()
        .filter(|one| one.seats > 2)
        .map(|one| one.tables.to_string())
        .collect();
    let (people, rounds) = (people.to_string(), rounds.to_string());
    let blanks = |tables: &str| {
        [
            ("people", people.clone()),
            ("rounds", rounds.clone()),
            ("tables", tables.to_owned()),
        ]
    };
    let say = |sentence, tables: &str| {
        let blanks = blanks(tables);
        fill(sentence, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())))
    };
    Some(match tables.split_last() {
        None => say(own.advice_none, ""),
        Some((last, [])) => say(own.advice, last),
        Some((last, others)) => say(
            own.advice,
            &[&others.join(", "), " ", own.advice_one, " ", last].concat(),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cafe::preparation::Language, words};

    #[test]
    fn thirty_people_are_told_how_many_tables() {
        let mut typed = Typed::fresh(Language::En);
        typed.questions[0].text = "Why?".to_owned();
        typed.rounds = "3".to_owned();
        assert_eq!(advised(&typed, words::of(Language::En)), None);
        typed.people = "12".to_owned();
        let told = advised(&typed, words::of(Language::En)).unwrap();
        assert!(told.starts_with("For 12 people and 3 rounds: 4 tables allow"), "{told}");
        typed.people = "4".to_owned();
        let told = advised(&typed, words::of(Language::En)).unwrap();
        assert!(told.contains("no number of tables"), "{told}");
        typed.people = "1000000".to_owned();
        assert_eq!(advised(&typed, words::of(Language::En)), None);
    }
}
