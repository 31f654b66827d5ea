//! What answers say about themselves: cookies, policies, languages.

use axum::http::{Method, StatusCode};
use server::{House, door::address::Address};

use super::{
    browser::Browser,
    cafes::{en, house, join, open},
};

#[tokio::test]
async fn cookies_are_for_the_server_only() {
    let (plain, _folder) = house();
    let elsewhere = tempfile::tempdir().unwrap();
    let https = House::open(elsewhere.path(), "https://nappe.example".parse::<Address>().unwrap()).unwrap();
    for (house, secure) in [(plain, false), (https, true)] {
        let mut facilitator = Browser::new(&house, "fr");
        let code = open(&mut facilitator).await;
        let opened = facilitator.get(&format!("/j/{code}")).await;
        let cookie = opened.header("set-cookie");
        for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"] {
            assert!(cookie.contains(flag), "{flag} is not in {cookie}");
        }
        assert!(cookie.starts_with("nappe="));
        assert_eq!(cookie.contains("Secure"), secure);
    }
}

#[tokio::test]
async fn a_page_runs_no_script_but_its_own() {
    let (house, _folder) = house();
    let mut facilitator = Browser::new(&house, "fr");
    let code = open(&mut facilitator).await;
    let mut anne = join(&house, &code, "Anne").await;
    let mut nonces = std::collections::BTreeSet::new();
    for page in [
        anne.get("/").await,
        anne.get(&format!("/t/{code}")).await,
        anne.get(&format!("/t/{code}")).await,
        facilitator.get(&format!("/desk/{code}")).await,
    ] {
        assert_eq!(page.status, StatusCode::OK);
        let policy = page.header("content-security-policy");
        for rule in [
            "default-src 'self'",
            "style-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "ws://nappe.test:3000",
        ] {
            assert!(policy.contains(rule), "{rule} is not in {policy}");
        }
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap();
        assert!(nonces.insert(nonce.to_owned()), "used once");
        for script in page.text.split("<script").skip(1) {
            // What is only read does not run.
            let data = script.split('>').next().unwrap().contains("type=\"application/json\"");
            assert!(data || script.contains(nonce), "{script}");
        }
        assert!(!page.text.contains(" style="), "{}", page.text);
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("referrer-policy"), "same-origin");
    }
}

#[tokio::test]
async fn every_answer_is_a_page_in_the_guests_language() {
    let (house, _folder) = house();
    let mut guest = Browser::new(&house, "de, en;q=0.8, fr;q=0.7");
    let lost = guest.get("/nowhere").await;
    lost.says(StatusCode::NOT_FOUND, en().notice.no_page.title);
    assert_eq!(lost.header("content-language"), "en");
    assert!(lost.header("content-security-policy").contains("nonce"));
    let wrong = guest.ask(Method::DELETE, "/join", axum::body::Body::empty(), &[]).await;
    wrong.says(StatusCode::METHOD_NOT_ALLOWED, en().notice.no_page.title);
    assert_eq!(wrong.header("allow"), "POST");
    let unreadable = guest.post("/join", &[("cod", "x")]).await;
    unreadable.says(StatusCode::UNPROCESSABLE_ENTITY, en().notice.unreadable.title);
}

#[tokio::test]
async fn a_cafe_speaks_its_own_language_where_that_is_understood() {
    let (house, _folder) = house();
    let code = open(&mut Browser::new(&house, "en")).await;
    for (accept, language) in [("en, fr;q=0.5", "fr"), ("en", "en"), ("nl", "fr")] {
        let page = Browser::new(&house, accept).get(&format!("/j/{code}")).await;
        assert_eq!(page.header("content-language"), language, "{accept}");
        assert!(page.text.contains(&format!("<html lang=\"{language}\">")));
    }
}

#[tokio::test]
async fn pages_are_compressed_for_those_who_can_read_it() {
    let (house, _folder) = house();
    let mut guest = Browser::new(&house, "fr");
    let whole = guest.get("/new").await;
    assert_eq!(whole.header("content-encoding"), "");
    for encoding in ["br", "gzip"] {
        let request = axum::http::Request::get("/new").header("accept-encoding", encoding);
        let answer = tower::ServiceExt::oneshot(house.router(), request.body(axum::body::Body::empty()).unwrap());
        let answer = answer.await.unwrap();
        assert_eq!(answer.headers()["content-encoding"], encoding);
        let bytes = axum::body::to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        assert!(
            bytes.len() * 2 < whole.text.len(),
            "{encoding}: {} of {}",
            bytes.len(),
            whole.text.len()
        );
    }
}
