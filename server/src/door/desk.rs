//! `/desk/CODE`: a facilitator's desk, and the link that opens it on another laptop.

use app::{
    cafe::{Command, Who, sight::Viewer},
    pages::{
        desk::{DeskPage, Links, RENEWED},
        shell::{Script, Shell},
    },
};
use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header::REFERRER_POLICY},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;

use super::{
    cookie,
    notice::{Notice, Reason},
    page,
    rehearse::AtDesk,
    secret::{Secret, opens},
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/desk/{code}", get(desk))
        .route("/desk/{code}/renew", post(renew))
        .route("/f/{code}/{secret}", get(enter))
}

async fn desk(AtDesk(visit): AtDesk) -> Result<Response, Notice> {
    let secret = visit.facilitator()?;
    let start = visit.start(Viewer::Facilitator, None);
    let (base, code) = (&visit.base, &visit.cafe.code);
    let links = Links {
        join: format!("{base}/j/{code}"),
        facilitator: format!("{base}/f/{code}/{secret}"),
        projector: format!("{base}/s/{code}/{}", secret.projector()),
    };
    let title = visit.cafe.preparation.title.clone();
    let stage = visit.house.stage();
    let rehearsed = stage.play(code).zip(stage.of(code));
    // With what it would renew the links, this browser has beforehand.
    let next =
        cookie::next_facilitator(&visit.jar, code).filter(|next| next.facilitator_key() != secret.facilitator_key());
    let next = match next {
        Some(_) => None,
        None => Some(cookie::keep_next_facilitator(
            code,
            &Secret::draw()?,
            visit.house.address().is_https(),
        )),
    };
    let page = page::render(StatusCode::OK, visit.language(), move || {
        let (start, links, rehearsed) = (start.clone(), links.clone(), rehearsed.clone());
        view! {
            <Shell language=start.language title=title.clone() script=Script::Hall>
                <DeskPage start links rehearsed />
            </Shell>
        }
    });
    let next = next.map(|next| CookieJar::new().add(next));
    Ok((next, page.await).into_response())
}

/// The facilitator link: the browser keeps its secret and forgets its address.
async fn enter(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Result<Response, Notice> {
    let secret = secret.parse::<Secret>().ok();
    let secret = secret.filter(|secret| opens(&secret.facilitator_key(), &visit.cafe.keys.facilitator));
    let secret = secret.ok_or_else(|| visit.turn_away(Reason::DeskClosed))?;
    let code = &visit.cafe.code;
    let cookie = cookie::keep_facilitator(code, &secret, visit.house.address().is_https());
    let jar = CookieJar::new().add(cookie);
    Ok((silent(), jar, Redirect::to(&format!("/desk/{code}"))).into_response())
}

/// A link has leaked: there are new ones, and whoever came in by the old ones is out. This browser gets the new secret.
async fn renew(visit: Visit) -> Result<Response, Notice> {
    let held = visit.facilitator()?;
    let code = &visit.cafe.code;
    let secret = match cookie::next_facilitator(&visit.jar, code) {
        Some(next) => next,
        None => Secret::draw()?,
    };
    // Pressed twice, or sent once more because no answer came: it has been done.
    let done = held.facilitator_key() == secret.facilitator_key();
    let keys = secret.keys();
    if !done && visit.act(Command::Renew { keys }, Who::House).await?.is_err() {
        return Err(Reason::Fault.into());
    }
    let cookie = cookie::keep_facilitator(code, &secret, visit.house.address().is_https());
    let jar = CookieJar::new().add(cookie);
    // The desk shows the new ones at once.
    Ok((jar, Redirect::to(&format!("/desk/{code}#{RENEWED}"))).into_response())
}

/// Where somebody goes from a link with a secret, they don't tell where they come from.
pub(super) fn silent() -> [(axum::http::HeaderName, HeaderValue); 1] {
    [(REFERRER_POLICY, HeaderValue::from_static("no-referrer"))]
}
