//! `/fridges/{slug}/photos/{photo}`: a photo that was let through, to everybody; one that waits, to those who tend.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue};
use kit_db::DbError;
use kit_web::{Answer, Fault};
use people::{Site, Visitor};

use crate::domain::PHOTOS_KEPT;
use crate::store::{fridges, photos};

/// The picture. Statements: 2 or 3. It is kept by no cache: who tends may take it away again.
pub(super) async fn show(
    State(site): State<Site>,
    visitor: Visitor,
    Path((slug, photo)): Path<(String, String)>,
) -> Answer<Response> {
    let (me, since) = (visitor.person.clone(), site.now() - PHOTOS_KEPT);
    let bytes = site
        .read(visitor.network_id(), move |tx| {
            let Some(fridge) = fridges::by_slug(tx, &slug)? else { return Ok(None) };
            let Some((bytes, shown)) = photos::one(tx, fridge.id, &photo, since)? else { return Ok(None) };
            let may = match &me {
                _ if shown => true,
                Some(me) => me.helps_in(tx, fridge.circle)?,
                None => false,
            };
            Ok::<_, DbError>(may.then_some(bytes))
        })
        .await?;
    let mut answer = bytes.ok_or(Fault::NOT_FOUND)?.into_response();
    let headers = answer.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(answer)
}
