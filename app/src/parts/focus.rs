//! Where the focus goes when what had it goes away.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/parts/focus.js")]
extern "C" {
    /// From now on, it goes to what is left around.
    pub fn keep_focus();
}
