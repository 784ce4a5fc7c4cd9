//! What matching reads and the one thing it writes: the requests.

pub(crate) mod candidates;
mod crowd;
mod requests;
mod silent;

pub use candidates::{Found, MOST_SIBLINGS, candidates};
pub use crowd::{CrowdRow, crowd, slot_rows};
pub use requests::{about, request, requested, requested_each};
pub(crate) use silent::silent;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    candidates::CANDIDATES,
    crowd::CROWD,
    crowd::SLOTS,
    requests::REQUEST,
    requests::REQUESTED,
    requests::REQUESTED_EACH.few,
    requests::REQUESTED_EACH.many,
    requests::ABOUT,
    silent::SILENT,
];
