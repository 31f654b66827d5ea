//! `/new` and `/desk/CODE/prepare`: the preparation form, before a café is opened and while people arrive.

mod outlook;
mod template;
mod typed;
mod wrong;

use std::{ops::RangeInclusive, sync::Arc};

use leptos::prelude::*;
pub use template::Template;
pub use typed::{Row, Typed};

use super::shell::Shell;
use crate::{
    cafe::{Refusal, id::Code, limits, preparation::Language, seating::Forecast},
    parts::field::{Asked, Choice, Line, Lines, Number},
    words::{self, Words, fill},
};

/// The preparation form.
#[component]
pub fn PreparePage(
    /// The language it speaks; that of the café is one of its fields.
    language: Language,
    /// What is in its fields.
    typed: Typed,
    /// The café that is changed; none opens a new one.
    #[prop(optional_no_strip)]
    code: Option<Code>,
    /// Why it is shown again.
    #[prop(optional_no_strip)]
    refusal: Option<Refusal>,
    /// What its plan would be, when that was asked.
    #[prop(optional_no_strip)]
    forecast: Option<Arc<Forecast>>,
    /// Whether a file was sent that holds no preparation.
    #[prop(optional)]
    no_file: bool,
    /// Whether it is a copy of another café's.
    #[prop(optional)]
    again: bool,
) -> impl IntoView {
    let words = words::of(language);
    let own = &words.prepare;
    let (title, lead, button) = match code {
        None => (own.title_new, own.lead_new, own.open),
        Some(_) => (own.title_change, own.lead_change, own.save),
    };
    let lead = match again {
        true => fill(own.lead_again, &[("title", &typed.title)]),
        false => lead.to_owned(),
    };
    let action = code
        .as_ref()
        .map_or_else(|| "/new".to_owned(), |code| format!("/desk/{code}/prepare"));
    let back = code
        .as_ref()
        .map_or_else(|| "/".to_owned(), |code| format!("/desk/{code}"));
    let form = Form::new(words, typed, refusal, &action);
    view! {
        <Shell language title=title>
            <main id="main" class="page prepare">
                <header class="prepare-top">
                    <h1>{title}</h1>
                    <p class="lead">{lead}</p>
                </header>
                {(code.is_none() && !again).then(|| template::templates(words, no_file))}
                <form method="post" action=action class="sheet form">
                    // The first button is the one that Enter presses.
                    <button class="unseen" tabindex="-1" aria-hidden="true">{button}</button>
                    {form.summary()}
                    {form.about()}
                    {form.questions()}
                    {form.time()}
                    {form.groups()}
                    {forecast.map(|forecast| outlook::section(words, &forecast))}
                    <div class="prepare-end">
                        <button class="primary">{button}</button>
                        {code.is_none().then(|| view! { <p class="hint">{own.open_hint}</p> })}
                        <a href=back>{own.back}</a>
                    </div>
                </form>
            </main>
        </Shell>
    }
}

/// The form, part by part.
struct Form {
    words: &'static Words,
    typed: Typed,
    /// The refusal in words, and the fields that it is about.
    refused: Option<(String, Vec<String>)>,
    out_of_range: bool,
    /// Where "more" leads: to the first new row.
    more: String,
    /// Where «show the plan» leads: to the plan.
    look: String,
}

impl Form {
    fn new(words: &'static Words, typed: Typed, refusal: Option<Refusal>, action: &str) -> Self {
        let more = format!("{action}#q{}_text", typed.questions.len());
        let look = format!("{action}#plan");
        let out_of_range = refusal == Some(Refusal::OutOfRange);
        let refused = refusal.map(|refusal| (words.refusal(&refusal), wrong::fields(&typed, &refusal)));
        Self {
            words,
            typed,
            refused,
            out_of_range,
            more,
            look,
        }
    }

    /// What is wrong with a field.
    fn error(&self, name: &str) -> Option<String> {
        let (why, fields) = self.refused.as_ref()?;
        fields.iter().any(|field| field == name).then(|| why.clone())
    }

    /// What is wrong with a field that takes a number.
    fn number_error(&self, name: &str, range: &RangeInclusive<u32>) -> Option<String> {
        let error = self.error(name)?;
        if !self.out_of_range {
            return Some(error);
        }
        let (from, to) = (range.start().to_string(), range.end().to_string());
        Some(fill(self.words.prepare.number_range, &[("from", &from), ("to", &to)]))
    }

    fn summary(&self) -> impl IntoView + use<> {
        self.refused.as_ref().map(|(why, fields)| {
            let title = self.words.prepare.errors_title;
            let why = match fields.first() {
                Some(first) => view! { <a href=format!("#{first}")>{why.clone()}</a> }.into_any(),
                None => view! { {why.clone()} }.into_any(),
            };
            view! {
                <div class="error" role="alert" tabindex="-1" autofocus>
                    <h2>{title}</h2>
                    <p>{why}</p>
                </div>
            }
        })
    }

