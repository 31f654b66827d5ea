//! What every side of Nappe agrees on, and what the eye sees.
//!
//! The pure rooms know no Leptos, no clock, no chance and no I/O:
//!
//! - [`lettering`]: how handwriting is measured and wrapped
//! - [`ink`]: a hand's movement as a stroke, its outline as a path
//! - [`cafe`]: the fold. `decide` says what follows from a command, `apply` takes an event
//! - [`picture`]: a tablecloth as SVG, for every screen and every export
//! - [`wire`]: what travels on the socket

pub mod cafe;
pub mod ink;
pub mod lettering;
pub mod picture;
pub mod wire;
