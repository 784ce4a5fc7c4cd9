//! Decisions about people: pure, no database, no clock, no page.

mod code_word;

pub use code_word::CodeWord;
