//! `/new` and `/desk/CODE/prepare`: the preparation form, before a café is opened and while people arrive; blank, from a
//! template, from a file, or as another café was prepared.

mod file;

use std::sync::Arc;

use app::{
    cafe::{Command, Refusal, Who, id::Code, preparation::Language, programme::StepKind, seating::Forecast},
    pages::prepare::{PreparePage, Template, Typed},
    words,
};
use axum::{
    Router,
    extract::{Multipart, Query},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    cookie,
    guest::Guest,
    notice::{Notice, Reason},
    opening::{to_desk, under_a_code},
    page, refusal,
    secret::Secret,
    visit::Visit,
};
use crate::House;

/// The fields of the form, in the order in which the browser sends them.
type Fields = axum::Form<Vec<(String, String)>>;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/new", get(blank).post(open))
        .route("/new/file", post(from_file))
        .route("/desk/{code}/again", get(again))
        .route("/desk/{code}/preparation.json", get(to_file))
        .route("/desk/{code}/prepare", get(filled).post(change))
}

#[derive(Deserialize)]
struct Beginning {
    from: Option<String>,
}

async fn blank(guest: Guest, Query(Beginning { from }): Query<Beginning>) -> Response {
    let language = guest.ears.best();
    let template = from.as_deref().map(Template::named).unwrap_or_default();
    show(language, None, Form::from(template.typed(words::of(language)))).await
}

/// The form as a file says.
async fn from_file(guest: Guest, sent: Multipart) -> Response {
    let language = guest.ears.best();
    match file::read(sent).await {
        Some(preparation) => show(language, None, Form::from(Typed::of(&preparation))).await,
        None => {
            let typed = Template::default().typed(words::of(language));
            let form = Form {
                no_file: true,
                ..typed.into()
            };
            show(language, None, form).await
        }
    }
}

/// The form of another café like this one.
async fn again(visit: Visit) -> Result<Response, Notice> {
    visit.facilitator()?;
    let form = Form {
        again: true,
        ..Typed::of(&visit.cafe.prepared()).into()
    };
    Ok(show(visit.language(), None, form).await)
}

async fn to_file(visit: Visit) -> Result<Response, Notice> {
    visit.facilitator()?;
    let written = file::written(&visit.cafe.prepared(), visit.cafe.code.as_str());
    written.map_err(|_| visit.turn_away(Reason::Fault))
}

/// Opens a café, and lets the browser keep the facilitator's secret.
async fn open(guest: Guest, axum::Form(fields): Fields) -> Result<Response, Notice> {
    let language = guest.ears.best();
    let typed = match asked(&guest, fields).await? {
        Asked::Show(form) => return Ok(show(language, None, *form).await),
        Asked::Do(typed) => *typed,
    };
    if !guest.house.gates().lets_open(guest.from) {
        return Err(Reason::TooMany.into());
    }
    let secret = Secret::draw()?;
    let opened = match typed.preparation() {
        Ok(preparation) => {
            let open = |code| guest.house.hub().open(code, secret.keys(), preparation.clone());
            under_a_code(open).await?
        }
        Err(refusal) => Err(refusal),
    };
    match opened {
        Ok(code) => {
            let cookie = cookie::keep_facilitator(&code, &secret, guest.house.address().is_https());
            Ok((CookieJar::new().add(cookie), to_desk(&code)).into_response())
        }
        Err(refusal) => Ok(show(language, None, Form::refused(typed, refusal)).await),
    }
}

async fn filled(visit: Visit) -> Result<Response, Notice> {
    visit.facilitator()?;
    if visit.cafe.programme.now() != StepKind::Arrival {
        return Ok(to_desk(&visit.cafe.code));
    }
    let typed = Typed::of(&visit.cafe.prepared());
    Ok(show(visit.language(), Some(&visit.cafe.code), typed.into()).await)
}

async fn change(visit: Visit, axum::Form(fields): Fields) -> Result<Response, Notice> {
    visit.facilitator()?;
    let (language, code) = (visit.language(), &visit.cafe.code);
    let typed = match asked(&visit, fields).await? {
        Asked::Show(form) => return Ok(show(language, Some(code), *form).await),
        Asked::Do(typed) => *typed,
    };
    let changed = match typed.preparation() {
        Ok(preparation) => visit.act(Command::Prepare { preparation }, Who::Facilitator).await?,
        Err(refusal) => Err(refusal),
    };
    match changed {
        Ok(()) => Ok(to_desk(code)),
        Err(refusal) => Ok(show(language, Some(code), Form::refused(typed, refusal)).await),
    }
}

/// The form as it is shown.
#[derive(Clone, Default)]
struct Form {
    typed: Typed,
    refusal: Option<Refusal>,
    forecast: Option<Arc<Forecast>>,
    no_file: bool,
    again: bool,
}

impl From<Typed> for Form {
    fn from(typed: Typed) -> Self {
        Self {
            typed,
            ..Self::default()
        }
    }
}

impl Form {
    fn refused(typed: Typed, refusal: Refusal) -> Self {
        Self {
            refusal: Some(refusal),
            ..typed.into()
        }
    }
}

/// What a button of the form asks for.
enum Asked {
    /// To see it again: with more rows, or with the plan that it would make.
    Show(Box<Form>),
    /// To do it.
    Do(Box<Typed>),
}

async fn asked(guest: &Guest, fields: Vec<(String, String)>) -> Result<Asked, Notice> {
    let pressed = |button| fields.iter().any(|(name, _)| name == button);
    let (more, look) = (pressed("more"), pressed("look"));
    let mut typed = Typed::read(fields);
    if more {
        typed.more();
        return Ok(Asked::Show(Box::new(typed.into())));
    }
    if look {
        return Ok(Asked::Show(Box::new(forecast(guest, typed).await?)));
    }
    Ok(Asked::Do(Box::new(typed)))
}

/// The form with the plan that it would make: worked out aside, one at a time, so that only who looks at one waits for it.
/// Anybody may ask for one: who asks too often is turned away.
///
/// # Errors
/// Too many plans are looked at.
async fn forecast(guest: &Guest, typed: Typed) -> Result<Form, Notice> {
    let preparation = match typed.preparation() {
        Ok(preparation) => preparation,
        Err(refusal) => return Ok(Form::refused(typed, refusal)),
    };
    if !guest.house.gates().lets_look(guest.from) {
        return Err(Reason::TooMany.into());
    }
    let turn = guest.house.look_turn().await.ok_or(Reason::TooMany)?;
    let work = move || {
        let forecast = Forecast::of(&preparation);
        // Whoever asked may have gone: the turn is over when the work is.
        drop(turn);
        forecast
    };
    Ok(match tokio::task::spawn_blocking(work).await {
        Ok(Ok(forecast)) => Form {
            forecast: Some(Arc::new(forecast)),
            ..typed.into()
        },
        Ok(Err(refusal)) => Form::refused(typed, refusal),
        Err(error) => {
            tracing::error!(%error, "no forecast");
            typed.into()
        }
    })
}

/// The form; `code` is that of the café that is changed.
async fn show(language: Language, code: Option<&Code>, form: Form) -> Response {
    let status = match &form.refusal {
        Some(refusal) => refusal::status(refusal),
        None if form.no_file => StatusCode::UNPROCESSABLE_ENTITY,
        None => StatusCode::OK,
    };
    let code = code.cloned();
    page::render(status, language, move || {
        let Form {
            typed,
            refusal,
            forecast,
            no_file,
            again,
        } = form.clone();
        view! { <PreparePage language typed code=code.clone() refusal forecast no_file again /> }
    })
    .await
}
