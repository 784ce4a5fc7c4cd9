//! Ids, clock, randomness, secrets: the words every other crate speaks; no I/O.
