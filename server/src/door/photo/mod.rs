//! Photos of paper: `/t/CODE/photo` and `/desk/CODE/photo` take them in, `/photo/CODE/NAME` shows them to those who may see
//! the tablecloth on which they lie.
//!
//! Both take a plain form, of a page without script or of a script that says `Accept: application/json`. The picture is kept
//! for good before the café says that it is there.

mod form;

use std::sync::Arc;

use app::{
    cafe::{
        Cafe, Command, LayPhoto, Photographer, Refusal, Who, decide,
        id::{ClothId, Round, TraceId},
        refusal::BadPhoto,
        sight::Viewer,
        tablecloth::{Photo, PhotoId},
    },
    pages::photo::{Before, PhotoPage},
    words,
};
use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, Multipart, Path},
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{CACHE_CONTROL, CONTENT_TYPE},
    },
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::prelude::*;
use serde_json::json;
use tower_http::timeout::TimeoutLayer;
use uuid::Uuid;

use self::form::Sent;
use super::{
    limits,
    notice::{Notice, Reason, refused, wants_json},
    page, refusal, role, table,
    visit::Visit,
};
use crate::{House, darkroom, hub::Trouble, journal};

/// Where photos are seen.
pub(super) fn routes() -> Router<House> {
    Router::new()
        .route("/photo/{code}/{name}", get(show))
        .route("/desk/{code}/photo", get(blank))
}

/// Where they come in: larger and slower than other forms.
pub(super) fn uploads() -> Router<House> {
    Router::new()
        .route("/t/{code}/photo", post(leave))
        .route("/desk/{code}/photo", post(file))
        .layer(DefaultBodyLimit::max(limits::PHOTO_FORM_BYTES))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            limits::UPLOAD,
        ))
}

/// A participant leaves a photo of their table's paper.
async fn leave(visit: Visit, headers: HeaderMap, form: Multipart) -> Result<Response, Notice> {
    let by = visit.sender()?;
    let (place, taken) = take(&visit, form, &Photographer::Participant(by)).await?;
    Ok(match taken {
        taken if wants_json(&headers) => answer(&visit, taken),
        Ok(_) => Redirect::to(&format!("/t/{}", visit.cafe.code)).into_response(),
        Err(refusal) => table::again(&visit, by, place.map(|(cloth, _)| cloth), refusal).await,
    })
}

/// A facilitator files one, for any table and round.
async fn file(visit: Visit, headers: HeaderMap, form: Multipart) -> Result<Response, Notice> {
    visit.facilitator()?;
    let desk = (visit.cafe.code.clone(), Viewer::Facilitator);
    if visit.house.gates().slows(&desk).is_some() {
        return Err(visit.turn_away(Reason::TooMany));
    }
    let words = words::of(visit.cafe.preparation.language);
    let alias = words.photo_desk.alias.to_owned();
    let (place, taken) = take(&visit, form, &Photographer::Facilitator { alias }).await?;
    if wants_json(&headers) {
        return Ok(answer(&visit, taken));
    }
    let refusal = taken.err();
    Ok(filing(&visit, Before { refusal, place }).await)
}

async fn blank(visit: Visit) -> Result<Response, Notice> {
    visit.facilitator()?;
    Ok(filing(&visit, Before::default()).await)
}

/// The page on which a facilitator files photos.
async fn filing(visit: &Visit, before: Before) -> Response {
    let status = before.refusal.as_ref().map_or(StatusCode::OK, refusal::status);
    let (language, cafe) = (visit.language(), visit.start(Viewer::Facilitator, None).cafe);
    page::render(status, language, move || {
        view! { <PhotoPage language cafe=cafe.clone() before=before.clone() /> }
    })
    .await
}

/// What a script hears.
fn answer(visit: &Visit, taken: Result<TraceId, Refusal>) -> Response {
    match taken {
        Ok(trace) => Json(json!({ "trace": trace })).into_response(),
        Err(refusal) => {
            let text = words::of(visit.language()).refusal(&refusal);
            (
                refusal::status(&refusal),
                Json(json!({ "refusal": refusal, "text": text })),
            )
                .into_response()
        }
    }
}

/// Where a photo is to lie.
type Place = (ClothId, Round);
/// Where it was to lie, as far as that was said; and the trace that it is now, or why it is none.
type Taken = (Option<Place>, Result<TraceId, Refusal>);

