//! A page instead of the page that was asked for: why, and a way out. In the person's language.

use app::{
    cafe::{Refusal, preparation::Language},
    pages::notice::{NoticePage, sign},
    words,
};
use axum::{
    Json,
    extract::Request,
    http::{
        HeaderMap, StatusCode,
        header::{ACCEPT, ALLOW, CONTENT_TYPE},
    },
    middleware::Next,
    response::{IntoResponse, Response},
};
use leptos::prelude::*;
use serde_json::json;

pub(super) use app::pages::notice::Reason;

use super::{language::Ears, page};
use crate::{hub::Trouble, journal::Fault};

/// Why somebody does not get what they asked for. Becomes a page in [`explain`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// Why.
    pub(super) reason: Reason,
    /// In which language; none is the browser's.
    pub(super) language: Option<Language>,
}

impl From<Reason> for Notice {
    fn from(reason: Reason) -> Self {
        Self { reason, language: None }
    }
}

/// Keeps apart what the café refuses, which its page can show, and what makes the page pointless.
///
/// # Errors
/// No such café, or a fault.
pub(super) fn refused<T>(answer: Result<T, Trouble>) -> Result<Result<T, Refusal>, Notice> {
    match answer {
        Ok(done) => Ok(Ok(done)),
        Err(Trouble::Refused(refusal)) => Ok(Err(refusal)),
        Err(Trouble::NoSuchCafe) => Err(Reason::NoCafe.into()),
        Err(Trouble::Fault(Fault::NoRoom)) => Err(Reason::TooMany.into()),
        Err(fault) => {
            tracing::error!(error = &fault as &dyn std::error::Error, "a request failed");
            Err(Reason::Fault.into())
        }
    }
}

impl From<getrandom::Error> for Notice {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "the operating system has no random numbers");
        Reason::Fault.into()
    }
}

impl IntoResponse for Notice {
    fn into_response(self) -> Response {
        let mut response = status(self.reason).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Turns every answer that is no page but an error, whatever layer it comes from, into a page; for a script, into words.
pub(super) async fn explain(request: Request, next: Next) -> Response {
    let ears = Ears::of(request.headers());
    let to_script = wants_json(request.headers());
    let response = next.run(request).await;
    let code = response.status();
    let is_answer = response.headers().get(CONTENT_TYPE).is_some_and(|kind| {
        [&b"text/html"[..], b"application/json"]
            .iter()
            .any(|own| kind.as_bytes().starts_with(own))
    });
    if is_answer || !(code.is_client_error() || code.is_server_error()) {
        return response;
    }
    let notice = match response.extensions().get::<Notice>() {
        Some(notice) => *notice,
        None => Notice::from(reason(code)),
    };
    let language = notice.language.unwrap_or(ears.best());
    if to_script {
        let said = sign(words::of(language), notice.reason);
        return (code, Json(json!({ "title": said.title, "text": said.text }))).into_response();
    }
    let mut page = page::render(
        code,
        language,
        move || view! { <NoticePage language reason=notice.reason /> },
    )
    .await;
    // Which methods an address has instead.
    if let Some(allow) = response.headers().get(ALLOW) {
        page.headers_mut().insert(ALLOW, allow.clone());
    }
    page
}

/// Whether a script asks, which wants to read its answer itself.
pub(super) fn wants_json(headers: &HeaderMap) -> bool {
    let mut accepted = headers.get_all(ACCEPT).iter();
    accepted.any(|kind| kind.as_bytes().starts_with(b"application/json"))
}

fn status(reason: Reason) -> StatusCode {
    match reason {
        Reason::NoPage | Reason::NoCafe => StatusCode::NOT_FOUND,
        Reason::NotAllowed | Reason::DeskClosed => StatusCode::FORBIDDEN,
        Reason::Over => StatusCode::GONE,
        Reason::Expired => StatusCode::CONFLICT,
        Reason::TooBig => StatusCode::PAYLOAD_TOO_LARGE,
        Reason::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Reason::Unreadable => StatusCode::BAD_REQUEST,
        Reason::Fault => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What an answer of some layer means.
fn reason(code: StatusCode) -> Reason {
    match code {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Reason::NoPage,
        // Only the gate against other sites' forms answers so, without more.
        StatusCode::FORBIDDEN => Reason::Expired,
        StatusCode::PAYLOAD_TOO_LARGE => Reason::TooBig,
        StatusCode::TOO_MANY_REQUESTS => Reason::TooMany,
        code if code.is_client_error() => Reason::Unreadable,
        _ => Reason::Fault,
    }
}
