//! What becomes of paper that hangs somewhere, without a database and without a clock of its own.

use kit_base::{Span, Timestamp};

/// After this long somebody is asked whether it still hangs.
pub const LOOK_AGAIN: Span = Span::days(30);
/// How long an answer is waited for.
pub const WAIT: Span = Span::days(4);
/// Nobody is sent a second question within this time, about whatever paper.
pub const QUIET: Span = Span::days(14);
/// Neighbors who are asked when nobody who put it up answers.
pub const NEARBY: usize = 3;

/// Where a batch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// It hangs, as far as anybody knows.
    Up,
    /// Whoever put it up was asked.
    Asked,
    /// Neighbors were asked.
    Nearby,
    /// Somebody saw that it is gone.
    Gone,
    /// Somebody took it down.
    Down,
    /// Nobody answered.
    Unknown,
}

/// What somebody says about a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It still hangs.
    Still,
    /// It is gone.
    Gone,
    /// I took it down.
    Down,
}

/// What the clock does with a batch that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Ask whoever put it up.
    AskOwner,
    /// Ask neighbors.
    AskNearby,
    /// Nobody answered: say so.
    GiveUp,
}

impl Stand {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Up, Self::Asked, Self::Nearby, Self::Gone, Self::Down, Self::Unknown];

    /// For a column.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Asked => "asked",
            Self::Nearby => "nearby",
            Self::Gone => "gone",
            Self::Down => "down",
            Self::Unknown => "unknown",
        }
    }

    /// From a column.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stand| stand.code() == code)
    }

    /// Message key: how it stands.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Up => "prints-stand-up",
            Self::Asked => "prints-stand-asked",
            Self::Nearby => "prints-stand-nearby",
            Self::Gone => "prints-stand-gone",
            Self::Down => "prints-stand-down",
            Self::Unknown => "prints-stand-unknown",
        }
    }

    /// The lamp beside it.
    pub const fn lamp(self) -> &'static str {
        match self {
            Self::Up => "lit",
            Self::Asked | Self::Nearby => "resting",
            Self::Gone | Self::Down => "done",
            Self::Unknown => "off",
        }
    }

    /// What a due batch needs; those that are over need nothing.
    pub const fn turn(self) -> Option<Turn> {
        match self {
            Self::Up => Some(Turn::AskOwner),
            Self::Asked => Some(Turn::AskNearby),
            Self::Nearby => Some(Turn::GiveUp),
            Self::Gone | Self::Down | Self::Unknown => None,
        }
    }
}

impl Said {
    /// All of them, as the page offers them.
    pub const ALL: [Self; 3] = [Self::Still, Self::Gone, Self::Down];

    /// The word that a form carries.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Still => "still",
            Self::Gone => "gone",
            Self::Down => "down",
        }
    }

    /// From a form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|said| said.code() == code)
    }

    /// Message key of the button.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Still => "prints-say-still",
            Self::Gone => "prints-say-gone",
            Self::Down => "prints-say-down",
        }
    }

    /// Where the batch stands then, and when it is looked at again.
    pub fn leads_to(self, now: Timestamp) -> (Stand, Option<Timestamp>) {
        match self {
            Self::Still => (Stand::Up, Some(now + LOOK_AGAIN)),
            Self::Gone => (Stand::Gone, None),
            Self::Down => (Stand::Down, None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_asked_about_twice_and_then_given_up() {
        let turns: Vec<_> = Stand::ALL.into_iter().map(Stand::turn).collect();
        assert_eq!(
            turns,
            [Some(Turn::AskOwner), Some(Turn::AskNearby), Some(Turn::GiveUp), None, None, None]
        );
    }

    #[test]
    fn what_still_hangs_is_asked_about_again_and_what_is_gone_is_not() {
        let now = Timestamp::from_secs(1_772_650_800);
        assert_eq!(Said::Still.leads_to(now), (Stand::Up, Some(now + Span::days(30))));
        assert!(Said::ALL[1..].iter().all(|said| said.leads_to(now).1.is_none()));
    }

    #[test]
    fn every_word_is_read_back() {
        assert!(Stand::ALL.into_iter().all(|stand| Stand::parse(stand.code()) == Some(stand)));
        assert!(Said::ALL.into_iter().all(|said| Said::parse(said.code()) == Some(said)));
    }
}
