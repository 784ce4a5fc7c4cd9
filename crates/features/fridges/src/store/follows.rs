//! Who wants to hear of a fridge, and of what.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

use super::FridgeId;
use crate::domain::Alert;

pub(super) const SET: Statement = sql!(
    "INSERT INTO fridge_follows (network_id, fridge_id, person_id, hears_of, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, fridge_id, person_id) DO UPDATE SET hears_of = excluded.hears_of"
);
pub(super) const DROP: Statement =
    sql!("DELETE FROM fridge_follows WHERE network_id = $1 AND fridge_id = $2 AND person_id = $3");
pub(super) const MINE: Statement =
    sql!("SELECT hears_of FROM fridge_follows WHERE network_id = $1 AND fridge_id = $2 AND person_id = $3");
pub(super) const OF: Statement = sql!(
    "SELECT person_id, hears_of FROM fridge_follows WHERE network_id = $1 AND fridge_id = $2 ORDER BY person_id LIMIT 2000"
);

/// They hear of these from now on.
pub fn follow(
    tx: &mut Tx<'_>,
    (fridge, person): (FridgeId, PersonId),
    kinds: &[Alert],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&SET, &[&tx.network(), &fridge, &person, &Alert::write(kinds), &now]).map(drop)
}

/// They hear of nothing any more.
pub fn unfollow(tx: &mut Tx<'_>, fridge: FridgeId, person: PersonId) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &fridge, &person]).map(drop)
}

/// What they hear of; none: they do not follow.
pub fn mine(tx: &mut Tx<'_>, fridge: FridgeId, person: PersonId) -> Result<Option<Vec<Alert>>, DbError> {
    tx.one(&MINE, &[&tx.network(), &fridge, &person], |row| row.text(Alert::read))
}

/// Everybody who follows it for this alert.
pub fn of(tx: &mut Tx<'_>, fridge: FridgeId, alert: Alert) -> Result<Vec<PersonId>, DbError> {
    let all = tx
        .query(&OF, &[&tx.network(), &fridge], |row| Ok((row.take::<PersonId>()?, row.text(Alert::read)?)))?;
    Ok(all.into_iter().filter(|(_, kinds)| kinds.contains(&alert)).map(|(person, _)| person).collect())
}
