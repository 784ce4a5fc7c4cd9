//! Trust in the database, on both engines.

mod apart;
mod world;
