//! `/desk/CODE/kit`: what a facilitator prints, for when the network dies.

use std::sync::Arc;

use app::{
    cafe::seating::Forecast,
    pages::kit::{Kit, KitPage, Part},
};
use axum::{Router, extract::Query, http::StatusCode, response::Response, routing::get};
use leptos::prelude::*;

use super::{
    notice::{Notice, Reason},
    page,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/desk/{code}/kit", get(kit))
}

async fn kit(visit: Visit, Query(asked): Query<Vec<(String, String)>>) -> Result<Response, Notice> {
    visit.facilitator()?;
    let named = asked.iter().filter(|(name, _)| name == "part");
    let parts = match asked.is_empty() {
        true => Part::usual(),
        false => Part::named(&named.map(|(_, part)| part.as_str()).collect::<Vec<_>>()),
    };
    let cafe = visit.cafe.without_traces();
    let mut kit = Kit {
        base: visit.base.clone(),
        expected: None,
        cafe,
    };
    if kit.cafe.mixes() && kit.cafe.present().next().is_none() {
        kit = expecting(&visit, kit).await?;
    }
    let (language, kit) = (kit.cafe.preparation.language, Arc::new(kit));
    Ok(page::render(StatusCode::OK, language, move || {
        let (kit, parts) = (Arc::clone(&kit), parts.clone());
        view! { <KitPage kit parts /> }
    })
    .await)
}

/// The kit with those who are expected: their plan is worked out aside, one at a time, as when the preparation is looked at.
async fn expecting(visit: &Visit, mut kit: Kit) -> Result<Kit, Notice> {
    let turn = visit.house.look_turn().await.ok_or(Reason::TooMany)?;
    let work = move || {
        kit.expected = Forecast::of(&kit.cafe.preparation).ok().map(|forecast| forecast.cafe);
        drop(turn);
        kit
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        tracing::error!(%error, "no forecast");
        visit.turn_away(Reason::Fault)
    })
}
