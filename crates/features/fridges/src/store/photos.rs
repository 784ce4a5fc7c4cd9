//! Photos of fridges. Nobody but those who tend sees one before one of them has let it through; after a fortnight it is gone.

use circles::CircleId;
use directory::store::listings::ListingId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};

use super::FridgeId;
use super::reports::ReportId;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO fridge_photos (network_id, id, slug, fridge_id, report_id, at, bytes, shown)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
pub(super) const DROP_OF: Statement =
    sql!("DELETE FROM fridge_photos WHERE network_id = $1 AND report_id = $2");
pub(super) const WAITING: Statement = sql!(
    "SELECT slug, at FROM fridge_photos
     WHERE network_id = $1 AND fridge_id = $2 AND shown = $3 ORDER BY at, id LIMIT 30"
);
pub(super) const SHOWN: Statement = sql!(
    "SELECT slug, at FROM fridge_photos
     WHERE network_id = $1 AND fridge_id = $2 AND shown = $3 AND at > $4 ORDER BY at DESC, id LIMIT 6"
);
pub(super) const ONE: Statement = sql!(
    "SELECT bytes, shown FROM fridge_photos WHERE network_id = $1 AND fridge_id = $2 AND slug = $3 AND at > $4"
);
pub(super) const LET: Statement =
    sql!("UPDATE fridge_photos SET shown = $4 WHERE network_id = $1 AND fridge_id = $2 AND slug = $3");
pub(super) const ERASE: Statement =
    sql!("DELETE FROM fridge_photos WHERE network_id = $1 AND fridge_id = $2 AND slug = $3");
pub(super) const HOW_MANY: Statement =
    sql!("SELECT COUNT(*) FROM fridge_photos WHERE network_id = $1 AND fridge_id = $2 AND shown = $3");
pub(super) const WAITING_ALL: Statement = sql!(
    "SELECT f.slug, f.listing_id, f.circle_id, COUNT(*) FROM fridge_photos p
     JOIN fridges f ON f.network_id = p.network_id AND f.id = p.fridge_id
     WHERE p.network_id = $1 AND p.shown = $2 AND f.closed_at IS NULL
     GROUP BY f.slug, f.listing_id, f.circle_id ORDER BY f.slug LIMIT 100"
);

/// So many of one fridge may wait to be looked at.
pub const MOST: i64 = 24;

/// A photo, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Its name in addresses.
    pub slug: Slug,
    /// When it came.
    pub at: Timestamp,
}

/// Photos of a fridge that wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The fridge.
    pub fridge: Slug,
    /// Its listing.
    pub listing: ListingId,
    /// The circle that tends it.
    pub circle: CircleId,
    /// How many.
    pub count: i64,
}

/// Keeps the photo of a report, in the place of the one it had. `false`: enough of this fridge wait.
pub fn add(
    tx: &mut Tx<'_>,
    (fridge, report): (FridgeId, ReportId),
    bytes: &[u8],
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, DbError> {
    let network = tx.network();
    drop_of(tx, report)?;
    let waiting = tx.one(&HOW_MANY, &[&network, &fridge, &false], only::<i64>)?.unwrap_or_default();
    if waiting >= MOST {
        return Ok(false);
    }
    let (id, slug) = (Id::<Photo>::new(now, rng), Slug::of("fridges.photo", rng));
    tx.execute(&ADD, &[&network, &id, &slug, &fridge, &report, &now, &bytes, &false])?;
    Ok(true)
}

/// Throws away the photo of a report.
pub(super) fn drop_of(tx: &mut Tx<'_>, report: ReportId) -> Result<(), DbError> {
    tx.execute(&DROP_OF, &[&tx.network(), &report]).map(drop)
}

/// Those that wait, the oldest first.
pub fn waiting(tx: &mut Tx<'_>, fridge: FridgeId) -> Result<Vec<Photo>, DbError> {
    tx.query(&WAITING, &[&tx.network(), &fridge, &false], photo)
}

/// Those that everybody sees, the newest first, since then.
pub fn shown(tx: &mut Tx<'_>, fridge: FridgeId, since: Timestamp) -> Result<Vec<Photo>, DbError> {
    tx.query(&SHOWN, &[&tx.network(), &fridge, &true, &since], photo)
}

/// The bytes of one since then, and whether everybody sees it.
pub fn one(
    tx: &mut Tx<'_>,
    fridge: FridgeId,
    slug: &str,
    since: Timestamp,
) -> Result<Option<(Vec<u8>, bool)>, DbError> {
    tx.one(&ONE, &[&tx.network(), &fridge, &slug, &since], |row| Ok((row.take()?, row.take()?)))
}

/// Everybody may see it from now on. `false`: there is none.
pub fn let_through(tx: &mut Tx<'_>, fridge: FridgeId, slug: &str) -> Result<bool, DbError> {
    Ok(tx.execute(&LET, &[&tx.network(), &fridge, &slug, &true])? == 1)
}

/// Nobody sees it any more. `false`: there is none.
pub fn erase(tx: &mut Tx<'_>, fridge: FridgeId, slug: &str) -> Result<bool, DbError> {
    Ok(tx.execute(&ERASE, &[&tx.network(), &fridge, &slug])? == 1)
}

/// Fridges with photos that wait.
pub fn waiting_all(tx: &mut Tx<'_>) -> Result<Vec<Waiting>, DbError> {
    tx.query(&WAITING_ALL, &[&tx.network(), &false], |row| {
        Ok(Waiting { fridge: row.take()?, listing: row.take()?, circle: row.take()?, count: row.take()? })
    })
}

fn photo(row: &mut Row<'_>) -> Result<Photo, DbError> {
    Ok(Photo { slug: row.take()?, at: row.take()? })
}
