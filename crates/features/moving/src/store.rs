//! Imports in the database. Everything runs in the transaction's network.

pub mod imports;
pub mod notes;
pub mod out;
pub mod rows;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    imports::INSERT,
    imports::BY_SLUG,
    imports::BY_ID,
    imports::LATEST,
    imports::SAVE,
    imports::ADD_CHUNK,
    imports::CHUNK,
    imports::DROP_CHUNKS,
    imports::FORGET,
    notes::INSERT,
    notes::MANY,
    notes::READ,
    notes::READ_MANY.few,
    notes::READ_MANY.many,
    notes::FREE,
    notes::CLEAR,
    rows::FIND,
    rows::FINDINGS,
    rows::SAY,
    rows::SAID,
    rows::CLEAR_FINDINGS,
    rows::ADD,
    rows::ADD_MANY,
    rows::MARKS,
    rows::MADE_AMONG,
    rows::NEXT,
    rows::KEEP,
    rows::DROP,
    rows::SINCE,
    rows::VERSION,
    rows::KEPT,
    out::HOUSEHOLDS,
    out::HELPERS,
    out::ASKS,
    crate::pages::back::HELPS,
];
