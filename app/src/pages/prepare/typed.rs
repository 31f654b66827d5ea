//! The preparation form: what was typed, and the preparation that it means.

use std::str::FromStr;

use crate::cafe::{
    Refusal, limits,
    preparation::{Language, Planned, Preparation, Prepared},
    seating::{Mode, Moving},
};

/// Rows for questions that an empty form has, and that a filled one has left over.
const SPARE_ROWS: usize = 2;
/// How many tables a question gets, and how many minutes a plenary, where nobody says.
const TABLES: u16 = 1;
const MINUTES: u32 = 15;
/// Rows that one press on "more" adds.
const MORE_ROWS: usize = 3;

/// What was typed, as it was typed: a form that is shown again shows this.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// `title`.
    pub title: String,
    /// `purpose`.
    pub purpose: String,
    /// `language`: `fr` or `en`.
    pub language: String,
    /// `round_minutes`.
    pub round_minutes: String,
    /// `minutes`: of each round, where they differ; blank is `round_minutes`.
    pub minutes: String,
    /// `travel_minutes`.
    pub travel_minutes: String,
    /// `rounds`.
    pub rounds: String,
    /// `groups`; blank is as many as there are tables.
    pub groups: String,
    /// `moving`: `groups` or `people`.
    pub moving: String,
    /// `hosts`: `yes`, or anything else.
    pub hosts: String,
    /// `spread`: `yes`, or anything else.
    pub spread: String,
    /// `expected`; blank is as many as fit.
    pub expected: String,
    /// `mode`: `own_phones`, `one_phone` or `paper`.
    pub mode: String,
    /// The questions, blank rows included.
    pub questions: Vec<Row>,
}

/// A question's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// `q0_text`, `q1_text`, …; a row without text is no question.
    pub text: String,
    /// `q0_zones`: names separated by `|`.
    pub zones: String,
    /// `q0_place`: `tables`, `round`, `plenary` or `announced`.
    pub place: String,
    /// `q0_number`: how many tables, or minutes of plenary; blank is one table, or a quarter of an hour.
    pub number: String,
}

impl Typed {
    /// The form that means this preparation.
    #[must_use]
    pub fn of(preparation: &Preparation) -> Self {
        let mut typed = Self {
            title: preparation.title.clone(),
            purpose: preparation.purpose.clone(),
            language: match preparation.language {
                Language::Fr => "fr".to_owned(),
                Language::En => "en".to_owned(),
            },
            round_minutes: preparation.round_minutes.to_string(),
            minutes: listed(&preparation.minutes),
            travel_minutes: preparation.travel_minutes.to_string(),
            rounds: preparation.rounds.to_string(),
            groups: match preparation.groups {
                0 => String::new(),
                groups => groups.to_string(),
            },
            moving: match preparation.moving {
                Moving::Groups => "groups".to_owned(),
                Moving::People => "people".to_owned(),
            },
            hosts: yes_or_no(preparation.hosts),
            spread: yes_or_no(preparation.spread),
            expected: preparation
                .expected
                .map(|people| people.to_string())
                .unwrap_or_default(),
            mode: match preparation.mode {
                Mode::OwnPhones => "own_phones".to_owned(),
                Mode::OnePhone => "one_phone".to_owned(),
                Mode::Paper => "paper".to_owned(),
            },
            questions: preparation.questions.iter().map(Row::of).collect(),
        };
        typed.add_rows(SPARE_ROWS);
        typed
    }

    /// The form as a browser sends it; fields that it does not know are passed over.
    #[must_use]
    pub fn read(fields: Vec<(String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in fields {
            let place = match name.as_str() {
                "title" => &mut typed.title,
                "purpose" => &mut typed.purpose,
                "language" => &mut typed.language,
                "round_minutes" => &mut typed.round_minutes,
                "minutes" => &mut typed.minutes,
                "travel_minutes" => &mut typed.travel_minutes,
                "rounds" => &mut typed.rounds,
                "groups" => &mut typed.groups,
                "moving" => &mut typed.moving,
                "hosts" => &mut typed.hosts,
                "spread" => &mut typed.spread,
                "expected" => &mut typed.expected,
                "mode" => &mut typed.mode,
                name => match typed.cell(name) {
                    Some(cell) => cell,
                    None => continue,
                },
            };
            *place = value;
        }
        typed
    }

    /// Room for more questions.
    pub fn more(&mut self) {
        self.add_rows(MORE_ROWS);
    }

    fn add_rows(&mut self, rows: usize) {
        let rows = (self.questions.len() + rows).min(limits::QUESTIONS);
        self.questions.resize(rows.max(self.questions.len()), Row::default());
    }

    /// The place of `q3_text` and the like.
    fn cell(&mut self, name: &str) -> Option<&mut String> {
        let (row, field) = name.strip_prefix('q')?.split_once('_')?;
        let row: usize = row.parse().ok().filter(|row| *row < limits::QUESTIONS)?;
        if self.questions.len() <= row {
            self.questions.resize(row + 1, Row::default());
        }
        let row = self.questions.get_mut(row)?;
        match field {
            "text" => Some(&mut row.text),
            "zones" => Some(&mut row.zones),
            "place" => Some(&mut row.place),
            "number" => Some(&mut row.number),
            _ => None,
        }
    }

    /// The preparation that was meant. The café looks at the texts and the numbers itself.
    ///
    /// # Errors
    /// [`Refusal::OutOfRange`] for a number that is none.
    pub fn preparation(&self) -> Result<Preparation, Refusal> {
        let questions = self.questions.iter().filter(|row| !row.text.trim().is_empty());
        Ok(Preparation {
            title: self.title.clone(),
            purpose: self.purpose.clone(),
            language: match self.language.as_str() {
                "en" => Language::En,
                _ => Language::Fr,
            },
            questions: questions.map(Row::question).collect::<Result<_, _>>()?,
            groups: number(&self.groups)?,
            rounds: number(&self.rounds)?,
            round_minutes: number(&self.round_minutes)?,
            minutes: numbers(&self.minutes).map(number).collect::<Result<_, _>>()?,
            travel_minutes: number(&self.travel_minutes)?,
            mode: match self.mode.as_str() {
                "one_phone" => Mode::OnePhone,
                "paper" => Mode::Paper,
                _ => Mode::OwnPhones,
            },
            moving: match self.moving.as_str() {
                "people" => Moving::People,
                _ => Moving::Groups,
            },
            hosts: self.hosts == "yes",
            spread: self.spread == "yes",
            expected: Some(number(&self.expected)?).filter(|people| *people > 0),
        })
    }
}

impl Row {
    fn of(question: &Prepared) -> Self {
        let (place, number) = match question.place {
            Planned::Announced => ("announced", String::new()),
            Planned::Plenary { minutes } => ("plenary", minutes.to_string()),
            Planned::Tables { tables } => ("tables", tables.to_string()),
            Planned::Round { tables } => ("round", tables.to_string()),
        };
        Self {
            text: question.text.clone(),
            zones: question.zones.join(" | "),
            place: place.to_owned(),
            number,
        }
    }

