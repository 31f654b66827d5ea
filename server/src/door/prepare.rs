//! `/new` and `/desk/CODE/prepare`: the preparation form, before a café is opened and while people arrive.

use app::{
    cafe::{Command, Refusal, Who, id::Code, preparation::Language, programme::StepKind},
    pages::prepare::{PreparePage, Typed},
};
use axum::{
    Form, Router,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;

use super::{
    cookie,
    guest::Guest,
    notice::{Notice, Reason, refused},
    page, refusal,
    secret::{Secret, draw_code},
    visit::Visit,
};
use crate::House;

/// How often a code is drawn: where each hundredth code is taken, one café in 10^16 finds none.
const DRAWS: usize = 8;

/// The fields of the form, in the order in which the browser sends them.
type Fields = Vec<(String, String)>;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/new", get(blank).post(open))
        .route("/desk/{code}/prepare", get(filled).post(change))
}

async fn blank(guest: Guest) -> Response {
    let language = guest.ears.best();
    show(language, None, Typed::fresh(language), None).await
}

/// Opens a café, and lets the browser keep the facilitator's secret.
async fn open(guest: Guest, Form(fields): Form<Fields>) -> Result<Response, Notice> {
    let language = guest.ears.best();
    let (more, advice) = (wants(&fields, "more"), wants(&fields, "advise"));
    let mut typed = Typed::read(fields);
    if more || advice {
        if more {
            typed.more();
        }
        return Ok(show(language, None, typed, None).await);
    }
    if !guest.house.gates().lets_open(guest.from) {
        return Err(Reason::TooMany.into());
    }
    let secret = Secret::draw()?;
    match open_somewhere(&guest.house, &secret, &typed).await? {
        Ok(code) => {
            let cookie = cookie::keep_facilitator(&code, &secret, guest.house.address().is_https());
            Ok((CookieJar::new().add(cookie), to_desk(&code)).into_response())
        }
        Err(refusal) => Ok(show(language, None, typed, Some(refusal)).await),
    }
}

/// Opens a café under a code that is free.
async fn open_somewhere(house: &House, secret: &Secret, typed: &Typed) -> Result<Result<Code, Refusal>, Notice> {
    let preparation = match typed.preparation() {
        Ok(preparation) => preparation,
        Err(refusal) => return Ok(Err(refusal)),
    };
    for _ in 0..DRAWS {
        let code = draw_code()?;
        match refused(house.hub().open(code.clone(), secret.keys(), preparation.clone()).await)? {
            Ok(true) => return Ok(Ok(code)),
            Ok(false) => {}
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    tracing::error!("no free code after {DRAWS} draws");
    Err(Reason::Fault.into())
}

async fn filled(visit: Visit) -> Result<Response, Notice> {
    visit.facilitator()?;
    if visit.cafe.programme.now() != StepKind::Arrival {
        return Ok(to_desk(&visit.cafe.code));
    }
    let typed = Typed::of(&visit.cafe.preparation);
    Ok(show(visit.language(), Some(&visit.cafe.code), typed, None).await)
}

async fn change(visit: Visit, Form(fields): Form<Fields>) -> Result<Response, Notice> {
    visit.facilitator()?;
    let (language, code) = (visit.language(), &visit.cafe.code);
    let (more, advice) = (wants(&fields, "more"), wants(&fields, "advise"));
    let mut typed = Typed::read(fields);
    if more || advice {
        if more {
            typed.more();
        }
        return Ok(show(language, Some(code), typed, None).await);
    }
    let changed = match typed.preparation() {
        Ok(preparation) => visit.act(Command::Prepare { preparation }, Who::Facilitator).await?,
        Err(refusal) => Err(refusal),
    };
    match changed {
        Ok(()) => Ok(to_desk(code)),
        Err(refusal) => Ok(show(language, Some(code), typed, Some(refusal)).await),
    }
}

/// The form; `code` is that of the café that is changed.
async fn show(language: Language, code: Option<&Code>, typed: Typed, refusal: Option<Refusal>) -> Response {
    let status = refusal.as_ref().map_or(StatusCode::OK, refusal::status);
    let code = code.cloned();
    page::render(status, language, move || {
        view! { <PreparePage language typed=typed.clone() code=code.clone() refusal=refusal.clone() /> }
    })
    .await
}

fn to_desk(code: &Code) -> Response {
    Redirect::to(&format!("/desk/{code}")).into_response()
}

/// Whether another button than the one that saves was pressed.
fn wants(fields: &Fields, button: &str) -> bool {
    fields.iter().any(|(name, _)| name == button)
}
