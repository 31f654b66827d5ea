//! Comes in by the forms, as phones do: no phone has another way in.

use app::cafe::id::Code;
use axum::{
    body::{self, Body},
    http::{Method, Request, Response, StatusCode, Uri, header},
};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};

use super::Mishap;

/// Bytes of a page at most: a full tablecloth is large.
const PAGE: usize = 32 * 1_024 * 1_024;

/// The server's door.
pub(super) struct Door {
    url: String,
    client: Client<HttpConnector, Body>,
}

/// A café of our own, and the cookie that makes its facilitator.
pub(super) struct Opened {
    pub(super) code: Code,
    pub(super) cookie: String,
}

/// How somebody who asks for a seat fares.
pub(super) enum Seated {
    /// They are in; this is their phone's cookie.
    In { cookie: String },
    /// The café says no, as it does to an alias that is taken.
    No,
}

impl Door {
    /// The door at an address like `http://localhost:3000`.
    pub(super) fn at(url: &str) -> Result<Self, Mishap> {
        let wrong = || Mishap::Address(url.to_owned());
        let uri: Uri = url.parse().map_err(|_| wrong())?;
        if uri.scheme_str() != Some("http") || uri.authority().is_none() || uri.path() != "/" {
            return Err(wrong());
        }
        Ok(Self {
            url: url.trim_end_matches('/').to_owned(),
            client: Client::builder(TokioExecutor::new()).build_http(),
        })
    }

    /// Where it is, without a slash at its end.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// Opens a café: one question at so many tables, as many groups, two rounds without a pause between them.
    pub(super) async fn open(&self, tables: u16, minutes: u64) -> Result<Opened, Mishap> {
        let form = [
            ("title", "Rehearsal".to_owned()),
            ("purpose", String::new()),
            ("language", "en".to_owned()),
            ("rounds", "2".to_owned()),
            ("round_minutes", minutes.to_string()),
            ("travel_minutes", "0".to_owned()),
            ("groups", String::new()),
            ("q0_text", "What do we do when nobody watches?".to_owned()),
            ("q0_zones", String::new()),
            ("q0_place", "tables".to_owned()),
            ("q0_number", tables.to_string()),
        ];
        let answer = self.ask(Method::POST, "/new", "", Some(&form)).await?;
        let code = redirect(&answer).and_then(|path| path.rsplit('/').next()?.parse().ok());
        match (code, cookies(&answer, "nappe-desk")) {
            (Some(code), Some(cookie)) => Ok(Opened { code, cookie }),
            _ => Err(self.turned(&answer, "opening a café")),
        }
    }

    /// Takes a seat under this alias: opens the link of the QR code, fills in the form, and loads the table's page.
    pub(super) async fn join(&self, code: &Code, alias: &str) -> Result<Seated, Mishap> {
        let link = format!("/j/{code}");
        let form = self.ask(Method::GET, &link, "", None).await?;
        let Some(cookie) = cookies(&form, "nappe=") else {
            return Err(self.turned(&form, "asking for a seat"));
        };
        let answer = self
            .ask(Method::POST, &link, &cookie, Some(&[("alias", alias.to_owned())]))
            .await?;
        let Some(table) = redirect(&answer) else {
            let refused = [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&answer.status());
            return if refused {
                Ok(Seated::No)
            } else {
                Err(self.turned(&answer, "taking a seat"))
            };
        };
        self.load(&table, &cookie).await?;
        Ok(Seated::In { cookie })
    }

    /// Loads the page of one's table, and answers how many bytes it is on its way, packed.
    pub(super) async fn load_table(&self, code: &Code, cookie: &str) -> Result<usize, Mishap> {
        self.load(&format!("/t/{code}"), cookie).await
    }

    async fn load(&self, path: &str, cookie: &str) -> Result<usize, Mishap> {
        let page = self.ask(Method::GET, path, cookie, None).await?;
        if page.status() != StatusCode::OK {
            return Err(self.turned(&page, "loading the table"));
        }
        Ok(page.into_body())
    }

    /// What the server answers, and how many bytes its page has.
    async fn ask(
        &self,
        method: Method,
        path: &str,
        cookie: &str,
        form: Option<&[(&str, String)]>,
    ) -> Result<Response<usize>, Mishap> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header(header::ORIGIN, &self.url)
            .header(header::ACCEPT_ENCODING, "br")
            .header(header::COOKIE, cookie);
        let body = match form {
            Some(fields) => {
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                Body::from(encode(fields))
            }
            None => Body::empty(),
        };
        let request = request.body(body).map_err(|_| Mishap::Address(path.to_owned()))?;
        let unreachable = |cause| Mishap::Unreachable {
            url: self.url.clone(),
            cause,
        };
        let (head, page) = self.client.request(request).await.map_err(unreachable)?.into_parts();
        // A phone reads the page that it has asked for.
        match body::to_bytes(Body::new(page), PAGE).await {
            Ok(page) => Ok(Response::from_parts(head, page.len())),
            Err(_) => Err(self.turned(&Response::from_parts(head, 0), "reading a page")),
        }
    }

    fn turned(&self, answer: &Response<usize>, what: &'static str) -> Mishap {
        Mishap::Turned {
            url: self.url.clone(),
            status: answer.status().as_u16(),
            what,
        }
    }
}

/// Where the browser is sent.
fn redirect(answer: &Response<usize>) -> Option<String> {
    let place = answer
        .headers()
        .get(header::LOCATION)
        .filter(|_| answer.status() == StatusCode::SEE_OTHER)?;
    place.to_str().ok().map(str::to_owned)
}

/// The cookie whose name begins so, as a browser sends it back.
fn cookies(answer: &Response<usize>, name: &str) -> Option<String> {
    let set = answer.headers().get_all(header::SET_COOKIE).iter();
    let mut pairs = set.filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
    pairs.find(|pair| pair.starts_with(name)).map(str::to_owned)
}

/// The fields as a browser writes them.
fn encode(fields: &[(&str, String)]) -> String {
    let escape = |text: &str| -> String {
        let sign = |byte: u8| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        };
        text.bytes().map(sign).collect()
    };
    let pairs = fields
        .iter()
        .map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_sent_to_plain_addresses_only() {
        assert_eq!(
            Door::at("http://localhost:3000/").unwrap().url(),
            "http://localhost:3000"
        );
        for wrong in [
            "",
            "localhost",
            "https://a.example",
            "http://a.example/b",
            "ftp://a.example",
        ] {
            assert!(matches!(Door::at(wrong), Err(Mishap::Address(_))), "{wrong}");
        }
    }

    #[test]
    fn a_form_is_written_as_browsers_do() {
        let fields = [("q0_text", "Et après ?".to_owned()), ("n", "1".to_owned())];
        assert_eq!(encode(&fields), "q0%5Ftext=Et%20apr%C3%A8s%20%3F&n=1");
    }
}
