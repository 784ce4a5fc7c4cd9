//! Who did not answer when the tree was called. It is forgotten after three days, or as soon as they do.

use std::collections::HashSet;

use circles::CircleId;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

pub(super) const OF_CIRCLE: Statement = sql!(
    "SELECT person_id FROM pod_silent WHERE network_id = $1 AND circle_id = $2 AND at > $3
     ORDER BY person_id LIMIT 300"
);
pub(super) const MARK: Statement = sql!(
    "INSERT INTO pod_silent (network_id, circle_id, person_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, circle_id, person_id) DO UPDATE SET at = excluded.at"
);
pub(super) const UNMARK: Statement =
    sql!("DELETE FROM pod_silent WHERE network_id = $1 AND circle_id = $2 AND person_id = $3");

/// How long it is remembered.
pub(super) const REMEMBERED: Span = Span::days(3);

/// Who did not answer lately.
pub fn of_circle(tx: &mut Tx<'_>, circle: CircleId, now: Timestamp) -> Result<HashSet<PersonId>, DbError> {
    let silent = tx.query(&OF_CIRCLE, &[&tx.network(), &circle, &(now - REMEMBERED)], only)?;
    Ok(silent.into_iter().collect())
}

/// They did not answer. Again is the same.
pub fn mark(tx: &mut Tx<'_>, circle: CircleId, person: PersonId, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&MARK, &[&tx.network(), &circle, &person, &now]).map(drop)
}

/// They answered after all.
pub fn unmark(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<(), DbError> {
    tx.execute(&UNMARK, &[&tx.network(), &circle, &person]).map(drop)
}
