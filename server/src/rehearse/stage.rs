//! Rehearsals that a facilitator begins from the desk: a copy of the café under a code of its own, with people who are
//! not there, at its own speed. It is only kept in memory, and forgotten when it ends.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use app::{
    cafe::{
        Cafe, Command, Who,
        event::Keys,
        id::{Code, TableId},
        limits,
        preparation::Preparation,
        seating::Fate,
    },
    pages::desk::Rehearsal,
    words::{self, fill},
};
use tokio::{sync::watch, time::timeout};

use super::{
    company::{Company, Order},
    door::Door,
    pace::Pace,
    practice,
};
use crate::{
    hub::{Hub, Trouble},
    journal::{Fault, Fleeting},
};

/// People who are not there, in all rehearsals together: they share this machine with those who are.
const PEOPLE: usize = 500;
/// How long a rehearsal is kept that nobody ends.
const LONGEST: Duration = Duration::from_secs(4 * 3_600);

/// Where cafés are rehearsed.
pub struct Stage {
    hub: Hub,
    journal: Arc<Fleeting>,
    /// Where the house listens: people who are not there come in by the same door.
    listens: OnceLock<SocketAddr>,
    rehearsals: Mutex<HashMap<Code, Rehearsed>>,
}

/// A café that is rehearsed, or was since the house opened: somebody may still look for it.
struct Rehearsed {
    /// The café that it is a copy of.
    of: Code,
    /// None when it is over.
    playing: Option<Playing>,
}

/// A rehearsal that goes on.
struct Playing {
    play: Rehearsal,
    /// How many people take part; none once all have gone home.
    people: usize,
    /// Everybody goes home when this is dropped.
    _orders: watch::Sender<Order>,
}

impl Stage {
    /// A stage for the cafés of this hub, which keeps in this journal.
    #[must_use]
    pub fn new(hub: Hub, journal: Arc<Fleeting>) -> Self {
        Self {
            hub,
            journal,
            listens: OnceLock::new(),
            rehearsals: Mutex::default(),
        }
    }

    /// The house listens there.
    pub fn listens(&self, at: SocketAddr) {
        // A house listens once.
        let _ = self.listens.set(at);
    }

    /// How a café is rehearsed; none when it is a real one, or over.
    #[must_use]
    pub fn play(&self, code: &Code) -> Option<Rehearsal> {
        Some(self.rehearsals().get(code)?.playing.as_ref()?.play)
    }

    /// The café of which this is, or was, a rehearsal.
    #[must_use]
    pub fn of(&self, code: &Code) -> Option<Code> {
        Some(self.rehearsals().get(code)?.of.clone())
    }

    /// Begins a rehearsal of a café under this code, and lets its people come. One of the same café that still goes on is
    /// ended. `false`: the code is taken, draw another.
    ///
    /// # Errors
    /// [`Fault::NoRoom`] for so many people, no such café when another rehearsal has ended this one meanwhile, or another
    /// fault.
    pub async fn begin(
        self: &Arc<Self>,
        of: Arc<Cafe>,
        play: Rehearsal,
        code: Code,
        keys: Keys,
    ) -> Result<bool, Trouble> {
        if !self.journal.expect(&code).await? {
            return Ok(false);
        }
        let (orders, listening) = watch::channel(Order::Talk);
        let before = self.take_place(&of.code, play, &code, orders);
        for before in before.inspect_err(|_| self.journal.forget(&code))? {
            self.sweep(&before).await;
        }
        if let Err(trouble) = self.set(&of, play, &code, keys).await {
            self.end(&code).await;
            return Err(trouble);
        }
        self.let_come(play, code, listening);
        Ok(true)
    }

    /// Ends a rehearsal that goes on, and forgets it.
    pub async fn end(&self, code: &Code) {
        let ended = self
            .rehearsals()
            .get_mut(code)
            .and_then(|rehearsed| rehearsed.playing.take());
        if ended.is_some() {
            self.sweep(code).await;
        }
    }

    /// Takes the place of a rehearsal, and of those of the same café before it, which are to be swept away.
    fn take_place(
        &self,
        of: &Code,
        play: Rehearsal,
        code: &Code,
        orders: watch::Sender<Order>,
    ) -> Result<Vec<Code>, Fault> {
        let mut rehearsals = self.rehearsals();
        let others = rehearsals.values().filter(|other| other.of != *of);
        let there: usize = others.filter_map(|other| Some(other.playing.as_ref()?.people)).sum();
        if there + play.people > PEOPLE {
            return Err(Fault::NoRoom);
        }
        let same = rehearsals.iter_mut().filter(|(_, other)| other.of == *of);
        let before = same.filter_map(|(code, other)| other.playing.take().map(|_| code.clone()));
        let before = before.collect();
        let playing = Playing {
            play,
            people: play.people,
            _orders: orders,
        };
        rehearsals.insert(
            code.clone(),
            Rehearsed {
                of: of.clone(),
                playing: Some(playing),
            },
        );
        Ok(before)
    }

