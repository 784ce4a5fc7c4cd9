//! Does this text sound like danger? When unsure, a human sees it.
//!
//! [`Lexicon`] reads tables of phrases (`danger_words/*.txt`, one a language, plus whatever a network adds) and
//! hears them through typing errors, missing accents, texting spelling and capitals.

mod advice;
mod fold;
mod lexicon;
mod matching;
mod table;
#[cfg(test)]
mod tests;

pub use advice::Advice;
pub use lexicon::{Heard, Lexicon, listen};
pub use table::BadLine;

codes! {
    /// What a text may signal. All are seen by a human at once; see [`Flags::holds`].
    Flag {
        /// Fire, bleeding, a fall, breathing, a weapon: 911.
        Emergency911 = "emergency_911",
        /// Not wanting to live: 988.
        Crisis988 = "crisis_988",
        /// Fear of somebody at home, control, secrecy.
        DvSafety = "dv_safety",
        /// Heat, cold or no power for somebody it may kill.
        Heat = "heat",
        /// A medicine or device that may not be missed.
        Medical = "medical",
        /// Immigration officers nearby: rights and the rapid-response line, not 911.
        Immigration = "immigration",
        /// A child alone.
        MinorAlone = "minor_alone",
    }
}

/// A set of flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Flags(u8);

impl Flags {
    /// No danger heard.
    pub const NONE: Self = Self(0);

    /// The set with one more.
    #[must_use]
    pub const fn with(self, flag: Flag) -> Self {
        Self(self.0 | 1 << flag as u8)
    }

    /// Both sets together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a flag is in it.
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u8) != 0
    }

    /// Whether nothing was heard.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether the ask waits until a steward opens it. A missing medicine alone does not wait: stewards are
    /// told at once, the page says whom to call, and a neighbor may take it meanwhile.
    pub const fn holds(self) -> bool {
        self.0 & !(1 << Flag::Medical as u8) != 0
    }

    /// The flags, most pressing first.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        Flag::ALL.iter().copied().filter(move |&flag| self.has(flag))
    }

    /// For a column.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// From a column.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits & 0x7f)
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        flags.into_iter().fold(Self::NONE, Self::with)
    }
}
