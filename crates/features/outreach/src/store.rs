//! Walks in the database, each table with its verbs. Everything runs in the transaction's network.

pub mod doors;
pub mod marks;
pub mod settings;
pub mod sweep;
pub mod walks;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    walks::ADD,
    walks::ADD_PART,
    walks::ADD_DOOR,
    walks::ADD_DOORS,
    walks::ALL,
    walks::BY_SLUG,
    walks::PARTS,
    walks::TAKE,
    walks::GIVE_BACK,
    walks::HANDS,
    walks::DROP_DOORS,
    walks::DROP_PARTS,
    walks::DROP,
    doors::OF_PARTS.few,
    doors::OF_PARTS.many,
    doors::ONE,
    doors::SET,
    marks::OF.few,
    marks::OF.many,
    marks::ADD,
    marks::KEEP,
    marks::DROP,
    settings::LOAD,
    settings::SAVE,
    sweep::DOORS,
    sweep::PARTS,
    sweep::WALKS,
    sweep::VISITS,
];
