//! Paper: pick a sheet, fill it in or leave lines for a pen, look at it, download it.
//!
//! It works signed out, and nothing of it is kept: a form is read ([`filled`]), made into a document ([`order`]), set
//! by kit-print's shared pool, and forgotten. The preview travels inside the page it belongs to, so that no server has
//! to remember a picture for a moment, and a second node of a network never lacks one.

pub mod blank;
mod field;
mod filled;
mod item;
mod order;
pub mod pages;

pub use filled::{Filled, Known};
pub use item::Item;
pub use order::order;
pub use pages::routes;

use kit_db::{Migration, Statement};
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_vault::Table;

/// This room has no tables: nothing that is printed is kept.
pub const MIGRATIONS: &[Migration] = &[];

/// No columns.
pub const TABLES: &[Table] = &[];

/// No statements.
pub const STATEMENTS: &[Statement] = &[];

/// This room's messages, and kit-print's sentences about paper, which only this room shows.
pub const LOCALES: &[(Lang, &str)] = &[
    (Lang::En, include_str!("../locales/en.ftl")),
    (Lang::Es, include_str!("../locales/es.ftl")),
    (Lang::En, kit_print::SENTENCES_EN),
    (Lang::Es, kit_print::SENTENCES_ES),
];

/// This room has no work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs
}
