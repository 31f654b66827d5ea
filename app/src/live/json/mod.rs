//! JSON in the browser, which reads and writes it itself: a reader of our own for each type would be a third of a
//! phone's script.

mod reader;

use js_sys::JSON;
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;

use self::reader::Reader;

/// What a text says; none when it is no such thing.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Option<T> {
    T::deserialize(Reader(JSON::parse(text).ok()?)).ok()
}

/// The text that says it.
pub(crate) fn write<T: Serialize + ?Sized>(thing: &T) -> Option<String> {
    let value = thing.serialize(&Serializer::json_compatible()).ok()?;
    JSON::stringify(&value).ok()?.as_string()
}
