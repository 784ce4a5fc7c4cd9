//! Who could help, and why: pure decisions on facts, no database, no clock, no page.
//!
//! [`judge`] says of one helper and one need whether they may be asked and why they fit; [`rank`] puts many in one
//! order that does not depend on the order they came in; [`assign`] shares many needs among many helpers.

mod assign;
mod facts;
mod graph;
mod judge;
mod reason;

pub use assign::{Assignment, Edge, assign};
pub use facts::{Helper, Means, Nearness, Need, Reach, Refusal, WAKING};
pub use graph::{Crowd, Place, Wish, graph};
pub use judge::{Fit, judge, rank};
pub use reason::Reason;
