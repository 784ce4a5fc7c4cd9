//! Helpers found, asked and left in peace, on both engines.

mod asking;
mod round;
mod suggesting;
mod world;
