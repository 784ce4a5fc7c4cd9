//! What may come of a knock. There is no room for words: nobody's looks or papers are written down.

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Somebody talked with us.
    Talked,
    /// Nobody came; paper is at the door.
    Paper,
    /// Nobody came.
    Nobody,
    /// A sign says no handbills.
    NoHandbills,
    /// They asked that nobody come again.
    Never,
}

impl Outcome {
    /// All of them, as buttons stand.
    pub const ALL: [Self; 5] = [Self::Talked, Self::Paper, Self::Nobody, Self::NoHandbills, Self::Never];

    /// As stored and as sent in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Talked => "talked",
            Self::Paper => "paper",
            Self::Nobody => "nobody",
            Self::NoHandbills => "no-handbills",
            Self::Never => "never",
        }
    }

    /// Reads that word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Talked => "outreach-talked",
            Self::Paper => "outreach-paper",
            Self::Nobody => "outreach-nobody",
            Self::NoHandbills => "outreach-no-handbills",
            Self::Never => "outreach-never",
        }
    }

    /// Whether the door is left alone for a month. Where nobody came and nothing was left, somebody may try again.
    pub const fn is_visit(self) -> bool {
        matches!(self, Self::Talked | Self::Paper | Self::NoHandbills)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_reads_back() {
        assert!(Outcome::ALL.into_iter().all(|outcome| Outcome::parse(outcome.code()) == Some(outcome)));
        assert_eq!(Outcome::parse("looked poor"), None);
    }
}
