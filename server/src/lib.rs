//! Nappe.

pub mod door;
