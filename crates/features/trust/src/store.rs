//! Trust in the database, each table with its verbs. Everything runs in the transaction's network.

pub mod apart;
pub mod standing;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    apart::APART,
    apart::APART_FROM,
    apart::ADD,
    apart::ADD_NUMBER,
    apart::OWN,
    apart::OWN_NUMBERS,
    apart::TAKE_BACK,
    apart::TAKE_BACK_NUMBER,
    apart::BY_STEWARD,
    apart::TOGETHER_AGAIN,
    standing::IS_TRUSTED,
    standing::TRUSTED_AMONG,
    standing::IS_SUSPENDED,
];
