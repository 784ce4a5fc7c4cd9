//! What a directory decides: how fresh a fact is, what evidence weighs, what comes first, which addresses may be looked at.

mod evidence;
mod facts;
mod freshness;
mod guard;
mod lately;
mod rank;

pub use evidence::{Doubt, Evidence, What, doubt};
pub use facts::{Facts, Field, LINE, NAME, Said, Spot, WORDS};
pub use freshness::{Freshness, Standing};
pub use guard::may_look_at;
pub use lately::{Lately, Told};
pub use rank::{Candidate, Near, Opening, Reason};

use serde::{Deserialize, Serialize};

/// What a listing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Neighbors who help one another.
    Group,
    /// A place that gives food.
    Pantry,
    /// A fridge that anybody fills and empties.
    Fridge,
    /// A neighborhood council.
    Council,
    /// Something to read, or a service.
    Resource,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Group, Self::Pantry, Self::Fridge, Self::Council, Self::Resource];

    /// As stored and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Pantry => "pantry",
            Self::Fridge => "fridge",
            Self::Council => "council",
            Self::Resource => "resource",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}
