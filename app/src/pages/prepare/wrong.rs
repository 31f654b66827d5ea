//! Which fields of the preparation form a refusal is about.

use std::ops::RangeInclusive;

use super::typed::{self, Row, Typed};
use crate::cafe::{
    Refusal, limits,
    refusal::{Field, Refusal::*},
};

/// The numbers that a field takes, where it takes numbers.
pub(super) fn range(field: &str) -> RangeInclusive<u32> {
    match field {
        "rounds" => 1..=u32::from(limits::ROUNDS),
        "round_minutes" => 1..=limits::MINUTES,
        "travel_minutes" | "minutes" => 0..=limits::MINUTES,
        "expected" => 0..=limits::PEOPLE as u32,
        _ => 0..=u32::from(limits::GROUPS),
    }
}

/// The numbers that a question's row takes.
pub(super) fn row_range(row: &Row) -> RangeInclusive<u32> {
    match row.place.as_str() {
        "plenary" => 1..=limits::MINUTES,
        _ => 1..=u32::from(limits::TABLES),
    }
}

/// The names of the fields that a refusal is about, as far as they can be told; the first is the one to look at first.
pub(super) fn fields(typed: &Typed, refusal: &Refusal) -> Vec<String> {
    match refusal {
        Empty { field: Field::Title }
        | TooLong {
            field: Field::Title, ..
        } => vec!["title".to_owned()],
        TooLong {
            field: Field::Purpose, ..
        } => vec!["purpose".to_owned()],
        TooLong {
            field: Field::Question,
            limit,
        } => rows(typed, "text", |row| row.text.trim().chars().count() > *limit),
        Empty { field: Field::Question } => rows(typed, "text", |row| !row.text.trim().is_empty()),
        TooLong {
            field: Field::Zone,
            limit,
        } => rows(typed, "zones", |row| {
            row.zones.split('|').any(|zone| zone.trim().chars().count() > *limit)
        }),
        OutOfRange => out_of_range(typed),
        NothingToTalkAbout if typed.questions.iter().all(|row| row.text.trim().is_empty()) => {
            vec!["q0_text".to_owned()]
        }
        NothingToTalkAbout => vec!["rounds".to_owned()],
        _ => vec![],
    }
}

fn out_of_range(typed: &Typed) -> Vec<String> {
    let zones = |row: &Row| row.zones.split('|').filter(|zone| !zone.trim().is_empty()).count() > limits::ZONES;
    let mut wrong = rows(typed, "zones", zones);
    wrong.extend(rows(typed, "number", |row| {
        row.place != "announced" && !row.text.trim().is_empty() && !fits(&row.number, &row_range(row))
    }));
    let numbers = [
        ("rounds", &typed.rounds),
        ("round_minutes", &typed.round_minutes),
        ("travel_minutes", &typed.travel_minutes),
        ("groups", &typed.groups),
        ("expected", &typed.expected),
    ];
    if !typed::numbers(&typed.minutes).all(|number| fits(number, &range("minutes"))) {
        wrong.push("minutes".to_owned());
    }
    let wide = numbers.into_iter().filter(|(name, text)| !fits(text, &range(name)));
    wrong.extend(wide.map(|(name, _)| name.to_owned()));
    if wrong.is_empty() {
        // Each number is small enough, and all tables together are too many.
        wrong = rows(typed, "number", |row| {
            row.place == "tables" && !row.text.trim().is_empty()
        });
    }
    wrong
}

/// Whether a field takes what was typed. Blank stands for a number that fits.
fn fits(text: &str, range: &RangeInclusive<u32>) -> bool {
    text.trim().is_empty() || text.trim().parse().is_ok_and(|number| range.contains(&number))
}

fn rows(typed: &Typed, field: &str, is_wrong: impl Fn(&Row) -> bool) -> Vec<String> {
    let wrong = typed.questions.iter().enumerate().filter(|(_, row)| is_wrong(row));
    wrong.map(|(index, _)| format!("q{index}_{field}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(fields: &[(&str, &str)]) -> Typed {
        let usual = [
            ("title", "T"),
            ("rounds", "2"),
            ("round_minutes", "25"),
            ("q0_text", "Q"),
            ("q0_place", "tables"),
        ];
        let all = usual.iter().chain(fields);
        Typed::read(all.map(|(name, value)| (name.to_string(), value.to_string())).collect())
    }

    /// What is refused, and which fields that is about.
    fn wrong(wishes: &[(&str, &str)]) -> Vec<String> {
        let typed = typed(wishes);
        let refused = typed
            .preparation()
            .and_then(|preparation| preparation.tidy())
            .unwrap_err();
        fields(&typed, &refused)
    }

    #[test]
    fn a_refusal_points_at_its_field() {
        assert!(typed(&[]).preparation().unwrap().tidy().is_ok());
        let long = "x".repeat(2_000);
        for (name, value) in [
            ("title", " "),
            ("title", &long),
            ("purpose", &long),
            ("q3_text", &long),
            ("q0_zones", &long),
            ("q0_zones", "a|b|c|d|e"),
            ("q0_number", "0"),
            ("q0_number", "251"),
            ("q0_number", "beaucoup"),
            ("rounds", "13"),
            ("round_minutes", "0"),
            ("minutes", "20, 1000"),
            ("minutes", "vingt"),
            ("travel_minutes", "-1"),
            ("groups", "1000"),
            ("expected", "1001"),
            ("rounds", "0"),
            ("q0_text", ""),
        ] {
            assert_eq!(wrong(&[(name, value)]), [name], "{value}");
        }
    }

    #[test]
    fn many_tables_in_all_are_told_at_each_question() {
        let many = [
            ("q0_number", "200"),
            ("q1_text", "Q"),
            ("q1_place", "tables"),
            ("q1_number", "200"),
        ];
        assert_eq!(wrong(&many), ["q0_number", "q1_number"]);
    }
}
