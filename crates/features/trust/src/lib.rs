//! How neighbors come to trust one another: invited, vouched for, and kept apart where they must be.
//!
//! Whoever joins by an invite is not vouched for: they see cards and do what ends at a door. [`is_trusted`] says when
//! more opens: a steward or two members vouched for them, or a first visit in a pair went well. [`apart`] says who is
//! never matched with whom, and neither of them can tell. Rooms above ask these five before they match anybody:
//! [`apart`], [`apart_from`], [`is_trusted`], [`trusted_among`], [`is_suspended`].

pub mod pages;
mod schema;
pub mod store;
mod tables;

pub use pages::standing::MyTrust;
pub use pages::tell::Tell;
pub use schema::MIGRATIONS;
pub use store::STATEMENTS;
pub use store::apart::{apart, apart_from, block};
pub use store::everybody::{all_apart, trusted};
pub use store::leaving::{LEAVING, MOVED};
pub use store::pairings::went_together;
pub use store::reports::report;
pub use store::standing::{is_suspended, is_trusted, trusted_among};
pub use store::suspensions::SUSPENDED;
pub use tables::TABLES;

use std::sync::Arc;

use kit_base::Span;
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_vault::Registry;
use kit_web::{Authority, Routes};
use people::Site;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    coming_and_going().merge(among_neighbors()).merge(for_stewards())
}

/// In by an invite, in by one's own way back, out again.
fn coming_and_going() -> Routes<Site> {
    Routes::new()
        .get("/join", Authority::Visitor, pages::code::show)
        .post("/join", Authority::Visitor, pages::code::open)
        .get("/join/{token}", Authority::Visitor, pages::join::show)
        .post("/join/{token}", Authority::Visitor, pages::join::join)
        .get("/back/{token}", Authority::Visitor, pages::back::show)
        .post("/back/{token}", Authority::Visitor, pages::back::open)
        .post("/my/way-back", Authority::Neighbor, pages::back::renew)
        .get("/my/leave", Authority::Neighbor, pages::leave::show)
        .post("/my/leave", Authority::Neighbor, pages::leave::circle)
        .post("/my/leave/everything", Authority::Neighbor, pages::leave::everything)
}

/// What one neighbor does for or about another.
fn among_neighbors() -> Routes<Site> {
    Routes::new()
        .get("/invites", Authority::Neighbor, pages::invites::show)
        .post("/invites", Authority::Neighbor, pages::invites::make)
        .get("/invites/{slug}", Authority::Neighbor, pages::invites::one)
        .post("/invites/{slug}/end", Authority::Neighbor, pages::invites::end)
        .get("/my/standing", Authority::Neighbor, pages::standing::show)
        .post("/pairings/{slug}/done", Authority::Neighbor, pages::standing::went)
        .get("/neighbors/{slug}/vouch", Authority::Neighbor, pages::vouch::show)
        .post("/neighbors/{slug}/vouch", Authority::Neighbor, pages::vouch::say)
        .post("/report", Authority::Neighbor, pages::tell::report)
        .post("/block", Authority::Neighbor, pages::tell::block)
        .get("/my/apart", Authority::Neighbor, pages::apart::show)
        .post("/my/apart", Authority::Neighbor, pages::apart::add)
        .post("/my/apart/end", Authority::Neighbor, pages::apart::end)
}

/// What a steward does about one neighbor.
fn for_stewards() -> Routes<Site> {
    let steward = Authority::Steward;
    Routes::new()
        .get("/newcomers", steward, pages::newcomers::show)
        .get("/neighbors/{slug}", steward, pages::one::show)
        .post("/neighbors/{slug}/trust", steward, pages::one_acts::trust)
        .post("/neighbors/{slug}/pair", steward, pages::one_acts::pair)
        .post("/neighbors/{slug}/stop", steward, pages::one_acts::stop)
        .post("/neighbors/{slug}/lift", steward, pages::one_acts::lift)
        .post("/neighbors/{slug}/apart", steward, pages::one_acts::keep_apart)
        .post("/neighbors/{slug}/together", steward, pages::one_acts::together)
        .post("/pairings/{slug}/trusted", steward, pages::one_acts::went_well)
        .post("/pairings/{slug}/off", steward, pages::one_acts::call_off)
        .get("/reports", steward, pages::reports::show)
        .post("/reports/{slug}/note", steward, pages::reports::note)
        .post("/reports/{slug}/apart", steward, pages::reports::apart)
        .post("/reports/{slug}/close", steward, pages::reports::close)
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, registry: Arc<Registry>) -> Jobs {
    jobs.register(store::suspensions::LIFT_KIND, |tx, body, cx| {
        Ok(store::suspensions::due(tx, body.get_id("person")?, cx.now, &cx.rng)?)
    })
    .register(store::leaving::FORGET_KIND, move |tx, body, _| {
        let person: people::PersonId = body.get_id("person")?;
        // What would be lifted later goes with them, or their key would wait in a job.
        kit_jobs::cancel(tx, store::suspensions::LIFT_KIND, person)?;
        people::erase(tx, &registry, person)?;
        Ok(())
    })
    .register("trust.sweep", |tx, _, cx| Ok(store::sweep::sweep(tx, cx.now)?))
    .every("trust.sweep", Span::days(1))
}
