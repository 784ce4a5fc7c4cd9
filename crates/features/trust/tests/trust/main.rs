//! Trust in the database, on both engines.

mod apart;
mod coming;
mod standing;
mod telling;
mod world;
