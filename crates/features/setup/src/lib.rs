//! The first run: from an empty folder to a desk with a list of first steps.
//!
//! A new server has nothing but a link in its window. The link leads to eight questions; the answers wait sealed under
//! the server key until the last one, and then one transaction founds the network and signs its first steward in.
//! What follows is a list on the desk that ticks itself: a building, two neighbors, a sheet of paper, a practice
//! ask that reaches nobody, a backup.
//!
//! Where whoever runs the server allows it, anybody may begin a group of their own beside it ([`begin`]): three questions,
//! and there is a network under `/n/{name}` with two stewards, a listing and a kit to print. Whoever would rather wait for one
//! says so ([`wish`]), and is asked before anybody hears of them.

mod answers;
pub mod begin;
mod door;
pub mod pages;
mod schema;
pub mod store;
mod tell;
pub mod wish;

pub use answers::{Answers, Founding, MeetSecond, Question};
pub use door::{FirstRun, Opening, around};
pub use pages::start::FirstSteps;
pub use pages::upkeep::Upkeep;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use std::sync::Arc;

use kit_base::Span;
use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_vault::Registry;
use kit_web::{Authority, Routes};
use people::Site;
use store::{meetings, wishes};

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// This room's routes.
pub fn routes() -> Routes<Site> {
    use Authority::{OnlyServer, Steward, Visitor};
    Routes::new()
        .get("/setup", OnlyServer, pages::question::show)
        .post("/setup", OnlyServer, pages::question::answer)
        .get("/setup/sheet", OnlyServer, pages::sheet::show)
        .post("/setup/sheet", OnlyServer, pages::sheet::printed)
        .get("/setup/{token}", OnlyServer, pages::link::open)
        .get("/circles", Steward, pages::circles::list)
        .get("/circles/new", Steward, pages::circles::new)
        .post("/circles/new", Steward, pages::circles::add)
        .get("/tend", Steward, pages::tend::show)
        .get("/network", Steward, pages::network::show)
        .post("/network", Steward, pages::network::save)
        .get("/paper", Visitor, pages::paper::show)
        .get("/start", Visitor, pages::welcome::show)
        .get("/start/begin", Visitor, pages::begin::show)
        .post("/start/begin", Visitor, pages::begin::answer)
        .post("/start/stewards", Visitor, pages::shut::tell)
        .get("/begun", Steward, pages::begun::show)
        .get("/start/tell", Visitor, pages::wish::show)
        .post("/start/tell", Visitor, pages::wish::send)
        .get("/start/wish/{token}", Visitor, pages::wish_link::show)
        .post("/start/wish/{token}", Visitor, pages::wish_link::act)
        .get("/start/waiting", Steward, pages::waiting::show)
        .post("/start/waiting", Steward, pages::waiting::introduce)
        .post("/start/tick", Steward, pages::start::tick)
        .post("/start/fold", Steward, pages::start::fold)
        .post("/start/second", Steward, pages::start::second)
        .post("/start/practice", Steward, pages::practice::begin)
        .post("/start/practice/erase", Steward, pages::practice::erase)
}

/// Adds the work that happens later: forms of groups that began are forgotten, and those who waited for one.
#[must_use]
pub fn with_jobs(jobs: Jobs, registry: Arc<Registry>) -> Jobs {
    let others = registry.clone();
    jobs.register("setup.sweep", |tx, _, cx| Ok(store::begun::sweep(tx, cx.now)?))
        .every("setup.sweep", Span::hours(1))
        .register(wishes::FORGET, move |tx, body, cx| {
            Ok(wishes::due(tx, &registry, body.get_id("wish")?, cx.now)?)
        })
        .register(meetings::FORGET, move |tx, body, _| Ok(meetings::due(tx, &others, body.get_id("met")?)?))
}
