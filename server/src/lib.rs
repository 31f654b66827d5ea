//! Who may come in, who hears whom, what is kept.

pub mod door;
pub mod export;
pub mod journal;
pub mod rehearse;
