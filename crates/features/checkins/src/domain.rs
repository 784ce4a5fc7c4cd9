//! What a check-in is: its ladder, what may be said about it. Nothing here acts; time comes in as an argument.

mod ladder;
#[cfg(test)]
mod ladder_model;
mod number;
mod reply;

pub use ladder::{Check, Event, Ladder, Outcome, Stand, Step};
pub use number::{dialled_in, may_be_reached};
pub use reply::{Word, reply};

/// How somebody wants to be checked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By telephone.
    Call,
    /// By a text, which the program sends.
    Text,
    /// By a knock at the door.
    Visit,
}

impl Way {
    /// All of them, as a form offers them.
    pub const ALL: [Self; 3] = [Self::Call, Self::Text, Self::Visit];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Text => "text",
            Self::Visit => "visit",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }

    /// Its message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Call => "checkins-way-call",
            Self::Text => "checkins-way-text",
            Self::Visit => "checkins-way-visit",
        }
    }
}

/// How somebody said that they want to be checked on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// By themself, on the page behind the round's link.
    Link,
    /// Spoken on the telephone, and noted by a steward.
    Phone,
}

impl Consent {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Phone => "phone",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Link, Self::Phone].into_iter().find(|how| how.code() == code)
    }

    /// Its message.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Link => "checkins-consent-link",
            Self::Phone => "checkins-consent-phone",
        }
    }
}
