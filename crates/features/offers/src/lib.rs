//! What neighbors can do for one another, how far and how often.
//!
//! An offer is ticked, never typed ([`domain`]): free text leaks. [`pages`] ask for it one question a page, with or
//! without an account. Somebody new waits for a steward's hello before their offer counts ([`letting_in`]);
//! [`store`] keeps beside each offer where it counts, so that matching finds helpers without looking at everybody.

pub mod domain;
mod jobs;
pub mod letting_in;
pub mod pages;
mod schema;
pub mod store;

pub use domain::Offer;
pub use jobs::with_jobs;
pub use pages::{OnMy, routes};
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;

/// The kind of thing that a private link opens here.
pub(crate) const LINK_KIND: &str = "offers";

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
