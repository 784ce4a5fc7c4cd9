//! Community fridges: anybody fills them, anybody empties them, and whoever stands before one says how it is.
//!
//! How a fridge is ([`domain::Look`]) is what was said last, with its age beside it; what warms food is never taken back by
//! silence. An alert ([`domain::Alert`]) is raised once when it begins. Who looks every day and cleans every week is the rota
//! ([`domain::Chore`]).
//!
//! Begun: the decisions are here and tested; tables, pages and the square on the door are not there yet, and no route leads here.

pub mod domain;