    fn about(&self) -> impl IntoView + use<> {
        let (words, own, typed) = (self.words, &self.words.prepare, &self.typed);
        let limit = |hint, n| fill(hint, &[("n", &words.number(n))]);
        let title = Asked::new("title", own.title, limit(own.title_hint, limits::TITLE))
            .wrong(self.error("title"))
            .required();
        let purpose = Asked::new("purpose", own.purpose, limit(own.purpose_hint, limits::PURPOSE))
            .wrong(self.error("purpose"))
            .optional();
        let language = Asked::new("language", own.language, own.language_hint);
        let languages = words::LANGUAGES
            .map(words::of)
            .map(|words| (words.code(), words.common.own_name));
        view! {
            <fieldset>
                <legend>{own.about}</legend>
                <Line asked=title words value=typed.title.clone() limit=limits::TITLE />
                <Lines asked=purpose words value=typed.purpose.clone() limit=limits::PURPOSE rows=3 />
                <Choice asked=language words value=typed.language.clone() options=languages.to_vec() />
            </fieldset>
        }
    }

    fn questions(&self) -> impl IntoView + use<> {
        let own = &self.words.prepare;
        let rows: Vec<_> = (0..)
            .zip(&self.typed.questions)
            .map(|(index, row)| self.question(index, row))
            .collect();
        let more = (rows.len() < limits::QUESTIONS).then(|| {
            view! {
                <button class="quiet" name="more" value="1" formaction=self.more.clone() formnovalidate=true>
                    {own.more}
                </button>
            }
        });
        view! {
            <fieldset>
                <legend>{own.questions}</legend>
                <p class="hint">{own.questions_lead}</p>
                {rows}
                {more}
            </fieldset>
        }
    }

    fn question(&self, index: usize, row: &Row) -> impl IntoView + use<> {
        let (words, own) = (self.words, &self.words.prepare);
        let name = |field: &str| format!("q{index}_{field}");
        let legend = fill(own.question, &[("n", &(index + 1).to_string())]);
        let hint = fill(own.question_hint, &[("n", &limits::QUESTION.to_string())]);
        let text = Asked::new(name("text"), own.question_text, hint).wrong(self.error(&name("text")));
        let place = Asked::new(name("place"), own.place, "");
        let number = Asked::new(name("number"), own.number, own.number_hint)
            .wrong(self.number_error(&name("number"), &wrong::row_range(row)));
        let blanks = [("zones", limits::ZONES.to_string()), ("n", limits::ZONE.to_string())];
        let open = !row.zones.is_empty();
        let zones = fill(own.zones_hint, &blanks.each_ref().map(|(name, n)| (*name, n.as_str())));
        let zones = Asked::new(name("zones"), own.zones, zones).wrong(self.error(&name("zones")));
        let places = vec![
            ("tables", own.place_tables),
            ("round", own.place_round),
            ("plenary", own.place_plenary),
            ("announced", own.place_announced),
        ];
        view! {
            <fieldset class="question">
                <legend>{legend}</legend>
                <Lines asked=text words value=row.text.clone() limit=limits::QUESTION rows=2 />
                <div class="pair">
                    <Choice asked=place words value=row.place.clone() options=places />
                    <Number asked=number words value=row.number.clone() />
                </div>
                <details open=open>
                    <summary>{own.zones_summary}</summary>
                    <Line asked=zones words value=row.zones.clone() limit={limits::ZONES * (limits::ZONE + 3)} />
                </details>
            </fieldset>
        }
    }

    fn time(&self) -> impl IntoView + use<> {
        let (own, typed) = (&self.words.prepare, &self.typed);
        let rounds = fill(own.rounds_hint, &[("n", &limits::ROUNDS.to_string())]);
        let minutes = Asked::new("minutes", own.minutes, own.minutes_hint).optional();
        let minutes = minutes.wrong(self.number_error("minutes", &wrong::range("minutes")));
        view! {
            <fieldset>
                <legend>{own.time}</legend>
                <p class="hint">{own.time_lead}</p>
                <div class="trio">
                    {self.number("rounds", own.rounds, rounds, &typed.rounds)}
                    {self.number("round_minutes", own.round_minutes, String::new(), &typed.round_minutes)}
                    {self.number("travel_minutes", own.travel_minutes, own.travel_hint.to_owned(), &typed.travel_minutes)}
                </div>
                <Line asked=minutes words=self.words value=typed.minutes.clone() limit=80 />
            </fieldset>
        }
    }

