//! The browser's mirror of a café: what is certain, what is pending, the line that redials.
