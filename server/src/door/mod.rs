//! Who may come in, by which address, and as whom.

pub mod cookie;
pub mod language;
pub mod role;
pub mod secret;
pub mod site;
