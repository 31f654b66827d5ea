//! A participant's seat: what the parts of the table page share, and what somebody does from there.

use leptos::{html::Div, prelude::*, svg::Svg};

use super::{draft::Draft, moment::Moment};
use crate::{
    cafe::{
        Command, Refusal, What,
        id::{ClothId, Round, TraceId},
        tablecloth::{Thread, ThreadKind},
    },
    ink::{Point, Stroke},
    live::{mirror::Refused, signals::Live},
    words::Words,
};

/// More points than this begin a new stroke, so that every stroke keeps within `limits::STROKE_POINTS`.
const STROKE: usize = 900;

/// How the tablecloth is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A column as wide as the screen.
    Near,
    /// The whole sheet.
    Whole,
    /// A list.
    List,
}

/// What the parts of the page share. Copies are the same.
#[derive(Clone, Copy)]
pub struct Seat {
    /// The café.
    pub live: Live,
    /// What everything is called.
    pub words: &'static Words,
    /// What they have before them.
    pub moment: Memo<Moment>,
    /// The note being written.
    pub draft: RwSignal<Draft>,
    /// The name of the next trace.
    pub trace: RwSignal<TraceId>,
    /// Why the last one was refused.
    pub refusal: RwSignal<Option<Refusal>>,
    /// The trace that was tapped.
    pub chosen: RwSignal<Option<TraceId>>,
    /// How the tablecloth is looked at.
    pub look: RwSignal<Look>,
    /// Whether the pen is out.
    pub drawing: RwSignal<bool>,
    /// The scrolling sheet.
    pub paper: NodeRef<Div>,
    /// The picture on it.
    pub svg: NodeRef<Svg>,
}

impl Seat {
    /// Sits down: `trace` names the first trace, `draft` and `refusal` are of a note that came back.
    #[must_use]
    pub fn take(
        live: Live,
        words: &'static Words,
        trace: TraceId,
        draft: Option<Draft>,
        refusal: Option<Refusal>,
    ) -> Self {
        let seat = Self {
            live,
            words,
            moment: Memo::new(move |_| live.mirror.with(Moment::of)),
            draft: RwSignal::new(draft.unwrap_or_default()),
            trace: RwSignal::new(trace),
            refusal: RwSignal::new(refusal),
            chosen: RwSignal::new(None),
            look: RwSignal::new(Look::Near),
            drawing: RwSignal::new(false),
            paper: NodeRef::new(),
            svg: NodeRef::new(),
        };
        Effect::new(move |_| {
            let waiting = live.mirror.with(|mirror| !mirror.refused.is_empty());
            if waiting {
                let refused = live.mirror.try_update(|mirror| std::mem::take(&mut mirror.refused));
                refused
                    .into_iter()
                    .flatten()
                    .for_each(|refused| seat.take_back(refused));
            }
        });
        // A step change puts the pen down and lets go of what was tapped.
        Effect::new(move |before: Option<Option<ClothId>>| {
            let cloth = seat.moment.with(|moment| moment.cloth);
            if before.is_some_and(|before| before != cloth) {
                seat.drawing.set(false);
                seat.chosen.set(None);
            }
            cloth
        });
        #[cfg(feature = "hydrate")]
        seat.keep_draft();
        seat
    }

    /// Where a trace that is begun now belongs.
    #[must_use]
    pub fn place(&self) -> Option<(ClothId, Round)> {
        self.moment.with(|moment| moment.place)
    }

    /// The address of a form of this table.
    #[must_use]
    pub fn address(&self, what: &str) -> String {
        let code = self.live.mirror.with_untracked(|mirror| mirror.cafe.code.clone());
        ["/t/", code.as_str(), what].concat()
    }

    /// Leaves the note that was written; if that can't be, says why.
    pub fn send(&self) {
        let place = self.moment.with_untracked(|moment| moment.place);
        let trace = self.trace.get_untracked();
        self.draft.update(|draft| {
            // The zone of the note before may be one of another tablecloth.
            let cloth = draft.begun.or(place).map(|(cloth, _)| cloth);
            let zones = cloth.map_or(0, |cloth| {
                self.live.mirror.with_untracked(|mirror| mirror.cafe.sheet(cloth).zones)
            });
            draft.zone = draft.zone.filter(|zone| i32::from(*zone) < zones);
        });
        match self.draft.with_untracked(|draft| draft.leave(trace, place)) {
            Err(refusal) => self.refusal.set(Some(refusal)),
            Ok(command) => {
                self.live.wants(command);
                self.trace.set(fresh());
                self.refusal.set(None);
                self.draft.update(|draft| {
                    draft.text.clear();
                    draft.begun = None;
                    draft.thread = None;
                });
            }
        }
    }

    /// Takes up the trace that was tapped.
    pub fn take_up(&self, to: TraceId, kind: ThreadKind) {
        self.draft.update(|draft| draft.thread = Some(Thread { to, kind }));
        self.chosen.set(None);
        self.drawing.set(false);
    }

    /// Leaves a drawn line.
    pub fn draw(&self, points: &[Point]) {
        let Some((cloth, round)) = self.moment.with_untracked(|moment| moment.place) else {
            return;
        };
        let last = points.len().saturating_sub(1);
        for from in (0..points.len()).step_by(STROKE) {
            if from > 0 && from == last {
                break;
            }
            let Ok(stroke) = Stroke::through(&points[from..=(from + STROKE).min(last)]) else {
                return;
            };
            self.live.wants(Command::Leave {
                trace: fresh(),
                cloth,
                round,
                what: What::Ink(stroke),
                thread: None,
                signed: None,
            });
        }
    }

    /// Says that they are at their table for this round.
    pub fn arrive(&self, round: Round) {
        self.live.wants(Command::Arrive { round });
    }

    fn take_back(&self, refused: Refused) {
        if let Some(draft) = Draft::of(&refused.command) {
            self.draft.update(|written| written.take_back(draft));
        }
        self.refusal.set(Some(refused.refusal));
    }

    /// Takes up the draft that this phone has kept, and keeps it from now on.
    #[cfg(feature = "hydrate")]
    fn keep_draft(self) {
        use crate::live::outbox::Outbox;

        Effect::new(move |begun: Option<Option<Outbox>>| {
            let draft = self.draft.get();
            if let Some(outbox) = begun {
                if let Some(outbox) = &outbox {
                    outbox.write("draft", (draft != Draft::default()).then_some(&draft));
                }
                return outbox;
            }
            let mirror = self.live.mirror;
            let outbox = mirror.with_untracked(|mirror| Some(Outbox::of(&mirror.cafe.code, mirror.me()?)));
            let kept = outbox.as_ref().and_then(|outbox| outbox.read::<Draft>("draft"));
            if let Some(kept) = kept.filter(|_| draft.text.is_empty()) {
                self.draft.set(kept);
            }
            outbox
        });
    }
}

/// The name of a new trace.
fn fresh() -> TraceId {
    #[cfg(feature = "hydrate")]
    return TraceId(uuid::Uuid::now_v7());
    #[cfg(not(feature = "hydrate"))]
    TraceId(uuid::Uuid::nil())
}
