//! A client with a real socket, which keeps its own copy of the café.

use std::{net::SocketAddr, sync::Arc};

use app::{
    cafe::{Command, id::ClothId},
    wire::{Up, VERSION},
};
use futures_util::{SinkExt, StreamExt};
use server::{House, door::secret::Secret};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Error, Message,
        client::IntoClientRequest,
        http::{HeaderValue, header::COOKIE},
    },
};

use crate::{day::Day, world::World};

/// A house that listens on a free port.
pub(crate) struct Street {
    pub(crate) day: Day,
    pub(crate) listens: SocketAddr,
    closing: tokio::sync::oneshot::Sender<()>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
}

impl Street {
    /// Opens the house of this day to sockets. The day's hub is that of the house from now on.
    pub(crate) async fn of(mut day: Day) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let listens = listener.local_addr().unwrap();
        let address = format!("http://{listens}").parse().unwrap();
        let house = House::over(Arc::clone(&day.journal) as Arc<_>, address);
        day.hub = house.hub().clone();
        let (closing, closed) = tokio::sync::oneshot::channel();
        let served = tokio::spawn(house.serve(listener, async {
            let _ = closed.await;
        }));
        Self {
            day,
            listens,
            closing,
            served,
        }
    }

    /// Closes the house, and waits until it is closed.
    pub(crate) async fn closes(self) {
        self.closing.send(()).unwrap();
        self.served.await.unwrap().unwrap();
    }

    /// Somebody joins with a new phone.
    pub(crate) async fn joins(&self, alias: &str) -> Phone {
        let secret = Secret::draw().unwrap();
        self.day.joins(alias, secret.phone_key(&self.day.code)).await;
        Phone::new("table", &format!("nappe={secret}"))
    }

    pub(crate) fn desk(&self) -> Phone {
        Phone::new(
            "desk",
            &format!("nappe-desk-{}={}", self.day.code, self.day.facilitator),
        )
    }

    pub(crate) fn screen(&self) -> Phone {
        let secret = self.day.facilitator.projector();
        Phone::new("screen", &format!("nappe-screen-{}={secret}", self.day.code))
    }
}

pub(crate) struct Phone {
    role: &'static str,
    cookie: String,
    pub(crate) origin: Option<String>,
    pub(crate) world: World,
    pub(crate) look: Option<ClothId>,
    line: Option<WebSocketStream<TcpStream>>,
    /// How the last line was closed.
    pub(crate) closed: Option<(u16, String)>,
    n: u32,
}

impl Phone {
    pub(crate) fn new(role: &'static str, cookie: &str) -> Self {
        Self {
            role,
            cookie: cookie.into(),
            origin: None,
            world: World::default(),
            look: None,
            line: None,
            closed: None,
            n: 0,
        }
    }

    /// Opens a line, and says nothing yet.
    pub(crate) async fn connects(&mut self, street: &Street, code: &str) -> Result<(), Error> {
        let address = street.listens;
        let mut request = format!("ws://{address}/socket/{code}?as={}", self.role).into_client_request()?;
        let headers = request.headers_mut();
        headers.insert(COOKIE, HeaderValue::from_str(&self.cookie).unwrap());
        let origin = self.origin.clone().unwrap_or(format!("http://{address}"));
        headers.insert("origin", HeaderValue::from_str(&origin).unwrap());
        let (line, _) = client_async(request, TcpStream::connect(address).await.unwrap()).await?;
        self.line = Some(line);
        self.closed = None;
        Ok(())
    }

    /// Opens a line, says hello and what it holds, and hears the answer.
    pub(crate) async fn dials(&mut self, street: &Street) {
        let code = street.day.code.to_string();
        self.connects(street, &code).await.unwrap();
        let (version, holds, look) = (VERSION, self.world.holds(), self.look);
        self.says(&Up::Hello { version, holds, look }).await;
        self.catches_up().await;
    }

    /// The battery dies: the line breaks without a word.
    pub(crate) fn dies(&mut self) {
        self.line = None;
    }

    /// The page is loaded again: nothing is held any more.
    pub(crate) fn forgets(&mut self) {
        self.line = None;
        self.world = World::default();
    }

    pub(crate) async fn says(&mut self, up: &Up) {
        self.shouts(Message::text(serde_json::to_string(up).unwrap())).await;
    }

    /// Sends anything at all. The line may be closed meanwhile.
    pub(crate) async fn shouts(&mut self, message: Message) {
        let _ = self.line.as_mut().unwrap().send(message).await;
    }

    pub(crate) async fn gives(&mut self, command: Command) -> u32 {
        self.n += 1;
        let n = self.n;
        self.says(&Up::Do { n, command }).await;
        n
    }

    /// Gives a command, and waits for its answer.
    pub(crate) async fn does(&mut self, command: Command) -> Result<(), app::cafe::Refusal> {
        let n = self.gives(command).await;
        while !self.world.answers.contains_key(&n) {
            self.hears().await;
        }
        self.world.answers[&n].clone()
    }

    /// Hears everything that has been told until now.
    pub(crate) async fn catches_up(&mut self) {
        for _ in 0..2 {
            let n = self.gives(Command::Wake).await;
            while self.closed.is_none() && !self.world.answers.contains_key(&n) {
                self.hears().await;
            }
        }
    }

    /// Hears everything until the line is closed.
    pub(crate) async fn hears_the_end(&mut self) -> (u16, String) {
        while self.closed.is_none() {
            self.hears().await;
        }
        self.closed.clone().unwrap()
    }

    async fn hears(&mut self) {
        match self.line.as_mut().unwrap().next().await {
            Some(Ok(Message::Text(text))) => self.world.hear(&text),
            Some(Ok(Message::Close(Some(last)))) => {
                self.closed = Some((last.code.into(), last.reason.to_string()));
            }
            Some(Ok(_)) => {}
            end => panic!("the line broke without a word: {end:?}"),
        }
    }
}
