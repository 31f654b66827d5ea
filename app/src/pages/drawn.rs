//! For tests: a page as the browser gets it.

use leptos::prelude::*;

/// The HTML of a view.
pub(super) fn html<V: IntoView + 'static>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    owner.with(|| view().into_view().to_html())
}
