//! The task of one open café: it decides, keeps, then tells. It alone changes the café.
//!
//! A turn takes all asks that wait, decides each on the café as those before it left it, and keeps what follows with one
//! append. Only when that is kept for good are the listeners told, the commands answered and the café shown. What comes
//! in meanwhile waits for the next turn: the busier the journal, the more goes into one message.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use app::{
    cafe::{
        Cafe, Command, Event, Refusal, Who, decide,
        id::{Code, ParticipantId},
    },
    wire::{Down, Seq},
};
use tokio::{
    sync::{mpsc, oneshot},
    time::{Instant, sleep_until, timeout},
};

use super::{
    ASKS, Shared, Trouble,
    ask::Ask,
    hall::{Hall, Moment},
    news::Item,
    past::Past,
    planning::{self, Planning},
};
use crate::journal::{Fault, Kept};

/// Events between two snapshots: replaying so many takes some milliseconds.
const SNAPSHOT: u64 = 2_000;
/// The desks hear who is awake at most so often.
const AWAKE: Duration = Duration::from_secs(1);
/// The longest sleep before a bell. A laptop that was shut has a clock that went on and timers that did not.
const NAP: Duration = Duration::from_secs(20);
/// Somebody about to ask keeps an idle café open: then it looks again after this.
const LOOK: Duration = Duration::from_millis(500);
/// How long listeners have to hear that the house closes.
const FAREWELL: Duration = Duration::from_secs(2);

/// An open café.
pub(super) struct Keeper {
    shared: Arc<Shared>,
    task: u64,
    code: Code,
    asks: mpsc::Receiver<Ask>,
    cafe: Arc<Cafe>,
    seq: Seq,
    /// The last snapshot's.
    pictured: Seq,
    past: Past,
    hall: Hall,
    awake: Awake,
    planning: Planning,
    last_asked: Instant,
}

/// What the desks know of who is there.
struct Awake {
    told: BTreeSet<ParticipantId>,
    at: Instant,
    /// Whether somebody has come or gone since.
    stirred: bool,
}

/// Why the task ends.
enum End {
    /// Nobody has been there for a while.
    Idle,
    /// The house closes; these want to know when it is done.
    Closing(Vec<oneshot::Sender<()>>),
    /// The journal can't, and the café in memory may be more than what is kept.
    Fault(Fault),
}

impl Keeper {
    /// Keeps a café open until it is no longer needed.
    pub(super) async fn keep(shared: Arc<Shared>, task: u64, code: Code, asks: mpsc::Receiver<Ask>) {
        let loaded = shared.journal.load(&code).await;
        let (mut asks, trouble) = match loaded {
            Ok(Some(kept)) => {
                let mut keeper = Self::of(Arc::clone(&shared), task, code.clone(), asks, kept);
                let end = keeper.run().await;
                (keeper.end(end).await, Fault::Closed.into())
            }
            Ok(None) => (asks, Trouble::NoSuchCafe),
            Err(fault) => {
                tracing::error!(%fault, "a café can't be opened");
                (asks, fault.into())
            }
        };
        shared.leave(task, &code);
        asks.close();
        while let Some(ask) = asks.recv().await {
            ask.turn_away(trouble.clone());
        }
    }

    fn of(shared: Arc<Shared>, task: u64, code: Code, asks: mpsc::Receiver<Ask>, kept: Kept) -> Self {
        let now = Instant::now();
        Self {
            shared,
            task,
            code,
            asks,
            cafe: kept.cafe,
            seq: kept.seq,
            pictured: kept.seq,
            past: Past::from(kept.seq),
            hall: Hall::default(),
            awake: Awake {
                told: BTreeSet::new(),
                at: now,
                stirred: false,
            },
            planning: Planning::due(),
            last_asked: now,
        }
    }

    async fn run(&mut self) -> End {
        let mut asks = Vec::new();
        loop {
            self.planning.begin(&self.cafe);
            let mut plan = None;
            let wakes = Instant::now() + self.sleeps();
            tokio::select! {
                count = self.asks.recv_many(&mut asks, ASKS) => {
                    if count == 0 {
                        return End::Idle;
                    }
                    self.last_asked = Instant::now();
                }
                () = sleep_until(wakes) => {}
                made = self.planning.made() => plan = made,
            }
            let closings = match self.turn(&mut asks, plan).await {
                Ok(closings) => closings,
                Err(fault) => return End::Fault(fault),
            };
            if !closings.is_empty() {
                return End::Closing(closings);
            }
            if self.is_idle() && self.shared.leave_if_unknown(self.task, &self.code, &self.asks) {
                return End::Idle;
            }
        }
    }

