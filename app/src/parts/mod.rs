//! Views without a page of their own.

pub mod clock;
pub mod dialog;
#[cfg(feature = "ssr")]
pub mod field;
#[cfg(feature = "hall")]
pub mod focus;
pub mod plan;
pub mod qr;
pub mod seats;
