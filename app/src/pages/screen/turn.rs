//! What does not fit on the wall at once hangs there in turn.

use leptos::prelude::*;

use super::Wall;
use crate::{cafe::id::Millis, words::fill};

/// How long something hangs at least, in milliseconds.
pub(super) const HANGS: u64 = 10_000;

/// Which of how many; nothing where there is but one.
pub(super) fn nth_of(sentence: &str, nth: usize, of: usize) -> Option<String> {
    (of > 1).then(|| fill(sentence, &[("n", &nth.to_string()), ("of", &of.to_string())]))
}

/// Whose turn it is, of those that hang so long each. What hangs is not taken away before its time when something is
/// written meanwhile.
pub(super) fn in_turn(wall: Wall, hang: impl Fn() -> Vec<u64> + Send + Sync + 'static) -> Memo<usize> {
    let turn = Memo::new(move |before: Option<&Turn>| {
        let now = wall.live.now.get();
        let first = Turn { nth: 0, since: now };
        before.map_or(first, |before| before.go_on(&hang(), now))
    });
    Memo::new(move |_| turn.get().nth)
}

/// What hangs, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Turn {
    nth: usize,
    since: Millis,
}

impl Turn {
    /// The same, or the next one when its time is over.
    fn go_on(self, hang: &[u64], now: Millis) -> Self {
        match hang.get(self.nth) {
            Some(long) if now.since(self.since) < *long => self,
            Some(_) if self.nth + 1 < hang.len() => Self {
                nth: self.nth + 1,
                since: now,
            },
            _ => Self { nth: 0, since: now },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_hangs_as_long_as_it_is_to() {
        let hang = [10_000, 40_000, 10_000];
        let at = |seconds: u64| Millis(seconds * 1_000);
        let mut turn = Turn { nth: 0, since: at(0) };
        let mut seen = vec![];
        for seconds in 0..=65 {
            turn = turn.go_on(&hang, at(seconds));
            if turn.since == at(seconds) {
                seen.push((seconds, turn.nth));
            }
        }
        assert_eq!(seen, [(0, 0), (10, 1), (50, 2), (60, 0)]);
        // Nothing more hangs there: from the beginning.
        assert_eq!(Turn { nth: 2, since: at(0) }.go_on(&hang[..1], at(1)).nth, 0);
    }
}
