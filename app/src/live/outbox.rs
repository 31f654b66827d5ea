//! What a phone keeps in its local storage until the café has it: commands without an answer, and the draft in the
//! composer. A reload or an empty battery loses nothing.

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

use super::json;
use crate::cafe::{
    Command,
    id::{Code, ParticipantId},
};

/// One participant's drawer on this phone.
#[derive(Clone, Debug)]
pub struct Outbox {
    name: String,
}

impl Outbox {
    /// The drawer for this participant of this café.
    #[must_use]
    pub fn of(code: &Code, participant: ParticipantId) -> Self {
        let name = ["nappe ", code.as_str(), " ", &participant.to_string(), " "].concat();
        Self { name }
    }

    /// The commands that are kept.
    #[must_use]
    pub fn commands(&self) -> Vec<Command> {
        self.read("outbox").unwrap_or_default()
    }

    /// Keeps these commands, and no others.
    pub fn keep(&self, commands: &[&Command]) {
        self.write("outbox", (!commands.is_empty()).then_some(&commands));
    }

    /// Something else that is kept under this name.
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let kept = storage()?.get_item(&self.key(name)).ok()??;
        json::read(&kept)
    }

    /// Keeps something under this name, or nothing any more. A phone whose storage is full or closed (as in private
    /// windows) loses no more than the reload would.
    pub fn write<T: Serialize>(&self, name: &str, thing: Option<&T>) {
        let Some(storage) = storage() else { return };
        let _ = match thing.and_then(json::write) {
            Some(text) => storage.set_item(&self.key(name), &text),
            None => storage.remove_item(&self.key(name)),
        };
    }

    fn key(&self, name: &str) -> String {
        [&self.name, name].concat()
    }
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
