//! The socket: says [`Up`], hears [`Down`].

use app::{
    cafe::id::Code,
    wire::{Down, Up, close},
};
use axum::http::{HeaderValue, header};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream,
    tungstenite::{Error, Message, client::IntoClientRequest as _},
};

use super::{Mishap, door::Door};

/// An open line to the server.
pub(super) struct Line(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Line {
    /// Dials the café, `role` being `table` or `desk`.
    pub(super) async fn dial(door: &Door, code: &Code, role: &str, cookie: &str) -> Result<Self, Mishap> {
        let url = format!("{}/socket/{code}?as={role}", door.url().replacen("http", "ws", 1));
        let mut request = url.into_client_request().map_err(failed)?;
        let value = |text: &str| HeaderValue::from_str(text).map_err(|error| failed(Error::HttpFormat(error.into())));
        request.headers_mut().insert(header::COOKIE, value(cookie)?);
        request.headers_mut().insert(header::ORIGIN, value(door.url())?);
        // What a phone says goes out at once.
        let (socket, _) = tokio_tungstenite::connect_async_with_config(request, None, true)
            .await
            .map_err(failed)?;
        Ok(Self(socket))
    }

    pub(super) async fn say(&mut self, up: &Up) -> Result<(), Mishap> {
        let text = serde_json::to_string(up).map_err(Mishap::Nonsense)?;
        self.0.send(Message::text(text)).await.map_err(failed)
    }

    /// The next message. May be dropped while it waits: nothing is lost.
    pub(super) async fn hear(&mut self) -> Result<Down, Mishap> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).map_err(Mishap::Nonsense),
                Some(Ok(Message::Close(frame))) => {
                    let code = frame.map_or(close::GOING_AWAY, |frame| frame.code.into());
                    return Err(Mishap::Closed(code));
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(failed(error)),
                None => return Err(Mishap::Closed(close::GOING_AWAY)),
            }
        }
    }

    /// Hangs up.
    pub(super) async fn close(mut self) {
        // Whether the other side still listens is its own affair.
        let _ = self.0.close(None).await;
    }
}

fn failed(error: Error) -> Mishap {
    Mishap::Line(Box::new(error))
}
