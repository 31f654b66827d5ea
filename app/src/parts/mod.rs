//! Views without a page of their own.
