//! Views without a page of their own.

#[cfg(feature = "hall")]
pub mod awake;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod clock;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod dialog;
#[cfg(feature = "ssr")]
pub mod field;
#[cfg(feature = "hall")]
pub mod focus;
#[cfg(feature = "hall")]
pub mod once;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod plan;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod qr;
pub mod room;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod seats;
pub mod sign;
