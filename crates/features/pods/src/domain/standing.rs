//! What may follow an ask to stand by, and what may be answered when a pod is called.

use kit_base::{Span, Timestamp};

/// Where an ask to stand by stands, as both people may know it. There is no word for a decline: it leaves no trace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// No answer yet, or none that the asker is told of.
    Asked,
    /// "Not now", told.
    NotNow,
    /// "Let us talk first."
    Talk,
    /// "Something else."
    Other,
    /// Both agreed.
    Agreed,
    /// The agreement is older than its review.
    Lapsed,
    /// One of them ended it; nobody is told who or why.
    Ended,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Asked, Self::NotNow, Self::Talk, Self::Other, Self::Agreed, Self::Lapsed, Self::Ended];
    /// After this long both are asked whether it still holds.
    pub const REVIEW: Span = Span::days(182);
    /// How long an ask that came to nothing is kept.
    const FORGOTTEN: Span = Span::days(60);
    /// How long an agreement that ended is still told of.
    const TOLD: Span = Span::days(14);

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::NotNow => "not-now",
            Self::Talk => "talk",
            Self::Other => "other",
            Self::Agreed => "agreed",
            Self::Lapsed => "lapsed",
            Self::Ended => "ended",
        }
    }

    /// The standing of a stored word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.code() == code)
    }

    /// Whether the person who was asked may still answer.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Ended)
    }

    /// Whether both agreed once and neither has ended it: a no ends it then, and that shows.
    pub const fn has_agreed(self) -> bool {
        matches!(self, Self::Agreed | Self::Lapsed)
    }

    /// What follows from an answer. `None`: nothing is kept, and nothing changes.
    pub const fn answered(self, answer: Answer) -> Option<Self> {
        match (self, answer) {
            (Self::Ended, _) | (Self::Asked, Answer::No) => None,
            // As if nothing had been answered: the words go with it.
            (Self::NotNow | Self::Talk | Self::Other, Answer::No) => Some(Self::Asked),
            // Whoever had agreed and now says no ends it.
            (Self::Agreed | Self::Lapsed, Answer::No | Answer::NotNow) => Some(Self::Ended),
            (_, Answer::NotNow) => Some(Self::NotNow),
            (_, Answer::Yes) => Some(Self::Agreed),
            (_, Answer::Other) => Some(Self::Other),
            (_, Answer::Talk) => Some(Self::Talk),
        }
    }

    /// When time itself does something about it next, counted from the last change.
    pub fn due(self, changed: Timestamp) -> Timestamp {
        match self {
            Self::Agreed => changed + Self::REVIEW,
            Self::Ended => changed + Self::TOLD,
            _ => changed + Self::FORGOTTEN,
        }
    }

    /// What it is when that time has come; `None`: it is forgotten.
    pub const fn in_time(self) -> Option<Self> {
        match self {
            Self::Agreed => Some(Self::Lapsed),
            _ => None,
        }
    }
}

/// What somebody may answer who is asked to stand by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes, to these.
    Yes,
    /// Something else.
    Other,
    /// Talk first.
    Talk,
    /// Not now, and they may know.
    NotNow,
    /// No, and they are told nothing.
    No,
}

impl Answer {
    /// All of them, as the page lists them.
    pub const ALL: [Self; 5] = [Self::Yes, Self::Other, Self::Talk, Self::NotNow, Self::No];

    /// The word in the form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Other => "other",
            Self::Talk => "talk",
            Self::NotNow => "not-now",
            Self::No => "no",
        }
    }

    /// The answer of a word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// What somebody answers whose pod is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coming {
    /// Nothing yet.
    Waiting,
    /// Yes.
    Yes,
    /// Already under way.
    OnMyWay,
    /// Cannot, this time.
    Cannot,
}

impl Coming {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::Yes, Self::OnMyWay, Self::Cannot];

    /// The stored word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Yes => "yes",
            Self::OnMyWay => "on-my-way",
            Self::Cannot => "cannot",
        }
    }

    /// The answer of a word.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|coming| coming.code() == code)
    }

    /// Whether the caller has somebody.
    pub const fn comes(self) -> bool {
        matches!(self, Self::Yes | Self::OnMyWay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_silent_no_changes_nothing_and_a_told_one_is_not_now() {
        assert_eq!(Standing::Asked.answered(Answer::No), None);
        for before in [Standing::NotNow, Standing::Talk, Standing::Other] {
            assert_eq!(before.answered(Answer::No), Some(Standing::Asked));
        }
        for before in [Standing::Asked, Standing::NotNow, Standing::Talk, Standing::Other] {
            assert_eq!(before.answered(Answer::NotNow), Some(Standing::NotNow));
            assert_eq!(before.answered(Answer::Yes), Some(Standing::Agreed));
        }
    }

    #[test]
    fn an_agreement_ends_by_a_no_is_renewed_by_a_yes_and_lapses_after_half_a_year() {
        assert_eq!(Standing::Agreed.answered(Answer::No), Some(Standing::Ended));
        assert_eq!(Standing::Agreed.answered(Answer::NotNow), Some(Standing::Ended));
        assert_eq!(Standing::Lapsed.answered(Answer::Yes), Some(Standing::Agreed));
        assert_eq!(Standing::Agreed.in_time(), Some(Standing::Lapsed));
        let then = Timestamp::from_secs(0);
        assert_eq!(Standing::Agreed.due(then), then + Span::days(182));
        for answer in Answer::ALL {
            assert_eq!(Standing::Ended.answered(answer), None);
        }
    }

    #[test]
    fn every_word_reads_back() {
        for standing in Standing::ALL {
            assert_eq!(Standing::parse(standing.code()), Some(standing));
            assert!(
                standing == Standing::Agreed || standing.in_time().is_none(),
                "what is over is forgotten"
            );
        }
        for answer in Answer::ALL {
            assert_eq!(Answer::parse(answer.code()), Some(answer));
        }
        for coming in Coming::ALL {
            assert_eq!(Coming::parse(coming.code()), Some(coming));
        }
    }
}
