//! Views without a page of their own.

pub mod clock;
pub mod dialog;
pub mod erased;
#[cfg(feature = "ssr")]
pub mod field;
pub mod outline;
pub mod photo;
pub mod qr;
pub mod seats;
pub mod tablecloth;
