//! Every listing by its ids for other programs, in memory: they follow from one another only forwards, so that a database could
//! not look them up; and a list is counted and turned without reading it.

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError, RwLock};

use axum::body::Bytes;
use kit_base::Timestamp;
use kit_db::{COMMONS, DbError};
use people::Site;
use uuid::Uuid;

use super::answer::Edition;
use super::asked::{Asked, List, id};
use super::objects;
use crate::store::listings::{self, Listing, ListingId};

/// So many pages are kept as they were written.
const PAGES: usize = 64;
/// None of them larger than this.
const LARGEST: usize = 256 * 1024;
/// So many terms are told apart.
const TERMS: usize = 64;

/// A listing by what other programs call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its key here.
    pub(super) id: ListingId,
    /// As a service.
    pub(super) service: Uuid,
    /// As an organization.
    pub(super) organization: Uuid,
    /// As a service at a location; none: it is nowhere in particular.
    pub(super) place: Option<Uuid>,
    /// When it last changed.
    pub(super) changed: Timestamp,
    terms: u64,
}

/// All entries, by their ids as services.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    entries: Vec<Entry>,
    terms: Vec<Uuid>,
}

/// What a site remembers for other programs.
#[derive(Default)]
pub(super) struct Register {
    shelf: RwLock<Shelf>,
    /// What is on it. Whoever brings it up to date holds this.
    known: tokio::sync::Mutex<i64>,
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    edition: Option<Edition>,
    held: HashMap<(List, Asked), Bytes>,
}

/// Asks something of the shelf as it is at this edition, or later.
pub(super) async fn look<T>(
    site: &Site,
    edition: Edition,
    ask: impl FnOnce(&Shelf) -> T,
) -> Result<T, DbError> {
    let register = site.remembered::<Register>();
    register.catch_up(site, edition.seq).await?;
    let shelf = register.shelf.read().unwrap_or_else(PoisonError::into_inner);
    Ok(ask(&shelf))
}

impl Register {
    async fn catch_up(&self, site: &Site, latest: i64) -> Result<(), DbError> {
        let mut known = self.known.lock().await;
        while *known < latest {
            let after = *known;
            let changed = site.read(COMMONS, move |tx| listings::since(tx, after)).await?;
            let Some(last) = changed.last().map(|listing| listing.seq) else {
                *known = latest;
                break;
            };
            self.shelf.write().unwrap_or_else(PoisonError::into_inner).put(&changed);
            *known = last;
        }
        Ok(())
    }

    /// A page that was written for this edition.
    pub(super) fn page(&self, edition: Edition, key: &(List, Asked)) -> Option<Bytes> {
        let pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        pages.held.get(key).filter(|_| pages.edition == Some(edition)).cloned()
    }

    /// Keeps a page until the directory changes, or too many are kept.
    pub(super) fn keep(&self, edition: Edition, key: (List, Asked), page: &Bytes) {
        let mut pages = self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if pages.edition != Some(edition) || pages.held.len() >= PAGES {
            pages.held.clear();
            pages.edition = Some(edition);
        }
        if page.len() <= LARGEST {
            pages.held.insert(key, page.clone());
        }
    }
}

impl Shelf {
    /// Takes in what changed, and takes out what is gone.
    pub(super) fn put(&mut self, changed: &[Listing]) {
        let new: HashSet<ListingId> = changed.iter().map(|listing| listing.id).collect();
        self.entries.retain(|entry| !new.contains(&entry.id));
        for listing in changed.iter().filter(|listing| !listing.is_gone) {
            let entry = self.entry(listing);
            self.entries.extend(entry);
        }
        self.entries.sort_by_key(|entry| entry.service);
    }

    fn entry(&mut self, listing: &Listing) -> Option<Entry> {
        let whole = objects::whole(listing, listing.changed_at).service;
        let place = whole.service_at_locations.first().and_then(|place| id(&place.id));
        let terms = whole.attributes.iter().filter_map(|attribute| attribute.taxonomy_term.as_ref());
        let terms = terms.filter_map(|term| id(&term.id)).fold(0, |all, term| all | self.bit(term));
        let (service, organization) = (id(&whole.id)?, id(whole.organization_id.as_deref()?)?);
        Some(Entry { id: listing.id, service, organization, place, changed: listing.changed_at, terms })
    }

    /// The bit of a term; no bit if there are too many.
    fn bit(&mut self, term: Uuid) -> u64 {
        let known = self.terms.iter().position(|known| *known == term);
        let at = known.unwrap_or_else(|| {
            if self.terms.len() < TERMS {
                self.terms.push(term);
            }
            self.terms.iter().position(|known| *known == term).unwrap_or(TERMS)
        });
        u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or_default()
    }

    /// The entries of the page that was asked for, and how many there are in all. `found`: only these.
    pub(super) fn page(
        &self,
        list: List,
        asked: &Asked,
        found: Option<&HashSet<ListingId>>,
    ) -> (Vec<Entry>, u64) {
        let term = asked.term.map(|term| {
            let at = self.terms.iter().position(|known| *known == term);
            at.and_then(|at| 1_u64.checked_shl(u32::try_from(at).ok()?)).unwrap_or_default()
        });
        let is_asked_for = |entry: &&Entry| {
            (list != List::Places || entry.place.is_some())
                && found.is_none_or(|found| found.contains(&entry.id))
                && asked.owner.is_none_or(|owner| entry.organization == owner)
                && term.is_none_or(|term| entry.terms & term != 0)
                && asked.after.is_none_or(|after| entry.changed >= after)
        };
        let from = (asked.page - 1).saturating_mul(asked.per_page);
        let (mut total, mut page) = (0, Vec::new());
        for entry in self.entries.iter().filter(is_asked_for) {
            if total >= from && total - from < asked.per_page {
                page.push(*entry);
            }
            total += 1;
        }
        (page, total)
    }

    /// The listing that is this organization.
    pub(super) fn organization(&self, id: Uuid) -> Option<ListingId> {
        self.entries.iter().find(|entry| entry.organization == id).map(|entry| entry.id)
    }

    /// The listing that is this service at a location.
    pub(super) fn place(&self, id: Uuid) -> Option<ListingId> {
        self.entries.iter().find(|entry| entry.place == Some(id)).map(|entry| entry.id)
    }

    /// Those that changed last, the newest first.
    pub(super) fn newest(&self, most: usize) -> Vec<ListingId> {
        let mut all: Vec<(Timestamp, ListingId)> =
            self.entries.iter().map(|entry| (entry.changed, entry.id)).collect();
        all.sort_unstable_by(|one, other| other.cmp(one));
        all.into_iter().take(most).map(|(_, id)| id).collect()
    }
}
