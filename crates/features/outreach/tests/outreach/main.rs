//! Walks on both engines: who walks, which doors rest, and what is gone after a month.

mod walks;
mod world;
