//! The harvest: all tablecloths, one after the other. Plain links without script.

use leptos::prelude::*;

use super::seat::Seat;
use crate::{
    cafe::{Cafe, id::ClothId, id::TableId, programme::StepKind},
    words::{Words, fill},
};

/// The tablecloths to choose from.
#[component]
pub(super) fn Gallery(seat: Seat) -> impl IntoView {
    let words = seat.words;
    let cloths = Memo::new(move |_| seat.live.with(|cafe| cloths(cafe, words)));
    let here = Memo::new(move |_| seat.moment.with(|moment| moment.cloth));
    let over = Memo::new(move |_| seat.moment.with(|moment| moment.step == StepKind::Closed));
    let exports = seat
        .live
        .mirror
        .with_untracked(|mirror| ["/close/", mirror.cafe.code.as_str()].concat());
    view! {
        <nav class="gallery" aria-label=words.table.look_at>
            <ul>
                <For each=move || cloths.get() key=|cloth| cloth.clone() let((cloth, name, question))>
                    <li>
                        <a
                            href=["?look=", &cloth.to_string()].concat()
                            aria-current=move || (here.get() == Some(cloth)).then_some("true")
                            on:click=move |click| {
                                click.prevent_default();
                                seat.live.look(cloth);
                            }
                        >
                            <b>{name.clone()}</b>
                            <span class="hand">{question.clone()}</span>
                        </a>
                    </li>
                </For>
            </ul>
            {move || over.get().then(|| view! { <a class="quiet" href=exports.clone()>{words.table.over_link}</a> })}
        </nav>
    }
}

/// Every tablecloth with its table and its question.
fn cloths(cafe: &Cafe, words: &Words) -> Vec<(ClothId, String, String)> {
    let name = |cloth: ClothId| match cloth.table {
        TableId::PLENARY => words.common.plenary.to_owned(),
        table => fill(words.common.table, &[("n", &table.to_string())]),
    };
    let question = |cloth: ClothId| cafe.question(cloth.question).map(|question| question.text.clone());
    cafe.cloths()
        .map(|cloth| (cloth, name(cloth), question(cloth).unwrap_or_default()))
        .collect()
}
