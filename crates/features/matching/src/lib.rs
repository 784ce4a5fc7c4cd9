//! Who could help with an ask, and why: suggestions with reasons, and a fair round for many.
//!
//! [`suggest`] names a few for one ask, [`round`](mod@round) shares many asks among many helpers, and [`asking`] asks a few when a
//! ring opens. All of them decide in [`domain`], by rules that nothing outweighs and points that are never shown.

pub mod asking;
pub mod domain;
pub mod pages;
pub mod round;
mod schema;
pub mod store;
mod suggest;
mod week;

pub use asking::{Tools, with_jobs};
pub use domain::Reason;
pub use pages::routes;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;
pub use suggest::{Suggestion, language_name, suggest};

use kit_i18n::Lang;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
