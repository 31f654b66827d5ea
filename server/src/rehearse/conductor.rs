//! The facilitator of a café of their own, at the desk: presses "next".

use app::{
    cafe::{
        Command,
        id::{Code, Millis, StepId},
    },
    live::{Start, mirror::Mirror},
    wire::{Down, Up, VERSION, close},
};
use tokio::{
    sync::{mpsc, oneshot},
    task::JoinHandle,
};

use super::{
    Mishap,
    door::{Door, Opened},
    line::Line,
};

/// The facilitator. Their desk is shown everything meanwhile.
pub(super) struct Conductor {
    presses: mpsc::Sender<oneshot::Sender<StepId>>,
    desk: JoinHandle<Mishap>,
}

impl Conductor {
    /// Sits down at the desk.
    pub(super) async fn begin(door: &Door, opened: &Opened) -> Result<Self, Mishap> {
        let Opened { code, cookie } = opened;
        let (line, mirror) = sit_down(door, code, cookie).await?;
        let (presses, pressed) = mpsc::channel(1);
        let desk = tokio::spawn(async move {
            match conduct(line, mirror, pressed).await {
                Ok(()) => Mishap::Closed(close::GOING_AWAY),
                Err(mishap) => mishap,
            }
        });
        Ok(Self { presses, desk })
    }

    /// Leaves the current step, and answers with the next one once it is kept.
    pub(super) async fn next(&mut self) -> Result<StepId, Mishap> {
        let (press, begun) = oneshot::channel();
        if self.presses.send(press).await.is_ok()
            && let Ok(step) = begun.await
        {
            return Ok(step);
        }
        Err((&mut self.desk).await.unwrap_or(Mishap::Closed(close::GOING_AWAY)))
    }
}

async fn sit_down(door: &Door, code: &Code, cookie: &str) -> Result<(Line, Mirror), Mishap> {
    let mut line = Line::dial(door, code, "desk", cookie).await?;
    let hello = Up::Hello {
        version: VERSION,
        holds: None,
        look: None,
    };
    line.say(&hello).await?;
    loop {
        if let Down::Welcome { now, seq, cafe } = line.hear().await? {
            let language = cafe.preparation.language;
            let start = Start {
                now,
                seq,
                cafe: *cafe,
                language,
            };
            return Ok((line, Mirror::new(start, now)));
        }
    }
}

/// Ends when nobody can press any more.
async fn conduct(
    mut line: Line,
    mut mirror: Mirror,
    mut pressed: mpsc::Receiver<oneshot::Sender<StepId>>,
) -> Result<(), Mishap> {
    let mut waiting: Option<(StepId, oneshot::Sender<StepId>)> = None;
    loop {
        tokio::select! {
            down = line.hear() => {
                match down? {
                    Down::Refused { refusal, .. } => return Err(Mishap::Refused(refusal)),
                    down => mirror.hear(down, Millis::default()),
                }
                let step = mirror.cafe.programme.current().map(|step| step.id);
                if let (Some(step), Some((_, press))) = (step, waiting.take_if(|(left, _)| Some(*left) != step)) {
                    // Who does not wait for it any more can look it up.
                    let _ = press.send(step);
                }
            }
            press = pressed.recv() => {
                let Some(press) = press else { return Ok(()) };
                let Some(leaving) = mirror.cafe.programme.current().map(|step| step.id) else { continue };
                line.say(&mirror.wants(Command::Next { leaving })).await?;
                waiting = Some((leaving, press));
            }
        }
    }
}
