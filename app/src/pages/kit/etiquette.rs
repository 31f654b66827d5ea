//! How people talk in a World Café.

use leptos::prelude::*;

use super::Kit;
use crate::words::Sign;

pub(super) fn leaves(kit: &Kit) -> Vec<AnyView> {
    let own = &kit.words().kit;
    let manners = own.manners.iter().map(|Sign { title, text }| {
        view! {
            <li>
                <h4>{*title}</h4>
                <p>{*text}</p>
            </li>
        }
    });
    let manners = manners.collect_view();
    let leaf = view! {
        <h3>{own.etiquette.title}</h3>
        <ol class="manners">{manners}</ol>
    };
    vec![kit.leaf("leaf-etiquette", "", leaf)]
}
