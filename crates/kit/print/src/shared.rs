//! The one pool of the program: whoever prints, two documents are set at a time, and the fonts are read once.

use std::sync::OnceLock;

use crate::{Pool, Printer, Shelf};

/// Documents set at the same time.
const AT_ONCE: usize = 2;
/// Documents that may wait for their turn.
const QUEUE: usize = 16;

/// The pool that all rooms share; made by the first who prints.
pub fn shared() -> &'static Pool {
    static POOL: OnceLock<Pool> = OnceLock::new();
    POOL.get_or_init(|| Pool::new(Printer::new(Shelf::system()), AT_ONCE, QUEUE))
}
