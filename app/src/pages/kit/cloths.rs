//! Paper tablecloths: the question, its zones, the marks of the rounds, and in the corner where a photo of it belongs.

use leptos::prelude::*;

use super::{Kit, round_name, size};
use crate::{
    cafe::id::{ClothId, TableId},
    words::fill,
};

/// The papers on which a printer prints the tablecloths that are kept.
const PAPERS: [&str; 2] = ["A3", "A0"];

/// The same tablecloths, as files.
pub(super) fn files(kit: &Kit) -> impl IntoView + use<> {
    let own = &kit.words().kit;
    let files = PAPERS.map(|paper| {
        let href = format!("/export/{}/all.pdf?paper={paper}", kit.cafe.code);
        view! {
            <a class="quiet" href=href download="">
                {fill(own.cloth_file, &[("paper", paper)])}
            </a>
        }
    });
    view! {
        <p class="hint">{own.cloth_files}</p>
        <p class="kit-files">{files.collect_view()}</p>
    }
}

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let is_used = |cloth: &ClothId| cloth.table == TableId::PLENARY || kit.cafe.is_open(cloth.table);
    kit.cafe
        .cloths()
        .filter(is_used)
        .map(|cloth| leaf(kit, cloth))
        .collect()
}

fn leaf(kit: &Kit, cloth: ClothId) -> AnyView {
    let (words, own) = (kit.words(), &kit.words().kit);
    let plenary = cloth.table == TableId::PLENARY;
    let number = if plenary {
        "★".to_owned()
    } else {
        cloth.table.to_string()
    };
    let question = kit.cafe.question(cloth.question);
    let text = question.map(|question| question.tied()).unwrap_or_default();
    let zones = question.into_iter().flat_map(|question| &question.zones);
    let zones: Vec<_> = zones.map(|zone| view! { <li>{zone.clone()}</li> }).collect();
    let columns = if zones.is_empty() { "columns one" } else { "columns" };
    let only = question.and_then(|question| question.place.round());
    let rounds = kit
        .rounds()
        .filter(|round| !plenary && only.is_none_or(|only| only == *round));
    let rounds = rounds.map(|round| round_name(words, round)).collect_view();
    let marks = if kit.cafe.mixes() { own.marks } else { own.marks_groups };
    kit.leaf(
        "leaf-cloth",
        &words.table_name(cloth.table),
        view! {
            <header class="leaf-head">
                <b class="leaf-number" aria-hidden="true">{number}</b>
                <h3 class=size(&text)>
                    <small>{words.table_name(cloth.table)}</small>
                    {text.clone()}
                </h3>
            </header>
            <ul class=columns>{zones}</ul>
            {(!plenary).then(|| view! { <p class="round-marks"><span>{marks}</span> {rounds}</p> })}
        },
    )
}
