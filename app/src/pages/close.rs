//! `/close/CODE`: the café is over. Thanks, the tablecloths, and for a facilitator all that can be taken home.

use leptos::prelude::*;

use super::shell::Shell;
use crate::{
    cafe::{
        Cafe,
        id::{ClothId, TableId, TraceId},
        preparation::Language,
        question::Question,
        sight::Viewer,
        tablecloth::Mark,
    },
    picture,
    words::{self, Words, fill},
};

/// The papers that a tablecloth is printed on, the smallest first.
const PAPERS: [&str; 5] = ["A4", "A3", "A2", "A1", "A0"];

/// The last page of a café.
#[component]
pub fn ClosePage(
    /// The language it speaks.
    language: Language,
    /// The café with all tablecloths, as the viewer may see them; `cafe.sight.viewer` is who that is.
    cafe: Cafe,
    /// How many people took part: a participant's slice knows their own group only.
    people: usize,
) -> impl IntoView {
    let words = words::of(language);
    let is_facilitator = cafe.sight.viewer == Viewer::Facilitator;
    let title = cafe.preparation.title.clone();
    let (back, back_label) = if is_facilitator {
        (format!("/desk/{}", cafe.code), words.close.back_to_desk)
    } else {
        (format!("/t/{}", cafe.code), words.close.back_to_table)
    };
    let lead = match (cafe.is_over(), is_facilitator) {
        (true, true) => words.close.kept,
        (true, false) => words.close.thanks,
        (false, true) => words.close.not_yet,
        (false, false) => words.table.harvest_text,
    };
    let heading = if cafe.is_over() {
        words.close.title
    } else {
        words.common.harvest
    };
    view! {
        <Shell language title=format!("{heading} · {title}")>
            <main id="main" class="page close">
                <header class="close-top">
                    <p>{title}</p>
                    <h1>{heading}</h1>
                    <p class="lead">{lead}</p>
                </header>
                {numbers(words, &cafe, people)} {is_facilitator.then(|| take_home(words, &cafe))}
                <section aria-labelledby="cloths">
                    <h2 id="cloths">{words.close.cloths}</h2>
                    {cloths(words, &cafe, is_facilitator)}
                </section>
                {emergent(words, &cafe)}
                <p>
                    <a class="quiet" href=back>
                        {back_label}
                    </a>
                </p>
            </main>
        </Shell>
    }
}

fn numbers(words: &'static Words, cafe: &Cafe, people: usize) -> impl IntoView + use<> {
    let common = &words.common;
    let strokes = cafe
        .traces
        .all()
        .filter(|(_, trace)| matches!(trace.mark, Mark::Ink(_)))
        .count();
    let notes = cafe.traces.len() - strokes;
    let counts = [
        words.count(common.people, people),
        words.count(common.questions, cafe.questions.len()),
        words.count(common.notes, notes),
    ];
    let strokes = (strokes > 0).then(|| words.count(common.strokes, strokes));
    let counts = counts.into_iter().chain(strokes);
    view! {
        <section aria-labelledby="numbers">
            <h2 id="numbers" class="unseen">
                {words.close.numbers}
            </h2>
            <ul class="numbers">{counts.map(|count| view! { <li>{count}</li> }).collect::<Vec<_>>()}</ul>
        </section>
    }
}

/// What a facilitator can take home of all tablecloths together.
fn take_home(words: &'static Words, cafe: &Cafe) -> impl IntoView + use<> {
    let own = &words.export;
    let file = |name: &str| format!("/export/{}/{name}", cafe.code);
    view! {
        <section class="sheet take-home" aria-labelledby="export">
            <h2 id="export">{own.title}</h2>
            <p>{own.lead}</p>
            <a class="primary" href=file("all.zip") download="">
                {own.all}
            </a>
            <p class="hint">{own.all_hint}</p>
            <ul class="files">
                <li>{print(words, file("all.pdf"), own.all_cloths.to_owned())}</li>
                <li>
                    <span>{own.traces}</span>
                    <a class="quiet" href=file("all.csv") download="">
                        {own.csv}
                    </a>
                    <a class="quiet" href=file("all.json") download="">
                        {own.json}
                    </a>
                </li>
            </ul>
        </section>
    }
}

