//! Whom a steward could ask: the helpers of an ask's circles, with reasons and without a distance.

use std::collections::HashMap;

use asks::domain::AskId;
use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};
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
        AND NOT EXISTS (SELECT 1 FROM ask_requests w
            WHERE w.network_id = $1 AND w.ask_id = $4 AND w.helper_id = p.id)
     ORDER BY beside DESC, open_claims, p.id
     LIMIT 32"
);

/// The same by a word of their name, asked already or not.
pub(super) const NAMED: Statement = sql!(
    "SELECT p.id, p.slug, p.speaks,
        (SELECT COUNT(*) FROM claims o WHERE o.network_id = $1 AND o.helper_id = p.id AND o.live) AS open_claims,
        EXISTS (SELECT 1 FROM memberships m
            JOIN circle_ancestors u ON u.network_id = m.network_id AND u.circle_id = m.circle_id
            WHERE m.network_id = $1 AND m.person_id = p.id AND u.ancestor_id = $2) AS beside
     FROM vault_terms t
     JOIN people p ON p.network_id = t.network_id AND p.id = t.person_id
     WHERE t.network_id = $1 AND t.kind = $5 AND t.hash = $6
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

/// They help or tend somewhere in the network.
pub(super) const HELPS: Statement = sql!(
    "SELECT 1 FROM roles
     WHERE network_id = $1 AND person_id = $2 AND since <= $3 AND (until IS NULL OR until > $3)
     LIMIT 1"
);

/// The public names of sixteen people.
pub(super) const SLUGS_OF: Statement = sql!(
    "SELECT id, slug FROM people
     WHERE network_id = $1 AND id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ORDER BY id
     LIMIT 16"
);

/// At the most 32, those of the asker's own circle first, then whoever holds the fewest.
pub fn neighbors(
    tx: &mut Tx<'_>,
    home: CircleId,
    ask: AskId,
    now: Timestamp,
) -> Result<Vec<Neighbor>, DbError> {
    let network = tx.network();
    tx.query(&NEIGHBORS, &[&network, &home, &now, &ask], neighbor)
}

/// The same by the first letters of a name (as [`kit_vault::Vault::term`] hashes them).
pub fn named(
    tx: &mut Tx<'_>,
    (home, ask): (CircleId, AskId),
    (kind, hash): (u8, [u8; 16]),
    now: Timestamp,
) -> Result<Vec<Neighbor>, DbError> {
    let network = tx.network();
    tx.query(&NAMED, &[&network, &home, &now, &ask, &kind, &hash], neighbor)
}

/// Whether somebody helps or tends somewhere: the rules of the ask say the rest.
pub fn helps(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.one(&HELPS, &[&tx.network(), &person, &now], kit_db::only::<i64>)?.is_some())
}

/// The public names of the first sixteen of these.
pub fn person_slugs(tx: &mut Tx<'_>, of: &[PersonId]) -> Result<HashMap<PersonId, Slug>, DbError> {
    let Some(last) = of.last() else { return Ok(HashMap::new()) };
    let network = tx.network();
    let ids: [PersonId; 16] = std::array::from_fn(|i| *of.get(i).unwrap_or(last));
    let mut params: Vec<&dyn ToValue> = vec![&network];
    params.extend(ids.iter().map(|id| id as &dyn ToValue));
    Ok(tx.query(&SLUGS_OF, &params, |row| Ok((row.take()?, row.take()?)))?.into_iter().collect())
}

fn neighbor(row: &mut Row<'_>) -> Result<Neighbor, DbError> {
    let (id, slug) = (row.take()?, row.take()?);
    let speaks: String = row.take()?;
    let speaks = speaks.split_whitespace().map(str::to_owned).collect();
    Ok(Neighbor { id, slug, speaks, open: row.take()?, beside: row.take()? })
}

impl Neighbor {
    /// They hold as many as they may.
    pub fn is_full(&self) -> bool {
        self.open >= i64::from(asks::domain::MAX_OPEN_CLAIMS)
    }
}
