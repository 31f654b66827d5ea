//! `/socket/{code}`: one WebSocket, one seat. What is said on it stands in [`app::wire`].

mod handshake;
mod line;

use std::time::Duration;

use app::{
    cafe::{id::Code, sight::Viewer},
    wire::{Down, SILENCE_SECONDS, TICK_SECONDS, Up, VERSION, close},
};
use axum::{
    Router,
    extract::{Path, Query},
    http::{
        HeaderMap, StatusCode,
        header::{HOST, ORIGIN},
    },
    response::{IntoResponse, Response},
    routing::get,
};
use axum_extra::extract::CookieJar;
use serde::Deserialize;
use tokio::time::{Instant, MissedTickBehavior, interval_at, sleep, sleep_until};

use self::{
    handshake::Handshake,
    line::{End, Heard, Line},
};
use super::{guest::Guest, role};
use crate::{
    House,
    hub::{Gone, Hub, Message, Seat, Trouble},
};

const TICK: Duration = Duration::from_secs(TICK_SECONDS);
const SILENCE: Duration = Duration::from_secs(SILENCE_SECONDS);

const NO_SUCH_CAFE: End = End::Close(close::NO_SUCH_CAFE, "no such café");
const NOT_ALLOWED: End = End::Close(close::NOT_ALLOWED, "not allowed");
const FAULT: End = End::Close(close::FAULT, "fault");

/// As whom somebody comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Role {
    Table,
    Desk,
    Screen,
}

#[derive(Deserialize)]
struct Wanted {
    r#as: Role,
}

pub(super) fn routes() -> Router<House> {
    Router::new().route("/socket/{code}", get(open))
}

async fn open(
    guest: Guest,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
    handshake: Handshake,
) -> Response {
    if !is_at_home(&headers, guest.house.address().as_str()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    // A browser tells a page nothing of an upgrade that is refused: the line stands, and is closed with the reason.
    handshake.accept(async move |mut line| {
        let end = match admit(&guest, &code, wanted.r#as).await {
            Ok((who, mut seat)) => {
                let end = attend(&mut line, &guest.house, &who, &mut seat).await;
                // The seat is left when the last word is said: the house waits for that when it closes.
                line.end(end).await;
                return;
            }
            Err(end) => end,
        };
        line.end(end).await;
    })
}

/// Whether a page of this house asks: a browser always says whose page it is, and no page of another site may act with
/// the cookies of this one.
fn is_at_home(headers: &HeaderMap, address: &str) -> bool {
    let Some(origin) = headers.get(ORIGIN) else {
        return true;
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let from = origin.to_str().unwrap_or_default();
    let named = from.split_once("://").map(|(_, named)| named);
    from == address || named.is_some() && named == host
}

/// Finds out who somebody is, and gives them a seat. Strangers are counted, whether there is such a café or not.
async fn admit(guest: &Guest, code: &str, wanted: Role) -> Result<((Code, Viewer), Seat), End> {
    let hub = guest.house.hub();
    let known = match code.parse() {
        Ok(code) => recognize(hub, code, wanted, &guest.jar).await,
        Err(_) => Err(NO_SUCH_CAFE),
    };
    let counts = matches!(known, Err(End::Close(close::NO_SUCH_CAFE | close::NOT_ALLOWED, _)));
    if counts && !guest.house.gates().lets_ask(guest.from) {
        return Err(End::Close(close::FAULT, "too many strangers"));
    }
    let (code, viewer) = known?;
    let seat = hub.sit(&code, viewer).await.map_err(explain)?;
    Ok(((code, viewer), seat))
}

async fn recognize(hub: &Hub, code: Code, wanted: Role, jar: &CookieJar) -> Result<(Code, Viewer), End> {
    let cafe = hub.look(&code).await.map_err(explain)?.cafe;
    let viewer = match wanted {
        Role::Table => role::participant(&cafe, jar).map(|person| Viewer::Participant(person.id)),
        Role::Desk => role::facilitator(&cafe, jar).map(|_| Viewer::Facilitator),
        Role::Screen => role::projects(&cafe, jar).then_some(Viewer::Projector),
    };
    viewer.map(|viewer| (code, viewer)).ok_or(NOT_ALLOWED)
}

fn explain(trouble: Trouble) -> End {
    match trouble {
        Trouble::NoSuchCafe => NO_SUCH_CAFE,
        Trouble::Refused(_) => NOT_ALLOWED,
        Trouble::Fault(_) => FAULT,
    }
}

/// Passes on what is said and heard, until the end.
async fn attend(line: &mut Line, house: &House, who: &(Code, Viewer), seat: &mut Seat) -> End {
    let mut ticks = interval_at(Instant::now() + TICK, TICK);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut heard = Instant::now();
    let mut greeted = false;
    loop {
        let passed = tokio::select! {
            message = seat.next() => match message {
                Ok(message) => pass_on(line, message, seat).await,
                Err(gone) => Err(gone.into()),
            },
            up = line.hear(), if !seat.is_busy() => {
                heard = Instant::now();
                match up {
                    Ok(Heard::Life) => Ok(()),
                    Ok(Heard::Up(up)) if greeted && is_glance(&up) && house.gates().lets_glance(who) => {
                        take(seat, *up, false).await
                    }
                    Ok(Heard::Up(up)) => {
                        while let Some(wait) = house.gates().slows(who) {
                            sleep(wait).await;
                        }
                        let first = !std::mem::replace(&mut greeted, true);
                        if !first && is_glance(&up) {
                            Ok(())
                        } else {
                            take(seat, *up, first).await
                        }
                    }
                    Err(end) => Err(end),
                }
            },
            _ = ticks.tick() => tick(line, house.hub().now()).await,
            () = sleep_until(heard + SILENCE) => Err(End::Lost),
        };
        if let Err(end) = passed {
            return end;
        }
    }
}

fn is_glance(up: &Up) -> bool {
    matches!(up, Up::Glance { .. })
}

/// Sends a message, and whatever else is ready.
async fn pass_on(line: &mut Line, message: Message, seat: &mut Seat) -> Result<(), End> {
    let mut next = Some(message);
    while let Some(message) = next {
        match message {
            Message::Text(text) => line.say(&[text]).await?,
            Message::Picture(picture) => line.say(&[picture.head, picture.tail]).await?,
            Message::Close(code, reason) => return Err(End::Close(code, reason)),
        }
        next = seat.next_now();
    }
    line.flush().await
}

/// Does what a message says. The first one, and no other, is a hello.
async fn take(seat: &mut Seat, up: Up, first: bool) -> Result<(), End> {
    match up {
        Up::Hello { version, holds, look } if first => {
            if version != VERSION {
                return Err(End::Close(close::VERSION, "another version"));
            }
            seat.hello(holds, look).await?;
        }
        Up::Hello { .. } => return Err(End::Close(close::NONSENSE, "a second hello")),
        _ if first => return Err(End::Close(close::NONSENSE, "no hello")),
        Up::Do { n, command } => seat.give(n, command).await?,
        Up::Glance { trace, stroke } => seat.glance(trace, stroke)?,
        Up::Look { cloth } => seat.turn(cloth).await?,
    }
    Ok(())
}

/// Gives a sign of life, and asks for one.
async fn tick(line: &mut Line, now: app::cafe::id::Millis) -> Result<(), End> {
    let tick = serde_json::to_string(&Down::Tick { now }).map_err(|_| FAULT)?;
    line.say(&[tick.into()]).await?;
    line.ping().await?;
    line.flush().await
}

impl From<Gone> for End {
    fn from(_: Gone) -> Self {
        FAULT
    }
}
