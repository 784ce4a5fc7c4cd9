//! Trust in the database, each table with its verbs. Everything runs in the transaction's network.

pub mod apart;
pub mod circle;
pub mod everybody;
pub mod invites;
pub mod joining;
pub mod leaving;
pub mod notes;
pub mod pairings;
pub mod reports;
mod rule;
pub mod standing;
pub mod suspensions;
pub mod sweep;
pub mod vouches;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    apart::APART,
    apart::APART_FROM,
    apart::ADD,
    apart::ADD_NUMBER,
    apart::SEEN,
    apart::OWN,
    apart::OWN_NUMBERS,
    apart::TAKE_BACK,
    apart::TAKE_BACK_NUMBER,
    apart::BY_STEWARD,
    apart::TOGETHER_AGAIN,
    circle::NEW_IN.few,
    circle::NEW_IN.many,
    circle::STOPPED_IN.few,
    circle::STOPPED_IN.many,
    circle::ALL_IN.few,
    circle::ALL_IN.many,
    circle::SLUGS.few,
    circle::SLUGS.many,
    everybody::TRUSTED,
    everybody::APART,
    invites::ADD,
    invites::BY_TOKEN,
    invites::BY_CODE,
    invites::BY_PERSON,
    invites::USE,
    invites::END,
    invites::LEAD,
    invites::CIRCLES_BELOW.few,
    invites::CIRCLES_BELOW.many,
    joining::ADD_BACK,
    joining::FIND_BACK,
    joining::DROP_BACK,
    notes::ADD,
    notes::OF_SUSPENSION,
    notes::OF_REPORTS.few,
    notes::OF_REPORTS.many,
    pairings::PROPOSE,
    pairings::BY_SLUG,
    pairings::OF_PERSON,
    pairings::TOGETHER,
    pairings::MOVE,
    pairings::DROP,
    reports::ADD,
    reports::SAME,
    reports::OPEN,
    reports::BY_SLUG,
    reports::BY_PERSON,
    reports::CLOSE,
    reports::STEWARDS,
    standing::IS_TRUSTED,
    standing::TRUSTED_WHERE,
    standing::TRUSTED_AMONG.few,
    standing::TRUSTED_AMONG.many,
    standing::IS_SUSPENDED,
    suspensions::ADD,
    suspensions::FIND,
    suspensions::LIFT,
    suspensions::KEEP_ROLES,
    suspensions::KEPT_ROLES,
    suspensions::DROP_ROLES,
    suspensions::END_INVITES,
    sweep::INVITES,
    sweep::BACKS,
    sweep::NOTES,
    sweep::REPORTS,
    vouches::ADD,
    vouches::TAKE_BACK,
    vouches::FOR,
    vouches::BY,
    vouches::UNVOUCH,
    vouches::SHARED,
];
