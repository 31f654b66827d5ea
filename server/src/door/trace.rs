//! What the log says about a request: its method, the form of its address, the answer. Never the address itself, which may
//! hold a secret, and nothing that names a participant.

use axum::extract::{MatchedPath, Request};
use tracing::{Span, info_span};

pub(super) fn span(request: &Request) -> Span {
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or("-", MatchedPath::as_str);
    info_span!("request", method = %request.method(), route)
}
