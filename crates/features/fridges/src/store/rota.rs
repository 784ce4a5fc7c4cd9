//! Who looks and who cleans on which day of the week: taken and given back, never assigned.

use directory::store::listings::ListingId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use people::PersonId;

use super::FridgeId;
use crate::domain::Chore;

pub(super) const TAKE: Statement = sql!(
    "INSERT INTO fridge_rota (network_id, fridge_id, chore, weekday, person_id, since) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING"
);
pub(super) const LEAVE: Statement = sql!(
    "DELETE FROM fridge_rota WHERE network_id = $1 AND fridge_id = $2 AND chore = $3 AND weekday = $4 AND person_id = $5"
);
pub(super) const OF: Statement = sql!(
    "SELECT chore, weekday, person_id, since FROM fridge_rota
     WHERE network_id = $1 AND fridge_id = $2 ORDER BY chore, weekday, since, person_id LIMIT 200"
);
pub(super) const MINE: Statement = sql!(
    "SELECT f.slug, f.listing_id, r.chore, r.weekday,
            (SELECT MAX(l.day) FROM fridge_log l
             WHERE l.network_id = r.network_id AND l.fridge_id = r.fridge_id AND (l.chore = r.chore OR l.chore = 'clean'))
     FROM fridge_rota r
     JOIN fridges f ON f.network_id = r.network_id AND f.id = r.fridge_id
     WHERE r.network_id = $1 AND r.person_id = $2 AND f.closed_at IS NULL
     ORDER BY r.weekday, r.chore, f.slug LIMIT 60"
);

/// A turn of a fridge's rota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What.
    pub chore: Chore,
    /// On which day of the week; 0 is Monday.
    pub weekday: u8,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub since: Timestamp,
}

/// A turn of somebody's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mine {
    /// The fridge.
    pub fridge: Slug,
    /// Its listing.
    pub listing: ListingId,
    /// What.
    pub chore: Chore,
    /// On which day of the week; 0 is Monday.
    pub weekday: u8,
    /// On which day anybody did it last.
    pub done: Option<i64>,
}

/// They take a turn; again is the same.
pub fn take(
    tx: &mut Tx<'_>,
    (fridge, person): (FridgeId, PersonId),
    (chore, weekday): (Chore, u8),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&TAKE, &[&tx.network(), &fridge, &chore.code(), &weekday, &person, &now]).map(drop)
}

/// They give it back; again is the same.
pub fn leave(
    tx: &mut Tx<'_>,
    (fridge, person): (FridgeId, PersonId),
    (chore, weekday): (Chore, u8),
) -> Result<(), DbError> {
    tx.execute(&LEAVE, &[&tx.network(), &fridge, &chore.code(), &weekday, &person]).map(drop)
}

/// The rota of a fridge.
pub fn of(tx: &mut Tx<'_>, fridge: FridgeId) -> Result<Vec<Turn>, DbError> {
    tx.query(&OF, &[&tx.network(), &fridge], |row| {
        Ok(Turn { chore: chore(row)?, weekday: weekday(row)?, person: row.take()?, since: row.take()? })
    })
}

/// Somebody's own turns, Monday first.
pub fn mine(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Mine>, DbError> {
    tx.query(&MINE, &[&tx.network(), &person], |row| {
        let (fridge, listing) = (row.take()?, row.take()?);
        Ok(Mine { fridge, listing, chore: chore(row)?, weekday: weekday(row)?, done: row.take()? })
    })
}

fn weekday(row: &mut Row<'_>) -> Result<u8, DbError> {
    Ok(u8::try_from(row.take::<i64>()?).unwrap_or_default())
}

pub(super) fn chore(row: &mut Row<'_>) -> Result<Chore, DbError> {
    row.text(Chore::parse)?.ok_or_else(|| DbError::Shape("a chore".into()))
}
