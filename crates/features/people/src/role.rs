//! What somebody may do and where: roles that end, seats in circles.

use std::str::FromStr;

use circles::{CircleId, Scale};

/// What a member does for a circle, and for every circle below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Sees the board and takes asks.
    Helper,
    /// Tends the circle.
    Steward,
}

/// The text names no role.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a role")]
pub struct UnknownRole;

impl Role {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helper => "helper",
            Self::Steward => "steward",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Helper => "people-helper",
            Self::Steward => "people-steward",
        }
    }
}

impl FromStr for Role {
    type Err = UnknownRole;
    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        [Self::Helper, Self::Steward].into_iter().find(|r| r.code() == text).ok_or(UnknownRole)
    }
}

/// A role that somebody holds now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Held {
    /// In this circle and below.
    pub circle: CircleId,
    /// The role.
    pub role: Role,
}

/// A circle that somebody belongs to, by membership or because it holds one of their circles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The circle.
    pub circle: CircleId,
    /// Its scale.
    pub scale: Scale,
    /// A steward vouched for them here or further in.
    pub vouched: bool,
    /// A membership of its own, not one by way of a circle inside.
    pub direct: bool,
}

/// More circles than this are not merged into one board.
pub const MOST_SEATS: usize = 8;

/// Keeps the nearest seats: memberships before what holds them, then narrow before wide.
pub(crate) fn nearest(mut seats: Vec<Seat>) -> Vec<Seat> {
    seats.sort_by_key(|s| (!s.direct, s.scale, s.circle));
    seats.truncate(MOST_SEATS);
    seats.sort_by_key(|s| (s.scale, s.circle));
    seats
}
