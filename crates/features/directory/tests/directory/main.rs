//! The directory on both engines: what comes in, what changes, what waits, and what is forgotten.

mod adding;
mod beginning;
mod changing;
mod waiting;
mod world;
