//! The directory in the database. What the public reads runs in the commons' scope; drafts, suggestions and links in a network's.

pub mod areas;
mod column;
pub mod confirmations;
pub mod evidence;
pub mod imports;
pub mod links;
pub mod listings;
pub mod saving;
pub mod suggestions;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    areas::CLEAR,
    areas::ADD,
    areas::AROUND,
    listings::BY_SLUG,
    listings::BY_ID,
    listings::BY_HSDS,
    listings::BY_IDS.few,
    listings::BY_IDS.many,
    listings::SINCE,
    listings::AFTER,
    listings::KEPT,
    listings::SLUG_TAKEN,
    listings::BY_SOURCE,
    listings::COUNT,
    listings::BEGAN,
    listings::KNOWS_PLACES,
    listings::KNOW_PLACES,
    saving::MARK,
    saving::NEXT,
    saving::ADD,
    saving::SAVE,
    saving::STAND,
    saving::CRISIS,
    saving::TOUCH,
    saving::LATELY,
    saving::LATELY_AGAIN,
    saving::DATE,
    saving::ALLOW,
    saving::REMOVE,
    saving::UNSOURCE,
    saving::DROP_KEYS,
    saving::ADD_KEY,
    saving::SAME_KEY,
    saving::FORBID,
    saving::FORBIDDEN,
    confirmations::SET,
    confirmations::OF,
    confirmations::CONFIRMED,
    evidence::SET,
    evidence::OF,
    evidence::OF_EACH.few,
    evidence::OF_EACH.many,
    evidence::SWEEP,
    suggestions::ADD,
    suggestions::WAITING,
    suggestions::HOW_MANY,
    suggestions::BY_SLUG,
    suggestions::SETTLE,
    suggestions::SWEEP,
    suggestions::DRAFT,
    suggestions::KEEP_DRAFT,
    suggestions::DROP_DRAFT,
    imports::ADD,
    imports::ADD_ROW,
    imports::GROW,
    imports::BY_SLUG,
    imports::BY_ID,
    imports::OF_KEEPER,
    imports::MOVE,
    imports::ROWS,
    imports::FATED,
    imports::FATE,
    imports::COUNTS,
    imports::OVER,
    imports::DROP_ROWS,
    imports::DROP,
    links::OF,
    links::SET,
    links::BY_HASH,
    links::USED,
    links::DROP,
];
