//! Asks and the promises made on them: new, lit, done; who sees what, and when.
//!
//! A neighbor posts a [`posting`] without an account; every need on it becomes an ask with a life of its own
//! ([`domain`]). Helpers see cards on their board, one of them takes an ask, the asker says yes, and contact and
//! place open to that helper alone. [`acts`] are the verbs, each one transaction; [`clock`] is what time does;
//! [`tell`] is who hears of it; [`rings`] is how far it reaches.

pub mod acts;
pub mod clock;
pub mod domain;
pub mod forget;
pub mod hours;
pub mod jobs;
pub mod pages;
pub mod posting;
pub mod rings;
mod schema;
pub mod store;
mod tables;
pub mod tell;

pub use pages::routes;
pub use schema::MIGRATIONS;
pub use store::STATEMENTS;
pub use tables::{CLOSED_DAYS, TABLES};

/// This feature's messages.
pub const LOCALES: &[(kit_i18n::Lang, &str)] = &[
    (kit_i18n::Lang::En, include_str!("../locales/en.ftl")),
    (kit_i18n::Lang::Es, include_str!("../locales/es.ftl")),
];
