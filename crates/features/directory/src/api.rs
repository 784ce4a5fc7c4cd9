//! The directory for other programs: the read API of HSDS 3.1, its description, a feed, and the whole of it as files.
//!
//! Everybody reads all of it, signed out. Lists and single objects are [`lists`], out of a [`register`] in memory; what a program
//! may ask for is [`asked`], and [`openapi`] tells exactly that. Whole files are [`files`], the news of the directory [`atom`].

mod answer;
mod asked;
mod atom;
mod caller;
mod files;
mod lists;
mod objects;
mod openapi;
mod register;
#[cfg(test)]
mod tests;

use kit_web::{Authority, Routes};
use people::Site;

use asked::List;
use files::File;

/// The routes for programs.
pub fn routes() -> Routes<Site> {
    use Authority::{Public, Visitor};
    Routes::new()
        .get("/hsds/v3", Public, lists::about)
        .get("/hsds/v3/", Public, lists::about)
        .get("/hsds/v3/services", Public, |site, caller| lists::list(site, caller, List::Services))
        .post("/hsds/v3/services", Public, |site, caller, body| {
            lists::asked_by_post(site, caller, List::Services, body)
        })
        .get("/hsds/v3/services/{item}", Public, lists::service)
        .get("/hsds/v3/organizations", Public, |site, caller| lists::list(site, caller, List::Organizations))
        .post("/hsds/v3/organizations", Public, |site, caller, body| {
            lists::asked_by_post(site, caller, List::Organizations, body)
        })
        .get("/hsds/v3/organizations/{item}", Public, lists::organization)
        .get("/hsds/v3/service_at_locations", Public, |site, caller| lists::list(site, caller, List::Places))
        .post("/hsds/v3/service_at_locations", Public, |site, caller, body| {
            lists::asked_by_post(site, caller, List::Places, body)
        })
        .get("/hsds/v3/service_at_locations/{item}", Public, lists::place)
        .get("/openapi.json", Public, openapi::show)
        .get("/directory.atom", Visitor, atom::feed)
        .get("/directory.csv", Public, |site, caller| files::whole(site, caller, File::Table))
        .get("/directory.zip", Public, |site, caller| files::whole(site, caller, File::Package))
        .get("/directory.osm", Public, |site, caller| files::whole(site, caller, File::Points))
        .get("/g/{slug}/listing.json", Public, files::linked)
}
