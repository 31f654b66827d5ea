//! Planning who sits where next, aside: on a thread of its own, so that nobody waits for it who writes or comes in.

use std::time::Duration;

use app::cafe::{Cafe, Command, seating::EFFORT};
use tokio::{
    task::{JoinHandle, spawn_blocking},
    time::Instant,
};

/// After a plan there is rest for so long at least, and for as long as it took: while a hall fills up, it is not planned anew
/// with each who comes in, and a plan that takes long does not take all the time.
const PACE: Duration = Duration::from_millis(250);

/// The effort of a plan that the hall waits for: a hundred and fifty people wait some 30 ms at most.
pub(super) const AT_ONCE: u64 = EFFORT / 2;

/// The planning of one café.
#[derive(Default)]
pub(super) struct Planning {
    /// A plan that is being made.
    task: Option<JoinHandle<Option<Command>>>,
    /// When it was begun.
    began: Option<Instant>,
    /// Until when there is rest.
    rest: Option<Instant>,
    /// Whether something has happened that may be a reason to plan.
    stirred: bool,
}

/// Plans on a thread of its own, from a café of its own: while it works nobody else's is held, which would be copied with
/// all its traces as soon as something happens.
pub(super) fn aside(cafe: Cafe, effort: u64) -> JoinHandle<Option<Command>> {
    spawn_blocking(move || cafe.plan_anew(effort))
}

/// Whether a command goes on to a round, or to the way there, whose seats could still be planned.
pub(super) fn settles_seats(cafe: &Cafe, command: &Command) -> bool {
    let Command::Next { leaving } = command else {
        return false;
    };
    let now = cafe.programme.current().is_some_and(|step| step.id == *leaving);
    let next = cafe.programme.next();
    now && next.is_some_and(|step| cafe.settled_by(step).is_some())
}

impl Planning {
    /// A café that has just been opened may want a plan.
    pub(super) fn due() -> Self {
        Self {
            stirred: true,
            ..Self::default()
        }
    }

    /// Something has happened that may be a reason to plan.
    pub(super) fn stir(&mut self) {
        self.stirred = true;
    }

    /// How long nothing is to be begun; none when there is nothing to begin.
    pub(super) fn rests(&self) -> Option<Duration> {
        let idle = self.stirred && self.task.is_none();
        idle.then(|| {
            self.rest
                .map_or(Duration::ZERO, |rest| rest.saturating_duration_since(Instant::now()))
        })
    }

    /// Begins to plan, if it is time and there is a reason.
    pub(super) fn begin(&mut self, cafe: &Cafe) {
        if self.rests() == Some(Duration::ZERO) {
            self.stirred = false;
            if cafe.wants_plan() {
                self.began = Some(Instant::now());
                self.task = Some(aside(cafe.without_traces(), EFFORT));
            }
        }
    }

    /// Waits for the plan that is being made; for ever when there is none. Nothing is lost when the waiting ends early.
    pub(super) async fn made(&mut self) -> Option<Command> {
        let Some(task) = &mut self.task else {
            return std::future::pending().await;
        };
        let made = task.await;
        self.task = None;
        let took = self.began.take().map_or(Duration::ZERO, |began| began.elapsed());
        self.rest = Some(Instant::now() + took.max(PACE));
        match made {
            Ok(plan) => {
                // Something may have come in between: look again.
                self.stirred = true;
                plan
            }
            Err(error) => {
                tracing::error!(%error, "a plan could not be made");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn after_a_long_plan_there_is_a_long_rest() {
        for (took, rests) in [(0, 250), (60_000, 60_000)] {
            let mut planning = Planning {
                task: Some(tokio::spawn(async { None })),
                began: Instant::now().checked_sub(Duration::from_millis(took)),
                ..Planning::due()
            };
            assert_eq!(planning.rests(), None, "it is being planned");
            planning.made().await;
            // Some of it may be over, not half of it.
            let rests = Duration::from_millis(rests);
            assert!(planning.rests().is_some_and(|rest| rest > rests / 2));
        }
    }
}
