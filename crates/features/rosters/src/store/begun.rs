//! What beginning a pod looks up: which circles can hold one, and whether it was begun already.

use std::collections::HashSet;

use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Statement, Tx, only, sql};

pub(super) const WIDE: Statement = sql!(
    "SELECT id FROM circles
     WHERE network_id = $1 AND scale IN ('building', 'block', 'neighborhood') AND closed_at IS NULL
     ORDER BY id LIMIT 2000"
);
pub(super) const SAME: Statement = sql!(
    "SELECT slug FROM circles
     WHERE network_id = $1 AND parent_id = $2 AND name = $3 AND scale = 'pod' AND closed_at IS NULL
     ORDER BY id LIMIT 1"
);

/// The circles that can hold a pod.
pub fn wide(tx: &mut Tx<'_>) -> Result<HashSet<CircleId>, DbError> {
    Ok(tx.query(&WIDE, &[&tx.network()], only)?.into_iter().collect())
}

/// The pod of that name in this circle.
pub fn same(tx: &mut Tx<'_>, parent: CircleId, called: &str) -> Result<Option<Slug>, DbError> {
    tx.one(&SAME, &[&tx.network(), &parent, &called], only)
}
