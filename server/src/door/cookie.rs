//! The cookies: which secret a browser holds for which door.

use app::cafe::id::Code;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use time::Duration;

use super::secret::Secret;

/// The phone's secret, for all cafés.
const PHONE: &str = "nappe";
/// That somebody has come back and said another name.
const NAME: &str = "nappe-name";
/// Long enough for a café that is prepared weeks before and read weeks after.
const DAYS: i64 = 30;

/// The secret of this browser as a phone; none when it has none yet, or one that is none.
#[must_use]
pub fn phone(jar: &CookieJar) -> Option<Secret> {
    read(jar, PHONE)
}

/// The facilitator's secret that this browser holds for a café.
#[must_use]
pub fn facilitator(jar: &CookieJar, code: &Code) -> Option<Secret> {
    read(jar, &desk(code))
}

/// The secret that will be the facilitator's once this browser renews the links of a café.
#[must_use]
pub fn next_facilitator(jar: &CookieJar, code: &Code) -> Option<Secret> {
    read(jar, &next(code))
}

/// The projector's secret that this browser holds for a café.
#[must_use]
pub fn projector(jar: &CookieJar, code: &Code) -> Option<Secret> {
    read(jar, &screen(code))
}

/// Lets a browser keep a phone's secret.
#[must_use]
pub fn keep_phone(secret: &Secret, https: bool) -> Cookie<'static> {
    keep(PHONE.to_owned(), secret, https)
}

/// Lets a browser keep a facilitator's secret.
#[must_use]
pub fn keep_facilitator(code: &Code, secret: &Secret, https: bool) -> Cookie<'static> {
    keep(desk(code), secret, https)
}

/// Lets a browser keep a facilitator's secret before it is one: should the answer to its renewing be lost, it has it.
#[must_use]
pub fn keep_next_facilitator(code: &Code, secret: &Secret, https: bool) -> Cookie<'static> {
    keep(next(code), secret, https)
}

/// Lets a browser forget a facilitator's secret.
#[must_use]
pub fn forget_facilitator(code: &Code) -> Cookie<'static> {
    Cookie::build((desk(code), ""))
        .path("/")
        .max_age(Duration::ZERO)
        .build()
}

/// Lets a browser keep a projector's secret.
#[must_use]
pub fn keep_projector(code: &Code, secret: &Secret, https: bool) -> Cookie<'static> {
    keep(screen(code), secret, https)
}

/// Lets a phone's next page say that they come back under the name that they had.
#[must_use]
pub fn keeps_name(code: &Code) -> Cookie<'static> {
    name(code, code.to_string(), Duration::MINUTE)
}

/// Whether this phone's page is to say so.
#[must_use]
pub fn keeps_its_name(jar: &CookieJar, code: &Code) -> bool {
    jar.get(NAME).is_some_and(|cookie| cookie.value() == code.as_str())
}

/// It has been said.
#[must_use]
pub fn forget_name(code: &Code) -> Cookie<'static> {
    name(code, String::new(), Duration::ZERO)
}

fn name(code: &Code, value: String, lasts: Duration) -> Cookie<'static> {
    Cookie::build((NAME, value))
        .path(format!("/t/{code}"))
        .http_only(true)
        .same_site(SameSite::Lax)
        .max_age(lasts)
        .build()
}

fn desk(code: &Code) -> String {
    format!("nappe-desk-{code}")
}

fn next(code: &Code) -> String {
    format!("nappe-next-{code}")
}

fn screen(code: &Code) -> String {
    format!("nappe-screen-{code}")
}

fn read(jar: &CookieJar, name: &str) -> Option<Secret> {
    jar.get(name)?.value().parse().ok()
}

/// Lax, not Strict: a QR code opens the page from another app, and the phone is to be known on that first load too.
fn keep(name: String, secret: &Secret, https: bool) -> Cookie<'static> {
    Cookie::build((name, secret.to_string()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(https)
        .max_age(Duration::days(DAYS))
        .build()
}
