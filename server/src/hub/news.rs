//! What has happened, written once for all who may know it.

use std::collections::HashMap;

use app::{
    cafe::{
        Cafe, Event,
        audience::{Anew, Audience},
        id::{GroupId, ParticipantId},
        sight::{Sight, Viewer},
    },
    wire::Seq,
};
use bytes::Bytes;

use super::view::View;

/// An event, written for each of its audiences.
pub(super) struct Item {
    /// How many events the café has had with this one.
    pub(super) seq: Seq,
    /// Whose sight it may have changed.
    pub(super) moves: Moves,
    /// Whether what was told before is not to be told again.
    pub(super) hides: bool,
    /// Whether it may be a reason to plan anew who sits where.
    pub(super) seats: bool,
    /// As JSON. The first is what a desk is told.
    told: Vec<(Audience, Box<str>)>,
}

/// Whose sight an event may have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moves {
    /// Nobody's.
    Nobody,
    /// One participant's.
    One(ParticipantId),
    /// Everybody's but the facilitators'.
    Everybody,
    /// That of those who can't go on from what they hold anyway; where these are participants, a projector's too.
    Anew(Anew),
}

/// What a batch of commands has led to, as the messages that say so.
pub(super) struct News<'a> {
    items: &'a [Item],
    seq: Seq,
    messages: HashMap<View, Option<Bytes>>,
}

impl Item {
    /// Writes an event that has just been applied.
    pub(super) fn write(cafe: &Cafe, event: &Event, seq: Seq) -> serde_json::Result<Self> {
        let told = cafe
            .told(event)
            .into_iter()
            .map(|(audience, event)| Ok((audience, serde_json::to_string(&event)?.into_boxed_str())))
            .collect::<serde_json::Result<_>>()?;
        let (moves, seats) = (Moves::of(cafe, event), is_about_seats(event));
        Ok(Self {
            seq,
            moves,
            hides: hides(event),
            seats,
            told,
        })
    }

    /// What is heard of it with this view.
    fn heard(&self, view: &View) -> impl Iterator<Item = &str> {
        let most = if *view == View::Desk { 1 } else { usize::MAX };
        self.told
            .iter()
            .filter(|(audience, _)| view.hears(*audience))
            .take(most)
            .map(|(_, json)| &**json)
    }

    fn is_for(&self, person: ParticipantId) -> bool {
        self.told
            .iter()
            .any(|(audience, _)| *audience == Audience::Person(person))
    }
}

/// Whether an event may be a reason to plan anew who sits where.
fn is_about_seats(event: &Event) -> bool {
    matches!(
        event,
        Event::Prepared { .. }
            | Event::Joined { .. }
            | Event::Departed { .. }
            | Event::Returned { .. }
            | Event::Arrived { .. }
            | Event::StepBegan { .. }
            | Event::WentBack { .. }
            | Event::Hosted { .. }
            | Event::Regrouped { .. }
            | Event::Ruled { .. }
            | Event::Spread { .. }
            | Event::Placed { .. }
            | Event::TableSet { .. }
    )
}

/// Whether an event covers, changes or takes away what was told before.
fn hides(event: &Event) -> bool {
    matches!(
        event,
        Event::Masked { .. }
            | Event::Erased { .. }
            | Event::Reworded { .. }
            | Event::Renamed { .. }
            | Event::Refiled { .. }
            | Event::HeldBack { .. }
            | Event::Approved { approved: false, .. }
    )
}

impl Moves {
    fn of(cafe: &Cafe, event: &Event) -> Self {
        match cafe.laid_anew(event) {
            Anew::Nobody => {}
            anew => return Self::Anew(anew),
        }
        match event {
            Event::TraceLeft { .. }
            | Event::Masked { .. }
            | Event::Unmasked { .. }
            | Event::Refiled { .. }
            | Event::Reworded { .. }
            | Event::Moved { .. }
            | Event::Erased { .. }
            | Event::Restored { .. }
            | Event::Resonated { .. }
            | Event::ModeSet { .. }
            | Event::Announced(_)
            | Event::Renamed { .. }
            | Event::Renewed { .. }
            | Event::Barred { .. }
            | Event::HeldBack { .. }
            | Event::Approved { .. }
            | Event::Planned { .. }
            | Event::Hosted { .. }
            | Event::Ruled { .. }
            | Event::Spread { .. }
            | Event::Placed { .. }
            | Event::Paused { .. }
            | Event::Resumed { .. }
            | Event::LengthSet { .. }
            | Event::BellRang { .. } => Self::Nobody,
            Event::Joined { participant, .. }
            | Event::Departed { participant, .. }
            | Event::Returned { participant, .. }
            | Event::Arrived { participant, .. } => Self::One(*participant),
            Event::StepBegan { .. } | Event::TableSet { .. } => Self::Everybody,
            // `Cafe::laid_anew` has said these.
            Event::Opened { .. }
            | Event::Prepared { .. }
            | Event::Regrouped { .. }
            | Event::WentBack { .. }
            | Event::QuestionEmerged { .. } => Self::Anew(Anew::Everybody),
        }
    }

    /// Whether this viewer can't go on from what they hold.
    pub(super) fn renews(self, viewer: Viewer) -> bool {
        match self {
            Self::Nobody | Self::One(_) | Self::Everybody => false,
            Self::Anew(anew) => anew.is_for(viewer),
        }
    }

    /// Whether it may have changed this viewer's sight.
    pub(super) fn concerns(self, viewer: Viewer) -> bool {
        match self {
            Self::Nobody => false,
            Self::One(id) => viewer == Viewer::Participant(id),
            Self::Everybody => viewer != Viewer::Facilitator,
            // A fresh picture for projectors is nothing to a phone that has only missed it.
            Self::Anew(Anew::Projectors) => viewer == Viewer::Projector,
            Self::Anew(anew) => viewer != Viewer::Facilitator || anew.is_for(viewer),
        }
    }
}

impl<'a> News<'a> {
    /// What these items say; `seq` is the last one's.
    pub(super) fn of(items: &'a [Item], seq: Seq) -> Self {
        Self {
            items,
            seq,
            messages: HashMap::new(),
        }
    }

    /// The message for somebody with this sight, who moves with this group; none when they are not concerned.
    pub(super) fn message(&mut self, sight: Sight, group: GroupId) -> Option<Bytes> {
        let view = View::of(sight, group, |id| self.items.iter().any(|item| item.is_for(id)));
        let (items, seq) = (self.items, self.seq);
        self.messages
            .entry(view)
            .or_insert_with(|| {
                let mut heard = items.iter().flat_map(|item| item.heard(&view)).peekable();
                heard.peek()?;
                Some(told(seq, heard))
            })
            .clone()
    }
}

/// The message for somebody with this sight who has missed these items of the first `seq`, and may be concerned by none.
pub(super) fn missed<'a>(items: impl Iterator<Item = &'a Item>, seq: Seq, sight: Sight, group: GroupId) -> Bytes {
    let view = View::of(sight, group, |_| true);
    told(seq, items.flat_map(|item| item.heard(&view)))
}

/// A `Down::Told`, put together from events that are written already.
fn told<'a>(seq: Seq, events: impl Iterator<Item = &'a str>) -> Bytes {
    let mut text = format!("{{\"told\":{{\"seq\":{},\"events\":[", seq.0);
    for (i, event) in events.enumerate() {
        if i > 0 {
            text.push(',');
        }
        text.push_str(event);
    }
    text.push_str("]}}");
    text.into()
}