    fn groups(&self) -> AnyView {
        let (words, own, typed) = (self.words, &self.words.prepare, &self.typed);
        let limit = |hint, n| fill(hint, &[("n", &words.number(n))]);
        let groups = limit(own.groups_hint, limits::GROUPS.into());
        let expected = limit(own.expected_hint, limits::PEOPLE);
        let moving = Asked::new("moving", own.moving, own.moving_hint);
        let movings = vec![("groups", own.moving_groups), ("people", own.moving_people)];
        let hosts = Asked::new("hosts", own.hosts, own.hosts_hint);
        let spread = Asked::new("spread", own.spread, own.spread_hint);
        let mode = Asked::new("mode", own.mode, own.mode_hint);
        let modes = vec![
            ("own_phones", words.desk.own_phones),
            ("one_phone", words.desk.one_phone),
            ("paper", words.desk.paper),
        ];
        view! {
            <fieldset>
                <legend>{own.groups}</legend>
                <p class="hint">{own.groups_lead}</p>
                <Choice asked=moving words value=typed.moving.clone() options=movings />
                <div class="pair">
                    {self.number("groups", own.groups_label, groups, &typed.groups)}
                    {self.number("expected", own.expected, expected, &typed.expected)}
                </div>
                <div class="pair">
                    <Choice
                        asked=hosts
                        words
                        value=typed.hosts.clone()
                        options=vec![("no", own.hosts_no), ("yes", own.hosts_yes)]
                    />
                    <Choice
                        asked=spread
                        words
                        value=typed.spread.clone()
                        options=vec![("no", own.spread_no), ("yes", own.spread_yes)]
                    />
                </div>
                <Choice asked=mode words value=typed.mode.clone() options=modes />
                <button class="quiet" name="look" value="1" formaction=self.look.clone() formnovalidate=true>
                    {own.look}
                </button>
            </fieldset>
        }
        .into_any()
    }

    fn number(&self, name: &'static str, label: &'static str, hint: String, value: &str) -> impl IntoView + use<> {
        let asked = Asked::new(name, label, hint).wrong(self.number_error(name, &wrong::range(name)));
        let asked = if *wrong::range(name).start() > 0 {
            asked.required()
        } else {
            asked
        };
        view! { <Number asked words=self.words value=value.to_owned() /> }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::drawn::html, *};

    fn page(typed: Typed, refusal: Option<Refusal>) -> String {
        html(|| view! { <PreparePage language=Language::Fr typed code=None refusal forecast=None /> })
    }

    /// What has no field is lost when the form is sent again.
    #[test]
    fn all_that_can_be_prepared_has_a_field() {
        let page = page(Typed::default(), None);
        let fields = [
            "mode",
            "moving",
            "hosts",
            "spread",
            "expected",
            "groups",
            "rounds",
            "travel_minutes",
        ];
        for field in fields {
            assert!(page.contains(&format!("name=\"{field}\"")), "{field}");
        }
    }

    #[test]
    fn what_was_typed_is_shown_again_and_never_as_markup() {
        let hostile = "</textarea><script>alert('x')</script>\"&amp;";
        let mut typed = Template::default().typed(words::of(Language::Fr));
        typed.title = hostile.to_owned();
        typed.purpose = hostile.to_owned();
        typed.questions[0].text = hostile.to_owned();
        let page = page(typed, None);
        assert!(!page.contains("<script"), "{page}");
        assert_eq!(page.matches("&lt;/textarea&gt;&lt;script&gt;").count(), 3, "{page}");
        assert!(page.contains("&quot;&amp;amp;"), "{page}");
    }

    #[test]
    fn a_copy_says_that_it_is_one() {
        let typed = Typed {
            title: "Trente tables".to_owned(),
            ..Template::default().typed(words::of(Language::Fr))
        };
        let page = |again| {
            let typed = typed.clone();
            html(|| view! { <PreparePage language=Language::Fr typed code=None refusal=None forecast=None again /> })
        };
        assert!(page(true).contains("une copie de «\u{a0}Trente tables\u{a0}»"));
        assert!(!page(false).contains("une copie"));
    }

    #[test]
    fn an_error_stands_at_its_field() {
        let mut typed = Template::default().typed(words::of(Language::Fr));
        typed.rounds = "13".to_owned();
        let page = page(typed, Some(Refusal::OutOfRange));
        assert!(page.contains("href=\"#rounds\""), "{page}");
        assert!(
            page.contains("aria-describedby=\"rounds-hint rounds-error\" aria-invalid=\"true\""),
            "{page}"
        );
        assert_eq!(page.matches("aria-invalid").count(), 1);
        assert!(page.contains("de 1 à 12."));
    }

    #[test]
    fn every_field_has_a_label_and_a_limit() {
        let page = page(Template::default().typed(words::of(Language::Fr)), None);
        for name in [
            "title",
            "purpose",
            "language",
            "rounds",
            "groups",
            "q0_text",
            "q1_zones",
            "q1_number",
            "q0_place",
        ] {
            assert!(page.contains(&format!("<label for=\"{name}\"")), "{name}");
            assert!(page.contains(&format!("id=\"{name}\" name=\"{name}\"")), "{name}");
        }
        assert_eq!(page.matches("maxlength=\"200\"").count(), 2);
        assert!(!page.contains("style="));
    }
}
