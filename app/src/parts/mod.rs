//! Views without a page of their own.

#[cfg(feature = "ssr")]
pub mod field;
pub mod qr;
