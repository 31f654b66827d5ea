//! Somebody who asks for a café that exists: what they may be in it.

use std::{ops::Deref, sync::Arc};

use app::{
    cafe::{
        Cafe, Command, Refusal, Who,
        id::{ClothId, Code, ParticipantId},
        preparation::Language,
        seating::Participant,
        sight::Viewer,
    },
    live::Start,
    wire::Seq,
};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};

use super::{
    guest::Guest,
    notice::{Notice, Reason, refused},
    role,
    secret::Secret,
};
use crate::{House, hub::Trouble, journal::Kept};

/// Somebody who asks for a café, and the café as it is now.
pub(super) struct Visit {
    /// Who asks.
    pub(super) guest: Guest,
    /// The whole café: never to be shown but through [`Visit::start`].
    pub(super) cafe: Arc<Cafe>,
    /// How many events it holds.
    pub(super) seq: Seq,
}

impl Visit {
    /// Finds a café for a guest.
    ///
    /// Strangers are counted whether there is such a café or not: else the gate itself would tell which codes there are.
    ///
    /// # Errors
    /// No such café, or too many strangers ask for one.
    pub(super) async fn to(guest: Guest, code: Option<Code>) -> Result<Self, Notice> {
        let found = match code {
            Some(code) => guest.house.hub().look(&code).await,
            None => Err(Trouble::NoSuchCafe),
        };
        let gates = guest.house.gates();
        let participant = found
            .as_ref()
            .ok()
            .and_then(|kept| role::participant(&kept.cafe, &guest.jar));
        let known = found.as_ref().is_ok_and(|kept| role::projects(&kept.cafe, &guest.jar));
        let lets_in = match participant {
            Some(person) => gates.lets_read(&person.key),
            None => known || gates.lets_ask(guest.from),
        };
        if !lets_in {
            return Err(Reason::TooMany.into());
        }
        match refused(found)? {
            Ok(Kept { cafe, seq }) => Ok(Self { guest, cafe, seq }),
            Err(_) => Err(Reason::NotAllowed.into()),
        }
    }

    /// The language of this café's pages for this guest.
    #[must_use]
    pub(super) fn language(&self) -> Language {
        self.ears.within(self.cafe.preparation.language)
    }

    /// The participant whose phone this is.
    #[must_use]
    pub(super) fn participant(&self) -> Option<&Participant> {
        role::participant(&self.cafe, &self.jar)
    }

    /// The number of a participant who sends a form.
    ///
    /// # Errors
    /// They have no seat here, or send too many.
    pub(super) fn sender(&self) -> Result<ParticipantId, Notice> {
        let person = self.participant().ok_or_else(|| self.turn_away(Reason::NotAllowed))?;
        if self.house.gates().lets_send(&person.key) {
            Ok(person.id)
        } else {
            Err(self.turn_away(Reason::TooMany))
        }
    }

    /// The secret of a facilitator of this café.
    ///
    /// # Errors
    /// They are none.
    pub(super) fn facilitator(&self) -> Result<Secret, Notice> {
        role::facilitator(&self.cafe, &self.jar).ok_or_else(|| self.turn_away(Reason::DeskClosed))
    }

    /// A page instead of what they wanted, in the language of the café.
    #[must_use]
    pub(super) fn turn_away(&self, reason: Reason) -> Notice {
        Notice {
            reason,
            language: Some(self.language()),
        }
    }

    /// What an island begins with: what this viewer may see, looking at `wished` if they may.
    #[must_use]
    pub(super) fn start(&self, viewer: Viewer, wished: Option<ClothId>) -> Start {
        Start {
            now: self.now(),
            seq: self.seq,
            cafe: self.cafe.seen_with(self.cafe.sight_of(viewer, wished)),
            language: self.language(),
        }
    }

    /// Gives a command, and waits until it is kept, or refused.
    ///
    /// # Errors
    /// A fault.
    pub(super) async fn act(&self, command: Command, who: Who) -> Result<Result<(), Refusal>, Notice> {
        refused(self.house.hub().act(&self.cafe.code, command, who).await.map(drop))
    }
}

impl Deref for Visit {
    type Target = Guest;

    fn deref(&self) -> &Guest {
        &self.guest
    }
}

/// The café whose code stands in the path.
impl FromRequestParts<House> for Visit {
    type Rejection = Notice;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Notice> {
        let params = RawPathParams::from_request_parts(parts, house).await.ok();
        let code = params
            .iter()
            .flatten()
            .find_map(|(name, value)| (name == "code").then_some(value))
            .and_then(|code| code.parse().ok());
        let Ok(guest) = Guest::from_request_parts(parts, house).await;
        Self::to(guest, code).await
    }
}
