//! The stewards' desk: what a human must look at now.
//!
//! One list, dangers first, then what nobody has read, what did not work out, and yeses that somebody with a
//! telephone only must be asked for. One ask in full beside it, with everything a steward may do about it. Every
//! look at an ask is written down where its asker can read it.

mod pages;
pub mod store;

use kit_db::Statement;
use kit_i18n::Lang;
use kit_web::{Authority, Routes};
use people::Site;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = store::STATEMENTS;

/// This room's routes.
pub fn routes() -> Routes<Site> {
    use Authority::Steward;
    Routes::new()
        .get("/desk", Steward, pages::list::show)
        .get("/desk/new", Steward, pages::new::show)
        .post("/desk/new", Steward, pages::new::answer)
        .get("/desk/stuck", Steward, pages::stuck::show)
        .post("/desk/stuck/{slug}/{verb}", Steward, pages::stuck::say)
        .get("/desk/{slug}", Steward, pages::one::show)
        .get("/desk/{slug}/neighbors", Steward, pages::neighbors::show)
        .post("/desk/{slug}/assign", Steward, pages::act::assign)
        .post("/desk/{slug}/accept", Steward, pages::act::accept)
        .post("/desk/{slug}/decline", Steward, pages::act::decline)
        .post("/desk/{slug}/{verb}", Steward, pages::act::say)
}
