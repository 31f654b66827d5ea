//! What the log says about a request: its method, the form of its address, the answer. Never the address itself, which may
//! hold a secret, and nothing that names a participant.

use std::time::Duration;

use axum::{
    extract::{MatchedPath, Request},
    response::Response,
};
use tracing::{Span, debug, info_span};

pub(super) fn span(request: &Request) -> Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    info_span!("request", method = %request.method(), route)
}

pub(super) fn answered(response: &Response, latency: Duration, _: &Span) {
    let (status, ms) = (response.status().as_u16(), latency.as_millis() as u64);
    debug!(status, ms, "answered");
}
