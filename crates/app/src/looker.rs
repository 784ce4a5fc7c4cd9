//! Looks now and then whether the pages of listings answer: `--look-at-pages`. What it sees is evidence and closes nothing.
//!
//! Off unless the operator says so, because it asks other people's machines. A page is looked at once in two weeks, a few an
//! hour, never two of one host in a pass; and a pass in which nothing answered at all is about our own line and is forgotten.

use std::collections::HashSet;
use std::time::Duration;

use directory::domain::{Evidence, What, may_look_at};
use directory::store::evidence;
use directory::store::listings::{self, ListingId};
use kit_base::{Clock, Id, Span};
use kit_db::{COMMONS, Db, DbError, Scope};
use kit_jobs::lease;
use kit_probe::{Prober, Seen};
use tokio::sync::watch;

/// Between two passes.
const PASS: Duration = Duration::from_mins(30);
/// Pages of one pass.
const FEW: usize = 10;
/// A page is left alone for so long after a look.
const AGAIN: Span = Span::days(14);
/// Listings that are read at once in search of pages.
const READ: usize = 200;
/// The machine is one observer, whoever runs it.
const MACHINE: u64 = 0;

/// Looks until asked to stop; of several nodes one does.
pub struct Looker {
    prober: Prober,
    after: ListingId,
}

impl Looker {
    /// One that says on whose behalf it asks.
    pub fn new(public_url: &str) -> Self {
        let agent = format!("Farolito page check (+{public_url}/about)");
        Self::with(Prober::new(may_look_at, agent))
    }

    /// One with a prober of its own.
    pub fn with(prober: Prober) -> Self {
        Self { prober, after: Id::from_uuid(uuid::Uuid::nil()) }
    }

    /// Goes on until the server stops.
    pub async fn run(mut self, db: Db, clock: Clock, mut stopped: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.pass(&db, &clock).await {
                tracing::warn!(%error, "pages were not looked at");
            }
            if tokio::time::timeout(PASS, stopped.wait_for(|stop| *stop)).await.is_ok() {
                return;
            }
        }
    }

    /// One pass; answers how many pages it looked at.
    pub async fn pass(&mut self, db: &Db, clock: &Clock) -> Result<usize, DbError> {
        let now = clock.now();
        let ours = db
            .write(Scope::Server, move |tx| lease::take(tx, "directory.looker", Span::minutes(25), now))
            .await?;
        if ours.is_none() {
            return Ok(0);
        }
        let pages = self.due(db, clock).await?;
        let mut seen = Vec::with_capacity(pages.len());
        for (listing, page) in pages {
            // A page that cannot be looked at says nothing about the group.
            seen.push((listing, self.prober.look(&page).await.unwrap_or(Seen::Unclear)));
        }
        let looked = seen.len();
        if seen.iter().all(|(_, seen)| *seen != Seen::Answers) {
            return Ok(looked);
        }
        let at = clock.now();
        db.write(Scope::Network(COMMONS), move |tx| {
            for (listing, seen) in &seen {
                let what = match seen {
                    Seen::Answers => What::PageAnswers,
                    Seen::Gone(_) => What::PageGone,
                    Seen::Unclear => continue,
                };
                evidence::note(tx, *listing, Evidence { what, at, observer: MACHINE })?;
            }
            Ok::<_, DbError>(())
        })
        .await?;
        Ok(looked)
    }

    /// The next pages that nobody looked at lately, no two of one host.
    async fn due(&mut self, db: &Db, clock: &Clock) -> Result<Vec<(ListingId, String)>, DbError> {
        let (after, now) = (self.after, clock.now());
        let (pages, last) = db
            .read(Scope::Network(COMMONS), move |tx| {
                let (mut pages, mut hosts) = (Vec::new(), HashSet::new());
                let read = listings::after(tx, after)?;
                let ids: Vec<ListingId> = read.iter().map(|listing| listing.id).collect();
                let looked: HashSet<ListingId> = evidence::of_each(tx, &ids)?
                    .into_iter()
                    .filter(|(_, one)| one.observer == MACHINE && now.since(one.at) < AGAIN)
                    .map(|(listing, _)| listing)
                    .collect();
                let whole = read.len() < READ;
                let mut last = None;
                for listing in read {
                    if pages.len() == FEW {
                        return Ok((pages, last));
                    }
                    last = Some(listing.id);
                    let page = listing.facts.page;
                    let host = page.split('/').nth(2).unwrap_or_default().to_owned();
                    if !host.is_empty() && !looked.contains(&listing.id) && hosts.insert(host) {
                        pages.push((listing.id, page));
                    }
                }
                Ok::<_, DbError>((pages, last.filter(|_| !whole)))
            })
            .await?;
        // After the last listing it begins again with the first.
        self.after = last.unwrap_or_else(|| Id::from_uuid(uuid::Uuid::nil()));
        Ok(pages)
    }
}
