//! One circle, and what can be refused when the tree is changed.

use kit_base::{Id, Slug};

use crate::Scale;

/// The key of a circle.
pub type CircleId = Id<Circle>;

/// People organized at one scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Circle {
    /// Its key.
    pub id: CircleId,
    /// Its public name in addresses.
    pub slug: Slug,
    /// Its scale.
    pub scale: Scale,
    /// Its name as neighbors say it.
    pub name: String,
    /// The circle it stands in.
    pub parent: Option<CircleId>,
    /// A cross street or landmark that may be shown to anybody.
    pub rough_place: Option<String>,
    /// The coarse cell it lies in, as `kit_geo::Cell` writes it.
    pub cell: Option<i64>,
    /// Counts its changes.
    pub version: i64,
}

/// A circle to be made.
#[derive(Clone, Debug)]
pub struct NewCircle {
    /// Its scale.
    pub scale: Scale,
    /// Its name.
    pub name: String,
    /// Where it stands; none at the root.
    pub parent: Option<CircleId>,
    /// What may be shown of its place.
    pub rough_place: Option<String>,
    /// Its coarse cell.
    pub cell: Option<i64>,
}

/// A circle seen from one below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// The circle.
    pub circle: Circle,
    /// Steps up; 0 is the circle itself.
    pub depth: i64,
}
