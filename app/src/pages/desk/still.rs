//! What holds still while a hand is over it.

use std::time::Duration;

use leptos::prelude::*;

/// How long something holds still after the mouse has moved over it, or a finger has pressed it.
const STILL: Duration = Duration::from_secs(3);

/// Whether a list holds still. Copies are the same list.
#[derive(Clone, Copy)]
pub(super) struct Still {
    held: RwSignal<bool>,
    ends: StoredValue<Option<TimeoutHandle>>,
}

impl Still {
    pub(super) fn new() -> Self {
        let ends = StoredValue::new(None::<TimeoutHandle>);
        on_cleanup(move || {
            if let Some(Some(end)) = ends.try_get_value() {
                end.clear();
            }
        });
        Self {
            held: RwSignal::new(false),
            ends,
        }
    }

    /// The mouse moves over it, or a finger presses it.
    pub(super) fn touched(self) {
        if let Some(end) = self.ends.get_value() {
            end.clear();
        }
        self.held.set(true);
        let end = set_timeout_with_handle(move || self.held.set(false), STILL);
        self.ends.set_value(end.ok());
    }

    /// The list as it is, or as it was when a hand came over it.
    pub(super) fn holds<T: Clone + PartialEq + Send + Sync + 'static>(self, list: Memo<T>) -> Memo<T> {
        Memo::new(move |before: Option<&T>| match before {
            Some(before) if self.held.get() => before.clone(),
            _ => list.get(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_slides_under_a_hand_and_all_follows_after_it() {
        Owner::new().with(|| {
            let (list, still) = (RwSignal::new(vec![1, 2]), Still::new());
            let held = still.holds(Memo::new(move |_| list.get()));
            assert_eq!(held.get(), [1, 2]);
            still.held.set(true);
            list.set(vec![3, 1, 2]);
            assert_eq!(held.get(), [1, 2]);
            still.held.set(false);
            assert_eq!(held.get(), [3, 1, 2]);
        });
    }
}
