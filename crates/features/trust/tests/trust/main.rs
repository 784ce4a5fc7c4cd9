//! Trust in the database, on both engines.

mod apart;
mod coming;
mod everybody;
mod standing;
mod telling;
mod world;
