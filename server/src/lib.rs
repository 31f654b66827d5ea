//! Nappe.
