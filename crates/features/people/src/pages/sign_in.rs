//! Signing in by a link, and out of everything.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::StatusCode;
use http::header::{HeaderName, HeaderValue, REFERRER_POLICY};
use kit_vault::Token;
use kit_web::{Answer, Page, Problems, SeeOther, Trip, WebError, filters};

use crate::cookie;
use crate::site::Site;
use crate::store::sessions::{self, MEMBER};
use crate::store::sign_in;
use crate::token::SessionToken;
use crate::who::Visitor;

/// How to get in: there is no password to be forgotten.
#[derive(Template)]
#[template(path = "pages/sign_in.html")]
pub struct SignIn {
    /// The phone a human answers.
    pub help_line: Option<String>,
    /// When.
    pub help_hours: Option<String>,
    /// They came by a link that is used up, too old, or none of ours; which of these is not said.
    pub dead_link: bool,
    /// The phone or e-mail address that was typed.
    pub typed: String,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The page that says how to get in.
pub(crate) fn page(visitor: &Visitor, dead_link: bool) -> Page<SignIn> {
    let (help_line, help_hours) =
        (visitor.network.help_line.clone(), visitor.network.hours(visitor.lang).map(str::to_owned));
    let body = SignIn { help_line, help_hours, dead_link, typed: String::new(), problems: Problems::new() };
    Page::new("people-in-title", body).section("in")
}

/// `GET /in`
pub(crate) async fn show(visitor: Visitor) -> Response {
    if visitor.person.is_some() {
        return SeeOther::to("/my").into_response();
    }
    page(&visitor, false).into_response()
}

/// `GET /in/{token}`: sets the cookie and leads to a clean address. The link itself dies with the cookie's first use.
pub(crate) async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let dead = || page(&visitor, true).status(StatusCode::GONE).private().into_response();
    let Ok(token) = text.parse::<Token>() else { return Ok(dead()) };
    let (now, rng) = (site.now(), site.rng.clone());
    let opened = site.write(visitor.network_id(), move |tx| sign_in::open(tx, &token, now, &rng)).await?;
    let Some(session) = opened else { return Ok(dead()) };
    cookie::set_session_cookie(&trip, &session, MEMBER);
    let mut response = no_store(SeeOther::to("/my").into_response());
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

/// `POST /out`: ends both sessions of this browser here, whatever the browser does.
pub(crate) async fn out(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
) -> Result<Response, WebError> {
    let held: Vec<SessionToken> = [cookie::SESSION, cookie::LINK]
        .into_iter()
        .filter_map(|name| trip.cookie(name)?.parse().ok())
        .collect();
    if !held.is_empty() {
        site.write(visitor.network_id(), move |tx| {
            held.iter().try_for_each(|token| sessions::end(tx, token))
        })
        .await?;
    }
    cookie::clear(&trip);
    let mut response = no_store(SeeOther::to("/").flash("people-out-done").into_response());
    // Not "cookies": the language that was chosen stays.
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(response)
}

/// `POST /link/close`: closes the private link that was opened in this browser; whoever is signed in stays so.
pub(crate) async fn close_link(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
) -> Result<Response, WebError> {
    let held: Option<SessionToken> = trip.cookie(cookie::LINK).and_then(|text| text.parse().ok());
    if let Some(token) = held {
        site.write(visitor.network_id(), move |tx| sessions::end(tx, &token)).await?;
    }
    cookie::close_link(&trip);
    let to = if visitor.person.is_some() { "/my" } else { "/" };
    Ok(no_store(SeeOther::to(to).flash("people-link-closed").into_response()))
}

pub(crate) fn no_store(mut response: Response) -> Response {
    let value = HeaderValue::from_static("no-store");
    response.headers_mut().insert(http::header::CACHE_CONTROL, value);
    response
}
