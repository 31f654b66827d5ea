//! All tablecloths, small, and for a facilitator the files that each can be taken home as.

use leptos::prelude::*;

use crate::{
    cafe::{Cafe, id::ClothId, question::Question},
    picture,
    words::{Words, fill},
};

/// The papers that a tablecloth is printed on, the smallest first.
const PAPERS: [&str; 5] = ["A4", "A3", "A2", "A1", "A0"];

/// The gallery.
pub(super) fn cloths(words: &'static Words, cafe: &Cafe, is_facilitator: bool) -> AnyView {
    let cards: Vec<_> = cafe
        .cloths()
        .map(|cloth| card(words, cafe, cloth, is_facilitator))
        .collect();
    if cards.is_empty() {
        return view! { <p>{words.close.no_cloths}</p> }.into_any();
    }
    view! { <ul class="cloths">{cards}</ul> }.into_any()
}

/// A tablecloth, small, with what can be done with it.
fn card(words: &'static Words, cafe: &Cafe, cloth: ClothId, is_facilitator: bool) -> impl IntoView + use<> {
    let question = cafe.question(cloth.question).map(Question::tied).unwrap_or_default();
    let place = words.place_name(cafe, cloth);
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
            <a class="thumbnail sheet" href=large inner_html=picture::written(cafe, cloth, &name)></a>
            <h3>{question}</h3>
            <p class="hint">{format!("{place} · {traces}")}</p>
            {files}
        </li>
    }
}

/// A form that asks for a PDF on some paper.
pub(super) fn print(words: &'static Words, action: String, of: String) -> impl IntoView + use<> {
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
