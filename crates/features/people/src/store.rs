//! People in the database, each table with its verbs. Everything runs in the transaction's network.

pub mod approvals;
pub mod ceremonies;
pub mod devices;
pub mod factors;
pub mod handover;
pub mod households;
pub mod memberships;
pub mod on_call;
pub mod person;
pub mod reaches;
pub mod reaching;
pub mod roles;
pub mod same;
pub mod sessions;
pub mod sign_in;
pub mod sweep;
pub mod terms;
pub mod tries;
pub mod ways_in;

use kit_db::Statement;

/// Every statement of this crate.
pub const STATEMENTS: &[Statement] = &[
    households::HOUSEHOLDS,
    households::PERSON,
    households::PEOPLE,
    households::MEMBERS,
    households::HELPS,
    same::IS,
    same::ALL,
    same::POINT,
    same::PART,
    same::HELPS,
    sign_in::INSERT,
    sign_in::FIND,
    sign_in::BURN,
    memberships::JOIN,
    memberships::LEAVE,
    memberships::MEMBERS,
    memberships::VOUCHED,
    memberships::OF_PERSON,
    memberships::STANDING,
    memberships::PLACES,
    on_call::LIST,
    on_call::CLEAR,
    on_call::ADD,
    person::INSERT_HOUSEHOLD,
    person::INSERT,
    person::VERIFY,
    person::REST,
    person::WRITE_IN,
    person::SPEAK,
    person::MOVE_HOME,
    person::PROFILE,
    person::BY_SLUG,
    person::HOUSEHOLD_OF,
    person::DROP_HOUSEHOLD,
    reaches::REACHES.few,
    reaches::REACHES.many,
    reaching::REACH,
    reaching::NAMES.few,
    reaching::NAMES.many,
    reaching::SET_NAME,
    reaching::SET_CONTACT,
    reaching::SET_ADDRESS,
    reaching::SET_RULES,
    roles::GRANT,
    roles::GRANT_MANY,
    roles::END,
    roles::STEWARDS,
    approvals::INSERT,
    approvals::BY_SLUG,
    approvals::LOAD,
    approvals::OPEN,
    approvals::APPROVE,
    approvals::STOP,
    approvals::ACT,
    approvals::SWEEP,
    handover::INSERT,
    handover::FOR_STEWARD,
    handover::READ,
    handover::SWEEP,
    terms::HOLDERS,
    terms::COUNT,
    terms::EXTEND,
    terms::ENDING,
    terms::LAST,
    terms::HOLD_OVER,
    terms::FRESH,
    terms::TAKEN_OVER,
    terms::TO_REMIND,
    terms::REMINDED,
    ceremonies::BEGIN,
    ceremonies::FIND,
    ceremonies::TAKE,
    ceremonies::SWEEP,
    devices::LIST,
    devices::END,
    devices::END_OTHERS,
    devices::NAME,
    factors::ADD,
    factors::DROP_UNCONFIRMED,
    factors::OF_PERSON,
    factors::CONFIRM,
    factors::STEP,
    factors::RESEAL,
    factors::REMOVE,
    factors::ADD_CODE,
    factors::USE_CODE,
    factors::CLEAR_CODES,
    factors::COUNT_CODES,
    sessions::INSERT,
    sessions::PROVED,
    sessions::FIND,
    sessions::TOUCH,
    sessions::END,
    sessions::END_PERSON,
    sessions::END_SUBJECT,
    sessions::END_SIBLINGS,
    sessions::SEEN,
    sessions::HOLDS,
    sweep::SESSIONS,
    sweep::LINKS,
    sweep::TRIES,
    sweep::ROLES,
    sweep::CODES,
    tries::FIND,
    tries::SET,
    tries::FORGET,
    ways_in::CHOOSE,
    ways_in::ASK,
    ways_in::WANTED,
    ways_in::ARM,
    ways_in::TRY,
    ways_in::USED,
];
