//! Helpers found, asked and left in peace, on both engines.

mod asking;
mod round;
mod round_agrees;
mod suggesting;
mod world;
