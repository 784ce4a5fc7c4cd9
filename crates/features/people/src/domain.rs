//! What is safe when a neighbor is reached, what a public line must not give away, and words to say over the phone.

pub mod code_word;
pub mod leaks;
pub mod safe_contact;
