//! The door, seen from outside: a browser asks, a page answers.

mod browser;
mod cafes;
mod forms;
mod headers;
mod journey;
mod life;
mod log;
mod roles;
