//! The first run: from an empty folder to a desk with a list of first steps.
//!
//! A new server has nothing but a link in its window. The link leads to eight questions; the answers wait sealed under
//! the server key until the last one, and then one transaction founds the network and signs its first steward in.
//! What follows is a list on the desk that ticks itself: a building, two neighbors, a sheet of paper, a practice
//! ask that reaches nobody, a backup.

mod answers;
mod door;
pub mod pages;
mod schema;
pub mod store;

pub use answers::{Answers, Founding, MeetSecond, Question};
pub use door::{FirstRun, around};
pub use pages::start::FirstSteps;
pub use pages::upkeep::Upkeep;
pub use schema::{MIGRATIONS, TABLES};
pub use store::STATEMENTS;

use kit_i18n::Lang;
use kit_jobs::Jobs;
use kit_web::{Authority, Routes};
use people::Site;

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
        .post("/start/tick", Steward, pages::start::tick)
        .post("/start/fold", Steward, pages::start::fold)
        .post("/start/second", Steward, pages::start::second)
        .post("/start/practice", Steward, pages::practice::begin)
        .post("/start/practice/erase", Steward, pages::practice::erase)
}

/// Adds the work that happens later: there is none.
#[must_use]
pub const fn with_jobs(jobs: Jobs) -> Jobs {
    jobs
}