    fn question(&self) -> Result<Prepared, Refusal> {
        let zones = self.zones.split('|').map(str::trim).filter(|zone| !zone.is_empty());
        Ok(Prepared {
            text: self.text.clone(),
            zones: zones.map(str::to_owned).collect(),
            place: match self.place.as_str() {
                "announced" => Planned::Announced,
                "plenary" => Planned::Plenary {
                    minutes: number_or(&self.number, MINUTES)?,
                },
                "round" => Planned::Round {
                    tables: number_or(&self.number, TABLES)?,
                },
                _ => Planned::Tables {
                    tables: number_or(&self.number, TABLES)?,
                },
            },
        })
    }
}

fn yes_or_no(wish: bool) -> String {
    if wish { "yes" } else { "no" }.to_owned()
}

/// Numbers as they are typed one after the other.
pub(super) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', ',', ';', '\u{a0}'])
        .filter(|number| !number.is_empty())
}

fn listed(numbers: &[u32]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
    numbers.join(", ")
}

/// A number as it is typed; blank is 0.
fn number<T: FromStr + Default>(text: &str) -> Result<T, Refusal> {
    number_or(text, T::default())
}

fn number_or<T: FromStr>(text: &str, blank: T) -> Result<T, Refusal> {
    match text.trim() {
        "" => Ok(blank),
        text => text.parse().map_err(|_| Refusal::OutOfRange),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        fields
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_string()))
            .collect()
    }

    const TYPED: &[(&str, &str)] = &[
        ("title", "Assuétudes"),
        ("purpose", ""),
        ("language", "fr"),
        ("round_minutes", "30"),
        ("minutes", "30, 20"),
        ("travel_minutes", "5"),
        ("rounds", "2"),
        ("groups", ""),
        ("q0_text", "Et chez vous ?"),
        ("q0_zones", "Les freins | Les facilitants|"),
        ("q0_place", "plenary"),
        ("q0_number", "15"),
        ("q1_text", "  "),
        ("q1_place", "tables"),
        ("q1_number", "many"),
        ("q2_text", "Avec qui ?"),
        ("q2_place", "tables"),
        ("q2_number", " 2 "),
        ("q3_text", "Comment ?"),
        ("q3_number", ""),
    ];

    #[test]
    fn a_form_means_a_preparation() {
        let preparation = Typed::read(fields(TYPED)).preparation().unwrap();
        assert_eq!(preparation.title, "Assuétudes");
        assert_eq!((preparation.groups, preparation.rounds), (0, 2));
        assert_eq!(preparation.minutes, [30, 20]);
        let [first, second, third] = &preparation.questions[..] else {
            panic!("{preparation:?}")
        };
        assert_eq!(first.zones, ["Les freins", "Les facilitants"]);
        assert_eq!(first.place, Planned::Plenary { minutes: 15 });
        assert_eq!(second.place, Planned::Tables { tables: 2 });
        assert_eq!(third.place, Planned::Tables { tables: 1 });
        assert_eq!(Typed::of(&preparation).preparation().unwrap(), preparation);
    }

    #[test]
    fn what_is_no_number_is_refused_and_kept() {
        let typed = Typed::read(fields(&[("rounds", "two"), ("title", "T")]));
        assert_eq!(typed.preparation(), Err(Refusal::OutOfRange));
        assert_eq!(typed.rounds, "two");
        for number in ["-1", "1e9", "99999999999999999999", "٣"] {
            assert_eq!(
                Typed::read(fields(&[("groups", number)])).preparation(),
                Err(Refusal::OutOfRange)
            );
        }
    }

    #[test]
    fn rows_without_end_are_not_made() {
        let typed = Typed::read(fields(&[
            ("q4000000000_text", "x"),
            ("q49_text", "y"),
            ("q_text", "z"),
            ("q-1_text", ""),
        ]));
        assert_eq!(typed.questions.len(), limits::QUESTIONS);
        let mut typed = Typed::default();
        (0..100).for_each(|_| typed.more());
        assert_eq!(typed.questions.len(), limits::QUESTIONS);
    }
}
