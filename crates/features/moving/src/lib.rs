//! The spreadsheet: households, helpers and asks come in and go out as CSV.
//!
//! A steward pastes a list or chooses a file. It is read (`domain`), sealed under a key of its own (`store::imports`), looked
//! at without keeping anything (`acts::look`), brought in chunk by chunk (`acts::bring`), and for thirty days it can be taken
//! back whole (`acts::undo`). Open asks go out as CSV, and on paper for a clipboard that comes back at once.

pub mod acts;
pub mod domain;
pub mod jobs;
pub mod pages;
mod schema;
pub mod store;

use kit_i18n::Lang;
use kit_web::Authority::Steward;
use kit_web::Routes;
use people::Site;

pub use jobs::{Tools, with_jobs};
pub use pages::known::FromAList;
pub use schema::{LEFT_DAYS, MIGRATIONS, TABLES, UNDO_DAYS};
pub use store::STATEMENTS;

/// This room's messages.
pub const LOCALES: &[(Lang, &str)] =
    &[(Lang::En, include_str!("../locales/en.ftl")), (Lang::Es, include_str!("../locales/es.ftl"))];

/// The form that brings a file: `kit_web::Site::taking` gives it room.
pub const UPLOAD_PATH: &str = "/spreadsheet";

/// This room's routes.
pub fn routes() -> Routes<Site> {
    Routes::new()
        .get("/spreadsheet", Steward, pages::home::show)
        .post(UPLOAD_PATH, Steward, pages::home::take)
        .get("/spreadsheet/out/asks", Steward, pages::out::asks)
        .get("/spreadsheet/out/households", Steward, pages::leave::households)
        .post("/spreadsheet/out/households", Steward, pages::leave::say_households)
        .get("/spreadsheet/out/helpers", Steward, pages::leave::helpers)
        .post("/spreadsheet/out/helpers", Steward, pages::leave::say_helpers)
        .get("/spreadsheet/{slug}", Steward, pages::one::show)
        .post("/spreadsheet/{slug}/{verb}", Steward, pages::act::say)
        .get("/desk/sheet", Steward, pages::sheet::show)
        .get("/desk/sheet/back", Steward, pages::back::show)
        .post("/desk/sheet/back", Steward, pages::back::take)
}
