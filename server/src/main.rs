//! Nappe.
fn main() {}
