//! What the program says and in which language: message catalogues, negotiation, plurals, coarse times.
//!
//! Messages are written in Fluent (`.ftl`), one file per language and crate, and compiled once at start:
//! a message without arguments is a look-up that returns `&str`, and one with arguments is a walk over its
//! parts. Numbers are written without grouping and without isolation marks, so that a count stays plain text.
//!
//! ```
//! use kit_i18n::{Arg, Catalogue, Lang};
//! let cat = Catalogue::new(&[
//!     (Lang::En, "porch-lamps = { $n ->\n    [one] one lamp\n   *[other] { $n } lamps\n }\nporch-hi = Good evening"),
//!     (Lang::Es, "porch-lamps = { $n ->\n    [one] una luz\n   *[other] { $n } luces\n }\nporch-hi = Buenas noches"),
//! ])?;
//! assert_eq!(cat.text(Lang::Es, "porch-hi"), "Buenas noches");
//! assert_eq!(cat.format(Lang::En, "porch-lamps", &[("n", Arg::Num(3))]), "3 lamps");
//! assert_eq!(cat.text(Lang::En, "porch-gone"), "⟦porch-gone⟧");
//! # Ok::<(), kit_i18n::CatalogueError>(())
//! ```

mod arg;
mod catalogue;
mod lang;
mod negotiate;
mod pattern;
mod spoken;
mod when;

#[cfg(test)]
mod tests;

pub use arg::{Arg, IntoArg};
pub use catalogue::{Catalogue, CatalogueError};
pub use lang::Lang;
pub use negotiate::{accepted, negotiate};
pub use spoken::SPOKEN;
pub use when::{calendar_day, zone};

/// This crate's own messages (ages and days), to be merged into every catalogue.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];
