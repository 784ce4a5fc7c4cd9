//! The pages, one file each.

pub mod front;
pub mod health;
pub mod stored;
pub mod style;
pub mod words;

#[cfg(test)]
mod tests;
