//! Rounds in the database, on both engines: days open once, ladders are walked once, whoever leaves is gone.

mod clock;
mod days;
mod leaving;
mod mended;
mod seeing;
mod telling;
mod world;
