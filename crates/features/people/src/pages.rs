//! The pages of people: signing in and out, and a neighbor's own page.

pub(crate) mod code;
pub(crate) mod my;
pub(crate) mod sign_in;

#[cfg(test)]
mod tests;

use kit_web::{Authority, Routes};

use crate::site::Site;

/// The routes of people.
pub fn routes() -> Routes<Site> {
    Routes::new()
        .get("/in", Authority::Visitor, sign_in::show)
        .post("/in", Authority::Visitor, code::ask)
        .get("/in/code", Authority::Visitor, code::show)
        .post("/in/code", Authority::Visitor, code::enter)
        .get("/in/{token}", Authority::Visitor, sign_in::open)
        .post("/out", Authority::Visitor, sign_in::out)
        .get("/my", Authority::Neighbor, my::show)
        .post("/my/rest", Authority::Neighbor, my::rest)
        .post("/my/language", Authority::Neighbor, my::language)
        .post("/my/name", Authority::Neighbor, my::name)
}
