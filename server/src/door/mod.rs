//! Who may come in, by which address, and as whom.
//!
//! One file for the addresses of one thing; [`visit`] is how they find the café and who asks.

pub mod address;
mod close;
pub mod cookie;
mod desk;
mod export;
mod guest;
mod headers;
mod health;
mod home;
mod join;
mod kit;
pub mod language;
pub mod limits;
mod notice;
mod opening;
mod page;
mod photo;
mod prepare;
mod refusal;
mod rehearse;
pub mod role;
mod screen;
pub mod secret;
pub mod site;
mod socket;
mod table;
mod trace;
mod visit;

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware::from_fn};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{CompressionLayer, CompressionLevel},
    csrf::CsrfLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use crate::House;

/// How hard pages are packed, of 11: made anew each time, they may cost the server little, but a table in use at the
/// least effort was a sixth of a phone's first load. One more takes three times as long, for two percent of it: with a full
/// sheet, a second.
const PACKED: i32 = 4;

/// Everything that the house answers to.
pub(crate) fn router(house: &House) -> Router {
    let pages = Router::new()
        .merge(home::routes())
        .merge(prepare::routes())
        .merge(join::routes())
        .merge(table::routes())
        .merge(photo::routes())
        .merge(desk::routes())
        .merge(rehearse::routes())
        .merge(kit::routes())
        .merge(screen::routes())
        .merge(close::routes())
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::ANSWER,
        ))
        // They have a longer time of their own.
        .merge(export::routes())
        .merge(photo::uploads())
        .layer(DefaultBodyLimit::max(limits::FORM_BYTES))
        .layer(others_forms(house))
        .layer(CatchPanicLayer::new())
        .layer(from_fn(notice::explain))
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(PACKED)));
    Router::new()
        .merge(pages)
        .merge(health::routes())
        .merge(site::routes())
        .merge(socket::routes())
        .layer(from_fn(headers::guard))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(trace::span)
                .on_request(())
                .on_response(trace::answered),
        )
        .with_state(house.clone())
}

/// Turns away forms that come from other sites.
fn others_forms(house: &House) -> CsrfLayer {
    let gate = CsrfLayer::new();
    let address = house.address();
    gate.clone().add_trusted_origin(address.as_str()).unwrap_or(gate)
}
