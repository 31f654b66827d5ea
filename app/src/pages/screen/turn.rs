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

/// Whose turn it is, of those that hang so long each, called something by which they are found again. What hangs is not
/// taken away before its time when something is written meanwhile, before it or on it.
pub(super) fn in_turn<K: Clone + PartialEq + Send + Sync + 'static>(
    wall: Wall,
    hang: impl Fn() -> Vec<(K, u64)> + Send + Sync + 'static,
) -> Memo<usize> {
    let turn = Memo::new(move |before: Option<&Turn<K>>| {
        let now = wall.live.now.get();
        match before {
            Some(before) => before.go_on(&hang(), now),
            None => Turn::at(0, &hang(), now),
        }
    });
    Memo::new(move |_| turn.with(|turn| turn.nth))
}

/// What hangs, where it is among all, and since when.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Turn<K> {
    nth: usize,
    what: Option<K>,
    since: Millis,
}

impl<K: Clone + PartialEq> Turn<K> {
    fn at(nth: usize, hang: &[(K, u64)], since: Millis) -> Self {
        let what = hang.get(nth).map(|(what, _)| what.clone());
        Self { nth, what, since }
    }

    /// The same, or the next one when its time is over.
    fn go_on(&self, hang: &[(K, u64)], now: Millis) -> Self {
        let found = hang.iter().position(|(what, _)| Some(what) == self.what.as_ref());
        let nth = found.unwrap_or(self.nth);
        match hang.get(nth) {
            Some((_, long)) if now.since(self.since) < *long => Self::at(nth, hang, self.since),
            Some(_) if nth + 1 < hang.len() => Self::at(nth + 1, hang, now),
            _ => Self::at(0, hang, now),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_hangs_as_long_as_it_is_to() {
        let hang = [("a", 10_000), ("b", 40_000), ("c", 10_000)];
        let at = |seconds: u64| Millis(seconds * 1_000);
        let mut turn = Turn::at(0, &hang, at(0));
        let mut seen = vec![];
        for seconds in 0..=65 {
            turn = turn.go_on(&hang, at(seconds));
            if turn.since == at(seconds) {
                seen.push((seconds, turn.nth));
            }
        }
        assert_eq!(seen, [(0, 0), (10, 1), (50, 2), (60, 0)]);
        // Nothing more hangs there: from the beginning.
        assert_eq!(Turn::at(2, &hang, at(0)).go_on(&hang[..1], at(1)).nth, 0);
    }

    #[test]
    fn what_is_hung_before_it_moves_it_and_does_not_take_its_turn() {
        let at = |seconds: u64| Millis(seconds * 1_000);
        let turn = Turn::at(1, &[("a", 10_000), ("b", 10_000)], at(0));
        let more = [("new", 10_000), ("a", 10_000), ("b", 10_000)];
        let turn = turn.go_on(&more, at(9));
        assert_eq!((turn.nth, turn.since), (2, at(0)));
        assert_eq!(turn.go_on(&more, at(10)).nth, 0);
        // What is cut anew hangs in its place.
        assert_eq!(
            turn.go_on(&[("new", 10_000), ("a", 10_000), ("b2", 10_000)], at(9)).nth,
            2
        );
    }
}
