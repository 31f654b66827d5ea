//! Whoever asks, before it is known what for: their cookies, their language, where they are.

use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

use app::cafe::id::Millis;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};
use axum_extra::extract::cookie::CookieJar;

use super::{cookie, language::Ears, notice::Notice, secret::Secret};
use crate::House;

/// Whoever asks.
pub(super) struct Guest {
    /// Where they come in.
    pub(super) house: House,
    /// What their browser keeps.
    pub(super) jar: CookieJar,
    /// Which languages they understand.
    pub(super) ears: Ears,
    /// The address they come from, perhaps shared with a whole room.
    pub(super) from: IpAddr,
    /// The beginning of links for them.
    pub(super) base: String,
}

impl Guest {
    /// The server's time.
    #[must_use]
    pub(super) fn now(&self) -> Millis {
        crate::house::now()
    }

    /// The secret of this phone, and whether it is a new one that the phone is to keep.
    ///
    /// # Errors
    /// A fault of the machine.
    pub(super) fn phone(&self) -> Result<(Secret, bool), Notice> {
        match cookie::phone(&self.jar) {
            Some(secret) => Ok((secret, false)),
            None => Ok((Secret::draw()?, true)),
        }
    }
}

impl FromRequestParts<House> for Guest {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        let from = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self {
            house: house.clone(),
            jar: CookieJar::from_headers(&parts.headers),
            ears: Ears::of(&parts.headers),
            from: from.map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(from)| from.ip()),
            base: house.address().for_guest(&parts.headers),
        })
    }
}
