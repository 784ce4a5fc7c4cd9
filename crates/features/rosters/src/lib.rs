//! Pod circles: a point person and an alternate, a roster of consented fields, a phone tree, the split above thirty.
//!
//! A pod is a circle of five to thirty neighbors. Each ticks what the others may read; what is not ticked is never
//! opened ([`store::entries`]). [`domain`] says who calls whom and how a pod that has grown would part; it proposes,
//! and members decide. To everybody outside, a pod's pages are not there.

pub mod domain;
mod jobs;
pub mod pages;
mod schema;
pub mod sheet;
pub mod store;

pub use jobs::with_jobs;
pub use pages::{OnMy, OnPerson, routes};
pub use people::Bonds;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
