//! Views without a page of their own.

pub mod clock;
#[cfg(feature = "ssr")]
pub mod field;
pub mod outline;
pub mod qr;
pub mod tablecloth;
