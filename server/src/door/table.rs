//! `/t/CODE`: a participant's table. Reading it, writing a note, going on and leaving work as plain forms.

use std::str::FromStr;

use app::cafe::{
    Command, Refusal, Who,
    command::What,
    id::{ClothId, ParticipantId, Round, TraceId},
    sight::Viewer,
    tablecloth::{Thread, ThreadKind},
};
use axum::{
    Form, Router,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    notice::{Notice, Reason},
    page, refusal,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/t/{code}", get(table))
        .route("/t/{code}/note", post(note))
        .route("/t/{code}/go", post(go))
        .route("/t/{code}/leave", post(leave))
}

#[derive(Deserialize)]
struct Look {
    look: Option<ClothId>,
}

async fn table(visit: Visit, Query(Look { look }): Query<Look>) -> Response {
    match visit.participant() {
        Some(person) if person.is_present() || visit.cafe.is_over() => {
            show(&visit, person.id, look, StatusCode::OK, None, None).await
        }
        _ => Redirect::to(&format!("/j/{}", visit.cafe.code)).into_response(),
    }
}

/// A note as the form sends it. What the browser leaves blank comes as empty text.
#[derive(Clone, Debug, Deserialize)]
struct Note {
    trace: TraceId,
    cloth: ClothId,
    round: Round,
    text: String,
    #[serde(default)]
    zone: String,
    #[serde(default)]
    to: String,
}

async fn note(visit: Visit, Form(note): Form<Note>) -> Result<Response, Notice> {
    let by = visit.sender()?;
    let unreadable = || visit.turn_away(Reason::Unreadable);
    let zone = optional(&note.zone).ok_or_else(unreadable)?;
    let thread = optional(&note.to).ok_or_else(unreadable)?.map(|to| Thread {
        to,
        kind: ThreadKind::Continues,
    });
    let command = Command::Leave {
        trace: note.trace,
        cloth: note.cloth,
        round: note.round,
        what: What::Note {
            text: note.text.clone(),
            zone,
        },
        thread,
    };
    match visit.act(command, Who::Participant(by)).await? {
        Ok(()) => Ok(to_table(&visit)),
        Err(refusal) => Ok(again(&visit, by, refusal, Some(note)).await),
    }
}

/// A field that may be blank; none when it is neither blank nor what it should be.
fn optional<T: FromStr>(field: &str) -> Option<Option<T>> {
    match field {
        "" => Some(None),
        field => field.parse().ok().map(Some),
    }
}

#[derive(Deserialize)]
struct Go {
    round: Round,
}

async fn go(visit: Visit, Form(Go { round }): Form<Go>) -> Result<Response, Notice> {
    let by = visit.sender()?;
    match visit.act(Command::Arrive { round }, Who::Participant(by)).await? {
        Ok(()) => Ok(to_table(&visit)),
        Err(refusal) => Ok(again(&visit, by, refusal, None).await),
    }
}

async fn leave(visit: Visit) -> Result<Response, Notice> {
    let by = visit.sender()?;
    match visit
        .act(Command::Depart { participant: by }, Who::Participant(by))
        .await?
    {
        Ok(()) => Ok(Redirect::to("/").into_response()),
        Err(refusal) => Ok(again(&visit, by, refusal, None).await),
    }
}

fn to_table(visit: &Visit) -> Response {
    Redirect::to(&format!("/t/{}", visit.cafe.code)).into_response()
}

/// The table again, with the reason why nothing has changed and what was typed.
async fn again(visit: &Visit, by: ParticipantId, refusal: Refusal, note: Option<Note>) -> Response {
    let look = note.as_ref().map(|note| note.cloth);
    show(visit, by, look, refusal::status(&refusal), Some(refusal), note).await
}

async fn show(
    visit: &Visit,
    by: ParticipantId,
    look: Option<ClothId>,
    status: StatusCode,
    refusal: Option<Refusal>,
    note: Option<Note>,
) -> Response {
    let start = visit.start(Viewer::Participant(by), look);
    // A note that was refused keeps its name: corrected, it is still the same note.
    let trace = note.as_ref().map_or_else(|| TraceId(Uuid::now_v7()), |note| note.trace);
    page::render(status, visit.language(), move || {
        view! { <p>{format!("{trace} {refusal:?} {}", start.seq.0)}</p> }
    })
    .await
}
