//! `/desk/CODE/rehearse`: trying a café with people who are not there, in a copy that nothing remains of.

use std::sync::Arc;

use app::{
    cafe::{id::Code, programme::StepKind},
    pages::desk::{FAST, PEOPLE, Rehearsal},
};
use axum::{
    Form, Router,
    extract::{Path, State},
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
async fn end(
    Path(code): Path<String>,
    State(house): State<House>,
    jar: CookieJar,
    visit: Result<Visit, Notice>,
) -> Result<Response, Notice> {
    let visit = match visit {
        Ok(visit) => visit,
        Err(notice) => return real(&house, &code, &jar, notice),
    };
    visit.facilitator()?;
    let code = &visit.cafe.code;
    house.stage().end(code).await;
    let of = house.stage().of(code);
    let jar = of
        .as_ref()
        .map(|_| CookieJar::new().add(cookie::forget_facilitator(code)));
    Ok((jar, to_desk(of.as_ref().unwrap_or(code))).into_response())
}

/// The way from a rehearsal that is over to the desk of the café that it was a copy of, for a browser that has a key to it.
/// To others its code is not told.
pub(super) fn real(house: &House, code: &str, jar: &CookieJar, notice: Notice) -> Result<Response, Notice> {
    let over = code.parse().ok().filter(|_| notice.reason == Reason::NoCafe);
    let of = over.and_then(|code: Code| house.stage().of(&code));
    let of = of.filter(|of| cookie::facilitator(jar, of).is_some());
    of.map(|of| to_desk(&of)).ok_or(notice)
}
