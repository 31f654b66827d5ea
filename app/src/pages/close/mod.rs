//! `/close/CODE`: the café is over. Thanks, the tablecloths, and for a facilitator all that can be taken home.

mod emergent;
mod gallery;
#[cfg(test)]
mod tests;

use leptos::prelude::*;

use super::shell::Shell;
use crate::{
    cafe::{Cafe, preparation::Language, sight::Viewer, tablecloth::Mark},
    words::{self, Words},
};

/// The last page of a café.
#[component]
pub fn ClosePage(
    /// The language it speaks.
    language: Language,
    /// The café with all tablecloths, as the viewer may see them; `cafe.sight.viewer` is who that is.
    cafe: Cafe,
    /// How many people took part: a participant's slice knows their own group only.
    people: usize,
    /// Whether it is only rehearsed, and will be gone.
    rehearsed: bool,
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
    let heading = match (cafe.is_over(), is_facilitator) {
        (true, _) => words.close.title,
        (false, true) => words.desk.exports,
        (false, false) => words.common.harvest,
    };
    view! {
        <Shell language title=format!("{heading} · {title}")>
            <main id="main" class="page close">
                <header class="close-top">
                    <p>{title}</p>
                    <h1>{heading}</h1>
                    <p class="lead">{lead}</p>
                    <p>
                        <a class="quiet" href=back.clone()>
                            {back_label}
                        </a>
                    </p>
                </header>
                {numbers(words, &cafe, people)} {is_facilitator.then(|| take_home(words, &cafe, rehearsed))}
                <section aria-labelledby="cloths">
                    <h2 id="cloths">{words.close.cloths}</h2>
                    {gallery::cloths(words, &cafe, is_facilitator)}
                </section>
                {emergent::emergent(words, &cafe)}
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
    let photos = cafe.traces.all().filter(|(_, trace)| trace.photo().is_some()).count();
    let notes = cafe.traces.len() - strokes - photos;
    let counts = [
        words.count(common.people, people),
        words.count(common.questions, cafe.questions.len()),
        words.count(common.notes, notes),
    ];
    let strokes = (strokes > 0).then(|| words.count(common.strokes, strokes));
    let photos = (photos > 0).then(|| words.count(common.photos, photos));
    let counts = counts.into_iter().chain(strokes).chain(photos);
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
fn take_home(words: &'static Words, cafe: &Cafe, rehearsed: bool) -> impl IntoView + use<> {
    let own = &words.export;
    let file = |name: &str| format!("/export/{}/{name}", cafe.code);
    view! {
        <section class="sheet take-home" aria-labelledby="export">
            <h2 id="export">{own.title}</h2>
            <p>{if rehearsed { own.rehearsed } else { own.lead }}</p>
            <a class="primary" href=file("all.zip") download="">
                {own.all}
            </a>
            <p class="hint">{own.all_hint}</p>
            <ul class="files">
                <li>{gallery::print(words, file("all.pdf"), own.all_cloths.to_owned())}</li>
                <li>
                    <span>{own.traces}</span>
                    <a class="quiet" href=file("all.csv") download="">
                        {own.csv}
                    </a>
                    <a class="quiet" href=file("all.json") download="">
                        {own.json}
                    </a>
                </li>
                <li>
                    <span>{words.prepare.again_title}</span>
                    <a class="quiet" href=format!("/desk/{}/preparation.json", cafe.code) download="">
                        {words.prepare.keep}
                    </a>
                    <a class="quiet" href=format!("/desk/{}/again", cafe.code)>
                        {words.prepare.again}
                    </a>
                </li>
            </ul>
        </section>
    }
}
