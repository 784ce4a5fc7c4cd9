//! Whom a steward could ask: the helpers of an ask's circles, with reasons and without a distance.

use asks::domain::AskId;
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

/// Somebody who could be asked.
#[derive(Clone, Debug)]
pub struct Neighbor {
    /// Their key.
    pub id: PersonId,
    /// Their public name.
    pub slug: Slug,
    /// Codes of the languages they speak.
    pub speaks: Vec<String>,
    /// How many claims they hold open.
    pub open: i64,
    /// They belong to the asker's own smallest circle.
    pub beside: bool,
}

/// Everybody with a role that reaches the ask's circle, who does not rest, is not the asker and was not turned down.
pub(super) const NEIGHBORS: Statement = sql!(
    "SELECT p.id, p.slug, p.speaks,
        (SELECT COUNT(*) FROM claims o WHERE o.network_id = $1 AND o.helper_id = p.id AND o.live) AS open_claims,
        EXISTS (SELECT 1 FROM memberships m
            JOIN circle_ancestors u ON u.network_id = m.network_id AND u.circle_id = m.circle_id
            WHERE m.network_id = $1 AND m.person_id = p.id AND u.ancestor_id = $2) AS beside
     FROM people p
     WHERE p.network_id = $1
        AND (p.resting_until IS NULL OR p.resting_until <= $3)
        AND EXISTS (SELECT 1 FROM roles r
            JOIN circle_ancestors a ON a.network_id = r.network_id AND a.ancestor_id = r.circle_id
            WHERE r.network_id = $1 AND r.person_id = p.id AND a.circle_id = $2
                AND r.since <= $3 AND (r.until IS NULL OR r.until > $3))
        AND NOT EXISTS (SELECT 1 FROM asks k WHERE k.network_id = $1 AND k.id = $4 AND k.asker_id = p.id)
        AND NOT EXISTS (SELECT 1 FROM claims d
            WHERE d.network_id = $1 AND d.ask_id = $4 AND d.helper_id = p.id AND d.state = 'declined')
     ORDER BY beside DESC, open_claims, p.id
     LIMIT 32"
);

/// At the most 32, those of the asker's own circle first, then whoever holds the fewest.
pub fn neighbors(
    tx: &mut Tx<'_>,
    home: CircleId,
    ask: AskId,
    now: Timestamp,
) -> Result<Vec<Neighbor>, DbError> {
    let network = tx.network();
    tx.query(&NEIGHBORS, &[&network, &home, &now, &ask], |row| {
        let (id, slug) = (row.take()?, row.take()?);
        let speaks: String = row.take()?;
        let speaks = speaks.split_whitespace().map(str::to_owned).collect();
        Ok(Neighbor { id, slug, speaks, open: row.take()?, beside: row.take()? })
    })
}
