//! Decisions about people: pure, no database, no clock, no page.

mod code_word;
mod leaks;
mod safe_contact;

pub use code_word::CodeWord;
pub use leaks::{Leak, LeakKind, leaks};
pub use safe_contact::{QUIET_FROM, QUIET_UNTIL};
