//! One file per address.

pub mod table;
