//! `/desk/CODE/rehearse`: trying a café with people who are not there, in a copy that nothing remains of.

use std::sync::Arc;

use app::{
    cafe::{id::Code, programme::StepKind},
    pages::desk::{FAST, PEOPLE, Rehearsal},
};
use axum::{
    Form, Router,
    extract::{FromRequestParts, Path, State},
    http::request::Parts,
    response::{IntoResponse, Response},
    routing::post,
};
use axum_extra::extract::cookie::CookieJar;

use super::{
    cookie,
    notice::{Notice, Reason},
    opening::{to_desk, under_a_code},
    secret::Secret,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/desk/{code}/rehearse", post(begin))
        .route("/desk/{code}/rehearse/end", post(end))
}

/// Begins a rehearsal, and shows its desk.
async fn begin(visit: Visit, State(house): State<House>, Form(play): Form<Rehearsal>) -> Result<Response, Notice> {
    visit.facilitator()?;
    let (stage, of) = (house.stage(), &visit.cafe.code);
    if !PEOPLE.contains(&play.people) || ![1, FAST].contains(&play.speed.get()) {
        return Err(visit.turn_away(Reason::Unreadable));
    }
    if visit.cafe.programme.now() != StepKind::Arrival || stage.of(of).is_some() {
        return Ok(to_desk(of));
    }
    if !house.gates().lets_open(visit.from) {
        return Err(visit.turn_away(Reason::TooMany));
    }
    let secret = Secret::draw()?;
    // It is begun whole, or not at all, also when the browser goes away meanwhile.
    let begin = |code| {
        let (stage, of, keys) = (Arc::clone(stage), Arc::clone(&visit.cafe), secret.keys());
        let begun = tokio::spawn(async move { stage.begin(of, play, code, keys).await });
        async {
            begun
                .await
                .unwrap_or_else(|died| std::panic::resume_unwind(died.into_panic()))
        }
    };
    let code = match under_a_code(begin).await {
        Ok(Ok(code)) => code,
        // Another facilitator has begun one in the same moment.
        Err(notice) if notice.reason == Reason::NoCafe => return Ok(to_desk(of)),
        Err(notice) => return Err(visit.turn_away(notice.reason)),
        // What is open already is not refused.
        Ok(Err(_)) => return Err(visit.turn_away(Reason::Fault)),
    };
    let cookie = cookie::keep_facilitator(&code, &secret, house.address().is_https());
    Ok((CookieJar::new().add(cookie), to_desk(&code)).into_response())
}

/// Ends a rehearsal, forgets it, and shows the desk of the café that it is a copy of; also when it has been ended.
async fn end(AtDesk(visit): AtDesk) -> Result<Response, Notice> {
    visit.facilitator()?;
    let (stage, code) = (visit.house.stage(), &visit.cafe.code);
    stage.end(code).await;
    let of = stage.of(code);
    let jar = of
        .as_ref()
        .map(|_| CookieJar::new().add(cookie::forget_facilitator(code)));
    Ok((jar, to_desk(of.as_ref().unwrap_or(code))).into_response())
}

/// Somebody at a desk. From that of a rehearsal that is over they are led to the desk of the café that it was a copy of,
/// when their browser has a key to it; to others its code is not told.
pub(super) struct AtDesk(pub(super) Visit);

impl FromRequestParts<House> for AtDesk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Response> {
        let notice = match Visit::from_request_parts(parts, house).await {
            Ok(visit) => return Ok(Self(visit)),
            Err(notice) => notice,
        };
        let jar = CookieJar::from_headers(&parts.headers);
        let path = Path::<String>::from_request_parts(parts, house).await.ok();
        let over = path.filter(|_| notice.reason == Reason::NoCafe);
        let code: Option<Code> = over.and_then(|Path(code)| code.parse().ok());
        let of = code.and_then(|code| house.stage().of(&code));
        let of = of.filter(|of| cookie::facilitator(&jar, of).is_some());
        Err(of.map_or_else(|| notice.into_response(), |of| to_desk(&of)))
    }
}
