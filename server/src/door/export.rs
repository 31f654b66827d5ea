//! `/export/CODE/FILE`: a café as files, for facilitators.

use std::sync::Arc;

use app::cafe::tablecloth::PhotoId;
use axum::{
    Router,
    extract::{Path, Query},
    http::{
        HeaderValue, StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use serde::Deserialize;
use tokio::runtime::Handle;
use tower_http::timeout::TimeoutLayer;

use super::{
    limits,
    notice::{Notice, Reason},
    visit::Visit,
};
use crate::{
    House,
    export::{self, File, Request, Trouble},
};

pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/export/{code}/{file}", get(file))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::EXPORT,
        ))
}

#[derive(Deserialize)]
struct On {
    paper: Option<String>,
}

async fn file(
    visit: Visit,
    Path((_, name)): Path<(String, String)>,
    Query(On { paper }): Query<On>,
) -> Result<Response, Notice> {
    visit.facilitator()?;
    let no_page = || visit.turn_away(Reason::NoPage);
    let mut request: Request = name.parse().map_err(|_| no_page())?;
    if let Some(paper) = paper {
        request.paper = paper.parse().map_err(|_| no_page())?;
    }
    // One at a time: a large sheet takes seconds of a core, and much memory.
    // It goes on when nobody waits for it any more, and keeps its turn until it ends.
    let turn = visit.house.export_turn().await;
    let (cafe, house, waiting) = (Arc::clone(&visit.cafe), visit.house.clone(), Handle::current());
    let written = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        let album = |id: &PhotoId| match waiting.block_on(house.journal().photo(&cafe.code, id)) {
            Ok(picture) => picture,
            Err(fault) => {
                tracing::error!(%fault, "a photo can't be read");
                None
            }
        };
        export::write(&cafe, &album, &request)
    });
    match written.await {
        Ok(Ok(file)) => Ok(answer(file)),
        Ok(Err(Trouble::NoSuchCloth)) => Err(no_page()),
        Ok(Err(fault)) => {
            tracing::error!(error = &fault as &dyn std::error::Error, "an export failed");
            Err(visit.turn_away(Reason::Fault))
        }
        Err(_) => Err(visit.turn_away(Reason::Fault)),
    }
}

fn answer(file: File) -> Response {
    // The name is made of small letters, digits, hyphens and a dot: no sign in it needs an escape.
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(file.content_type));
    if let Ok(disposition) = HeaderValue::try_from(disposition) {
        headers.insert(CONTENT_DISPOSITION, disposition);
    }
    response
}
