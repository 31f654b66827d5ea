//! What every answer says to the browser about itself.

use axum::{
    extract::Request,
    http::{
        HeaderMap, HeaderValue,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS},
    },
    middleware::Next,
    response::Response,
};

use super::address;

/// The number used once that a page's own scripts carry; kept beside the answer until its headers are written.
#[derive(Clone, Debug)]
pub(super) struct Nonce(pub String);

/// Writes the headers that no answer goes without.
///
/// `same-origin`, not `no-referrer`: forms would come with `Origin: null` and be turned away.
pub(super) async fn guard(request: Request, next: Next) -> Response {
    let sockets = sockets(request.headers());
    let mut response = next.run(request).await;
    let nonce = response.extensions_mut().remove::<Nonce>();
    let headers = response.headers_mut();
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .entry(REFERRER_POLICY)
        .or_insert(HeaderValue::from_static("same-origin"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    let policy = nonce.and_then(|Nonce(nonce)| HeaderValue::try_from(policy(&nonce, &sockets)).ok());
    let policy = policy.unwrap_or(HeaderValue::from_static(
        "default-src 'none'; frame-ancestors 'none'; sandbox",
    ));
    headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    response
}

fn policy(nonce: &str, sockets: &str) -> String {
    format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; connect-src 'self'{sockets}; object-src 'none'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'self'"
    )
}

/// Not every browser takes `'self'` for the sockets of the same host.
fn sockets(headers: &HeaderMap) -> String {
    address::host(headers).map_or_else(String::new, |host| format!(" ws://{host} wss://{host}"))
}
