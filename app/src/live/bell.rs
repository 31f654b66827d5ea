//! The bell, as it sounds.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/live/bell.js")]
extern "C" {
    /// Strikes so often, and lets the phone tremble along; muted, it only trembles.
    pub(crate) fn ring(strikes: u32, muted: bool);

    /// Whether the page can't be heard yet; as soon as it can, `heard` is called.
    #[cfg(feature = "hall")]
    pub(crate) fn silent(heard: &JsValue) -> bool;
}
