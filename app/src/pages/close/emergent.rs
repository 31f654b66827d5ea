//! The questions that came up while people talked, and where they came from.

use leptos::prelude::*;

use crate::{
    cafe::{Cafe, id::TraceId, question::Question},
    words::Words,
};

/// The questions that came up, each with the traces it came from.
pub(super) fn emergent(words: &'static Words, cafe: &Cafe) -> impl IntoView + use<> {
    let questions: Vec<_> = cafe
        .questions
        .iter()
        .filter(|question| question.is_emergent())
        .map(|q| born(words, cafe, q))
        .collect();
    (!questions.is_empty()).then(|| {
        view! {
            <section class="sheet emergent" aria-labelledby="emergent">
                <h2 id="emergent">{words.close.emergent}</h2>
                {questions}
            </section>
        }
    })
}

fn born(words: &'static Words, cafe: &Cafe, question: &Question) -> impl IntoView + use<> {
    let sources: Vec<_> = question
        .sources()
        .iter()
        .filter_map(|id| source(words, cafe, *id))
        .collect();
    let heading = if sources.is_empty() {
        words.close.no_sources
    } else {
        words.close.sources
    };
    view! {
        <article>
            <h3>{question.tied()}</h3>
            <p class="hint">{heading}</p>
            <ul class="sources">{sources}</ul>
        </article>
    }
}

/// A trace that led to a question: its words, and whose they are.
fn source(words: &'static Words, cafe: &Cafe, id: TraceId) -> Option<impl IntoView + use<>> {
    let (cloth, trace) = cafe.traces.find(id)?;
    let place = words.table_name(cloth.table);
    let said = words.says(trace);
    let whose = format!("{place} · {}", words.stamp(trace));
    Some(view! {
        <li>
            <q class="hand">{said}</q>
            " "
            <span class="hint">{whose}</span>
        </li>
    })
}
