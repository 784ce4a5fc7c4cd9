//! Walk lists for pairs: doors by building, what came of each, and a month later nothing of it.
//!
//! A steward types doors ([`domain`]); two named people take a part of them and walk it by day. A knock has one of five
//! outcomes and no words. A door that was visited rests for a month; one that asked for it is never on a list again,
//! and is known only by a keyed hash ([`store::marks`]).

pub mod domain;
pub mod pages;
mod schema;
pub mod sheet;
pub mod store;

pub use pages::{OnMy, routes};
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_base::Span;
use kit_i18n::Lang;
use kit_jobs::Jobs;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Adds the work that happens later: what is over is forgotten.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("outreach.sweep", |tx, _, cx| Ok(store::sweep::sweep(tx, cx.now)?))
        .every("outreach.sweep", Span::hours(1))
}
