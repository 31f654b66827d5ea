//! The built site: styles, scripts, fonts and icons, out of the binary.

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header::CACHE_CONTROL},
    middleware::{Next, from_fn},
    response::Response,
};
use memory_serve::CacheControl;

/// One route per file, brotli or gzip where the browser takes it.
///
/// Styles and scripts are revalidated each time (an unchanged one costs a 304), so that a page never meets a script of
/// another version; fonts are kept for a week. Call once: the files stay in memory for good.
pub fn routes<S: Clone + Send + Sync + 'static>() -> Router<S> {
    memory_serve::load!()
        .index_file(None)
        .cache_control(CacheControl::NoCache)
        .into_router()
        .layer(from_fn(keep_fonts))
}

async fn keep_fonts(request: Request, next: Next) -> Response {
    let font = request.uri().path().starts_with("/fonts/");
    let mut response = next.run(request).await;
    if font && response.status().is_success() {
        let week = HeaderValue::from_static("public, max-age=604800");
        response.headers_mut().insert(CACHE_CONTROL, week);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        body::Body,
        http::{StatusCode, header},
    };
    use tower::ServiceExt;

    async fn get(path: &str, known: Option<HeaderValue>) -> Response {
        let mut request = Request::get(path);
        if let Some(tag) = known {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        routes::<()>()
            .oneshot(request.body(Body::empty()).unwrap())
            .await
            .unwrap()
    }

    #[tokio::test]
    async fn what_a_page_needs_is_there_and_revalidated() {
        for (path, kind) in [
            ("/pkg/nappe.css", "text/css"),
            ("/pkg/hall.css", "text/css"),
            ("/pkg/nappe.js", "text/javascript"),
            ("/pkg/nappe_bg.wasm", "application/wasm"),
            ("/favicon.svg", "image/svg+xml"),
            ("/manifest.webmanifest", "application/manifest+json"),
        ] {
            let response = get(path, None).await;
            assert_eq!(response.status(), StatusCode::OK, "{path}: run `make site`");
            assert_eq!(response.headers()[header::CONTENT_TYPE], kind);
            assert_eq!(response.headers()[CACHE_CONTROL], "no-cache");
            let again = get(path, Some(response.headers()[header::ETAG].clone())).await;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        }
    }

    #[tokio::test]
    async fn fonts_are_kept() {
        let response = get("/fonts/kalam-400.woff2", None).await;
        assert_eq!(response.status(), StatusCode::OK, "run `make site`");
        assert_eq!(response.headers()[header::CONTENT_TYPE], "font/woff2");
        assert_eq!(response.headers()[CACHE_CONTROL], "public, max-age=604800");
    }

    #[tokio::test]
    async fn nothing_else_is_served() {
        assert_eq!(get("/Cargo.toml", None).await.status(), StatusCode::NOT_FOUND);
        assert_eq!(get("/", None).await.status(), StatusCode::NOT_FOUND);
    }
}
