//! The pages of the directory. A signed-out visitor reads all of it.

pub mod aside;
pub mod card;
pub mod edit;
pub mod fields;
pub mod find;
pub mod import;
pub mod key;
pub mod queue;
pub mod show;
pub mod suggest;
pub mod tend;
pub mod tiles;

#[cfg(test)]
mod tests;

use kit_web::{Authority, Routes};
use people::Site;

/// The routes of this room.
pub fn routes() -> Routes<Site> {
    use Authority::{Public, Steward, Visitor};
    Routes::new()
        .get("/find", Visitor, find::show)
        .get("/find/map", Visitor, find::county)
        .get("/find/{region}", Visitor, find::region)
        .get("/map/tiles.pmtiles", Public, tiles::show)
        .get("/g/{slug}", Visitor, show::show)
        .post("/g/{slug}/seen", Visitor, show::seen)
        .get("/suggest", Visitor, suggest::show)
        .post("/suggest", Visitor, suggest::send)
        .get("/keep/{token}", Visitor, key::show)
        .post("/keep/{token}", Visitor, key::act)
        .get("/directory", Steward, tend::list)
        .get("/directory/new", Steward, edit::new)
        .post("/directory/new", Steward, edit::add)
        .post("/directory/begin", Steward, tend::begin)
        .get(crate::UPLOAD_PATH, Steward, import::show)
        .post(crate::UPLOAD_PATH, Steward, import::take)
        .get("/directory/import/{slug}", Steward, import::status)
        .post("/directory/import/{slug}", Steward, import::decide)
        .get("/directory/suggestions/{slug}", Steward, queue::show)
        .post("/directory/suggestions/{slug}", Steward, queue::settle)
        .get("/directory/{slug}", Steward, edit::show)
        .post("/directory/{slug}", Steward, edit::save)
        .post("/directory/{slug}/confirm", Steward, tend::confirm)
        .post("/directory/{slug}/stand", Steward, tend::stand)
        .post("/directory/{slug}/crisis", Steward, tend::crisis)
        .post("/directory/{slug}/link", Steward, tend::link)
        .post("/directory/{slug}/remove", Steward, tend::remove)
        .merge(crate::api::routes())
}
