//! Which alerts stand, and when somebody was told of each: once when it begins, and not again for a while however often it does.

use circles::CircleId;
use directory::store::listings::ListingId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};

use super::FridgeId;
use crate::domain::Alert;

pub(super) const OF: Statement = sql!(
    "SELECT alert, stands, told_at FROM fridge_alerts WHERE network_id = $1 AND fridge_id = $2 ORDER BY alert LIMIT 10"
);
pub(super) const BEGIN: Statement = sql!(
    "INSERT INTO fridge_alerts (network_id, fridge_id, alert, stands, since, told_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, fridge_id, alert)
     DO UPDATE SET stands = excluded.stands, since = excluded.since, told_at = excluded.told_at"
);
pub(super) const END: Statement =
    sql!("UPDATE fridge_alerts SET stands = $4 WHERE network_id = $1 AND fridge_id = $2 AND alert = $3");
pub(super) const STANDING: Statement = sql!(
    "SELECT f.slug, f.listing_id, f.circle_id, a.alert, a.since FROM fridge_alerts a
     JOIN fridges f ON f.network_id = a.network_id AND f.id = a.fridge_id
     WHERE a.network_id = $1 AND a.stands = $2 AND f.closed_at IS NULL
     ORDER BY a.since, f.slug, a.alert LIMIT 400"
);

/// An alert of a fridge, standing or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Which.
    pub alert: Alert,
    /// It stands.
    pub stands: bool,
    /// When somebody was told of it last.
    pub told_at: Timestamp,
}

/// An alert that stands somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The fridge.
    pub fridge: Slug,
    /// Its listing.
    pub listing: ListingId,
    /// The circle that tends it.
    pub circle: CircleId,
    /// Which.
    pub alert: Alert,
    /// Since when.
    pub since: Timestamp,
}

/// All of a fridge.
pub fn of(tx: &mut Tx<'_>, fridge: FridgeId) -> Result<Vec<Raised>, DbError> {
    tx.query(&OF, &[&tx.network(), &fridge], |row| {
        Ok(Raised { alert: alert(row)?, stands: row.take()?, told_at: row.take()? })
    })
}

/// It begins; somebody was told of it at that moment, or earlier.
pub fn begin(
    tx: &mut Tx<'_>,
    fridge: FridgeId,
    alert: Alert,
    (now, told_at): (Timestamp, Timestamp),
) -> Result<(), DbError> {
    tx.execute(&BEGIN, &[&tx.network(), &fridge, &alert.code(), &true, &now, &told_at]).map(drop)
}

/// It is over.
pub fn end(tx: &mut Tx<'_>, fridge: FridgeId, alert: Alert) -> Result<(), DbError> {
    tx.execute(&END, &[&tx.network(), &fridge, &alert.code(), &false]).map(drop)
}

/// What stands anywhere, the longest first.
pub fn standing(tx: &mut Tx<'_>) -> Result<Vec<Standing>, DbError> {
    tx.query(&STANDING, &[&tx.network(), &true], |row| {
        let (fridge, listing, circle) = (row.take()?, row.take()?, row.take()?);
        Ok(Standing { fridge, listing, circle, alert: alert(row)?, since: row.take()? })
    })
}

fn alert(row: &mut Row<'_>) -> Result<Alert, DbError> {
    row.text(Alert::parse)?.ok_or_else(|| DbError::Shape("an alert".into()))
}
