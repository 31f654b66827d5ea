//! One person with a phone: looks at their sheet, writes, draws, changes tables, redials when the line breaks. Their
//! picture of the café is the browser's own ([`Mirror`]).

use std::{collections::HashMap, time::Duration};

use app::{
    cafe::{
        Cafe, Command, Event, Leave, What,
        id::{ClothId, Millis, Round, TraceId},
        programme::StepKind,
        tablecloth::{Thread, ThreadKind},
    },
    live::{Start, backoff, mirror::Mirror},
    wire::{Down, Up, VERSION, close},
};
use fastrand::Rng;
use tokio::time::{Instant, sleep, sleep_until};
use uuid::Uuid;

use super::{
    Mishap, cast,
    company::{Company, Order},
    hand,
    line::Line,
    pace::{Deed, Rhythm},
};

/// Failures in a row after which somebody gives up: about a minute of redialling.
const PATIENCE: u32 = 10;
/// How often somebody who finds a note that they could continue does, from 0 to 1.
const CONTINUES: f32 = 0.3;

/// One person with a phone.
pub(super) struct Player {
    company: Company,
    cookie: String,
    chance: Rng,
    /// What the phone shows; none before the first picture.
    mirror: Option<Mirror>,
    /// Traces on their way, by the number of their command.
    sent: HashMap<u32, TraceId>,
    /// What they do while they talk.
    talks: Option<Rhythm>,
    /// When they will have found their next table.
    arrives: Option<(Instant, Round)>,
}

impl Player {
    /// Somebody with this phone's cookie.
    pub(super) fn new(company: Company, cookie: String) -> Self {
        Self {
            company,
            cookie,
            chance: Rng::new(),
            mirror: None,
            sent: HashMap::new(),
            talks: None,
            arrives: None,
        }
    }

    /// Takes part until they are sent home or the café is over.
    pub(super) async fn play(mut self) -> Result<(), Mishap> {
        let mut failures = 0;
        loop {
            let heard = self.mirror.as_ref().map(|mirror| mirror.seq);
            let Err(mishap) = self.stay_on_line().await else {
                return Ok(());
            };
            if heard != self.mirror.as_ref().map(|mirror| mirror.seq) {
                failures = 0;
            }
            let hopeless = matches!(
                mishap,
                Mishap::Closed(close::NO_SUCH_CAFE | close::NOT_ALLOWED | close::NONSENSE | close::VERSION)
                    | Mishap::Nonsense(_)
            );
            if hopeless || failures == PATIENCE {
                return Err(mishap);
            }
            self.company.ledger().redials += 1;
            let wait = backoff::wait(failures, self.chance.f64());
            sleep(Duration::from_millis(u64::from(wait.unsigned_abs()))).await;
            failures += 1;
        }
    }

    async fn stay_on_line(&mut self) -> Result<(), Mishap> {
        let mut line = Line::dial(&self.company.door, &self.company.code, "table", &self.cookie).await?;
        let hello = Up::Hello {
            version: VERSION,
            holds: None,
            look: None,
        };
        for up in self.mirror.as_mut().map_or_else(|| vec![hello], Mirror::say_again) {
            line.say(&up).await?;
        }
        let mut orders = self.company.orders.clone();
        loop {
            let order = *orders.borrow_and_update();
            if order == Order::Leave || self.is_over() {
                line.close().await;
                return Ok(());
            }
            self.obey(order);
            let far = Instant::now() + Duration::from_secs(3_600);
            tokio::select! {
                down = line.hear() => self.hear(down?),
                changed = orders.changed() => if changed.is_err() { return Ok(()) },
                () = sleep_until(self.talks.as_ref().map_or(far, Rhythm::at)), if self.talks.is_some() => {
                    if let Some(up) = self.act() {
                        line.say(&up).await?;
                    }
                }
                () = sleep_until(self.arrives.map_or(far, |(at, _)| at)), if self.arrives.is_some() => {
                    if let Some(up) = self.arrive() {
                        line.say(&up).await?;
                    }
                }
            }
        }
    }

    /// Begins to talk, or stops. What they would have done meanwhile is not made up for.
    fn obey(&mut self, order: Order) {
        if order == Order::Talk && self.talks.is_none() {
            self.talks = Some(Rhythm::begin(self.company.pace, Instant::now(), &mut self.chance));
            self.company.ledger().talking += 1;
        } else if order != Order::Talk && self.talks.take().is_some() {
            self.company.ledger().talking -= 1;
        }
    }

    fn is_over(&self) -> bool {
        self.mirror.as_ref().is_some_and(|mirror| mirror.cafe.is_over())
    }

