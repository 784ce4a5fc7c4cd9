//! The whole directory as one file: a table, a package of HSDS tables, points for maps; and one listing for search engines.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::response::Response;
use kit_base::Timestamp;
use kit_db::{COMMONS, DbError, Tx};
use kit_web::{Answer, FaultKind};
use people::Site;

use super::answer::{Edition, Refused};
use super::asked::Asked;
use super::caller::{Caller, saved_as};
use super::objects;
use crate::domain::Kind;
use crate::exchange;
use crate::store::listings::{self, Listing};

/// More listings than this make no file in memory.
const MOST: usize = 200_000;
/// Files up to this many bytes are kept until the directory changes.
const KEPT: usize = 16 * 1024 * 1024;
/// So many of them.
const MADE: usize = 8;
/// Rows of a table that are in memory at once.
const ROWS: usize = 2_000;

/// What the directory can be had as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum File {
    /// One flat table.
    Table,
    /// Tables of HSDS, packed.
    Package,
    /// Fridges and pantries for OpenStreetMap.
    Points,
}

impl File {
    const fn kind(self) -> &'static str {
        match self {
            Self::Table => "text/csv; charset=utf-8",
            Self::Package => "application/zip",
            Self::Points => "application/xml",
        }
    }

    const fn saved_as(self) -> &'static str {
        match self {
            Self::Table => "attachment; filename=\"directory.csv\"",
            Self::Package => "attachment; filename=\"directory.zip\"",
            Self::Points => "attachment; filename=\"directory.osm\"",
        }
    }
}

/// Files as they were made last; whoever makes one holds this, so that only one is made at a time.
#[derive(Default)]
struct Made(tokio::sync::Mutex<Vec<Kept>>);

struct Kept {
    edition: Edition,
    file: File,
    base: String,
    bytes: Bytes,
}

/// `GET /directory.csv`, `.zip`, `.osm`. Statements: 1, and one for 2,000 listings when it is made anew.
pub(super) async fn whole(State(site): State<Site>, caller: Caller, file: File) -> Answer<Response> {
    Asked::default().with(&[], &caller.pairs()?)?;
    let edition = Edition::of(&site).await?;
    let tag = edition.tag(&caller, "");
    if let Some(same) = caller.has(&tag) {
        return Ok(same);
    }
    // Only the points name addresses of a network.
    let base = if file == File::Points { caller.base.clone() } else { String::new() };
    let bytes = made(&site, edition, (file, base)).await?;
    Ok(saved_as(caller.tell(&tag, file.kind(), bytes), file.saved_as()))
}

/// The file as it was made before, or now.
async fn made(site: &Site, edition: Edition, (file, base): (File, String)) -> Answer<Bytes> {
    let made: Arc<Made> = site.remembered();
    let mut held = made.0.lock().await;
    held.retain(|kept| kept.edition == edition);
    if let Some(kept) = held.iter().find(|kept| kept.file == file && kept.base == base) {
        return Ok(kept.bytes.clone());
    }
    let within = base.clone();
    let bytes = site.read::<_, DbError>(COMMONS, move |tx| build(tx, file, edition.at, &within)).await;
    let bytes = Bytes::from(bytes?.ok_or(FaultKind::Unavailable)?);
    if bytes.len() <= KEPT && held.len() < MADE {
        held.push(Kept { edition, file, base, bytes: bytes.clone() });
    }
    Ok(bytes)
}

/// The file; none if there are too many listings for it.
fn build(tx: &mut Tx<'_>, file: File, at: Timestamp, base: &str) -> Result<Option<Vec<u8>>, DbError> {
    let mut walk = Walk { tx, after: 0, batch: Vec::new().into_iter(), left: MOST, ended: None };
    let bytes = match file {
        File::Table => table(&mut walk),
        File::Package => {
            exchange::datapackage(walk.by_ref().map(|listing| objects::whole(&listing, at).service))
        }
        File::Points => points(&mut walk, at, base),
    };
    match walk.ended {
        Some(Ended::Failed(error)) => Err(error),
        Some(Ended::TooMany) => Ok(None),
        _ => Ok(Some(bytes)),
    }
}

/// Every listing in the order of its last change, some at a time.
struct Walk<'w, 't> {
    tx: &'w mut Tx<'t>,
    after: i64,
    batch: std::vec::IntoIter<Listing>,
    left: usize,
    ended: Option<Ended>,
}

enum Ended {
    Over,
    TooMany,
    Failed(DbError),
}

impl Iterator for Walk<'_, '_> {
    type Item = Listing;

    fn next(&mut self) -> Option<Listing> {
        while self.ended.is_none() {
            if let Some(listing) = self.batch.by_ref().find(|listing| !listing.is_gone) {
                let Some(left) = self.left.checked_sub(1) else {
                    self.ended = Some(Ended::TooMany);
                    break;
                };
                self.left = left;
                return Some(listing);
            }
            match listings::since(self.tx, self.after) {
                Ok(batch) => {
                    match batch.last() {
                        Some(last) => self.after = last.seq,
                        None => self.ended = Some(Ended::Over),
                    }
                    self.batch = batch.into_iter();
                }
                Err(error) => self.ended = Some(Ended::Failed(error)),
            }
        }
        None
    }
}

/// One table out of many: the heading of the first stays.
fn table(walk: &mut Walk<'_, '_>) -> Vec<u8> {
    let mut whole: Vec<u8> = Vec::new();
    loop {
        let rows: Vec<Listing> = walk.by_ref().take(ROWS).collect();
        let is_first = whole.is_empty();
        if rows.is_empty() && !is_first {
            return whole;
        }
        let cells = rows.iter().map(|listing| {
            let known = listing.confirmed_at.unwrap_or(listing.as_of);
            (listing.hsds_id.as_str(), &listing.facts, listing.standing, Some(known))
        });
        let part = exchange::csv(cells);
        let heading = part.windows(2).position(|end| end == b"\r\n").map_or(part.len(), |end| end + 2);
        whole.extend_from_slice(if is_first { &part } else { part.get(heading..).unwrap_or_default() });
    }
}

fn points(walk: &mut Walk<'_, '_>, at: Timestamp, base: &str) -> Vec<u8> {
    let stands = |listing: &Listing| {
        matches!(listing.facts.kind, Kind::Fridge | Kind::Pantry) && listing.facts.spot.is_some()
    };
    let all: Vec<(Listing, String)> = walk
        .filter(stands)
        .map(|listing| {
            let page = format!("{base}/g/{}", listing.slug);
            (listing, page)
        })
        .collect();
    let points = all.iter().map(|(listing, page)| (&listing.facts, listing.standing.at(at), page.as_str()));
    exchange::osm(points).into_bytes()
}

/// `GET /g/{slug}/listing.json`: a listing for search engines. Statements: 2.
pub(super) async fn linked(
    State(site): State<Site>,
    caller: Caller,
    Path(slug): Path<String>,
) -> Answer<Response> {
    Asked::default().with(&[], &caller.pairs()?)?;
    let edition = Edition::of(&site).await?;
    let tag = edition.tag(&caller, "");
    let listing = site
        .read::<_, DbError>(COMMONS, move |tx| listings::by_slug(tx, &slug))
        .await?
        .ok_or_else(Refused::nothing)?;
    if let Some(same) = caller.has(&tag) {
        return Ok(same);
    }
    let told = exchange::json_ld(&listing.facts, &format!("{}/g/{}", caller.base, listing.slug));
    Ok(caller.tell(&tag, "application/ld+json", told.to_string()))
}
