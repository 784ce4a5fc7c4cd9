//! The stewards' desk: what a human must look at now.
//!
//! One list, dangers first, then what nobody has read, what did not work out, and yeses that somebody with a
//! telephone only must be asked for. One ask in full beside it, with everything a steward may do about it. Every
//! look at an ask is written down where its asker can read it.

#[macro_use]
mod codes;
mod jobs;
mod live;
mod pages;
mod schema;
pub mod store;

pub use jobs::with_jobs;
pub use pages::same::SamePerson;
pub use schema::{MIGRATIONS, TABLES};

use axum::extract::State;
use kit_db::Statement;
use kit_i18n::Lang;
use kit_web::http::HeaderMap;
use kit_web::{Authority, Routes};
use people::Site;

/// This crate's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = store::STATEMENTS;

/// The path that tells stewards that something changed, for as long as they listen.
pub const LIVE: &str = "/desk/live";

/// This room's routes.
pub fn routes() -> Routes<Site> {
    use Authority::{LinkHolder, Steward};
    let lines = live::Lines::default();
    let listen = move |State(site): State<Site>, steward: people::Steward, headers: HeaderMap| {
        let lines = lines.clone();
        async move { live::show(&lines, &site, &steward, &headers).await }
    };
    Routes::new()
        .get(LIVE, Steward, listen)
        .get("/desk", Steward, pages::list::show)
        .get("/desk/new", Steward, pages::new::show)
        .post("/desk/new", Steward, pages::new::answer)
        .get("/desk/find", Steward, pages::find::show)
        .post("/desk/find", Steward, pages::find::look)
        .get("/desk/calls", Steward, pages::calls::show)
        .get("/desk/calls/new", Steward, pages::calls::new)
        .post("/desk/calls/new", Steward, pages::calls::keep)
        .post("/desk/calls/{slug}/{verb}", Steward, pages::calls::say)
        .get("/desk/list", Steward, pages::paste::show)
        .get("/people/{slug}/merge/{other}", Steward, pages::merge::show)
        .post("/people/{slug}/merge/{other}", Steward, pages::merge::join)
        .post("/people/{slug}/merge/{other}/undo", Steward, pages::merge::part)
        .get("/my/ask/{slug}/call-me", LinkHolder, pages::calls::ask_to_be_called)
        .post("/my/ask/{slug}/call-me", LinkHolder, pages::calls::call_me)
        .get("/desk/stuck", Steward, pages::stuck::show)
        .post("/desk/stuck/{slug}/{verb}", Steward, pages::stuck::say)
        .get("/desk/{slug}", Steward, pages::one::show)
        .get("/desk/{slug}/neighbors", Steward, pages::neighbors::show)
        .post("/desk/{slug}/assign", Steward, pages::act::assign)
        .post("/desk/{slug}/asked", Steward, pages::act::asked)
        .post("/desk/{slug}/ask-three", Steward, pages::act::ask_three)
        .post("/desk/{slug}/accept", Steward, pages::act::accept)
        .post("/desk/{slug}/decline", Steward, pages::act::decline)
        .post("/desk/{slug}/{verb}", Steward, pages::act::say)
}
