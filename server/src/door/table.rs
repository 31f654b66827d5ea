//! `/t/CODE`: a participant's table. Reading it, writing a note, going on and leaving work as plain forms.

use std::{fmt, str::FromStr};

use app::{
    cafe::{
        Command, Refusal, Who,
        id::{ClothId, ParticipantId, Round, TraceId},
        sight::Viewer,
        tablecloth::{Thread, ThreadKind},
    },
    pages::{
        shell::{Script, Shell},
        table::{Beginning, Draft, document},
    },
    words,
};
use axum::{
    Form, Router,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::{Deserialize, Deserializer, de::Error};
use uuid::Uuid;

use super::{cookie, notice::Notice, page, refusal, visit::Visit};
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
        Some(person) if visit.cafe.lets_read(person) => {
            let keeps_name = cookie::keeps_its_name(&visit.jar, &visit.cafe.code);
            let keeps = words::of(visit.language()).join.keeps_name;
            let shown = Shown {
                look,
                why: keeps_name.then(|| words::fill(keeps, &[("alias", &person.alias)])),
                ..Shown::default()
            };
            let page = show(&visit, person.id, shown).await;
            // It is said once.
            let said = keeps_name.then(|| CookieJar::new().add(cookie::forget_name(&visit.cafe.code)));
            (said, page).into_response()
        }
        _ => Redirect::to(&format!("/j/{}", visit.cafe.code)).into_response(),
    }
}

/// A note as the form sends it.
#[derive(Deserialize)]
struct Note {
    trace: TraceId,
    cloth: ClothId,
    round: Round,
    text: String,
    #[serde(default, deserialize_with = "unless_blank")]
    zone: Option<u8>,
    #[serde(default, deserialize_with = "unless_blank")]
    to: Option<TraceId>,
    kind: Option<ThreadKind>,
    #[serde(default)]
    signed: String,
}

/// What a browser leaves blank comes as empty text.
fn unless_blank<'de, D: Deserializer<'de>, T: FromStr<Err: fmt::Display>>(from: D) -> Result<Option<T>, D::Error> {
    match String::deserialize(from)?.as_str() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(Error::custom),
    }
}

async fn note(visit: Visit, Form(note): Form<Note>) -> Result<Response, Notice> {
    let by = visit.sender()?;
    let kind = note.kind.unwrap_or(ThreadKind::Continues);
    let mut draft = Draft {
        text: note.text,
        zone: note.zone,
        thread: note.to.map(|to| Thread { to, kind }),
        begun: Some((note.cloth, note.round)),
        ..Draft::default()
    };
    draft.sign(&note.signed);
    let left = match draft.leave(note.trace, None) {
        Ok(command) => visit.act(command, Who::Participant(by)).await?,
        Err(refusal) => Err(refusal),
    };
    match left {
        Ok(()) => Ok(to_table(&visit)),
        Err(refusal) => {
            let shown = Shown {
                look: Some(note.cloth),
                why: Some(why(&visit, &refusal)),
                status: refusal::status(&refusal),
                returned: Some((note.trace, draft)),
            };
            Ok(show(&visit, by, shown).await)
        }
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
        Err(refusal) => Ok(again(&visit, by, None, refusal).await),
    }
}

async fn leave(visit: Visit) -> Result<Response, Notice> {
    let by = visit.sender()?;
    match visit
        .act(Command::Depart { participant: by }, Who::Participant(by))
        .await?
    {
        Ok(()) => Ok(Redirect::to("/").into_response()),
        Err(refusal) => Ok(again(&visit, by, None, refusal).await),
    }
}

fn to_table(visit: &Visit) -> Response {
    Redirect::to(&format!("/t/{}", visit.cafe.code)).into_response()
}

/// The table again, with the reason why nothing has changed; the tablecloth is the one that they look at.
pub(super) async fn again(visit: &Visit, by: ParticipantId, look: Option<ClothId>, refusal: Refusal) -> Response {
    let shown = Shown {
        look,
        why: Some(why(visit, &refusal)),
        status: refusal::status(&refusal),
        ..Shown::default()
    };
    show(visit, by, shown).await
}

/// What is to be seen at the table, beside the table.
#[derive(Default)]
struct Shown {
    /// The tablecloth that they want to see.
    look: Option<ClothId>,
    /// Why nothing has changed, in words.
    why: Option<String>,
    /// And for browsers.
    status: StatusCode,
    /// The note that was refused. It keeps its name: corrected, it is still the same note.
    returned: Option<(TraceId, Draft)>,
}

fn why(visit: &Visit, refusal: &Refusal) -> String {
    words::of(visit.language()).refusal(refusal)
}

async fn show(visit: &Visit, by: ParticipantId, shown: Shown) -> Response {
    let Shown {
        look,
        why,
        status,
        returned,
    } = shown;
    let (trace, draft) = match returned {
        Some((trace, draft)) => (trace, Some(draft)),
        None => (TraceId(Uuid::now_v7()), None),
    };
    let language = visit.language();
    let beginning = Beginning {
        start: visit.start(Viewer::Participant(by), look),
        trace,
        draft,
        refusal: why,
    };
    let title = visit.cafe.preparation.title.clone();
    let table = match document(&beginning) {
        Ok(table) => table,
        Err(error) => {
            tracing::error!(%error, "a table can't be written");
            return StatusCode::INTERNAL_SERVER_ERROR.into_response();
        }
    };
    page::render(status, language, move || {
        let (title, table) = (title.clone(), table.clone());
        view! {
            <Shell language title script=Script::Table>
                <div inner_html=table></div>
            </Shell>
        }
    })
    .await
}
