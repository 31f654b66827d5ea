//! A refusal as an HTTP status. The sentence is in the page.

use app::cafe::{Refusal, refusal::BadPhoto};
use axum::http::StatusCode;

/// The status of a page that shows a refusal.
#[must_use]
pub(super) fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::NotAllowed | Refusal::Barred | Refusal::NotYourTable | Refusal::NotYours => StatusCode::FORBIDDEN,
        Refusal::NoSuchPerson
        | Refusal::NoSuchStep
        | Refusal::NoSuchTrace
        | Refusal::NoSuchZone
        | Refusal::NoSuchCloth
        | Refusal::NoSuchTable
        | Refusal::NoSuchRound => StatusCode::NOT_FOUND,
        Refusal::Over => StatusCode::GONE,
        Refusal::AliasTaken
        | Refusal::CafeFull
        | Refusal::SheetFull
        | Refusal::PhotosFull
        | Refusal::NotHeld
        | Refusal::Begun
        | Refusal::NotBegun
        | Refusal::Written
        | Refusal::Overtaken
        | Refusal::Masked
        | Refusal::Erased
        | Refusal::Settled
        | Refusal::OwnTrace
        | Refusal::NotShared
        | Refusal::NotSeatedThere
        | Refusal::NotTravelling
        | Refusal::LastTable
        | Refusal::TableFull
        | Refusal::IdTaken => StatusCode::CONFLICT,
        Refusal::BadPhoto { why } => bad_photo(*why),
        Refusal::Empty { .. }
        | Refusal::TooLong { .. }
        | Refusal::BadStroke
        | Refusal::OutOfRange
        | Refusal::NothingToTalkAbout => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn bad_photo(why: BadPhoto) -> StatusCode {
    match why {
        BadPhoto::TooHeavy => StatusCode::PAYLOAD_TOO_LARGE,
        BadPhoto::Heic | BadPhoto::Svg | BadPhoto::Pdf | BadPhoto::Unknown => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        BadPhoto::Missing | BadPhoto::TooLarge | BadPhoto::Damaged => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
