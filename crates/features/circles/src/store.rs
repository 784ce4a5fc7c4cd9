//! Networks and circles in the database. Network look-ups run in `Scope::Server`, circles in their network's.

mod networks;
mod tree;

pub use networks::{
    add_host, any_demo, create_network, load_network, network_by_host, network_by_slug, only_network,
};
pub use tree::{CircleError, ancestors, by_slug, create, load, move_under, siblings, tree, within};

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
    tree::SET_PARENT,
    tree::CUT,
    tree::GRAFT,
];
