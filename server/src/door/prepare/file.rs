//! A prepared café as a file: to keep, to send, and to prepare another one from.

use app::cafe::preparation::Preparation;
use axum::{
    extract::Multipart,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};

/// The form in which files are written; another one is not read.
const FORM: u16 = 1;

/// What is in a file.
#[derive(Serialize, Deserialize)]
struct Prepared {
    /// [`FORM`].
    nappe: u16,
    preparation: Preparation,
}

/// The file of a preparation, to be kept under the café's code.
pub(super) fn written(preparation: &Preparation, code: &str) -> serde_json::Result<Response> {
    let prepared = Prepared {
        nappe: FORM,
        preparation: preparation.clone(),
    };
    let text = serde_json::to_string_pretty(&prepared)?;
    let name = format!("attachment; filename=\"nappe-{code}.json\"");
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, name),
    ];
    Ok((headers, text).into_response())
}

/// The preparation in a file that was sent; none when there is none in it.
pub(super) async fn read(mut form: Multipart) -> Option<Preparation> {
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some("file") {
            let bytes = field.bytes().await.ok()?;
            let prepared: Prepared = serde_json::from_slice(&bytes).ok()?;
            return (prepared.nappe == FORM).then_some(prepared.preparation);
        }
    }
    None
}
