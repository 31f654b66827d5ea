//! Views without a page of their own.

pub mod clock;
pub mod dialog;
#[cfg(feature = "ssr")]
pub mod field;
pub mod plan;
pub mod qr;
pub mod seats;
