//! What is remembered of what happened, so that a line that broke can be told what it missed.

use std::collections::VecDeque;

use app::{
    cafe::{id::GroupId, sight::Sight},
    wire::Seq,
};
use bytes::Bytes;

use super::news::{self, Item};

/// How many events are remembered: half an hour of a large café, and at most a megabyte or two.
const EVENTS: usize = 2_000;

/// The latest events.
pub(super) struct Past {
    /// The events before these are forgotten.
    from: Seq,
    items: VecDeque<Item>,
}

impl Past {
    /// Remembers nothing of what was before.
    pub(super) fn from(seq: Seq) -> Self {
        Self {
            from: seq,
            items: VecDeque::new(),
        }
    }

    /// Remembers what has just happened, and forgets what was long ago.
    pub(super) fn remember(&mut self, items: Vec<Item>) {
        self.items.extend(items);
        while self.items.len() > EVENTS {
            if let Some(forgotten) = self.items.pop_front() {
                self.from = forgotten.seq;
            }
        }
    }

    /// What somebody missed who holds the first `holds` of `now` events and has this sight now; none when that is
    /// forgotten, when something of it was hidden since, or when they may have had another sight then, so that a fresh
    /// picture is due.
    pub(super) fn since(&self, holds: Seq, now: Seq, sight: Sight, group: GroupId) -> Option<Bytes> {
        if holds < self.from || holds > now {
            return None;
        }
        let missed = || self.items.iter().filter(|item| item.seq > holds);
        let anew = missed().any(|item| item.hides || item.moves.concerns(sight.viewer));
        (!anew).then(|| news::missed(missed(), now, sight, group))
    }
}
