//! Preparations to begin with: the usual forms of a World Café, and where a prepared one can be brought from.

use leptos::prelude::*;

use super::typed::Typed;
use crate::{
    cafe::{
        preparation::{Planned, Preparation, Prepared},
        seating::Moving,
    },
    words::Words,
};

/// A preparation to begin with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Template {
    /// Nothing but the usual times.
    #[default]
    Empty,
    /// One question for all tables.
    OneQuestion,
    /// A question for each table.
    EachTable,
    /// A question for each round.
    EachRound,
    /// A plenary with brakes and enablers, then two questions: the day of 2011.
    Brakes,
}

impl Template {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [
        Self::OneQuestion,
        Self::EachTable,
        Self::EachRound,
        Self::Brakes,
        Self::Empty,
    ];

    /// What an address calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OneQuestion => "question",
            Self::EachTable => "tables",
            Self::EachRound => "rounds",
            Self::Brakes => "brakes",
        }
    }

    /// The template that an address names; another name is nothing.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let named = Self::ALL.into_iter().find(|template| template.name() == name);
        named.unwrap_or_default()
    }

    /// Its form. Questions without words are rows that wait for them.
    #[must_use]
    pub fn typed(self, words: &Words) -> Typed {
        let own = &words.prepare.template;
        let asked = |text: &str, place| Prepared {
            text: text.to_owned(),
            zones: vec![],
            place,
        };
        let blank = |place| asked("", place);
        let tables = |tables| Planned::Tables { tables };
        let (rounds, questions) = match self {
            Self::Empty => (2, vec![]),
            Self::OneQuestion => (3, vec![blank(tables(4))]),
            Self::EachTable => (3, (0..4).map(|_| blank(tables(1))).collect()),
            Self::EachRound => (3, (0..3).map(|_| blank(Planned::Round { tables: 4 })).collect()),
            Self::Brakes => {
                let zones = vec![own.brakes.to_owned(), own.enablers.to_owned()];
                let plenary = Prepared {
                    zones,
                    ..asked(own.brakes_question, Planned::Plenary { minutes: 30 })
                };
                let at_a_table = [own.what_for, own.with_whom].map(|text| asked(text, tables(1)));
                (2, [plenary].into_iter().chain(at_a_table).collect())
            }
        };
        Typed::of(&Preparation {
            language: words.language,
            questions,
            rounds,
            round_minutes: 25,
            travel_minutes: 5,
            // Groups carry traces on; where each round has a question of its own, there are none to carry.
            moving: match self {
                Self::EachRound => Moving::People,
                _ => Moving::Groups,
            },
            ..Preparation::default()
        })
    }

    fn described(self, words: &'static Words) -> (&'static str, &'static str) {
        let own = &words.prepare.template;
        match self {
            Self::Empty => (own.empty, own.empty_hint),
            Self::OneQuestion => (own.one_question, own.one_question_hint),
            Self::EachTable => (own.each_table, own.each_table_hint),
            Self::EachRound => (own.each_round, own.each_round_hint),
            Self::Brakes => (own.with_plenary, own.with_plenary_hint),
        }
    }
}

/// The templates, as links, and a prepared café from a file. `refused`: the last file was none.
pub(super) fn templates(words: &'static Words, refused: bool) -> impl IntoView {
    let own = &words.prepare.template;
    let links = Template::ALL.map(|template| {
        let (name, hint) = template.described(words);
        view! {
            <li>
                <a href=format!("/new?from={}", template.name())>{name}</a>
                <p class="hint">{hint}</p>
            </li>
        }
    });
    let described = refused.then_some("file-error");
    view! {
        <details class="sheet templates" open=refused>
            <summary>{own.title}</summary>
            <ul>{links}</ul>
            <form method="post" action="/new/file" enctype="multipart/form-data" class="form">
                <div class="field">
                    <label for="file">{own.file}</label>
                    <p class="hint">{own.file_hint}</p>
                    {refused.then(|| view! { <p class="error" id="file-error" role="alert">{own.file_refused}</p> })}
                    <input
                        type="file"
                        id="file"
                        name="file"
                        accept="application/json,.json"
                        required=true
                        aria-describedby=described
                    />
                </div>
                <button class="quiet">{own.file_button}</button>
            </form>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words;

    #[test]
    fn a_template_is_a_preparation_once_its_questions_have_words() {
        for language in words::LANGUAGES {
            for template in Template::ALL {
                assert_eq!(Template::named(template.name()), template);
                let mut typed = template.typed(words::of(language));
                typed.title = "Un café".to_owned();
                for row in typed.questions.iter_mut().filter(|row| !row.number.is_empty()) {
                    row.text = "De quoi parlons-nous ?".to_owned();
                }
                let tidy = typed.preparation().unwrap().tidy();
                assert_eq!(tidy.is_ok(), template != Template::Empty, "{template:?}: {tidy:?}");
            }
        }
        assert_eq!(Template::named("nonsense"), Template::Empty);
    }
}
