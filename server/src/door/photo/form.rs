//! A form with a photo, as browsers send it: in parts, in whatever order, each read no further than it may be long.

use app::{
    cafe::{
        id::{ClothId, Round},
        limits::PHOTO_BYTES,
        refusal::BadPhoto,
    },
    pages::notice::Reason,
};
use axum::{
    extract::{
        Multipart,
        multipart::{Field, MultipartError},
    },
    http::StatusCode,
};

use tokio::time::timeout;

use super::super::limits::{FIELD_BYTES, STALL};

/// What was sent.
pub(super) struct Sent {
    /// The tablecloth, and the round; none when the form ends before it says so.
    pub(super) place: Option<(ClothId, Round)>,
    /// What is to be seen on the photo. May be blank.
    pub(super) about: String,
    /// The photo's bytes.
    pub(super) file: Result<Vec<u8>, BadPhoto>,
}

/// Reads the form to its end, also where the photo is too large to be kept: a browser that is cut off while it sends shows
/// an error of its own instead of ours.
///
/// # Errors
/// It is no form of ours.
pub(super) async fn read(mut form: Multipart) -> Result<Sent, Reason> {
    let (mut cloth, mut round, mut about) = (None, Some(Round::PLENARY), String::new());
    let mut file = Err(BadPhoto::Missing);
    loop {
        let field = match soon(form.next_field()).await? {
            Ok(Some(field)) => field,
            Ok(None) => break,
            Err(error) if is_too_long(&error) => {
                file = Err(BadPhoto::TooHeavy);
                break;
            }
            Err(_) => return Err(Reason::Unreadable),
        };
        match field.name().unwrap_or_default() {
            "cloth" => cloth = text(field).await?.parse().ok(),
            "round" => round = text(field).await?.parse().ok(),
            "about" => about = text(field).await?,
            "photo" => file = bytes(field).await?,
            // Whatever a browser adds is read on past.
            _ => {}
        }
    }
    Ok(Sent {
        place: cloth.zip(round),
        about,
        file,
    })
}

async fn text(mut field: Field<'_>) -> Result<String, Reason> {
    let mut bytes = Vec::new();
    while let Some(chunk) = soon(field.chunk()).await?.map_err(|_| Reason::Unreadable)? {
        if bytes.len() + chunk.len() > FIELD_BYTES {
            return Err(Reason::TooBig);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes).map_err(|_| Reason::Unreadable)
}

async fn bytes(mut field: Field<'_>) -> Result<Result<Vec<u8>, BadPhoto>, Reason> {
    let mut file = Ok(Vec::new());
    loop {
        let chunk = match soon(field.chunk()).await? {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            Err(error) if is_too_long(&error) => return Ok(Err(BadPhoto::TooHeavy)),
            Err(_) => return Err(Reason::Unreadable),
        };
        file = file.and_then(|mut bytes: Vec<u8>| {
            if bytes.len() + chunk.len() > PHOTO_BYTES {
                return Err(BadPhoto::TooHeavy);
            }
            bytes.extend_from_slice(&chunk);
            Ok(bytes)
        });
    }
    Ok(file)
}

/// The next piece of a form, if it comes before long: who sends nothing keeps others from sending.
async fn soon<T>(piece: impl Future<Output = T>) -> Result<T, Reason> {
    timeout(STALL, piece).await.map_err(|_| Reason::Unreadable)
}

/// Whether the form is longer than is read at all.
fn is_too_long(error: &MultipartError) -> bool {
    error.status() == StatusCode::PAYLOAD_TOO_LARGE
}
