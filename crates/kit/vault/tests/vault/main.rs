//! The vault keeps its promises on both engines.

mod keeping;
mod looking_up;
mod registering;
mod world;
