//! The public names of some asks, for a steward who tends their circles.

use std::collections::HashMap;

use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Statement, ToValue, Tx, sql};
use uuid::Uuid;

use super::seats;

/// How many asks one statement takes.
const BATCH: usize = 16;

pub(super) const SLUGS: Statement = sql!(
    "SELECT a.id, a.slug
     FROM asks a
     WHERE a.network_id = $1
        AND a.id IN ($10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)
        AND EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = a.home_circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
     ORDER BY a.id
     LIMIT 16"
);

/// Of the first sixteen of these keys, those that are asks of these circles.
pub fn slugs(tx: &mut Tx<'_>, keys: &[Uuid], circles: &[CircleId]) -> Result<HashMap<Uuid, Slug>, DbError> {
    if keys.is_empty() || circles.is_empty() {
        return Ok(HashMap::new());
    }
    let (network, seats) = (tx.network(), seats(circles));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    // The statement has a fixed number of places; the last key fills those left over.
    params.extend((0..BATCH).map(|at| &keys[at.min(keys.len() - 1)] as &dyn ToValue));
    Ok(tx.query(&SLUGS, &params, |row| Ok((row.take()?, row.take()?)))?.into_iter().collect())
}
