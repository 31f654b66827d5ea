//! Who a browser is in a café, by the secrets in its cookies.

use app::cafe::{Cafe, seating::Participant};
use axum_extra::extract::cookie::CookieJar;

use super::{
    cookie,
    secret::{Secret, opens},
};

/// The participant whose phone this is, present or not; none who has never joined this café.
#[must_use]
pub fn participant<'a>(cafe: &'a Cafe, jar: &CookieJar) -> Option<&'a Participant> {
    let key = cookie::phone(jar)?.phone_key(&cafe.code);
    cafe.people.values().find(|person| opens(&key, &person.key))
}

/// The secret of a facilitator of this café: the one that this browser holds, or the one with which it has renewed the
/// links and was not answered.
#[must_use]
pub fn facilitator(cafe: &Cafe, jar: &CookieJar) -> Option<Secret> {
    let opens = |secret: &Secret| opens(&secret.facilitator_key(), &cafe.keys.facilitator);
    let held = [
        cookie::facilitator(jar, &cafe.code),
        cookie::next_facilitator(jar, &cafe.code),
    ];
    held.into_iter().flatten().find(opens)
}

/// Whether this browser may show what is public: a projector's, or a facilitator's.
#[must_use]
pub fn projects(cafe: &Cafe, jar: &CookieJar) -> bool {
    cookie::projector(jar, &cafe.code).is_some_and(|secret| opens(&secret.projector_key(), &cafe.keys.projector))
        || facilitator(cafe, jar).is_some()
}
