//! Who may come in, who hears whom, what is kept.

pub mod door;
pub mod hub;
pub mod journal;
