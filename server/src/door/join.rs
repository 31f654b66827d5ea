//! `/j/CODE`: what the QR code opens. Somebody gives an alias and gets a seat.

use app::{
    cafe::{Command, Refusal, Who, id::TableId, limits, programme::StepKind, refusal::Field, text},
    pages::join::JoinPage,
};
use axum::{
    Form, Router,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    cookie,
    notice::{Notice, Reason},
    page, refusal,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/j/{code}", get(ask).post(join))
}

#[derive(Deserialize)]
struct Join {
    alias: String,
    #[serde(flatten)]
    at: At,
}

/// The sign on a table says which one it is: whoever scans it has sat down there.
#[derive(Deserialize)]
struct At {
    table: Option<String>,
}

impl At {
    /// The table; none where the address says nothing, or nonsense.
    fn table(&self) -> Option<TableId> {
        self.table.as_deref()?.parse().ok()
    }
}

/// Asks for an alias; on a phone that is known already, opens the table. The phone's secret is set here, before the form
/// is sent, so that a form sent twice comes from one phone.
async fn ask(visit: Visit, Query(at): Query<At>) -> Result<Response, Notice> {
    if visit.participant().is_some_and(|person| visit.cafe.lets_read(person)) {
        sits_down(&visit, at.table()).await?;
        return Ok(to_table(&visit));
    }
    if visit.cafe.is_over() {
        return Err(visit.turn_away(Reason::Over));
    }
    let alias = visit
        .participant()
        .map(|person| person.alias.clone())
        .unwrap_or_default();
    let page = show(&visit, StatusCode::OK, (alias, at.table()), None).await;
    Ok((with_phone(&visit)?, page).into_response())
}

/// Whoever is on the way and sits down where they are expected is there, as if they had said so. At any other table their
/// phone tells them where to go.
async fn sits_down(visit: &Visit, table: Option<TableId>) -> Result<(), Notice> {
    let (StepKind::Travel { to }, Some(person)) = (visit.cafe.programme.now(), visit.participant()) else {
        return Ok(());
    };
    if table.is_some() && table == visit.cafe.planned(person, to) {
        let by = visit.sender()?;
        // Refused is whom the bell has been faster than: they sit there all the same.
        let _ = visit.act(Command::Arrive { round: to }, Who::Participant(by)).await?;
    }
    Ok(())
}

async fn join(visit: Visit, Form(form): Form<Join>) -> Result<Response, Notice> {
    let known = visit.participant().map(|person| person.alias.clone());
    if known.is_some() {
        // Whoever comes back is news to all the others: a phone that comes and goes in a loop is asked to wait.
        visit.sender()?;
    }
    let (secret, _) = visit.phone()?;
    let command = Command::Join {
        key: secret.phone_key(&visit.cafe.code),
        alias: form.alias.clone(),
        table: form.at.table(),
    };
    let page = match visit.act(command, Who::House).await? {
        // Their traces bear the name that they had: they keep it, and are told.
        Ok(()) if known.is_some_and(|known| is_another(&known, &form.alias)) => {
            let told = CookieJar::new().add(cookie::keeps_name(&visit.cafe.code));
            (told, to_table(&visit)).into_response()
        }
        Ok(()) => to_table(&visit),
        Err(Refusal::Over) => return Err(visit.turn_away(Reason::Over)),
        Err(refusal) => {
            let typed = (form.alias, form.at.table());
            show(&visit, refusal::status(&refusal), typed, Some(refusal)).await
        }
    };
    Ok((keep(&visit, &secret), page).into_response())
}

/// Whether somebody who comes back has said another name than the one they had.
fn is_another(known: &str, said: &str) -> bool {
    text::line(Field::Alias, said, limits::ALIAS).is_ok_and(|said| said != known)
}

/// The form, with what was typed or is known: a name, and the table at which somebody has sat down.
async fn show(
    visit: &Visit,
    status: StatusCode,
    (alias, table): (String, Option<TableId>),
    refusal: Option<Refusal>,
) -> Response {
    let language = visit.language();
    let table = table.filter(|table| visit.cafe.is_open(*table));
    let code = visit.cafe.code.clone();
    let (title, purpose) = (
        visit.cafe.preparation.title.clone(),
        visit.cafe.preparation.purpose.clone(),
    );
    page::render(status, language, move || {
        let (code, title, purpose) = (code.clone(), title.clone(), purpose.clone());
        view! { <JoinPage language code title purpose alias=alias.clone() table refusal=refusal.clone() /> }
    })
    .await
}

fn to_table(visit: &Visit) -> Response {
    Redirect::to(&format!("/t/{}", visit.cafe.code)).into_response()
}

fn with_phone(visit: &Visit) -> Result<CookieJar, Notice> {
    let (secret, _) = visit.phone()?;
    Ok(keep(visit, &secret))
}

/// Sets the phone's cookie, anew each time: it lasts from the last café on.
fn keep(visit: &Visit, secret: &super::secret::Secret) -> CookieJar {
    CookieJar::new().add(cookie::keep_phone(secret, visit.house.address().is_https()))
}
