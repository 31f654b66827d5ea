//! A mirror of a café: what is certain (a slice of the café, and how many events it holds) and what is pending
//! (commands without an answer yet). Pure: what time it is comes in as data, what to send goes out as data.

mod ahead;

use crate::{
    cafe::{
        Cafe, Command, Event, Leave, Refusal,
        id::{ClothId, Millis, ParticipantId, TraceId},
        sight::{Seen, Viewer},
    },
    live::Start,
    wire::{Down, Seq, Up, VERSION},
};

/// One viewer's picture of a café.
#[derive(Clone, Debug)]
pub struct Mirror {
    /// What is certain.
    pub cafe: Cafe,
    /// How many events it holds.
    pub seq: Seq,
    /// What was commanded and is not certain yet, in order.
    pub pending: Vec<Pending>,
    /// What was not carried out, until somebody has read why.
    pub refused: Vec<Refused>,
    /// Another one whenever what it shows of tablecloths may be another.
    pub version: u32,
    /// Desks only: who has a phone on the line.
    pub awake: Vec<ParticipantId>,
    /// The server's clock minus ours, in milliseconds.
    skew: i64,
    /// The number of the last command.
    last: u32,
    /// A new line is open and has not answered yet: its first picture counts, even an older one (the server may have
    /// come back from a backup).
    greeting: bool,
}

/// A command on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// Our number for it.
    pub n: u32,
    /// What should be.
    pub command: Command,
    /// The café has it for good; only its picture has not come back yet.
    pub kept: bool,
}

/// A command that was not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Our number for it.
    pub n: u32,
    /// What should have been.
    pub command: Command,
    /// Why not.
    pub refusal: Refusal,
}

impl Mirror {
    /// A mirror that begins with the page's picture; `now` is our own clock.
    #[must_use]
    pub fn new(start: Start, now: Millis) -> Self {
        // Moved, not copied: a phone has to carry all that it takes to copy a café.
        Self {
            cafe: start.cafe,
            seq: start.seq,
            pending: Vec::new(),
            refused: Vec::new(),
            version: 0,
            awake: Vec::new(),
            skew: skew(start.now, now),
            last: 0,
            greeting: false,
        }
    }

    /// The participant whose mirror this is; none on desks and projectors.
    #[must_use]
    pub fn me(&self) -> Option<ParticipantId> {
        match self.cafe.sight.viewer {
            Viewer::Participant(id) => Some(id),
            Viewer::Facilitator | Viewer::Projector => None,
        }
    }

    /// The tablecloth in the picture, where there is but one.
    #[must_use]
    pub fn cloth(&self) -> Option<ClothId> {
        match self.cafe.sight.cloths {
            Seen::One(cloth) => Some(cloth),
            Seen::All | Seen::None => None,
        }
    }

    /// The server's time, when our own clock shows `now`.
    #[must_use]
    pub fn server_time(&self, now: Millis) -> Millis {
        Millis(now.0.saturating_add_signed(self.skew))
    }

    /// Sets our clock by a time of the server's.
    pub fn set_clock(&mut self, server: Millis, now: Millis) {
        self.skew = skew(server, now);
    }

    /// What to say on a new line, in order: who we are and what we hold, then all that had no answer.
    #[must_use]
    pub fn say_again(&mut self) -> Vec<Up> {
        self.greeting = true;
        let hello = Up::Hello {
            version: VERSION,
            holds: Some(self.seq),
            look: self.cloth(),
        };
        let open = self.pending.iter().filter(|pending| !pending.kept).map(Pending::say);
        std::iter::once(hello).chain(open).collect()
    }

    /// Takes a command and answers with what to send, now and again until it is answered.
    #[must_use]
    pub fn wants(&mut self, command: Command) -> Up {
        self.last += 1;
        self.version += 1;
        let pending = Pending {
            n: self.last,
            command,
            kept: false,
        };
        let up = pending.say();
        self.pending.push(pending);
        up
    }

    /// Takes what the server says; `now` is our own clock.
    pub fn hear(&mut self, down: Down, now: Millis) {
        if !matches!(down, Down::Tick { .. } | Down::Glance { .. }) {
            self.version += 1;
        }
        match down {
            Down::Welcome { now: server, seq, cafe } => {
                self.set_clock(server, now);
                if seq < self.seq && !self.greeting {
                    return;
                }
                self.greeting = false;
                self.seq = seq;
                self.cafe = *cafe;
                self.pending.retain(|pending| !pending.kept);
                self.settle();
            }
            Down::Told { seq, events } => {
                self.greeting = false;
                if seq <= self.seq {
                    return;
                }
                self.seq = seq;
                for event in &events {
                    self.cafe.apply(event);
                    // It may be taken away by the next of them: it was left.
                    if let Event::TraceLeft { trace, .. } = event {
                        self.pending.retain(|pending| !pending.leaves(trace.id));
                    }
                }
                self.settle();
            }
            Down::Done { n, again: true } => self.pending.retain(|pending| pending.n != n),
            Down::Done { n, .. } => {
                if let Some(done) = self.pending.iter_mut().find(|pending| pending.n == n) {
                    done.kept = true;
                }
                self.settle();
            }
            Down::Refused { n, refusal } => {
                if let Some(index) = self.pending.iter().position(|pending| pending.n == n) {
                    let Pending { n, command, .. } = self.pending.remove(index);
                    self.refused.push(Refused { n, command, refusal });
                }
            }
            Down::Tick { now: server } => self.set_clock(server, now),
            Down::Awake { people } => self.awake = people,
            // For the eye only: whoever draws the sheet keeps it for a moment.
            Down::Glance { .. } => {}
        }
    }

    /// Milliseconds until the clock of the step shows another second, by our own clock: all pages show it, and call what is
    /// due, in the same moment.
    #[must_use]
    pub fn next_second(&self, ours: Millis) -> u64 {
        let elapsed = self.cafe.programme.clock.elapsed(self.server_time(ours));
        1_000 - elapsed % 1_000
    }

    /// Forgets what is certain now: traces that are in the picture, and kept commands that never will be.
    fn settle(&mut self) {
        let Self { pending, cafe, .. } = self;
        pending.retain(|pending| match &pending.command {
            Command::Leave(Leave { trace, cloth, .. }) => {
                let shown = cafe.traces.known(*trace).is_some();
                let awaited = !pending.kept || cafe.sight.covers(*cloth);
                !shown && awaited
            }
            _ => !pending.kept,
        });
    }
}

impl Pending {
    fn leaves(&self, id: TraceId) -> bool {
        matches!(self.command, Command::Leave(Leave { trace, .. }) if trace == id)
    }

    fn say(&self) -> Up {
        Up::Do {
            n: self.n,
            command: self.command.clone(),
        }
    }
}

fn skew(server: Millis, ours: Millis) -> i64 {
    server.0 as i64 - ours.0 as i64
}
