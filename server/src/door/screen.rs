//! `/screen/CODE`: what a projector shows, and the link that opens it.

use app::{
    cafe::sight::Viewer,
    live::Start,
    pages::{
        screen::ScreenPage,
        shell::{Script, Shell},
    },
};
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use axum_extra::extract::cookie::CookieJar;
use leptos::prelude::*;

use super::{
    cookie,
    desk::silent,
    notice::{Notice, Reason},
    page, role,
    secret::{Secret, opens},
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/screen/{code}", get(screen))
        .route("/s/{code}/{secret}", get(enter))
}

async fn screen(visit: Visit) -> Result<Response, Notice> {
    if !role::projects(&visit.cafe, &visit.jar) {
        return Err(visit.turn_away(Reason::DeskClosed));
    }
    // The wall is everybody's: it speaks the café's language, whatever its browser does.
    let language = visit.cafe.preparation.language;
    let start = Start {
        language,
        ..visit.start(Viewer::Projector, None)
    };
    let join = format!("{}/j/{}", visit.base, visit.cafe.code);
    let title = visit.cafe.preparation.title.clone();
    let page = page::render(StatusCode::OK, language, move || {
        let (start, join) = (start.clone(), join.clone());
        view! {
            <Shell language=start.language title=title.clone() script=Script::Hall>
                <ScreenPage start join />
            </Shell>
        }
    });
    Ok(page.await)
}

/// The projector link: the browser keeps its secret and forgets its address.
async fn enter(visit: Visit, Path((_, secret)): Path<(String, String)>) -> Result<Response, Notice> {
    let secret = secret.parse::<Secret>().ok();
    let secret = secret.filter(|secret| opens(&secret.projector_key(), &visit.cafe.keys.projector));
    let secret = secret.ok_or_else(|| visit.turn_away(Reason::DeskClosed))?;
    let code = &visit.cafe.code;
    let cookie = cookie::keep_projector(code, &secret, visit.house.address().is_https());
    let jar = CookieJar::new().add(cookie);
    Ok((silent(), jar, Redirect::to(&format!("/screen/{code}"))).into_response())
}
