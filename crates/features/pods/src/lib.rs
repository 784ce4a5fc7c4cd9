//! Who would really come: private pod maps, asks to stand by, agreements, and calling one's pod.
//!
//! A pod is the few people somebody would really call, for one purpose ([`domain`]). The map of it is drawn in the
//! browser and stays there, or comes here as bytes that nobody here can open ([`store::maps`]). Only what somebody
//! sends on purpose is kept, sealed, for the two people it joins: an ask to stand by, its answer, the agreement
//! ([`store::asks`]). When it is needed, the pod is called ([`store::calls`]). Stewards see none of it, and a no leaves
//! no trace.

pub mod domain;
pub mod file;
mod jobs;
pub mod pages;
mod schema;
pub mod sheets;
pub mod store;
mod tell;
mod words;

pub use jobs::with_jobs;
pub use pages::mine::OnMy;
pub use pages::routes;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;
pub use tell::Tools;

use kit_i18n::Lang;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
