//! The private way back: a link on paper, for whoever gave no phone. It opens once, and then there is a new one.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use http::StatusCode;
use kit_db::DbError;
use kit_vault::Token;
use kit_web::{Answer, Page, Trip, filters};
use people::{Neighbor, Site, Visitor, sessions};

use super::{address, unnamed};
use crate::store::joining;

/// The page that shows a new way back, once.
#[derive(Template)]
#[template(path = "pages/back_kept.html")]
pub struct Kept {
    /// The whole link.
    pub link: String,
    /// They have joined just now.
    pub new_here: bool,
}

/// The page that a way back leads to.
#[derive(Template)]
#[template(path = "pages/back_open.html")]
pub struct Open {
    /// Where the form goes; none: the link opens nothing.
    pub path: Option<String>,
}

/// The page, for the handlers and for samples.
pub fn page(body: Kept) -> Page<Kept> {
    Page::new(if body.new_here { "trust-welcome" } else { "trust-back-title" }, body).private()
}

/// The page, for the handlers and for samples.
pub fn open_page(body: Open) -> Page<Open> {
    let status = if body.path.is_some() { StatusCode::OK } else { StatusCode::GONE };
    Page::new("trust-back-title", body).private().status(status)
}

/// `GET /back/{token}`. Writes nothing: programs that preview links may open it.
pub async fn show(State(site): State<Site>, visitor: Visitor, Path(text): Path<String>) -> Answer<Response> {
    let now = site.now();
    let mut path = None;
    if let Ok(token) = text.parse::<Token>() {
        let own = format!("/back/{}", token.text());
        let whose = site.read(visitor.network_id(), move |tx| joining::whose_back(tx, &token, now)).await?;
        path = whose.map(|_| own);
    }
    Ok(unnamed(open_page(Open { path })))
}

/// `POST /back/{token}`: signs in, and shows the link for the next time.
pub async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let dead = || unnamed(open_page(Open { path: None }));
    let Ok(token) = text.parse::<Token>() else { return Ok(dead()) };
    let (rng, now) = (site.rng.clone(), site.now());
    let opened = site
        .write(visitor.network_id(), move |tx| {
            let Some(person) = joining::whose_back(tx, &token, now)? else { return Ok(None) };
            let next = joining::make_back(tx, person, now, &rng)?;
            let session = sessions::open(tx, person, None, now, &rng)?;
            Ok::<_, DbError>(Some((session, next)))
        })
        .await?;
    let Some((session, next)) = opened else { return Ok(dead()) };
    people::set_session_cookie(&trip, &session, sessions::MEMBER);
    let link = address(&visitor.network, &format!("/back/{}", next.text()));
    Ok(unnamed(page(Kept { link, new_here: false })))
}

/// `POST /my/way-back`: a new one for somebody signed in; the old one is over.
pub async fn renew(State(site): State<Site>, me: Neighbor) -> Answer<Response> {
    let (rng, now, id) = (site.rng.clone(), site.now(), me.me.id);
    let token = site.write(me.network_id(), move |tx| joining::make_back(tx, id, now, &rng)).await?;
    let link = address(&me.network, &format!("/back/{}", token.text()));
    Ok(unnamed(page(Kept { link, new_here: false })))
}
