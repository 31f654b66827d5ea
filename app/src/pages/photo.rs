//! `/desk/CODE/photo`: a facilitator files photos of paper, at whatever table and round that was held.

use leptos::prelude::*;

use super::{shell::Shell, table::photo::photo_fields};
use crate::{
    cafe::{
        Cafe, Refusal,
        id::{ClothId, Round},
        preparation::Language,
    },
    words::{self, fill},
};

/// How it went with the photo before.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// Why it was not laid; none when it was, or when there was none.
    pub refusal: Option<Refusal>,
    /// Where it was laid: likely the next one goes there too, or nearby.
    pub place: Option<(ClothId, Round)>,
}

/// The page on which photos are filed.
#[component]
pub fn PhotoPage(
    /// The language it speaks.
    language: Language,
    /// The café.
    cafe: Cafe,
    /// How it went with the photo before.
    before: Before,
) -> impl IntoView {
    let words = words::of(language);
    let own = &words.photo_desk;
    let code = cafe.code.clone();
    let said = match (&before.refusal, before.place) {
        (Some(refusal), _) => Some(
            view! { <p class="error" role="alert" tabindex="-1" autofocus>{words.refusal(refusal)}</p> }.into_any(),
        ),
        (None, Some(_)) => Some(view! { <p role="status">{own.kept}</p> }.into_any()),
        (None, None) => None,
    };
    let form = if cafe.held_cloths().next().is_none() {
        view! { <p>{own.none_held}</p> }.into_any()
    } else {
        let cloths = cafe
            .held_cloths()
            .map(|cloth| (cloth.to_string(), words.cloth_name(&cafe, cloth)));
        let rounds = cafe.programme.held_rounds().map(|round| {
            let number = round.to_string();
            let name = fill(words.common.round, &[("n", &number)]);
            (number, name)
        });
        let (cloth, round) = before.place.map_or_else(Default::default, |(cloth, round)| {
            (cloth.to_string(), round.to_string())
        });
        view! {
            <form method="post" action=format!("/desk/{code}/photo") enctype="multipart/form-data" class="sheet form photo">
                {choice("cloth", own.cloth, cloths.collect(), &cloth)} {choice("round", own.round, rounds.collect(), &round)}
                <div inner_html=photo_fields(words).into_string()></div>
                <button class="primary">{own.send}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <Shell language title=own.title>
            <main id="main" class="page photo-page">
                <h1>{own.title}</h1>
                <p class="lead">{own.lead}</p>
                {said}
                {form}
                <p>
                    <a class="quiet" href=format!("/desk/{code}")>
                        {own.back}
                    </a>
                </p>
            </main>
        </Shell>
    }
}

/// One of a few; nothing where there is nothing to choose from.
fn choice(
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    chosen: &str,
) -> impl IntoView + use<> {
    (!options.is_empty()).then(|| {
        let options = options.into_iter().map(|(sent, read)| {
            let selected = sent == chosen;
            view! {
                <option value=sent selected=selected>
                    {read}
                </option>
            }
        });
        view! {
            <div class="field">
                <label for=name>{label}</label>
                <select id=name name=name>
                    {options.collect_view()}
                </select>
            </div>
        }
    })
}
