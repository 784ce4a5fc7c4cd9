//! Check-in rounds on people who live alone: a rota, buddies, and a ladder that each person agreed to.
//!
//! Somebody joins by their own yes ([`acts::join`]). On the days of a round a job opens one check a person, and the
//! state machine of [`domain`] walks the ladder they agreed to; [`store`] makes the database refuse a second step.
//! Whoever has the day sees today's people and no others ([`pages`]); what was walked to its end stays with the
//! stewards until one of them closes it. Nothing here ever calls or writes to a number that dispatches somebody:
//! whether to call one is for a human to decide.

pub mod acts;
pub mod domain;
pub mod hours;
mod jobs;
pub mod pages;
mod schema;
pub mod sheet;
pub mod store;

pub use jobs::{EVERY, Tools, with_jobs};
pub use pages::{OnDesk, OnMy, routes};
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;

/// The kind of thing that a private link opens here.
pub(crate) const LINK_KIND: &str = "checkins";

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
