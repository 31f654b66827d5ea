//! What changes in a view, behind one type each: a view with a type of its own for every closure is a script twice as long.

use leptos::prelude::*;

/// Text that changes.
pub fn text(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// Something that is so, or not.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// `true` or `false`, as the value of an attribute.
pub fn truth(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<&'static str> {
    Signal::derive(move || if read() { "true" } else { "false" })
}
