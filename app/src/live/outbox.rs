//! What a phone keeps in its local storage until the café has it: commands without an answer, and the draft in the
//! composer. A reload or an empty battery loses nothing.

use js_sys::Date;
use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

use super::json;
use crate::cafe::{
    Command,
    id::{Code, ParticipantId},
};

/// Under what begins so, commands are kept.
const OUTBOX: &str = "outbox";

/// One participant's drawer on this phone.
#[derive(Clone, Debug)]
pub struct Outbox {
    name: String,
    /// Which page this is: of two that are open at a time, each keeps its own commands.
    page: String,
}

impl Outbox {
    /// The drawer for this participant of this café.
    #[must_use]
    pub fn of(code: &Code, participant: ParticipantId) -> Self {
        let name = ["nappe ", code.as_str(), " ", &participant.to_string(), " "].concat();
        let page = (Date::now() as u64).to_string();
        Self { name, page }
    }

    /// Takes over the commands that pages before this one have kept. One that is still open may give them a second time,
    /// which changes nothing.
    #[must_use]
    pub fn take_over(&self) -> Vec<Command> {
        let Some(storage) = storage() else { return vec![] };
        let (count, ours) = (storage.length().unwrap_or_default(), self.key(OUTBOX));
        let mut keys: Vec<String> = (0..count).filter_map(|index| storage.key(index).ok()?).collect();
        keys.retain(|key| key.starts_with(&ours));
        let mut commands = vec![];
        for key in keys {
            let kept = storage.get_item(&key).ok().flatten();
            commands.extend(
                kept.and_then(|kept| json::read::<Vec<Command>>(&kept))
                    .unwrap_or_default(),
            );
            let _ = storage.remove_item(&key);
        }
        commands
    }

    /// Keeps these commands, and no others.
    pub fn keep(&self, commands: &[&Command]) {
        self.write(
            &[OUTBOX, &self.page].concat(),
            (!commands.is_empty()).then_some(&commands),
        );
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
