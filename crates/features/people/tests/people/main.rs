//! People as the rest of the program and the neighbors at their browsers meet them, on both engines.

mod doors;
mod factors;
mod keeping;
mod locks;
mod tending;
mod ways_in;
mod world;
