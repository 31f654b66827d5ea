//! A fresh picture of the café, written once for all who see the same.

use std::collections::{HashMap, hash_map::Entry};

use app::{
    cafe::{
        Cafe,
        id::{GroupId, ParticipantId},
        sight::{Seen, Sight},
    },
    wire::Seq,
};
use bytes::Bytes;

use super::{hall::Moment, view::View};

/// A `Down::Welcome`, in two parts: what is this viewer's own, and what others see just so.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The beginning of the message, up to the viewer's name.
    pub head: Bytes,
    /// The rest of it.
    pub tail: Bytes,
}

/// The pictures of a café as it is now, as far as anybody has asked for them.
#[derive(Default)]
pub(super) struct Pictures {
    seq: Seq,
    /// Each up to the viewer's name, and from there.
    drawn: HashMap<View, (Box<str>, Bytes)>,
}

impl Pictures {
    /// What somebody with this sight, who moves with this group, sees.
    pub(super) fn draw(
        &mut self,
        Moment { cafe, seq, now }: Moment<'_>,
        sight: Sight,
        group: GroupId,
    ) -> serde_json::Result<Picture> {
        if self.seq != seq {
            self.forget();
            self.seq = seq;
        }
        let viewer = serde_json::to_string(&sight.viewer)?;
        let view = View::of(sight, group, |id| group == GroupId::NONE || knows_more(cafe, sight, id));
        let (before, after) = match self.drawn.entry(view) {
            Entry::Occupied(drawn) => drawn.into_mut(),
            Entry::Vacant(place) => {
                let whole = serde_json::to_string(&cafe.seen_with(sight))? + "}}";
                // The viewer stands at the very beginning, after the code. The first of its kind is it.
                let (before, after) = whole.split_once(&viewer).unwrap_or((&whole, ""));
                place.insert((before.into(), Bytes::copy_from_slice(after.as_bytes())))
            }
        };
        let (now, seq) = (now.0, seq.0);
        Ok(Picture {
            head: format!(r#"{{"welcome":{{"now":{now},"seq":{seq},"cafe":{before}{viewer}"#).into(),
            tail: after.clone(),
        })
    }

    /// Lets the pictures go: a large café has hundreds of large ones.
    pub(super) fn forget(&mut self) {
        self.drawn = HashMap::new();
    }
}

/// Whether somebody sees of a trace of theirs why it is masked, or what it was before they erased it, which others who
/// look at the same don't.
fn knows_more(cafe: &Cafe, sight: Sight, id: ParticipantId) -> bool {
    let Seen::One(cloth) = sight.cloths else {
        // No participant sees them all at once.
        return sight.cloths == Seen::All;
    };
    let masked = cafe.traces.on(cloth).iter().filter(|trace| trace.is_masked());
    let mut theirs = masked.chain(cafe.traces.erased_on(cloth));
    theirs.any(|trace| trace.by == id)
}
