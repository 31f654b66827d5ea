//! A client without a socket: it sits in the hub, and reads only when it wants to.

use app::cafe::{Command, id::ClothId, sight::Viewer};
use server::hub::{Message, Seat};

use crate::{day::Day, world::World};

pub(crate) struct Listener {
    pub(crate) viewer: Viewer,
    pub(crate) look: Option<ClothId>,
    pub(crate) world: World,
    pub(crate) seat: Option<Seat>,
    /// The reason why the seat was taken away.
    pub(crate) sent_away: Option<u16>,
    n: u32,
}

impl Listener {
    pub(crate) fn new(viewer: Viewer) -> Self {
        Self {
            viewer,
            look: None,
            world: World::default(),
            seat: None,
            sent_away: None,
            n: 0,
        }
    }

    pub(crate) async fn sitting(viewer: Viewer, day: &Day) -> Self {
        let mut listener = Self::new(viewer);
        listener.sits(day).await;
        listener.catches_up().await;
        listener
    }

    /// Takes a seat, and says what it holds already.
    pub(crate) async fn sits(&mut self, day: &Day) {
        let mut seat = day.hub.sit(&day.code, self.viewer).await.unwrap();
        seat.hello(self.world.holds(), self.look).await.unwrap();
        self.seat = Some(seat);
        self.sent_away = None;
    }

    pub(crate) fn leaves(&mut self) {
        self.seat = None;
    }

    pub(crate) async fn turns(&mut self, cloth: ClothId) {
        self.look = Some(cloth);
        if let Some(seat) = &mut self.seat {
            seat.turn(cloth).await.unwrap();
        }
    }

    /// Gives a command without waiting for its answer; `None` when too many wait already.
    pub(crate) async fn gives(&mut self, command: Command) -> Option<u32> {
        let seat = self.seat.as_mut().filter(|seat| !seat.is_busy())?;
        self.n += 1;
        seat.give(self.n, command).await.ok()?;
        Some(self.n)
    }

    /// Reads at most so many of the messages that wait.
    pub(crate) fn reads(&mut self, most: usize) {
        for _ in 0..most {
            match self.seat.as_mut().and_then(Seat::next_now) {
                Some(message) => self.hears(message),
                None => break,
            }
        }
    }

    /// Reads the next message.
    pub(crate) async fn reads_one(&mut self) {
        match self.seat.as_mut().unwrap().next().await {
            Ok(message) => self.hears(message),
            Err(_) => self.seat = None,
        }
    }

    /// Reads everything that has been told until now: news and answers come in one order, so that an answer to a
    /// question that is asked now comes after them. Twice, for who has fallen behind.
    pub(crate) async fn catches_up(&mut self) {
        for _ in 0..2 {
            while self.seat.as_ref().is_some_and(Seat::is_busy) {
                self.reads_one().await;
            }
            let Some(n) = self.gives(Command::Wake).await else {
                return;
            };
            while self.seat.is_some() && !self.world.answers.contains_key(&n) {
                self.reads_one().await;
            }
        }
    }

    fn hears(&mut self, message: Message) {
        match message {
            Message::Text(text) => self.world.hear(std::str::from_utf8(&text).unwrap()),
            Message::Picture(picture) => {
                let whole = [picture.head, picture.tail].concat();
                self.world.hear(std::str::from_utf8(&whole).unwrap());
            }
            Message::Close(code, _) => {
                self.sent_away = Some(code);
                self.seat = None;
            }
        }
    }
}
