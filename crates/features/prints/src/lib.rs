//! Paper: pick a sheet, fill it in or leave lines for a pen, look at it, download it.
//!
//! It works signed out, and nothing that is typed into a sheet is kept: a form is read ([`filled`]), made into a document
//! ([`order`]), set by kit-print's shared pool, and forgotten. The preview travels inside the page it belongs to, so that no
//! server has to remember a picture for a moment, and a second node of a network never lacks one.
//!
//! What is kept is said on purpose: words of a circle for its sheets, that some paper hangs somewhere ([`asking`] asks a
//! month later whether it still does), and notes that were left at a door whose household wants them ([`leaving`]).

mod asking;
pub mod blank;
pub mod domain;
mod field;
mod filled;
mod item;
mod known;
mod leaving;
mod order;
pub mod pages;
mod schema;
pub mod store;

pub use asking::{EVERY, Tools, with_jobs};
pub use filled::{Filled, Squares};
pub use item::Item;
pub use known::{Known, Me};
pub use order::order;
pub use pages::{OnDesk, OnMy, routes};
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;

/// This room's messages, and kit-print's sentences about paper, which only this room shows.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
