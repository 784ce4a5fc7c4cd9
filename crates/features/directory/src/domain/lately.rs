//! What the room that looks after a thing says of it just now, such as that of the fridges.

use kit_base::{Span, Timestamp};

/// Good news is worth so much: tomorrow's food is not today's.
const NEWS: Span = Span::days(2);

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
}

impl Told {
    /// Whether it is still worth saying: good news for two days, a warning until somebody says otherwise.
    pub fn holds(self, now: Timestamp) -> bool {
        self.how.warns() || now.since(self.at) < NEWS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_news_grow_old_and_a_warning_does_not() {
        let at = Timestamp::from_secs(1_772_654_400);
        let holds = |how, hours| Told { how, at }.holds(at + Span::hours(hours));
        for how in Lately::ALL {
            assert_eq!(Lately::parse(how.code()), Some(how));
            assert!(holds(how, 47), "{how:?}");
            assert_eq!(holds(how, 48), how.warns(), "{how:?}");
        }
    }
}
