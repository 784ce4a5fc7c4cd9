//! The program as a whole: one binary of tests, each on both engines where a database is touched.

mod authority;
mod canary;
mod claims;
mod lit_and_done;
mod schema;
mod twin_world;
