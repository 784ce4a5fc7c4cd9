//! The front page, and the pages that say what this is, who sees what, and what is stored.
//!
//! Two doors first: "I could use a hand" and "I can lend a hand". Behind them the quiet pages: how it works, what
//! mutual aid is, where to call in danger, what is kept and for how long. The last one is drawn from the column
//! registry itself, so that it cannot say anything else than what the program does.

mod pages;

use kit_db::Statement;
use kit_i18n::Lang;
use kit_web::{Authority, Routes};
use people::Site;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[pages::health::PING];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    Routes::new()
        .get("/", Authority::Visitor, pages::front::show)
        .get("/help", Authority::Public, pages::words::help)
        .get("/about", Authority::Public, pages::words::about)
        .get("/safety", Authority::Public, pages::words::safety)
        .get("/what-we-store", Authority::Public, pages::stored::show)
        .get("/healthz", Authority::Public, pages::health::alive)
        .get("/readyz", Authority::Public, pages::health::ready)
        .get("/styleguide", Authority::Public, pages::style::show)
}
