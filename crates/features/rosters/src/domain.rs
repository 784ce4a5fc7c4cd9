//! What a pod agrees on: who calls whom, how it would part in two, whose turn it is to keep it together.

mod post;
mod split;
mod tree;

pub use post::{Post, REMIND, TERM};
pub use split::{Neighbor, split};
pub use tree::{Caller, Tree};

/// A circle of fewer is not yet a pod.
pub const FEWEST: usize = 5;
/// A circle of more is asked whether it wants to be two.
pub const MOST: usize = 30;
