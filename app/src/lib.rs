//! What every side of Nappe agrees on, and what the eye sees.
//!
//! The pure rooms know no Leptos, no clock, no chance and no I/O:
//!
//! - [`lettering`]: how handwriting is measured and wrapped
//! - [`ink`]: a hand's movement as a stroke, its outline as a path
//! - [`cafe`]: the fold. `decide` says what follows from a command, `apply` takes an event
//! - [`picture`]: a tablecloth as SVG, for every screen and every export
//! - [`wire`]: what travels on the socket
//! - [`words`]: every sentence that a person reads, in each language
//!
//! What the eye sees, with Leptos (features `ssr` on the server, `hall` in the browsers of the desk and the projector);
//! a phone's script (feature `table`) does without, which is what lets it be small:
//!
//! - [`live`]: the browser's mirror of a café (pure), and the line to it
//! - `parts`: views without a page of their own
//! - `pages`: one file per address

pub mod cafe;
pub mod ink;
pub mod lettering;
pub mod live;
pub mod pages;
pub mod parts;
pub mod picture;
pub mod wire;
pub mod words;

/// Wakes the islands of a page. The page's own script calls it by this name.
#[cfg(feature = "hall")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
    parts::focus::keep_focus();
    parts::once::press_once();
}
