//! Pods in the database, each part with its verbs. Everything runs in the transaction's network.

pub mod begun;
pub mod carry;
pub mod entries;
pub mod posts;
pub mod seats;
pub mod silent;
pub mod splits;
pub mod sweep;
pub mod tended;

use kit_db::Statement;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    entries::MEMBERS,
    entries::MINE,
    entries::IS_MEMBER,
    entries::SAVE,
    entries::TAKE_BACK,
    begun::WIDE,
    begun::SAME,
    carry::MOVE_ENTRIES,
    carry::LEFT_ENTRIES,
    carry::LEFT_POSTS,
    carry::LEFT_SILENT,
    posts::OF_CIRCLE,
    posts::GIVE,
    posts::LEAVE,
    posts::ENDING,
    posts::TO_REMIND,
    posts::REMINDED,
    posts::OVER,
    posts::KEEPERS,
    posts::SAID_OVER,
    silent::OF_CIRCLE,
    silent::MARK,
    silent::UNMARK,
    seats::OF_SPLIT,
    seats::SEATS,
    seats::SEAT,
    seats::SAY,
    seats::HELD,
    seats::HELD_BEFORE,
    seats::DROP,
    splits::OF_CIRCLE,
    splits::CAME_FROM,
    splits::ADD,
    splits::SET,
    splits::DROP_CIRCLES,
    splits::DROP,
    splits::ADD_CIRCLE,
    splits::CIRCLES,
    tended::TENDED,
    tended::SHOWN,
    sweep::ENTRIES,
    sweep::POSTS,
    sweep::SILENT_LEFT,
    sweep::SEATS_LEFT,
    sweep::SILENT,
    sweep::OLD_SEATS,
    sweep::OLD_CIRCLES,
    sweep::OLD_SPLITS,
];
