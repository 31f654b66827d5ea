//! For whoever watches over the machine: is the process alive, can the journal write.

use axum::{Router, extract::State, http::StatusCode, routing::get};

use crate::House;

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/livez", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
}

async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    match house.journal().ready().await {
        Ok(()) => (StatusCode::OK, "ready\n"),
        Err(fault) => {
            tracing::error!(error = &fault as &dyn std::error::Error, "the journal is not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the journal can't write\n")
        }
    }
}
