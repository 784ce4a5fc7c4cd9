//! How neighbors come to trust one another: invited, vouched for, and kept apart where they must be.
//!
//! Whoever joins by an invite is not vouched for: they see cards and do what ends at a door. [`is_trusted`] says when
//! more opens: a steward or two members vouched for them, or a first visit in a pair went well. [`apart`] says who is
//! never matched with whom, and neither of them can tell. Rooms above ask these five before they match anybody:
//! [`apart`], [`apart_from`], [`is_trusted`], [`trusted_among`], [`is_suspended`].

mod schema;
pub mod store;
mod tables;

pub use schema::MIGRATIONS;
pub use store::STATEMENTS;
pub use store::apart::{apart, apart_from, block};
pub use store::reports::report;
pub use store::standing::{is_suspended, is_trusted, trusted_among};
pub use tables::TABLES;

use kit_base::Span;
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_web::Routes;
use people::Site;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    Routes::new()
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register(store::suspensions::LIFT_KIND, |tx, body, cx| {
        Ok(store::suspensions::due(tx, body.get_id("person")?, cx.now, &cx.rng)?)
    })
    .register("trust.sweep", |tx, _, cx| Ok(store::sweep::sweep(tx, cx.now)?))
    .every("trust.sweep", Span::days(1))
}
