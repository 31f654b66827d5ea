//! Puts the built site (`make site`) into the binary.
fn main() {}
