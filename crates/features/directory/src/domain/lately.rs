//! What the room that looks after a thing says of it just now, such as that of the fridges.

use kit_base::{Span, Timestamp};

/// Good news is worth so much: tomorrow's food is not today's.
const NEWS: Span = Span::days(2);
/// A warning ends so long after anybody last said anything at all: one tap must not stand for ever.
const WARNING: Span = Span::days(7);

/// How it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lately {
    /// There is food.
    Food,
    /// It works; nobody said what is in it.
    Works,
    /// It works, and nothing is in it.
    Empty,
    /// It wants cleaning.
    Dirty,
    /// What is in it may make somebody ill.
    Unsafe,
    /// It is not there.
    Gone,
}

impl Lately {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Food, Self::Works, Self::Empty, Self::Dirty, Self::Unsafe, Self::Gone];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Works => "works",
            Self::Empty => "empty",
            Self::Dirty => "dirty",
            Self::Unsafe => "unsafe",
            Self::Gone => "gone",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whoever goes there should know before.
    pub const fn warns(self) -> bool {
        matches!(self, Self::Unsafe | Self::Gone)
    }
}

/// How it is, as somebody said who stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// How.
    pub how: Lately,
    /// When they said so.
    pub at: Timestamp,
    /// When the room that looks after it last had something to tell, though it be the same.
    pub told_at: Timestamp,
}

impl Told {
    /// Whether it is still worth saying: good news for two days, a warning until somebody says otherwise or nobody says anything
    /// for a week.
    pub fn holds(self, now: Timestamp) -> bool {
        if self.how.warns() { now.since(self.told_at) < WARNING } else { now.since(self.at) < NEWS }
    }

    /// Whoever goes there should know now.
    pub fn warns(self, now: Timestamp) -> bool {
        self.how.warns() && self.holds(now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_news_are_old_in_two_days_and_a_warning_a_week_after_the_last_word() {
        let at = Timestamp::from_secs(1_772_654_400);
        let told_at = at + Span::days(3);
        let holds = |how, hours| Told { how, at, told_at }.holds(at + Span::hours(hours));
        for how in Lately::ALL {
            assert_eq!(Lately::parse(how.code()), Some(how));
            assert!(holds(how, 47), "{how:?}");
            assert_eq!(holds(how, 48), how.warns(), "{how:?}");
            assert_eq!(holds(how, 10 * 24 - 1), how.warns(), "{how:?}");
            assert!(!holds(how, 10 * 24), "{how:?}");
        }
    }
}
