//! The link to the first run, and what those see who have none.

use askama::Template;
use http::StatusCode;
use kit_db::Scope;
use kit_vault::Token;
use kit_web::axum::extract::{Path, State};
use kit_web::axum::response::{IntoResponse as _, Response};
use kit_web::{Answer, Cookie, Page, SeeOther, Trip, filters};
use people::Site;

use super::{COOKIE, sealed};
use crate::store;

/// An empty server, to anybody.
#[derive(Template)]
#[template(path = "pages/new_server.html")]
pub struct NewServer;

/// A link that is used up or never was.
#[derive(Template)]
#[template(path = "pages/dead_link.html")]
pub struct DeadLink;

/// The first run of a server that has a network.
#[derive(Template)]
#[template(path = "pages/founded.html")]
pub struct AlreadyFounded;

/// What every address of an empty server answers.
pub fn new_server() -> Page<NewServer> {
    Page::new("setup-new-title", NewServer).private().status(StatusCode::SERVICE_UNAVAILABLE)
}

/// The first run is over, and its pages are gone.
pub fn founded() -> Page<AlreadyFounded> {
    Page::new("setup-founded-title", AlreadyFounded).private().status(StatusCode::GONE)
}

/// The page for a link that opens nothing.
pub fn dead() -> Page<DeadLink> {
    Page::new("setup-dead-title", DeadLink).private().status(StatusCode::GONE)
}

/// `GET /setup/{token}`: sets the cookie and leads to a clean address.
pub async fn open(State(site): State<Site>, trip: Trip, Path(text): Path<String>) -> Answer<Response> {
    if !site.db.read(Scope::Server, store::is_empty).await? {
        return Ok(sealed(founded().into_response()));
    }
    let (now, rng) = (site.now(), site.rng.clone());
    let session = match text.parse::<Token>() {
        Ok(link) => site.db.write(Scope::Server, move |tx| store::open(tx, &link, now, &rng)).await?,
        Err(_) => None,
    };
    let Some(session) = session else { return Ok(sealed(dead().into_response())) };
    trip.set_cookie(Cookie::new(COOKIE, session.text()).max_age(store::SESSION));
    Ok(sealed(SeeOther::to("/setup").into_response()))
}
