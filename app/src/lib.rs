//! What every side of Nappe agrees on, and what the eye sees.

pub mod lettering;
