//! Who decides which helper an ask finds: a dial that each circle sets for itself.

/// From a steward who hands asks out to neighbors who take them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Dial {
    /// A steward hands asks out; nobody takes one alone.
    Assign,
    /// Neighbors say "I'll take it", and a steward says yes to each.
    Approve,
    /// Neighbors take asks for themselves.
    #[default]
    Claim,
}

impl Dial {
    /// All of them, from the most hands of a steward to the fewest.
    pub const ALL: [Self; 3] = [Self::Assign, Self::Approve, Self::Claim];

    /// As stored and as sent in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Assign => "assign",
            Self::Approve => "approve",
            Self::Claim => "claim",
        }
    }

    /// Reads that word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dial| dial.code() == code)
    }
}