    /// Shows everybody out, and forgets what there was.
    async fn sweep(&self, code: &Code) {
        self.hub.dismiss(code).await;
        self.journal.forget(code);
        // Somebody may have opened it again in between.
        self.hub.dismiss(code).await;
    }

    /// Opens the copy, and settles in it what was settled while people arrive.
    async fn set(&self, of: &Cafe, play: Rehearsal, code: &Code, keys: Keys) -> Result<(), Trouble> {
        if !self.hub.open(code.clone(), keys, titled(&of.preparation)).await? {
            return Err(Trouble::NoSuchCafe);
        }
        for command in settings(of, play.speed) {
            match self.hub.act(code, command, Who::Facilitator).await {
                // What came about step by step may not be so all at once: the copy does without.
                Ok(_) | Err(Trouble::Refused(_)) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(())
    }

    /// Lets people come until the rehearsal ends.
    fn let_come(self: &Arc<Self>, play: Rehearsal, code: Code, listening: watch::Receiver<Order>) {
        let (people, pace) = (play.people, Pace::HUMAN.times(play.speed));
        let company = self
            .door()
            .map(|door| practice::company(Arc::new(door), code.clone(), listening.clone(), pace));
        let stage = Arc::clone(self);
        tokio::spawn(async move {
            let _ = timeout(LONGEST, stage.perform(company, people, &code, listening)).await;
            stage.end(&code).await;
            // Whoever has ended it may not have waited until it was swept away.
            stage.sweep(&code).await;
        });
    }

    /// Plays; when everybody has gone home the café stays to be looked at, until it is ended.
    async fn perform(&self, company: Option<Company>, people: usize, code: &Code, mut orders: watch::Receiver<Order>) {
        if let Some(company) = company {
            let played = practice::play(company, people).await;
            // When it is over, it is no wonder that nobody else was let in.
            if let (Err(mishap), Ok(_)) = (played, orders.has_changed()) {
                tracing::warn!(%mishap, "fewer people have come to a rehearsal");
            }
            self.let_go(code);
        }
        while orders.changed().await.is_ok() {}
    }

    /// The people of a rehearsal have gone home, and leave their room to others.
    fn let_go(&self, code: &Code) {
        if let Some(playing) = self
            .rehearsals()
            .get_mut(code)
            .and_then(|rehearsed| rehearsed.playing.as_mut())
        {
            playing.people = 0;
        }
    }

    fn door(&self) -> Option<Door> {
        let at = reached(*self.listens.get()?);
        Door::at(&format!("http://{at}")).ok()
    }

    /// The rehearsals. A thread that died with the lock has left the map whole: each change is one step.
    fn rehearsals(&self) -> MutexGuard<'_, HashMap<Code, Rehearsed>> {
        self.rehearsals.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The same café, whose title says everywhere that it is a rehearsal.
fn titled(preparation: &Preparation) -> Preparation {
    let words = words::of(preparation.language);
    let title = fill(words.desk.rehearsal.named, &[("title", &preparation.title)]);
    Preparation {
        title: title.chars().take(limits::TITLE).collect(),
        ..preparation.clone()
    }
}

/// What was settled while people arrive, with shorter steps. People, and all that is wished for them, are others.
fn settings(of: &Cafe, speed: NonZeroU32) -> impl Iterator<Item = Command> {
    let set = |table: TableId, fate| Command::SetTable {
        table,
        fate,
        question: of.cloth_on(table).map(|cloth| cloth.question),
    };
    let opened = of.fates.keys().map(move |table| set(*table, Fate::Open));
    let closed = of.fates.iter().filter(|(_, fate)| **fate != Fate::Open);
    let closed = closed.map(move |(table, fate)| set(*table, *fate));
    let lengths = of.programme.steps.iter().filter_map(move |step| {
        Some(Command::SetLength {
            step: step.id,
            seconds: step.seconds?.div_ceil(speed.get()),
        })
    });
    let modes = of.modes.iter().map(|(table, mode)| Command::SetMode {
        table: *table,
        mode: *mode,
    });
    let spread = of.arrangement.spread.map(|holds| Command::Spread { holds });
    let holds = of.holds_back;
    opened
        .chain(closed)
        .chain(lengths)
        .chain(modes)
        .chain(spread)
        .chain([Command::HoldBack { holds }])
}

/// Where this machine reaches what listens there.
fn reached(listens: SocketAddr) -> SocketAddr {
    let ip = match listens.ip() {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => Ipv6Addr::LOCALHOST.into(),
        one => one,
    };
    (ip, listens.port()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_who_are_not_there_come_in_on_this_machine() {
        for (listens, at) in [
            ("0.0.0.0:3000", "127.0.0.1:3000"),
            ("[::]:80", "[::1]:80"),
            ("192.168.1.5:3000", "192.168.1.5:3000"),
        ] {
            assert_eq!(reached(listens.parse().unwrap()), at.parse().unwrap());
        }
    }
}
