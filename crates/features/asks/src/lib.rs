//! Asks and the promises made on them: new, lit, done; who sees what, and when.

pub mod domain;
