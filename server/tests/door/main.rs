//! The door, seen from outside: a browser asks, a page answers.
#![expect(clippy::unwrap_used, reason = "in tests")]

mod browser;
mod cafes;
mod forms;
mod headers;
mod journey;
mod kit;
mod life;
mod log;
mod photos;
mod prepared;
mod rehearsed;
mod roles;
