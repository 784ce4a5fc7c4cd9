//! What the desk reads: the queue, the asks that wait long, the neighbors one could ask.

mod helpers;
mod queue;
mod slugs;

pub use helpers::{Neighbor, neighbors};
pub use queue::{Need, Row, queue, waiting};
pub use slugs::slugs;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[queue::QUEUE, queue::WAITING, helpers::NEIGHBORS, slugs::SLUGS];

/// How many of a steward's circles one statement takes.
pub(crate) const CIRCLES: usize = 8;

/// Fills a statement's eight places; no circle has the empty key.
pub(crate) fn seats(circles: &[circles::CircleId]) -> [circles::CircleId; CIRCLES] {
    let nobody = kit_base::Id::from_uuid(uuid::Uuid::nil());
    std::array::from_fn(|n| circles.get(n).copied().unwrap_or(nobody))
}
