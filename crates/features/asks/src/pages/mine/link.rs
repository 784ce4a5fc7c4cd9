//! `/l/{token}`: the private link opens a session and leads to a clean address.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, HeaderValue, REFERRER_POLICY};
use kit_base::Span;
use kit_vault::Token;
use kit_web::{Answer, Fault, SeeOther, Trip};
use people::{Site, Subject, Visitor};

use super::LINK_KIND;
use crate::store;

/// How long a browser stays let in; the link itself works as long as the asks exist.
const STAYS: Span = Span::days(7);

/// `GET /l/{token}`. A wrong token is answered like any address where there is nothing. Statements: 2.
pub async fn open(
    State(site): State<Site>,
    visitor: Visitor,
    trip: Trip,
    Path(text): Path<String>,
) -> Answer<Response> {
    let hash = text.parse::<Token>().map_err(|_| Fault::NOT_FOUND)?.hash();
    // Read first: whoever guesses never reaches the writer.
    let found = site.read(visitor.network_id(), move |tx| store::sheet_by_link(tx, &hash)).await?;
    let sheet = found.ok_or(Fault::NOT_FOUND)?;
    let (now, rng) = (site.now(), site.rng.clone());
    let subject = Subject { kind: LINK_KIND, id: sheet.id.uuid(), person: Some(sheet.asker.cast()) };
    let session = site
        .write(visitor.network_id(), move |tx| people::open_link_session(tx, subject, STAYS, now, &rng))
        .await?;
    people::set_link_cookie(&trip, &session, STAYS);
    let mut response = SeeOther::to("/my/ask").into_response();
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}
