//! Community fridges: anybody fills them, anybody empties them, and whoever stands before one says how it is.
//!
//! How a fridge is ([`domain::Look`]) is what was said last, with its age beside it; what warms food is never taken back by
//! silence. An alert ([`domain::Alert`]) is raised once when it begins ([`acts::settle`]): those who follow and those who tend
//! are told ([`tell`]). Who looks every day and cleans every week is the rota ([`domain::Chore`]).
//!
//! A fridge's public facts are a listing of the directory, kept in the commons ([`listing`]); its own rows ([`store`]) stand in
//! its network. A photo is drawn anew before it is kept ([`photo`]), and nobody sees it before somebody who tends has.

pub mod acts;
pub mod domain;
mod jobs;
pub mod listing;
pub mod pages;
pub mod photo;
mod schema;
pub mod sheet;
pub mod store;
pub mod tell;

pub use jobs::{Tools, with_jobs};
pub use pages::{OnDesk, OnMy, REPORT_PATH, routes};
pub use photo::MOST_BYTES as MOST_PHOTO;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
