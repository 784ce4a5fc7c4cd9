//! What the desk reads and writes: the queue, whom to ask, whom to call, what was said, and who is calling.

pub mod calls;
pub mod find;
mod helpers;
pub mod log;
pub mod marks;
mod queue;
mod slugs;
pub mod stuck;

pub use helpers::{Neighbor, helps, named, neighbors, person_slugs};
pub use queue::{Need, Row, queue, waiting};
pub use slugs::slugs;

use kit_db::{DbError, Row as DbRow, Statement};

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    crate::jobs::NETWORKS,
    crate::live::NEWEST,
    queue::QUEUE,
    queue::WAITING,
    helpers::NEIGHBORS,
    helpers::NAMED,
    helpers::SLUGS_OF,
    helpers::HELPS,
    slugs::SLUGS,
    stuck::BACK,
    calls::ADD,
    calls::SAME,
    calls::OPEN,
    calls::DUE,
    calls::ONE,
    calls::TAKE,
    calls::TRIED,
    calls::END,
    calls::SWEEP,
    calls::ORPHANS,
    log::ADD,
    log::OF_ASK,
    log::OF_PERSON,
    log::TO_DO,
    log::SETTLE,
    log::SWEEP,
    log::ORPHANS,
    marks::OF,
    marks::SET,
    marks::SWEEP,
    find::BY_TERM,
    find::ONE,
    find::ASKS,
    find::OWN,
    find::PARTS,
];

/// How many of a steward's circles one statement takes.
pub(crate) const CIRCLES: usize = 8;

/// Fills a statement's eight places; no circle has the empty key.
pub(crate) fn seats(circles: &[circles::CircleId]) -> [circles::CircleId; CIRCLES] {
    let nobody = kit_base::Id::from_uuid(uuid::Uuid::nil());
    std::array::from_fn(|n| circles.get(n).copied().unwrap_or(nobody))
}

/// Reads a stored word; one that the program does not know is a broken row.
pub(crate) fn code<T>(row: &mut DbRow<'_>, parse: impl Fn(&str) -> Option<T>) -> Result<T, DbError> {
    row.text(|text| parse(text).ok_or_else(|| DbError::Shape(format!("the code {text}"))))?
}
