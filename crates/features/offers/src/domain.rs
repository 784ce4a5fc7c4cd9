//! What somebody offers to do: every part of it a choice among a few words, so that nothing can leak.

#[macro_use]
mod codes;

mod choices;
mod days;
mod offer;

pub use choices::{Band, Kind, PerWeek, Travel, language_bit, language_bits};
pub use days::{ALWAYS, Day, Hours, Part};
pub use offer::Offer;
