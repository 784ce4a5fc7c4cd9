//! The five scales at which neighbors are organized.

use std::fmt;
use std::str::FromStr;

/// From a handful of people to a part of the city; narrow is less than wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// 5–30 people who have each other's back.
    Pod,
    /// One roof or one address.
    Building,
    /// The houses along a street.
    Block,
    /// What people call their neighborhood.
    Neighborhood,
    /// Several neighborhoods.
    Region,
}

/// The text names no scale.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a scale of circles")]
pub struct UnknownScale;

impl Scale {
    /// All of them, narrow first.
    pub const ALL: [Self; 5] = [Self::Pod, Self::Building, Self::Block, Self::Neighborhood, Self::Region];

    /// As stored and as sent in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pod => "pod",
            Self::Building => "building",
            Self::Block => "block",
            Self::Neighborhood => "neighborhood",
            Self::Region => "region",
        }
    }

    /// The key of its message.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Pod => "circles-pod",
            Self::Building => "circles-building",
            Self::Block => "circles-block",
            Self::Neighborhood => "circles-neighborhood",
            Self::Region => "circles-region",
        }
    }

    /// Whether a circle of this scale may stand inside one of `parent`. Levels may be skipped, never turned round.
    pub fn fits_in(self, parent: Self) -> bool {
        self < parent
    }
}

impl FromStr for Scale {
    type Err = UnknownScale;
    fn from_str(text: &str) -> Result<Self, UnknownScale> {
        Self::ALL.into_iter().find(|s| s.code() == text).ok_or(UnknownScale)
    }
}

impl fmt::Display for Scale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_may_be_skipped_but_never_turned_round() {
        assert!(Scale::Pod.fits_in(Scale::Region));
        assert!(Scale::Building.fits_in(Scale::Block));
        assert!(!Scale::Block.fits_in(Scale::Block));
        assert!(!Scale::Region.fits_in(Scale::Pod));
    }

    #[test]
    fn every_scale_reads_back() {
        assert!(Scale::ALL.iter().all(|s| s.code().parse() == Ok(*s)));
    }
}
