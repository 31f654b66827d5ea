//! A browser without scripts: it keeps cookies, sends forms, and follows no redirect by itself.

use std::collections::BTreeMap;

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{
        HeaderMap, Method, Request, StatusCode,
        header::{ACCEPT, ACCEPT_LANGUAGE, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE},
    },
};
use tower::ServiceExt;

/// Where the house is, for browsers.
pub(crate) const HOST_NAME: &str = "nappe.test:3000";

/// A browser.
#[derive(Clone)]
pub(crate) struct Browser {
    house: Router,
    pub(crate) language: &'static str,
    /// What it keeps, by name.
    pub(crate) cookies: BTreeMap<String, String>,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
}

impl Browser {
    pub(crate) fn new(house: &server::House, language: &'static str) -> Self {
        Self {
            house: house.router(),
            language,
            cookies: BTreeMap::new(),
        }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.ask(Method::GET, path, Body::empty(), &[]).await
    }

    /// Sends a form of the page that it is on.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let origin = format!("http://{HOST_NAME}");
        self.post_with(path, fields, &[(ORIGIN.as_str(), &origin)]).await
    }

    pub(crate) async fn post_with(&mut self, path: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Page {
        let body = fields.iter().map(|(name, value)| format!("{name}={}", escaped(value)));
        let body = body.collect::<Vec<_>>().join("&");
        self.ask(Method::POST, path, Body::from(body), headers).await
    }

    /// Sends a form with a file, as one of several parts.
    pub(crate) async fn post_file(&mut self, path: &str, fields: &[(&str, &str)], file: &[u8], accept: &str) -> Page {
        const BETWEEN: &str = "------a-line-that-is-in-no-photo";
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--{BETWEEN}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        let head = "Content-Disposition: form-data; name=\"photo\"; filename=\"photo.jpg\"\r\nContent-Type: image/jpeg";
        body.extend_from_slice(format!("--{BETWEEN}\r\n{head}\r\n\r\n").as_bytes());
        body.extend_from_slice(file);
        body.extend_from_slice(format!("\r\n--{BETWEEN}--\r\n").as_bytes());
        let (origin, kind) = (
            format!("http://{HOST_NAME}"),
            format!("multipart/form-data; boundary={BETWEEN}"),
        );
        let headers = [
            (ORIGIN.as_str(), origin.as_str()),
            (CONTENT_TYPE.as_str(), &kind),
            (ACCEPT.as_str(), accept),
        ];
        self.ask(Method::POST, path, Body::from(body), &headers).await
    }

    pub(crate) async fn ask(&mut self, method: Method, path: &str, body: Body, headers: &[(&str, &str)]) -> Page {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, HOST_NAME)
            .header(ACCEPT_LANGUAGE, self.language);
        if !headers.iter().any(|(name, _)| *name == CONTENT_TYPE.as_str()) {
            request = request.header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if !self.cookies.is_empty() {
            let kept = self.cookies.iter().map(|(name, value)| format!("{name}={value}"));
            request = request.header(COOKIE, kept.collect::<Vec<_>>().join("; "));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let answer = self.house.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let (parts, body) = answer.into_parts();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let (name, value) = cookie
                .to_str()
                .unwrap()
                .split(';')
                .next()
                .unwrap()
                .split_once('=')
                .unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let bytes = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Page {
            status: parts.status,
            headers: parts.headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
            bytes,
        }
    }
}

impl Page {
    /// Where a redirect leads.
    pub(crate) fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.header(LOCATION.as_str())
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// What the page's form would send in this hidden field.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let field = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
        let from = self
            .text
            .find(&field)
            .unwrap_or_else(|| panic!("no {name} in {}", self.text))
            + field.len();
        let to = from + self.text[from..].find('"').unwrap();
        self.text[from..to].to_owned()
    }

    /// That it has this status and says this, in this language.
    #[track_caller]
    pub(crate) fn says(&self, status: StatusCode, words: &str) {
        assert_eq!(self.status, status, "{}", self.text);
        assert!(self.text.contains(&html(words)), "{words:?} is not in {}", self.text);
    }
}

/// Text as it stands in a page.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text as it stands in a form that is sent.
fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
