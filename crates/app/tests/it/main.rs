//! The program as a whole: one binary of tests, each on both engines where a database is touched.

mod asking;
mod authority;
mod board;
mod budgets;
mod canary;
mod claims;
mod clock;
mod copies;
mod desk;
mod erase;
mod home;
mod hostile;
mod joining;
mod kills;
mod lit_and_done;
mod model;
mod matching;
mod neighbors_words;
mod offers;
mod process;
mod schema;
mod sign_in;
mod setup;
mod steps;
mod twin_world;
mod upgrade;
