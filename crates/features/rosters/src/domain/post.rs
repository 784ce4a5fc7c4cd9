//! The two who keep a pod together, for a term each: nobody is point person for ever, and nobody is left with it.

use kit_base::{Span, Timestamp};

/// How long somebody keeps it before they are asked again.
pub const TERM: Span = Span::days(180);
/// How long before the end they are reminded.
pub const REMIND: Span = Span::days(14);

/// Who keeps the pod together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Post {
    /// Begins the phone tree, carries out what the pod decides.
    Point,
    /// Does so when the first cannot.
    Alternate,
}

impl Post {
    /// Both, as a page shows them.
    pub const ALL: [Self; 2] = [Self::Point, Self::Alternate];

    /// As stored and as sent in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Point => "point",
            Self::Alternate => "alternate",
        }
    }

    /// Reads that word back.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|post| post.code() == code)
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Point => "rosters-point",
            Self::Alternate => "rosters-alternate",
        }
    }

    /// Whether any member may take it: nobody has it, or the term of whoever does is over.
    pub fn is_free(until: Option<Timestamp>, now: Timestamp) -> bool {
        until.is_none_or(|until| until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_free_when_nobody_has_it_and_when_its_term_is_over() {
        let now = Timestamp::from_secs(1_000_000);
        assert!(Post::is_free(None, now) && Post::is_free(Some(now), now));
        assert!(!Post::is_free(Some(now + TERM), now));
    }
}
