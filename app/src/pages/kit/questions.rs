//! A card for each question, its zones as columns.

use leptos::prelude::*;

use super::{Kit, round_name, size};
use crate::{
    cafe::question::{Place, Question},
    words::fill,
};

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    kit.cafe.questions.iter().map(|question| leaf(kit, question)).collect()
}

fn leaf(kit: &Kit, question: &Question) -> AnyView {
    let words = kit.words();
    let zones = question.zones.iter().map(|zone| view! { <li>{zone.clone()}</li> });
    let zones = zones.collect_view();
    let number = question.id.to_string();
    kit.leaf(
        "leaf-question",
        "",
        view! {
            <p class="question-kicker">
                {fill(words.common.question, &[("n", &number)])} " · " {place(kit, question)}
            </p>
            <h3 class=["question-text ", size(&question.text)].concat()>{question.tied()}</h3>
            {(!question.zones.is_empty()).then(|| view! { <ul class="columns">{zones}</ul> })}
        },
    )
}

/// Where it is talked about, and when.
fn place(kit: &Kit, question: &Question) -> AnyView {
    let words = kit.words();
    let open = question.place.tables().iter().filter(|table| kit.cafe.is_open(**table));
    let numbers: Vec<String> = open.map(ToString::to_string).collect();
    let tables = || words.count_with(words.kit.at_tables, numbers.len(), &[("tables", &numbers.join(", "))]);
    match &question.place {
        Place::Announced => words.kit.announced.into_any(),
        Place::Plenary => words.common.plenary.into_any(),
        Place::Tables(_) => [tables(), words.kit.everywhere.to_owned()].join(" · ").into_any(),
        Place::Round { round, .. } => view! { {tables()} " · " {round_name(words, *round)} }.into_any(),
    }
}
