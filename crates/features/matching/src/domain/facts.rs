//! What is known of a need and of a helper, as far as the choice depends on it.

use kit_geo::Band;

/// The nearest circle that holds both; in words of the neighborhood and never in meters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// The same pod.
    Pod,
    /// The same building.
    Building,
    /// The same block.
    Block,
    /// The same neighborhood.
    Neighborhood,
    /// One of the circles beside it.
    Next,
}

/// How far a helper goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reach {
    /// Within the building.
    Building,
    /// Within the block.
    Block,
    /// The streets around.
    Streets,
    /// Farther.
    Farther,
}

impl Nearness {
    /// How far somebody must be willing to go for a need this near.
    pub const fn asks_for(self) -> Reach {
        match self {
            Self::Pod | Self::Building => Reach::Building,
            Self::Block => Reach::Block,
            Self::Neighborhood => Reach::Streets,
            Self::Next => Reach::Farther,
        }
    }
}

/// How a helper gets around.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// On foot.
    Foot,
    /// By bike.
    Bike,
    /// By car.
    Car,
}

/// One need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not exclude each other")]
pub struct Need {
    /// The bit of the language of its words; 0 when it does not matter.
    pub language: u32,
    /// The parts of days it could be done in.
    pub hours: u32,
    /// It goes by wheels: a ride, or things to carry.
    pub wheels: bool,
    /// Only somebody trusted may be asked.
    pub trusted_only: bool,
    /// It is the middle of the night: only whoever said that this is fine.
    pub night: bool,
    /// Money, which goes to the desk and is nobody's to take.
    pub money: bool,
    /// Drawn for it: decides between helpers who are alike.
    pub lot: u64,
}

/// One helper as they stand to one need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "facts that do not exclude each other")]
pub struct Helper {
    /// Drawn for them once.
    pub lot: u64,
    /// The nearest circle that holds both.
    pub nearness: Nearness,
    /// How far apart their cells are, where both are known.
    pub band: Option<Band>,
    /// How far they go.
    pub reach: Reach,
    /// The bits of what they speak.
    pub languages: u32,
    /// The parts of days that suit them.
    pub hours: u32,
    /// How they get around.
    pub means: Means,
    /// They may be asked at night.
    pub night: bool,
    /// Asks they hold now.
    pub open_claims: u8,
    /// Times they were asked in the last seven days.
    pub asked_this_week: u8,
    /// Times they may be asked in seven days.
    pub per_week: u8,
    /// Whole days since they were asked last; none when they never were.
    pub days_since_asked: Option<u32>,
    /// They rest.
    pub resting: bool,
    /// One of the two keeps apart from the other.
    pub apart: bool,
    /// Members or a steward vouch for them.
    pub trusted: bool,
    /// A steward has suspended them.
    pub suspended: bool,
    /// They were asked for this very need, or said "can't this time" to it.
    pub heard_already: bool,
    /// It is their own need.
    pub own: bool,
    /// They kept a promise here before: said to stewards, and no point for anybody.
    pub helped: bool,
}

/// Why somebody is not asked. Nobody is told; it is for tests and for the desk's "why not".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A money ask.
    Money,
    /// Their own need.
    Own,
    /// They rest.
    Resting,
    /// They are kept apart.
    Apart,
    /// Suspended.
    Suspended,
    /// Not trusted enough for this.
    Untrusted,
    /// They hold as much as anybody may.
    Full,
    /// Asked as often this week as they said.
    AskedEnough,
    /// Asked for this already.
    HeardAlready,
    /// Farther than they go.
    TooFar,
    /// At another time.
    OtherTime,
    /// Asleep.
    Night,
}

/// The most asks that anybody holds at once.
pub const MOST_OPEN: u8 = 3;

/// Minutes of the day in which anybody may be asked: nine to nine.
pub const WAKING: std::ops::Range<i64> = 540..1260;
