//! `/`: open a café, or join one with its code.

use app::{
    cafe::{id::Code, preparation::Language},
    pages::home::HomePage,
};
use axum::{
    Form, Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    guest::Guest,
    notice::{Notice, Reason},
    page,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/", get(home)).route("/join", post(join))
}

async fn home(guest: Guest) -> Response {
    show(StatusCode::OK, guest.ears.best(), None).await
}

#[derive(Deserialize)]
struct Join {
    code: String,
}

/// Brings whoever types a code to its café; who types another one gets the form again, with what they typed.
async fn join(guest: Guest, Form(Join { code: typed }): Form<Join>) -> Result<Response, Notice> {
    let language = guest.ears.best();
    match Visit::to(guest, typed.parse::<Code>().ok()).await {
        Ok(visit) => Ok(Redirect::to(&format!("/j/{}", visit.cafe.code)).into_response()),
        Err(Notice {
            reason: Reason::NoCafe, ..
        }) => Ok(show(StatusCode::NOT_FOUND, language, Some(typed)).await),
        Err(other) => Err(other),
    }
}

async fn show(status: StatusCode, language: Language, refused: Option<String>) -> Response {
    page::render(
        status,
        language,
        move || view! { <HomePage language refused=refused.clone() /> },
    )
    .await
}
