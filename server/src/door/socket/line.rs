//! One WebSocket as the wire wants it: whole messages in and out, nothing that is too big, and a clear end.

use std::{io, time::Duration};

use app::{
    cafe::limits,
    wire::{SILENCE_SECONDS, Up, close},
};
use axum::body::Bytes;
use futures_util::{SinkExt, StreamExt};
use hyper::upgrade::Upgraded;
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};
use tokio_tungstenite::{
    WebSocketStream,
    tungstenite::{
        Error, Message,
        protocol::{
            CloseFrame, Role, WebSocketConfig,
            frame::{
                Frame,
                coding::{Data, OpCode},
            },
        },
    },
};

/// The largest frame that is sent: a larger message goes in several, so that no socket keeps a large buffer.
const FRAME: usize = 4_096;
/// What is read and written at once; a thousand phones have one each.
const BUFFER: usize = 2_048;
/// How long a reader may take for one message before it is given up.
const PATIENCE: Duration = Duration::from_secs(SILENCE_SECONDS);
/// How long the other side has to hear the last word.
const FAREWELL: Duration = Duration::from_secs(1);
/// Bytes on their way that are thrown away for the last word to be heard.
const FLOOD: u64 = 4 << 20;

/// A line to a phone or a laptop.
pub(super) struct Line {
    socket: WebSocketStream<TokioIo<Upgraded>>,
}

/// What has come in.
pub(super) enum Heard {
    /// A message.
    Up(Box<Up>),
    /// A sign of life.
    Life,
}

/// Why the line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// The other side has gone.
    Lost,
    /// This side closes it, with a code of [`close`] and a reason.
    Close(u16, &'static str),
}

impl Line {
    /// A line over a connection that has been upgraded.
    pub(super) async fn over(upgraded: Upgraded) -> Self {
        let config = WebSocketConfig::default()
            .max_message_size(Some(limits::MESSAGE_BYTES))
            .max_frame_size(Some(limits::MESSAGE_BYTES))
            .read_buffer_size(BUFFER)
            .write_buffer_size(BUFFER)
            .max_write_buffer_size(8 * FRAME);
        let socket = WebSocketStream::from_raw_socket(TokioIo::new(upgraded), Role::Server, Some(config)).await;
        Self { socket }
    }

    /// What comes in next. Nothing is lost when this is dropped before it answers.
    pub(super) async fn hear(&mut self) -> Result<Heard, End> {
        match self.socket.next().await {
            Some(Ok(Message::Text(text))) => match serde_json::from_str(&text) {
                Ok(up) => Ok(Heard::Up(up)),
                Err(_) => Err(End::Close(close::NONSENSE, "not a message")),
            },
            Some(Ok(Message::Binary(_))) => Err(End::Close(close::NONSENSE, "binary")),
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(Heard::Life),
            Some(Ok(Message::Close(_))) => {
                // The answer to it waits to be sent.
                let _ = timeout(FAREWELL, self.socket.flush()).await;
                Err(End::Lost)
            }
            Some(Err(Error::Capacity(_))) => Err(End::Close(close::TOO_BIG, "too big")),
            Some(Err(Error::Utf8(_))) => Err(End::Close(close::NONSENSE, "not UTF-8")),
            Some(Err(_)) | None => Err(End::Lost),
        }
    }

    /// Puts a message on its way, given in parts; see [`Line::flush`].
    pub(super) async fn say(&mut self, parts: &[Bytes]) -> Result<(), End> {
        let mut rest: usize = parts.iter().map(Bytes::len).sum();
        let mut first = true;
        for part in parts {
            for start in (0..part.len()).step_by(FRAME) {
                let piece = part.slice(start..part.len().min(start + FRAME));
                rest -= piece.len();
                let kind = if first { Data::Text } else { Data::Continue };
                first = false;
                let frame = Frame::message(piece, OpCode::Data(kind), rest == 0);
                in_time(self.socket.feed(Message::Frame(frame))).await?;
            }
        }
        Ok(())
    }

    /// Asks for a sign of life.
    pub(super) async fn ping(&mut self) -> Result<(), End> {
        in_time(self.socket.feed(Message::Ping(Bytes::new()))).await
    }

    /// Sends what is on its way.
    pub(super) async fn flush(&mut self) -> Result<(), End> {
        in_time(self.socket.flush()).await
    }

    /// Ends the line.
    pub(super) async fn end(mut self, end: End) {
        if let End::Close(code, reason) = end {
            let last = CloseFrame {
                code: code.into(),
                reason: reason.into(),
            };
            // Who does not listen does not hear it.
            let _ = timeout(FAREWELL, self.close(last)).await;
        }
    }

    /// Says the last word, then takes in what is still on its way: closing over it would reset the connection, and the
    /// last word would be lost.
    async fn close(&mut self, last: CloseFrame) -> io::Result<()> {
        if self.socket.send(Message::Close(Some(last))).await.is_err() {
            return Ok(());
        }
        let raw = self.socket.get_mut();
        raw.shutdown().await?;
        tokio::io::copy(&mut raw.take(FLOOD), &mut tokio::io::sink()).await?;
        Ok(())
    }
}

async fn in_time(sent: impl Future<Output = Result<(), Error>>) -> Result<(), End> {
    match timeout(PATIENCE, sent).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) | Err(_) => Err(End::Lost),
    }
}