    /// How long there is nothing to do, unless somebody asks.
    fn sleeps(&self) -> Duration {
        let now = (self.shared.now)();
        let bell = self
            .cafe
            .wakes_at()
            .map(|at| Duration::from_millis(at.since(now)).min(NAP));
        let awake = self
            .awake
            .stirred
            .then(|| AWAKE.saturating_sub(self.awake.at.elapsed()));
        let idle = self.shared.idle.saturating_sub(self.last_asked.elapsed()).max(LOOK);
        bell.into_iter()
            .chain(awake)
            .chain(self.planning.rests())
            .fold(idle, Duration::min)
    }

    fn is_idle(&self) -> bool {
        self.hall.is_empty() && self.cafe.wakes_at().is_none() && self.last_asked.elapsed() >= self.shared.idle
    }

    /// Decides, keeps, tells and answers what is asked, and rings the bell when it is time. Who wants to know when the
    /// café is closed is handed back.
    async fn turn(&mut self, asks: &mut Vec<Ask>, plan: Option<Command>) -> Result<Vec<oneshot::Sender<()>>, Fault> {
        let mut batch = Batch::default();
        if self.cafe.wakes_at().is_some_and(|at| at <= (self.shared.now)()) {
            // The house is never refused its own bell.
            let _ = self.decide(&Command::Wake, Who::House, &mut batch)?;
        }
        if let Some(plan) = plan {
            // What was planned for a café that has changed meanwhile is of no use: it is planned once more.
            let _ = self.decide(&plan, Who::House, &mut batch)?;
        }
        let asks = self.glance(asks)?;
        let mut decided = Vec::with_capacity(asks.len());
        for ask in asks {
            let verdict = match &ask {
                Ask::Act { command, who, .. } => {
                    self.plan_first(command, &mut batch).await?;
                    self.decide(command, *who, &mut batch)?
                }
                Ask::Do { seat, command, .. } => match self.hall.who(*seat) {
                    Some(Some(who)) => {
                        if who == Who::Facilitator {
                            self.plan_first(command, &mut batch).await?;
                        }
                        self.decide(command, who, &mut batch)?
                    }
                    Some(None) => Err(Refusal::NotAllowed),
                    None => Ok(false),
                },
                _ => Ok(false),
            };
            decided.push((ask, verdict));
        }
        if !batch.events.is_empty() {
            let renewed = batch.events.iter().any(|event| matches!(event, Event::Renewed { .. }));
            let after = Seq(self.seq.0 - batch.events.len() as u64);
            if let Err(fault) = self.shared.journal.append(&self.code, after, batch.events).await {
                for (ask, _) in decided {
                    ask.turn_away(fault.clone().into());
                }
                return Err(fault);
            }
            if batch.items.iter().any(|item| item.seats) {
                self.planning.stir();
            }
            let moment = moment(&self.cafe, self.seq, &self.shared);
            self.hall.tell(&batch.items, moment)?;
            if renewed {
                self.hall.shut_out();
            }
            self.past.remember(batch.items);
        } else if decided.is_empty() {
            self.hall.rest();
        }
        let mut closings = Vec::new();
        for (ask, verdict) in decided {
            closings.extend(self.answer(ask, verdict)?);
        }
        self.look_around()?;
        self.picture();
        Ok(closings)
    }

    /// Shows who draws what, at once: of each trace only the latest line. What else is asked is handed back.
    fn glance(&self, asks: &mut Vec<Ask>) -> Result<Vec<Ask>, Fault> {
        let mut rest = Vec::with_capacity(asks.len());
        let mut lines = BTreeMap::new();
        for ask in asks.drain(..) {
            match ask {
                Ask::Glance { seat, trace, stroke } => drop(lines.insert((seat, trace), stroke)),
                other => rest.push(other),
            }
        }
        for ((seat, trace), stroke) in lines {
            self.hall.glance(seat, (trace, stroke.as_ref()), &self.cafe)?;
        }
        Ok(rest)
    }

    /// Where the café wants a plan and is about to go on to a round, plans that first, so that nobody is sent to a table that
    /// has just been closed. This café alone waits for it, some 30 ms. What is planned is an event like any other: the
    /// journal knows no more of when it was made.
    async fn plan_first(&mut self, command: &Command, batch: &mut Batch) -> Result<(), Fault> {
        if planning::settles_seats(&self.cafe, command) && self.cafe.wants_plan() {
            match planning::aside(self.cafe.without_traces(), planning::AT_ONCE).await {
                Ok(Some(plan)) => {
                    // A plan of the café as it is now is never refused.
                    let _ = self.decide(&plan, Who::House, batch)?;
                }
                Ok(None) => {}
                Err(error) => tracing::error!(%error, "a plan could not be made"),
            }
        }
        Ok(())
    }

