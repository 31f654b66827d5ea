//! One file per address.
