//! Fridges in the database, each table with its verbs. Everything runs in the transaction's network.

pub mod alerts;
pub mod follows;
pub mod fridges;
pub mod log;
pub mod photos;
pub mod reports;
pub mod rota;
pub mod sweep;

pub use fridges::FridgeId;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    fridges::ADD,
    fridges::BY_SLUG,
    fridges::OPEN,
    fridges::LOCK,
    fridges::LOCK_SLUG,
    fridges::LOOKS,
    fridges::SAY,
    fridges::CLOSE,
    fridges::SILENT,
    fridges::UNTOLD,
    fridges::TELL,
    reports::BY_KEY,
    reports::LATELY,
    reports::ADD,
    reports::CHANGE,
    reports::OF,
    reports::DROP,
    photos::ADD,
    photos::DROP_OF,
    photos::WAITING,
    photos::SHOWN,
    photos::ONE,
    photos::LET,
    photos::ERASE,
    photos::HOW_MANY,
    photos::WAITING_ALL,
    alerts::OF,
    alerts::BEGIN,
    alerts::END,
    alerts::STANDING,
    follows::SET,
    follows::DROP,
    follows::MINE,
    follows::OF,
    rota::TAKE,
    rota::LEAVE,
    rota::OF,
    rota::MINE,
    log::ADD,
    log::OF,
    sweep::PHOTOS,
    sweep::REPORTS,
    sweep::LOG,
];