    /// Decides on a command, and changes the café in memory accordingly. Whether it was so already.
    fn decide(&mut self, command: &Command, who: Who, batch: &mut Batch) -> Result<Result<bool, Refusal>, Fault> {
        let events = match decide(&self.cafe, command, who, (self.shared.now)()) {
            Ok(events) => events,
            Err(refusal) => return Ok(Err(refusal)),
        };
        if !events.is_empty() {
            let cafe = Arc::make_mut(&mut self.cafe);
            for event in &events {
                cafe.apply(event);
                self.seq.0 += 1;
                batch.items.push(Item::write(cafe, event, self.seq)?);
            }
        }
        let again = events.is_empty();
        batch.events.extend(events);
        Ok(Ok(again))
    }

    /// Answers what was asked, now that everything is kept.
    fn answer(&mut self, ask: Ask, verdict: Result<bool, Refusal>) -> Result<Option<oneshot::Sender<()>>, Fault> {
        let moment = moment(&self.cafe, self.seq, &self.shared);
        match ask {
            Ask::Act { answer, .. } => {
                let answered = verdict.map(|_| Arc::clone(&self.cafe)).map_err(Trouble::Refused);
                drop(answer.send(answered));
            }
            Ask::Look { answer } => {
                let cafe = Arc::clone(&self.cafe);
                drop(answer.send(Ok(Kept { cafe, seq: self.seq })));
            }
            Ask::Sit { viewer, answer } => {
                drop(answer.send(Ok(self.hall.sit(viewer))));
                self.awake.stirred = true;
            }
            Ask::Do { seat, n, .. } => {
                let down = match verdict {
                    Ok(again) => Down::Done { n, again },
                    Err(refusal) => Down::Refused { n, refusal },
                };
                self.hall.answer(seat, &down)?;
            }
            Ask::Hello { seat, holds, look } => self.hall.greet(seat, (holds, look), moment, &self.past)?,
            Ask::Turn { seat, cloth } => self.hall.turn(seat, cloth, moment)?,
            Ask::Fresh { seat } => self.hall.refresh(seat, moment)?,
            Ask::Left | Ask::Glance { .. } => {}
            Ask::Close { answer } => return Ok(Some(answer)),
        }
        Ok(None)
    }

    /// Forgets who has left, and tells the desks who is there, now and then.
    fn look_around(&mut self) -> Result<(), Fault> {
        self.awake.stirred |= self.hall.sweep();
        if self.awake.stirred && self.awake.at.elapsed() >= AWAKE {
            let awake = self.hall.awake();
            if awake != self.awake.told {
                self.hall.tell_desks(&awake)?;
                self.awake.told = awake;
                self.awake.at = Instant::now();
            }
            self.awake.stirred = false;
        }
        Ok(())
    }

    /// Offers the journal a snapshot, now and then, without waiting for it.
    fn picture(&mut self) {
        if self.seq.0 - self.pictured.0 >= SNAPSHOT {
            tokio::spawn(self.snapshot());
        }
    }

    /// A snapshot of the café as it is now. Failing is no harm: the next opening takes longer.
    fn snapshot(&mut self) -> impl Future<Output = ()> + Send + use<> {
        self.pictured = self.seq;
        let (shared, code) = (Arc::clone(&self.shared), self.code.clone());
        let (cafe, seq) = (Arc::clone(&self.cafe), self.seq);
        async move {
            if let Err(fault) = shared.journal.snapshot(&code, Kept { cafe, seq }).await {
                tracing::warn!(%fault, "no snapshot");
            }
        }
    }

    /// Ends the task; what is still asked is handed back.
    async fn end(mut self, end: End) -> mpsc::Receiver<Ask> {
        let closings = match end {
            End::Fault(fault) => {
                tracing::error!(%fault, "a café is closed");
                return self.asks;
            }
            End::Idle => Vec::new(),
            End::Closing(closings) => {
                // Those who don't listen are not waited for.
                let _ = timeout(FAREWELL, self.hall.dismiss()).await;
                closings
            }
        };
        if self.seq > self.pictured {
            self.snapshot().await;
        }
        for closing in closings {
            let _ = closing.send(());
        }
        self.asks
    }
}

/// What the commands of a turn lead to.
#[derive(Default)]
struct Batch {
    events: Vec<Event>,
    items: Vec<Item>,
}

fn moment<'a>(cafe: &'a Cafe, seq: Seq, shared: &Shared) -> Moment<'a> {
    let now = (shared.now)();
    Moment { cafe, seq, now }
}
