//! A dialog over the page: the browser's own, so that focus stays inside, Escape closes it, and focus goes back.

use leptos::{html, prelude::*};

/// A modal dialog that is open while `open` is, and tells `close` when it closes itself. Its content lives only as long
/// as it is open, and begins with the heading `title`.
#[component]
pub fn Dialog(
    /// Whether it is to be open.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when it wants to be closed.
    close: Callback<()>,
    /// Its class.
    class: &'static str,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// What the closing button says.
    away: &'static str,
    /// What it shows.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    #[cfg(feature = "hall")]
    Effect::new(move |_| {
        let open = open.get();
        if let Some(dialog) = node.get() {
            if open && !dialog.open() {
                // Fails only when the dialog is not in the page any more.
                let _ = dialog.show_modal();
            } else if !open {
                dialog.close();
            }
        }
    });
    view! {
        <dialog node_ref=node class=class on:close=move |_| close.run(()) aria-label=move || title.get()>
            {move || {
                open.get()
                    .then(|| {
                        view! {
                            <header class="dialog-top">
                                <h2>{move || title.get()}</h2>
                                <button type="button" class="quiet" on:click=move |_| close.run(())>
                                    {away}
                                </button>
                            </header>
                            {children()}
                        }
                    })
            }}
        </dialog>
    }
}
