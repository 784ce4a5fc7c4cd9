//! The first run's pages, those of groups that begin here, the first steps on the desk, the circles, and a sheet of paper.

pub mod begin;
pub mod begun;
pub mod circles;
mod found;
pub mod link;
pub mod network;
pub mod paper;
pub mod practice;
pub mod question;
pub mod sheet;
pub mod shut;
pub mod start;
pub mod tend;
pub mod upkeep;
pub mod waiting;
pub mod welcome;
pub mod wish;
pub mod wish_link;

#[cfg(test)]
mod tests;

use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_db::{DbError, Scope};
use kit_vault::Token;
use kit_web::axum::response::Response;
use kit_web::{Answer, Trip, WebError};
use people::Site;

use crate::store::{self, Session};

/// The cookie of the first run.
const COOKIE: &str = "farolito-setup";

/// Who is in the first run: the session behind the cookie.
struct Holder {
    token: Token,
    session: Session,
}

/// The session behind the cookie, if it still holds.
async fn held(site: &Site, trip: &Trip) -> Result<Option<Holder>, DbError> {
    let Some(token) = trip.cookie(COOKIE).and_then(|text| text.parse::<Token>().ok()) else {
        return Ok(None);
    };
    let (now, wanted) = (site.now(), token.clone());
    let found = site.db.read(Scope::Server, move |tx| store::session(tx, &wanted, now)).await?;
    Ok(found.map(|session| Holder { token, session }))
}

/// Somebody in the first run of a server that is still empty; everybody else gets a page that says where they are.
async fn holder(site: &Site, trip: &Trip) -> Answer<Holder> {
    if !site.db.read(Scope::Server, store::is_empty).await? {
        return Err(WebError::instead(link::founded()));
    }
    let holder = held(site, trip).await?.filter(|held| !held.session.founded);
    let Some(holder) = holder else { return Err(WebError::instead(link::new_server())) };
    if !holder.session.used {
        let token = holder.token.clone();
        site.db.write(Scope::Server, move |tx| store::first_use(tx, &token)).await?;
    }
    Ok(holder)
}

/// For answers whose address or body is a secret.
fn sealed(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
