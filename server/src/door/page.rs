//! A view, rendered into an answer. The only place that renders.

use std::sync::{Arc, OnceLock};

use app::cafe::preparation::Language;
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, header::CONTENT_LANGUAGE},
    response::Response,
};
use leptos::{nonce::use_nonce, prelude::*};

use super::headers::Nonce;

/// A page. Nothing is awaited in a view: what it shows comes in with it.
pub(super) async fn render<V>(
    status: StatusCode,
    language: Language,
    view: impl Fn() -> V + Clone + Send + Sync + 'static,
) -> Response
where
    V: IntoView + 'static,
{
    let nonce = Arc::new(OnceLock::new());
    let keep = Arc::clone(&nonce);
    let context = move || {
        if let Some(drawn) = use_nonce() {
            let _ = keep.set(Nonce(drawn.to_string()));
        }
    };
    let mut response = leptos_axum::render_app_async_with_context(context, view)(Request::new(Body::empty())).await;
    *response.status_mut() = status;
    let language = match language {
        Language::Fr => "fr",
        Language::En => "en",
    };
    response
        .headers_mut()
        .insert(CONTENT_LANGUAGE, HeaderValue::from_static(language));
    if let Some(nonce) = nonce.get() {
        response.extensions_mut().insert(nonce.clone());
    }
    response
}
