//! What would come of a preparation: who goes where, what that is worth, and how many tables would do better.

use leptos::prelude::*;

use crate::{
    cafe::seating::Forecast,
    parts::plan::{Drawn, PlanTable},
    words::{Words, fill},
};

/// The plan in words, as a table and as a picture.
pub(super) fn section(words: &'static Words, forecast: &Forecast) -> AnyView {
    let cafe = &forecast.cafe;
    let mut lines = words.remarks(cafe);
    if let Some(outlook) = &forecast.outlook {
        lines.extend(words.worth(cafe, outlook));
        lines.extend(words.small(cafe, outlook));
    }
    if forecast.outlook.is_some() {
        lines.extend(words.advice(cafe, forecast.people, &forecast.advice));
    }
    let mut supposed = None;
    if cafe.mixes() {
        supposed = Some(fill(words.plan.supposed, &[("n", &words.number(forecast.people))]));
    }
    let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <section id="plan" class="plan" tabindex="-1">
            <h2>{words.plan.title}</h2>
            {supposed.map(|supposed| view! { <p class="hint">{supposed}</p> })}
            <ul>{lines}</ul>
            <PlanTable drawn=Drawn::of(cafe) words />
        </section>
    }
    .into_any()
}
