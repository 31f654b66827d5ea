//! One press, one deed.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/parts/once.js")]
extern "C" {
    /// From now on, what is pressed twice at once does not press what came in its place.
    pub fn press_once();
}
