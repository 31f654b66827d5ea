//! Planning who sits where next, aside: on a thread of its own, so that nobody waits for it who writes or comes in.

use std::{sync::Arc, time::Duration};

use app::cafe::{Cafe, Command, seating::EFFORT};
use tokio::{
    task::{JoinHandle, spawn_blocking},
    time::Instant,
};

/// A café is planned anew at most so often: while a hall fills up, not with each who comes in.
const PACE: Duration = Duration::from_millis(250);

/// The planning of one café.
#[derive(Default)]
pub(super) struct Planning {
    /// A plan that is being made.
    task: Option<JoinHandle<Option<Command>>>,
    /// When the last one was begun.
    began: Option<Instant>,
    /// Whether something has happened that may be a reason to plan.
    stirred: bool,
}

/// Plans on a thread of its own.
pub(super) fn aside(cafe: Arc<Cafe>) -> JoinHandle<Option<Command>> {
    spawn_blocking(move || cafe.plan_anew(EFFORT))
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
            self.began
                .map_or(Duration::ZERO, |began| PACE.saturating_sub(began.elapsed()))
        })
    }

    /// Begins to plan, if it is time and there is a reason.
    pub(super) fn begin(&mut self, cafe: &Arc<Cafe>) {
        if self.rests() == Some(Duration::ZERO) {
            self.stirred = false;
            if cafe.wants_plan() {
                self.began = Some(Instant::now());
                self.task = Some(aside(Arc::clone(cafe)));
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
