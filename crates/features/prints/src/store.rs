//! Words of circles, batches, doors and notes, kept and found.

pub mod batches;
pub mod doors;
pub mod notes;
pub mod words;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    words::OF,
    words::ANY,
    words::SAVE,
    words::OURS,
    words::UNDO,
    batches::ADD,
    batches::STANDING,
    batches::BY_SLUG,
    batches::OF_PERSON,
    batches::OF_CIRCLES,
    batches::TAKE_ASKINGS,
    batches::TAKE,
    batches::SAY,
    batches::NETWORKS,
    batches::DUE,
    batches::STEP,
    batches::LATELY,
    batches::ASK,
    batches::BY_LINK,
    batches::ASKED_OF,
    batches::ON_MY,
    batches::OLD_ASKINGS,
    batches::OLD,
    doors::OF,
    doors::SAVE,
    doors::BY_HASH,
    doors::TELL,
    doors::UNTOLD,
    notes::ADD,
    notes::COUNT,
    notes::BY_KEY,
    notes::ALARMS,
    notes::OF,
    notes::ERASE,
    notes::UNDO,
    notes::HELD,
    notes::PASSED,
    notes::WAITING,
    notes::NETWORKS,
    notes::BY_SLUG,
    notes::PASS,
    notes::OLD,
];
