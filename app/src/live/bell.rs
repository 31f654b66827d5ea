//! The bell, as it sounds.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/live/bell.js")]
extern "C" {
    /// Strikes so often, and lets the phone tremble along.
    pub(crate) fn ring(strikes: u32);
}
