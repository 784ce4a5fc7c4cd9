//! The pages of people: signing in and out, and a neighbor's own page.

pub(crate) mod code;
pub(crate) mod decisions;
pub(crate) mod devices;
pub(crate) mod my;
pub(crate) mod on_call;
pub(crate) mod person;
pub(crate) mod roster;
pub(crate) mod security;
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
        .post("/link/close", Authority::Visitor, sign_in::close_link)
        .get("/my", Authority::Neighbor, my::show)
        .post("/my/rest", Authority::Neighbor, my::rest)
        .post("/my/language", Authority::Neighbor, my::language)
        .post("/my/name", Authority::Neighbor, my::name)
        .get("/my/devices", Authority::Neighbor, devices::show)
        .post("/my/devices/end", Authority::Neighbor, devices::end)
        .post("/my/devices/name", Authority::Neighbor, devices::name)
        .get("/my/security", Authority::Neighbor, security::show)
        .post("/my/security/prove", Authority::Neighbor, security::prove)
        .post("/my/security/app", Authority::Neighbor, security::begin)
        .post("/my/security/app/confirm", Authority::Neighbor, security::confirm)
        .post("/my/security/codes", Authority::Neighbor, security::codes)
        .post("/my/security/passkey", Authority::Neighbor, security::passkey::begin)
        .post("/my/security/passkey/made", Authority::Neighbor, security::passkey::made)
        .post("/my/security/passkey/use", Authority::Neighbor, security::passkey::ask)
        .post("/my/security/passkey/used", Authority::Neighbor, security::passkey::used)
        .post("/my/security/remove", Authority::Neighbor, security::remove)
        .get("/people", Authority::Steward, roster::show)
        .post("/people/find", Authority::Steward, roster::find)
        .post("/people/read", Authority::Steward, roster::read)
        .post("/people/resign", Authority::Steward, roster::resign)
        .get("/people/{slug}", Authority::Steward, person::show)
        .post("/people/{slug}/role", Authority::Steward, person::role)
        .get("/people/{slug}/way-in", Authority::Steward, person::offer_way_in)
        .post("/people/{slug}/way-in", Authority::Steward, person::make_way_in)
        .get("/on-call", Authority::Steward, on_call::show)
        .post("/on-call", Authority::Steward, on_call::save)
        .get("/decisions-waiting", Authority::Neighbor, decisions::show)
        .post("/decisions-waiting/{slug}/{verb}", Authority::Neighbor, decisions::decide)
}