/// A form that asks for a PDF on some paper.
fn print(words: &'static Words, action: String, of: String) -> impl IntoView + use<> {
    let label = format!("{} · {of}", words.export.paper);
    view! {
        <form method="get" action=action class="print">
            <span>{of}</span>
            <select name="paper" aria-label=label>
                {PAPERS.map(|paper| view! { <option>{paper}</option> }).collect_view()}
            </select>
            <button class="quiet">{words.export.pdf}</button>
        </form>
    }
}

fn cloths(words: &'static Words, cafe: &Cafe, is_facilitator: bool) -> AnyView {
    let cards: Vec<_> = cafe
        .cloths()
        .map(|cloth| card(words, cafe, cloth, is_facilitator))
        .collect();
    if cards.is_empty() {
        return view! { <p>{words.close.no_cloths}</p> }.into_any();
    }
    view! { <ul class="gallery">{cards}</ul> }.into_any()
}

/// A tablecloth, small, with what can be done with it.
fn card(words: &'static Words, cafe: &Cafe, cloth: ClothId, is_facilitator: bool) -> impl IntoView + use<> {
    let question = cafe
        .question(cloth.question)
        .map(|question| question.text.clone())
        .unwrap_or_default();
    let place = match cloth.table {
        TableId::PLENARY => words.common.plenary.to_owned(),
        table => fill(words.common.table, &[("n", &table.to_string())]),
    };
    let name = format!("{place} · {question}");
    let traces = words.count(words.common.traces, cafe.traces.on(cloth).len());
    let file = |format: &str| format!("/export/{}/{cloth}.{format}", cafe.code);
    let large = if is_facilitator {
        file("svg")
    } else {
        format!("/t/{}?look={cloth}", cafe.code)
    };
    let files = is_facilitator.then(|| {
        let of = |format: &str| fill(words.export.of_cloth, &[("format", format), ("name", &name)]);
        view! {
            <div class="files">
                <a class="quiet" href=file("svg") download="" aria-label=of(words.export.svg)>
                    {words.export.svg}
                </a>
                <a class="quiet" href=file("png") download="" aria-label=of(words.export.png)>
                    {words.export.png}
                </a>
                {print(words, file("pdf"), words.export.pdf_of.to_owned())}
            </div>
        }
    });
    view! {
        <li class="card">
            <a class="thumbnail sheet" href=large inner_html=picture::cloth(cafe, cloth, &name)></a>
            <h3>{question}</h3>
            <p class="hint">{format!("{place} · {traces}")}</p>
            {files}
        </li>
    }
}

/// The questions that came up, each with the traces it came from.
fn emergent(words: &'static Words, cafe: &Cafe) -> impl IntoView + use<> {
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
            <h3>{question.text.clone()}</h3>
            <p class="hint">{heading}</p>
            <ul class="sources">{sources}</ul>
        </article>
    }
}

/// A trace that led to a question: its words, and whose they are.
fn source(words: &'static Words, cafe: &Cafe, id: TraceId) -> Option<impl IntoView + use<>> {
    let (cloth, trace) = cafe.traces.find(id)?;
    let table = match cloth.table {
        TableId::PLENARY => words.common.plenary.to_owned(),
        table => fill(words.common.table, &[("n", &table.to_string())]),
    };
    let said = match trace.text() {
        _ if trace.is_masked() => words.table.masked.to_owned(),
        Some(text) => text.to_owned(),
        None => fill(words.table.stroke_by, &[("alias", &trace.alias)]),
    };
    let whose = format!("{} · {table}", trace.alias);
    Some(view! {
        <li>
            <q class="hand">{said}</q>
            " "
            <span class="hint">{whose}</span>
        </li>
    })
}
