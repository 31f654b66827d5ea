//! `/close/CODE`: the café is over. All tablecloths, and what a facilitator takes home.

use app::{
    cafe::sight::{Seen, Sight, Viewer},
    pages::close::ClosePage,
};
use axum::{Router, http::StatusCode, response::Response, routing::get};
use leptos::prelude::*;

use super::{
    notice::{Notice, Reason},
    page, role,
    visit::Visit,
};
use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new().route("/close/{code}", get(close))
}

/// For facilitators at any time, for participants from the harvest on, when all may see all.
async fn close(visit: Visit) -> Result<Response, Notice> {
    let viewer = match visit.participant() {
        _ if role::facilitator(&visit.cafe, &visit.jar).is_some() => Viewer::Facilitator,
        Some(person) if visit.cafe.programme.is_harvested() && visit.cafe.lets_read(person) => {
            Viewer::Participant(person.id)
        }
        _ => return Err(visit.turn_away(Reason::DeskClosed)),
    };
    let sight = Sight {
        viewer,
        cloths: Seen::All,
    };
    let (language, people) = (visit.language(), visit.cafe.people.len());
    let rehearsed = visit.house.stage().of(&visit.cafe.code).is_some();
    let cafe = visit.cafe.seen_with(sight);
    Ok(page::render(StatusCode::OK, language, move || {
        view! { <ClosePage language cafe=cafe.clone() people rehearsed /> }
    })
    .await)
}
