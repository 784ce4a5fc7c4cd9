//! Listings that age in public: groups, pantries, fridges, councils and resources.
//!
//! Nothing in a directory stays true by itself. So a listing is only as good as the last time somebody who knows said so
//! ([`domain::Freshness`]), a neighbor's "nobody answered" is shown and counts for the order but closes nothing
//! ([`domain::Evidence`]), and resting or closed it is only when somebody said that ([`domain::Standing`]). When the doors are
//! open is [`hours`]. What a new network in Los Angeles may begin with is [`start`].
//!
//! The public reads [`pages`]; what it says there waits for a steward ([`store::suggestions`]), and a group tends its own listing
//! by a link ([`store::links`]). A search is answered from memory ([`search`]), which [`live`] keeps as new as the database.

pub mod api;
pub mod areas;
pub mod domain;
pub mod exchange;
pub mod hours;
pub mod hsds;
pub mod identity;
pub mod importing;
pub mod live;
pub mod map;
pub mod pages;
pub mod schedule;
mod schema;
pub mod search;
pub mod start;
pub mod starting;
pub mod store;
pub mod words;

pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

pub use pages::aside::OnDesk;
pub use pages::routes;
pub use pages::suggest::keep as keep_suggestion;

use kit_base::Span;
use kit_i18n::Lang;
use kit_jobs::Jobs;

/// Where a file is brought.
pub const UPLOAD_PATH: &str = "/directory/import";

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Adds the work that happens later: what weighs nothing any more is forgotten.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("directory.sweep", |tx, _, cx| {
        store::evidence::sweep(tx, cx.now)?;
        store::suggestions::sweep(tx, cx.now)?;
        Ok(store::imports::sweep(tx, cx.now)?)
    })
    .every("directory.sweep", Span::hours(1))
    .register(importing::JOB, importing::step)
}