/// Takes a photo in: reads it, develops it, keeps it, and lets the café know.
async fn take(visit: &Visit, form: Multipart, by: &Photographer) -> Result<Taken, Notice> {
    // Held until it is developed: so many are in memory at a time.
    let _room = visit.house.upload_turn().await;
    let Sent { place, about, file } = form::read(form).await.map_err(|reason| visit.turn_away(reason))?;
    let Some((cloth, round)) = place else {
        return match file {
            Err(why) => Ok((None, Err(Refusal::BadPhoto { why }))),
            Ok(_) => Err(visit.turn_away(Reason::Unreadable)),
        };
    };
    let picture = match file {
        Ok(file) => develop(visit, file).await?,
        Err(why) => Err(why),
    };
    let picture = match picture {
        Ok(picture) => picture,
        Err(why) => return Ok((place, Err(Refusal::BadPhoto { why }))),
    };
    let jpeg: Arc<[u8]> = picture.jpeg.into();
    let id = journal::name_of(&jpeg);
    let command = Command::LayPhoto(LayPhoto {
        trace: TraceId(Uuid::now_v7()),
        cloth,
        round,
        photo: Photo {
            id: id.clone(),
            width: picture.width,
            height: picture.height,
        },
        about,
        by: by.clone(),
    });
    let laid = match lay(visit, command, jpeg).await? {
        Ok(cafe) => trace_of(&cafe, cloth, round, &id).ok_or(Refusal::NoSuchTrace),
        Err(refusal) => Err(refusal),
    };
    Ok((place, laid))
}

/// Makes a picture of a file, off the threads that serve people. It goes on when nobody waits for it any more, and keeps its
/// turn until it ends.
async fn develop(visit: &Visit, file: Vec<u8>) -> Result<Result<darkroom::Picture, BadPhoto>, Notice> {
    let turn = visit.house.darkroom_turn().await;
    let developing = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        darkroom::develop(&file)
    });
    developing.await.map_err(|_| visit.turn_away(Reason::Fault))
}

/// Keeps a picture and lays it, unless the café says no. It is asked beforehand: what it won't have is not kept.
async fn lay(visit: &Visit, command: Command, jpeg: Arc<[u8]>) -> Result<Result<Arc<Cafe>, Refusal>, Notice> {
    let (house, code) = (&visit.house, &visit.cafe.code);
    let now = match refused(house.hub().look(code).await)? {
        Ok(kept) => kept.cafe,
        Err(refusal) => return Ok(Err(refusal)),
    };
    if let Err(refusal) = decide(&now, &command, Who::House, visit.now()) {
        return Ok(Err(refusal));
    }
    let kept = house.journal().keep_photo(code, jpeg).await;
    if let Err(refusal) = refused(kept.map_err(Trouble::Fault))? {
        return Ok(Err(refusal));
    }
    refused(house.hub().act(code, command, Who::House).await)
}

/// The trace of a photo on a tablecloth: the same photo again is the trace that was there.
fn trace_of(cafe: &Cafe, cloth: ClothId, round: Round, id: &PhotoId) -> Option<TraceId> {
    let traces = cafe.traces.on(cloth).iter();
    let same = traces.filter(|trace| trace.photo().is_some_and(|photo| photo.id == *id));
    // In a plenary, whatever round was said.
    same.filter(|trace| trace.round == round || trace.round == Round::PLENARY)
        .map(|trace| trace.id)
        .next()
}

/// A photo, for those who may see a tablecloth on which it lies. Whether there is one elsewhere, nobody learns.
async fn show(visit: Visit, Path((_, name)): Path<(String, String)>) -> Result<Response, Notice> {
    let no_page = || visit.turn_away(Reason::NoPage);
    let id: PhotoId = name.parse().map_err(|_| no_page())?;
    if !may_see(&visit, &id) {
        return Err(no_page());
    }
    match visit.house.journal().photo(&visit.cafe.code, &id).await {
        Ok(Some(picture)) => Ok((PHOTO_HEADERS, picture).into_response()),
        Ok(None) => Err(no_page()),
        Err(fault) => {
            tracing::error!(%fault, "a photo can't be read");
            Err(visit.turn_away(Reason::Fault))
        }
    }
}

/// A name always means the same picture, and who may see it is not for caches that others share.
const PHOTO_HEADERS: [(HeaderName, HeaderValue); 3] = [
    (CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
    (
        CACHE_CONTROL,
        HeaderValue::from_static("private, max-age=31536000, immutable"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
];

fn may_see(visit: &Visit, id: &PhotoId) -> bool {
    let (cafe, jar) = (&visit.cafe, &visit.jar);
    let viewers = [
        role::facilitator(cafe, jar).map(|_| Viewer::Facilitator),
        visit.participant().map(|person| Viewer::Participant(person.id)),
        role::projects(cafe, jar).then_some(Viewer::Projector),
    ];
    cafe.traces.all().any(|(cloth, trace)| {
        let sees = |viewer| {
            let bare = match viewer {
                Viewer::Facilitator => true,
                Viewer::Participant(_) => !trace.is_masked(),
                Viewer::Projector => !trace.is_masked() && cafe.is_public(trace),
            };
            bare && cafe.may_see(viewer, cloth)
        };
        trace.photo().is_some_and(|photo| photo.id == *id) && viewers.into_iter().flatten().any(sees)
    })
}
