//! A screen that does not go to sleep.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/parts/awake.js")]
extern "C" {
    /// From now on, the screen stays on while the page is seen.
    pub fn stay_awake();

    /// Whether the screen goes to sleep all the same: a browser can't keep it awake without https, but on the machine itself.
    pub fn sleeps() -> bool;
}
