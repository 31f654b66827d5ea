//! One file per address. The desk and the screen are islands, the table is kept up to date by a script of its own;
//! everything else is plain HTML and needs no script: it is drawn on the server only.

#[cfg(feature = "ssr")]
pub mod close;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod desk;
#[cfg(all(test, feature = "ssr"))]
mod drawn;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod join;
#[cfg(feature = "ssr")]
pub mod kit;
#[cfg(feature = "ssr")]
pub mod notice;
#[cfg(feature = "ssr")]
pub mod photo;
#[cfg(feature = "ssr")]
pub mod prepare;
#[cfg(test)]
mod sample;
#[cfg(any(feature = "ssr", feature = "hall"))]
pub mod screen;
#[cfg(feature = "ssr")]
pub mod shell;
pub mod table;
