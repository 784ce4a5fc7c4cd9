//! The public facts of a fridge: a listing of the directory, in the commons, tended by the fridge's network.

use std::collections::HashMap;

use directory::domain::{Facts, Lately, Standing, Told};
use directory::store::listings::{self, Listing, ListingId};
use directory::store::saving::{self, Added, NewListing};
use kit_base::{Rng, Slug, Timestamp};
use kit_db::{COMMONS, DbError, NetworkId, Tx};
use people::Site;

use crate::domain::{Condition, Fullness};
use crate::store::fridges::{self, Fridge};

/// Where such a listing comes from.
pub const SOURCE: &str = "fridge";

/// What came of listing a fridge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listed {
    /// It is listed, now or since the same form came before.
    Here(ListingId),
    /// It asked not to be listed.
    DoNotList,
    /// The name in addresses is somebody else's.
    Others,
}

/// Lists a fridge in the commons; the same again is the same.
pub fn list(
    tx: &mut Tx<'_>,
    (keeper, slug): (NetworkId, Slug),
    (facts, zone): (&Facts, &str),
    (now, rng): (Timestamp, &Rng),
) -> Result<Listed, DbError> {
    let new = NewListing {
        keeper: Some(keeper),
        source: SOURCE.into(),
        source_key: Some(slug.to_string()),
        facts: facts.clone(),
        zone: zone.to_owned(),
        standing: Standing::There,
        as_of: None,
    };
    Ok(match saving::add(tx, &new, now, rng)? {
        Added::Listed(id, _) => Listed::Here(id),
        Added::Before(id) => {
            let own = listings::by_id(tx, id)?.is_some_and(|before| before.keeper == Some(keeper));
            if own { Listed::Here(id) } else { Listed::Others }
        }
        Added::DoNotList => Listed::DoNotList,
    })
}

/// Says in the commons that a fridge is over, or there again. Only the network that tends the listing may.
pub fn stand(
    tx: &mut Tx<'_>,
    (keeper, id): (NetworkId, ListingId),
    standing: Standing,
    now: Timestamp,
) -> Result<(), DbError> {
    if listings::by_id(tx, id)?.is_some_and(|listing| listing.keeper == Some(keeper)) {
        saving::stand(tx, id, standing, now)?;
    }
    Ok(())
}

/// How a fridge is, for the directory, told now; none: nobody has said anything, or it is closed.
pub fn lately(fridge: &Fridge, told_at: Timestamp) -> Option<Told> {
    let look = fridge.look.as_ref().filter(|_| fridge.closed_at.is_none())?;
    let (how, at) = match (look.condition?, look.fullness) {
        (Condition::TooWarm | Condition::Broken, _) => (Lately::Unsafe, look.since),
        (Condition::Gone, _) => (Lately::Gone, look.since),
        (Condition::Dirty, _) => (Lately::Dirty, look.last),
        (Condition::Good, Some((Fullness::Empty, at))) => (Lately::Empty, at),
        (Condition::Good, Some((Fullness::Some | Fullness::Full, at))) => (Lately::Food, at),
        (Condition::Good, None) => (Lately::Works, look.last),
    };
    Some(Told { how, at, told_at })
}

/// Tells the directory how a fridge is after something was said of it. What was said is kept without; should this be cut off or
/// fail, the hourly job says it again.
pub async fn tell(site: &Site, network: NetworkId, slug: &str) {
    if let Err(error) = try_telling(site, network, slug.to_owned()).await {
        tracing::warn!(%error, "the directory did not hear how a fridge is; the hourly job tells it");
    }
}

async fn try_telling(site: &Site, network: NetworkId, slug: String) -> Result<(), DbError> {
    // Before reading: what was read at a later moment is never written over.
    let told_at = site.now();
    let found = site.read(network, move |tx| fridges::by_slug(tx, &slug)).await?;
    let Some(fridge) = found else { return Ok(()) };
    let (lately, listing) = (lately(&fridge, told_at), fridge.listing);
    site.write(COMMONS, move |tx| saving::is_lately(tx, listing, lately, told_at)).await?;
    site.write(network, move |tx| fridges::told(tx, network, &fridge)).await
}

/// The listings of these fridges; those that are gone are missing.
pub async fn of(site: &Site, ids: Vec<ListingId>) -> Result<HashMap<ListingId, Listing>, DbError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = site.read(COMMONS, move |tx| listings::by_ids(tx, &ids)).await?;
    Ok(found.into_iter().map(|listing| (listing.id, listing)).collect())
}

/// The listing of one fridge.
pub async fn one(site: &Site, id: ListingId) -> Result<Option<Listing>, DbError> {
    site.read(COMMONS, move |tx| listings::by_id(tx, id)).await
}
