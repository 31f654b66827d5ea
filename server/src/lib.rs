//! Who may come in, who hears whom, what is kept.
//!
//! - [`door`]: addresses, forms, cookies, roles, limits, headers
//! - [`hub`]: one task per open café: decide, keep, tell
//! - [`journal`]: what is kept
//! - [`darkroom`]: a phone's file in, a picture or a reason out
//! - [`export`]: a café in, bytes out
//! - [`rehearse`]: people who are not there, over the real door and socket; a stage for them in memory
//! - [`log`]: what is written down about it
//! - [`cli`]: the command line
//! - [`House`]: all of it together, so that a test can open one on port 0
//!
//! The door sees the hub, the hub sees the journal; never the other way round.

// A page is one type, as deep as its elements lie in each other.
#![recursion_limit = "256"]

pub mod cli;
pub mod darkroom;
pub mod door;
pub mod export;
pub mod house;
pub mod hub;
pub mod journal;
pub mod log;
pub mod rehearse;

pub use house::House;
