//! Why somebody fits, as data: a page makes a sentence of it.

use super::Nearness;

/// One reason. There is no distance among them, and nothing that a neighbor could not know by living here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same pod.
    InYourPod,
    /// The same building.
    InYourBuilding,
    /// The same block.
    InYourBlock,
    /// A few streets away: the same cell.
    Near,
    /// The next streets: a cell that touches.
    NextStreets,
    /// They speak the language of the ask; the number of the language.
    SpeaksLanguage(u32),
    /// They offered just this.
    OffersKind,
    /// They come by car.
    HasCar,
    /// They come by bike.
    HasBike,
    /// Nobody has asked them this week.
    NotAskedThisWeek,
    /// They have helped before. For stewards only.
    HelpedBefore,
}

impl Reason {
    /// Its message; a language is said by [`Reason::language`].
    pub const fn key(self) -> &'static str {
        match self {
            Self::InYourPod => "matching-in-pod",
            Self::InYourBuilding => "matching-in-building",
            Self::InYourBlock => "matching-in-block",
            Self::Near => "matching-near",
            Self::NextStreets => "matching-next-streets",
            Self::SpeaksLanguage(_) => "matching-speaks",
            Self::OffersKind => "matching-offers-kind",
            Self::HasCar => "matching-has-car",
            Self::HasBike => "matching-has-bike",
            Self::NotAskedThisWeek => "matching-not-asked",
            Self::HelpedBefore => "matching-helped-before",
        }
    }

    /// The number of the language, for the argument `what` of its message.
    pub const fn language(self) -> Option<u32> {
        match self {
            Self::SpeaksLanguage(number) => Some(number),
            _ => None,
        }
    }

    /// What being this near is called.
    pub const fn of_nearness(nearness: Nearness) -> Option<Self> {
        match nearness {
            Nearness::Pod => Some(Self::InYourPod),
            Nearness::Building => Some(Self::InYourBuilding),
            Nearness::Block => Some(Self::InYourBlock),
            Nearness::Neighborhood | Nearness::Next => None,
        }
    }
}