    fn hear(&mut self, down: Down) {
        let now = Instant::now();
        let mut ledger = self.company.ledger();
        match &down {
            Down::Done { n, .. } => {
                if let Some(trace) = self.sent.remove(n) {
                    ledger.kept(trace, now);
                }
            }
            Down::Refused { n, .. } => {
                if let Some(trace) = self.sent.remove(n) {
                    ledger.refused(trace);
                }
            }
            Down::Told { events, .. } => {
                let me = self.mirror.as_ref().and_then(Mirror::me);
                for event in events {
                    if let (Event::TraceLeft { trace, .. }, Some(me)) = (event, me) {
                        ledger.sees(me, trace.id, now);
                        // Nothing is told before it is kept.
                        if trace.by == me {
                            ledger.kept(trace.id, now);
                        }
                    }
                }
            }
            Down::Welcome { .. } | Down::Tick { .. } | Down::Awake { .. } | Down::Glance { .. } => {}
        }
        let pictured = matches!(down, Down::Welcome { .. });
        match (&mut self.mirror, down) {
            (Some(mirror), down) => mirror.hear(down, Millis::default()),
            (None, Down::Welcome { now, seq, cafe }) => {
                let language = cafe.preparation.language;
                let start = Start {
                    now,
                    seq,
                    cafe: *cafe,
                    language,
                };
                self.mirror = Some(Mirror::new(start, now));
            }
            (None, _) => {}
        }
        let Some(mirror) = &self.mirror else { return };
        let (Some(me), Some(step)) = (mirror.me(), mirror.cafe.programme.current()) else {
            return;
        };
        // In between, the step is told and the new sheet is still on its way.
        if mirror.cafe.cloth_of(me) == mirror.cloth() {
            ledger.sits(me, step.id, mirror.cloth(), now);
        }
        if pictured {
            ledger.sees_all(me, &mirror.cafe, now);
        }
        drop(ledger);
        self.look_for_table();
    }

    /// Sets out for the next table when the café travels.
    fn look_for_table(&mut self) {
        let Some(mirror) = &self.mirror else { return };
        let seats = mirror
            .me()
            .and_then(|me| mirror.cafe.people.get(&me))
            .map(|person| &person.seats);
        self.arrives = match (mirror.cafe.programme.now(), seats, self.arrives) {
            (StepKind::Travel { to }, Some(seats), None) if !seats.contains_key(&to) => {
                let way = self.company.pace.way(&mut self.chance);
                Some((Instant::now() + way, to))
            }
            (StepKind::Travel { to }, _, Some((at, round))) if round == to => Some((at, round)),
            _ => None,
        };
    }

    fn arrive(&mut self) -> Option<Up> {
        // Asked once: an hour is longer than any travel.
        let (at, round) = self.arrives?;
        self.arrives = Some((at + Duration::from_secs(3_600), round));
        Some(self.mirror.as_mut()?.wants(Command::Arrive { round }))
    }

    /// Does what comes next, if this is the time and the place for it.
    fn act(&mut self) -> Option<Up> {
        let deed = self.talks.as_mut()?.next(&mut self.chance);
        let mirror = self.mirror.as_mut()?;
        let (me, cloth) = (mirror.me()?, mirror.cloth()?);
        let round = match mirror.cafe.programme.now() {
            StepKind::Round { round } => round,
            StepKind::Plenary { .. } => Round::PLENARY,
            _ => return None,
        };
        // At the bell they put the pen down, as most do.
        if mirror.cafe.cloth_of(me) != Some(cloth) || mirror.cafe.programme.clock.rang {
            return None;
        }
        let chance = &mut self.chance;
        let (what, thread) = match deed {
            Deed::Write => write(chance, mirror, cloth),
            Deed::Draw => (What::Ink(hand::stroke(chance, mirror.cafe.sheet(cloth))?), None),
        };
        let trace = TraceId(Uuid::now_v7());
        let up = mirror.wants(Command::Leave(Leave {
            trace,
            cloth,
            round,
            what,
            thread,
            signed: None,
        }));
        if let Up::Do { n, .. } = up {
            self.sent.insert(n, trace);
        }
        self.company.ledger().leaves(me, trace, cloth, deed, Instant::now());
        Some(up)
    }
}

/// Whether a sheet says this already.
fn said(cafe: &Cafe, cloth: ClothId, text: &str) -> bool {
    cafe.traces.on(cloth).iter().any(|trace| trace.text() == Some(text))
}

/// A note on this sheet, and the trace that it continues, if it does.
fn write(chance: &mut Rng, mirror: &Mirror, cloth: ClothId) -> (What, Option<Thread>) {
    let cafe = &mirror.cafe;
    let earlier = chance
        .choice(cafe.traces.on(cloth))
        .filter(|trace| trace.text().is_some());
    let continued = earlier.filter(|_| chance.f32() < CONTINUES);
    let zones = cafe.question(cloth.question).map_or(0, |question| question.zones.len());
    let what = What::Note {
        text: cast::note(chance, cafe.preparation.language, |text| said(cafe, cloth, text)).to_owned(),
        zone: (zones > 0).then(|| chance.u8(..zones as u8)),
        at: None,
    };
    let thread = continued.map(|trace| Thread {
        to: trace.id,
        kind: ThreadKind::Continues,
    });
    (what, thread)
}
