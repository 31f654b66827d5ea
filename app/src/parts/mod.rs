//! Views without a page of their own.

pub mod clock;
pub mod outline;
pub mod tablecloth;
