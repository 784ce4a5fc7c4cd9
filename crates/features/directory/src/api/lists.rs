//! `/hsds/v3/…`: the lists of the read API, and their objects one by one.

use std::collections::HashSet;

use axum::body::{Bytes, to_bytes};
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, Request, State};
use axum::response::Response;
use http::header::CONTENT_TYPE;
use kit_db::{COMMONS, DbError};
use kit_web::Answer;
use people::Site;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::answer::{Edition, JSON, Refused};
use super::asked::{self, Asked, List, Param};
use super::caller::Caller;
use super::objects::{self, Object};
use super::register::{self, Entry, Register};
use crate::hsds::Page;
use crate::live;
use crate::search::Wanted;
use crate::store::listings::{self, Listing, ListingId};

/// Bytes of a question.
const MOST_BYTES: usize = 16 * 1024;

/// Where the specification is told.
const PROFILE: &str = "https://docs.openreferral.org/";

/// What follows the id in an address; not an id if it cannot even be read.
type Item = Result<Path<String>, PathRejection>;

/// `GET /hsds/v3/`: what this is. Statements: 1.
pub(super) async fn about(State(site): State<Site>, caller: Caller) -> Answer<Response> {
    Asked::default().with(&[], &caller.pairs()?)?;
    let tag = Edition::of(&site).await?.tag(&caller, "");
    let told = json!({
        "version": "3.1",
        "profile": PROFILE,
        "openapi_url": format!("{}/openapi.json", caller.base),
    });
    Ok(caller.has(&tag).unwrap_or_else(|| caller.tell(&tag, JSON, told.to_string())))
}

/// `GET` of a list. Statements: 1 for a page that is kept, 2 for another, 3 with words.
pub(super) async fn list(State(site): State<Site>, caller: Caller, list: List) -> Answer<Response> {
    let asked = Asked::default().with(list.takes(), &caller.pairs()?)?;
    let edition = Edition::of(&site).await?;
    let tag = edition.tag(&caller, "");
    if let Some(same) = caller.has(&tag) {
        return Ok(same);
    }
    let page = written(&site, edition, (list, asked)).await?;
    Ok(caller.tell(&tag, JSON, page))
}

/// `POST` of a list: the same, asked in the body, which counts where the address says otherwise.
pub(super) async fn asked_by_post(
    State(site): State<Site>,
    caller: Caller,
    list: List,
    request: Request,
) -> Answer<Response> {
    let asked = Asked::default().with(list.takes(), &caller.pairs()?)?;
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).map(str::to_owned);
    let body = to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| Refused::too_large(MOST_BYTES))?;
    let asked = asked.with(list.takes(), &asked::of_body(kind.as_deref(), &body, list.takes())?)?;
    let edition = Edition::of(&site).await?;
    let page = written(&site, edition, (list, asked)).await?;
    Ok(caller.tell(&edition.tag(&caller, ""), JSON, page))
}

/// A page as it was written before, or now.
async fn written(site: &Site, edition: Edition, key: (List, Asked)) -> Answer<Bytes> {
    let register = site.remembered::<Register>();
    if let Some(page) = register.page(edition, &key) {
        return Ok(page);
    }
    let (list, asked) = &key;
    let found = match asked.search.trim() {
        "" => None,
        words => Some(found(site, words).await?),
    };
    let (entries, total) =
        register::look(site, edition, |shelf| shelf.page(*list, asked, found.as_ref())).await?;
    let contents = contents(site, edition, &key, &entries).await?;
    let page = Page::of(contents, (asked.page, asked.per_page), total);
    let page = Bytes::from(serde_json::to_vec(&page)?);
    register.keep(edition, key, &page);
    Ok(page)
}

/// Everything that holds these words: in the order of the list, because the order of a search changes with the hour.
async fn found(site: &Site, words: &str) -> Result<HashSet<ListingId>, DbError> {
    let wanted = Wanted { words: words.to_owned(), ..Wanted::default() };
    let results = live::search(site, &wanted, (0, usize::MAX)).await?;
    Ok(results.found.into_iter().map(|found| found.id).collect())
}

async fn contents(
    site: &Site,
    edition: Edition,
    (list, asked): &(List, Asked),
    entries: &[Entry],
) -> Result<Vec<Object>, DbError> {
    if asked.minimal {
        return Ok(entries.iter().map(objects::mark).collect());
    }
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ListingId> = entries.iter().map(|entry| entry.id).collect();
    let loaded = site.read(COMMONS, move |tx| listings::by_ids(tx, &ids)).await?;
    Ok(loaded.iter().filter_map(|listing| objects::of(*list, asked, listing, edition.at)).collect())
}

/// `GET /hsds/v3/services/{id}`. Statements: 2.
pub(super) async fn service(State(site): State<Site>, caller: Caller, item: Item) -> Answer<Response> {
    let (id, _) = named(&caller, item, &[])?;
    let edition = Edition::of(&site).await?;
    let id = id.to_string();
    let listing = site
        .read::<_, DbError>(COMMONS, move |tx| listings::by_hsds(tx, &id))
        .await?
        .ok_or_else(Refused::nothing)?;
    one(&caller, edition, || objects::whole(&listing, edition.at))
}

/// `GET /hsds/v3/organizations/{id}`. Statements: 2.
pub(super) async fn organization(State(site): State<Site>, caller: Caller, item: Item) -> Answer<Response> {
    let (id, asked) = named(&caller, item, &[Param::FullService])?;
    let edition = Edition::of(&site).await?;
    let known = register::look(&site, edition, |shelf| shelf.organization(id)).await?;
    let listing = loaded(&site, known).await?;
    one(&caller, edition, || objects::owner(&listing, edition.at, (true, asked.full_service)))
}

/// `GET /hsds/v3/service_at_locations/{id}`. Statements: 2.
pub(super) async fn place(State(site): State<Site>, caller: Caller, item: Item) -> Answer<Response> {
    let (id, _) = named(&caller, item, &[])?;
    let edition = Edition::of(&site).await?;
    let known = register::look(&site, edition, |shelf| shelf.place(id)).await?;
    let listing = loaded(&site, known).await?;
    let placed = objects::placed(&listing, edition.at, true).ok_or_else(Refused::nothing)?;
    one(&caller, edition, || placed)
}

/// The id in the address, and what else was asked.
fn named(caller: &Caller, item: Item, takes: &[Param]) -> Result<(Uuid, Asked), Refused> {
    let asked = Asked::default().with(takes, &caller.pairs()?)?;
    let Path(text) = item.map_err(|_| Refused::no_id())?;
    Ok((asked::id(&text).ok_or_else(Refused::no_id)?, asked))
}

async fn loaded(site: &Site, known: Option<ListingId>) -> Answer<Listing> {
    let Some(id) = known else { return Err(Refused::nothing().into()) };
    let listing = site.read::<_, DbError>(COMMONS, move |tx| listings::by_id(tx, id)).await;
    Ok(listing?.ok_or_else(Refused::nothing)?)
}

fn one<T: Serialize>(caller: &Caller, edition: Edition, object: impl FnOnce() -> T) -> Answer<Response> {
    let tag = edition.tag(caller, "");
    if let Some(same) = caller.has(&tag) {
        return Ok(same);
    }
    Ok(caller.tell(&tag, JSON, serde_json::to_vec(&object())?))
}
