//! Putting a photo where it belongs: it was filed at another table, or in another round.

use leptos::prelude::*;

use super::Desk;
use crate::cafe::{
    Command,
    id::{ClothId, Round, TableId, TraceId},
};

/// The form.
#[component]
pub(super) fn RefileForm(desk: Desk, trace: TraceId) -> impl IntoView {
    let words = desk.words;
    let lies = desk.look(|cafe| {
        let (cloth, trace) = cafe.traces.find(trace)?;
        Some((cloth, trace.round))
    });
    let cloth = RwSignal::new(lies.map(|(cloth, _)| cloth));
    let round = RwSignal::new(lies.map_or(Round(1), |(_, round)| round.max(Round(1))));
    let cloths = desk.look(|cafe| {
        let named = cafe.held_cloths().map(|cloth| (cloth, words.cloth_name(cafe, cloth)));
        named.collect::<Vec<_>>()
    });
    let rounds = desk.look(|cafe| cafe.programme.held_rounds());
    let is_plenary = move || cloth.get().is_some_and(|cloth| cloth.table == TableId::PLENARY);
    let refile = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(cloth) = cloth.get_untracked() {
            let round = match cloth.table {
                TableId::PLENARY => Round::PLENARY,
                _ => round.get_untracked(),
            };
            desk.live.wants(Command::Refile { trace, cloth, round });
        }
        desk.topic.set(None);
    };
    let cloths = cloths.into_iter().map(|(of, name)| {
        view! {
            <option value=of.to_string() selected=move || cloth.get() == Some(of)>
                {name}
            </option>
        }
    });
    let rounds = rounds.map(|of| {
        view! {
            <option value=of.to_string() selected=move || round.get() == of>
                {words.round_name(of)}
            </option>
        }
    });
    view! {
        <form on:submit=refile>
            <label>
                {words.photo_desk.cloth}
                <select autofocus on:change=move |event| cloth.set(event_target_value(&event).parse::<ClothId>().ok())>
                    {cloths.collect_view()}
                </select>
            </label>
            <label hidden=is_plenary>
                {words.photo_desk.round}
                <select on:change=move |event| {
                    round.set(event_target_value(&event).parse().map_or(Round(1), Round));
                }>{rounds.collect_view()}</select>
            </label>
            <button type="submit" class="primary">
                {words.desk.refile}
            </button>
        </form>
    }
}
