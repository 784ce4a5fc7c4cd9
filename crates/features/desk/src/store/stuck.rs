//! Asks that somebody had and nobody has now: a promise that lapsed, or a helper who could not.

use asks::domain::Kind;
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};

use super::queue::params;
use super::{code, seats};

/// An ask that came back.
#[derive(Clone, Debug)]
pub struct Back {
    /// Its public name.
    pub slug: Slug,
    /// What about.
    pub kind: Kind,
    /// The rough place.
    pub place: String,
    /// Nothing was heard from the helper; else they said that they could not.
    pub lapsed: bool,
    /// Since when.
    pub since: Timestamp,
}

pub(super) const BACK: Statement = sql!(
    "SELECT q.slug, q.kind, h.name, q.lapsed, q.since
     FROM (
        SELECT a.id, a.slug, a.kind, a.home_circle_id, 1 AS lapsed, COALESCE(c.ended_at, a.state_since) AS since
        FROM asks a
        JOIN claims c ON c.network_id = a.network_id AND c.id = a.claim_id
        WHERE a.network_id = $1 AND a.state IN ('asking', 'heard') AND c.state = 'lapsed'
        UNION ALL
        SELECT a.id, a.slug, a.kind, a.home_circle_id, 0, a.state_since
        FROM asks a
        WHERE a.network_id = $1 AND a.state = 'could_not'
     ) q
     JOIN circles h ON h.network_id = $1 AND h.id = q.home_circle_id
     WHERE EXISTS (
        SELECT 1 FROM circle_ancestors u
        WHERE u.network_id = $1 AND u.circle_id = q.home_circle_id
            AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9))
     ORDER BY q.since, q.id
     LIMIT 32"
);

/// The asks of these circles that came back and that nobody has, the longest first.
pub fn back(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<Vec<Back>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    tx.query(&BACK, &params(&network, &seats), |row| {
        Ok(Back {
            slug: row.take()?,
            kind: code(row, Kind::parse)?,
            place: row.take()?,
            lapsed: row.take::<i64>()? == 1,
            since: row.take()?,
        })
    })
}
