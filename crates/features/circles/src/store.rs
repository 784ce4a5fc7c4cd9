//! Networks and circles in the database. Network look-ups run in `Scope::Server`, circles in their network's.

mod dial;
mod many;
mod networks;
mod tree;

pub use dial::{dial, name_and_dial, own_dial, set_capacity, set_dial};
pub use many::{lineages, names};
pub use networks::{
    add_host, any_demo, create_network, load_network, network_by_host, network_by_slug, only_network, settle,
};
pub use tree::{
    CircleError, ancestors, by_name, by_slug, create, fold, load, move_under, siblings, tree, within,
};

use kit_db::Statement;

/// Every statement of this crate.
pub const STATEMENTS: &[Statement] = &[
    networks::LOAD,
    networks::BY_HOST,
    networks::BY_SLUG,
    networks::FIRST_TWO,
    networks::ANY_DEMO,
    networks::INSERT,
    networks::ADD_HOST,
    networks::SETTLE,
    dial::DIAL,
    dial::OWN_DIAL,
    dial::SET_DIAL,
    dial::SET_CAPACITY,
    dial::NAME_AND_DIAL,
    many::NAMES.few,
    many::NAMES.many,
    many::LINEAGES.few,
    many::LINEAGES.many,
    tree::LOCK,
    tree::LOAD,
    tree::BY_SLUG,
    tree::TREE,
    tree::ANCESTORS,
    tree::SIBLINGS,
    tree::WITHIN,
    tree::INSERT,
    tree::INSERT_SELF,
    tree::INSERT_ABOVE,
    tree::CLOSE,
    tree::SET_PARENT,
    tree::CUT,
    tree::GRAFT,
];
