//! Networks and the tree of circles in each: who is next to whom, and under which roof.
//!
//! A network is one independent group with rules and keys of its own. Its circles nest by scale, pod in building
//! in block in neighborhood in region, and levels may be skipped. The store keeps `circle_ancestors` true, so that
//! "everything under this block" is one join. [`Networks`] remembers for a few seconds which network answers at
//! which host.

mod cache;
pub mod domain;
mod schema;
pub mod store;

pub use cache::Networks;
pub use domain::{
    Capacity, Circle, CircleId, CrisisLine, Dial, Near, Network, NewCircle, NewNetwork, Scale, Words, awake,
};
pub use schema::{MIGRATIONS, TABLES};
pub use store::{CircleError, STATEMENTS};

use kit_i18n::Lang;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
