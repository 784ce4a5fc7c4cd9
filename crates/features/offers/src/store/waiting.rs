//! Offers of people nobody here knows yet: a steward lets them in, and only then do they count.

use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

pub(super) const WAITING: Statement = sql!(
    "SELECT o.person_id, p.slug, o.kinds, c.name, o.made_at
     FROM offers o
     JOIN people p ON p.network_id = o.network_id AND p.id = o.person_id
     JOIN circles c ON c.network_id = o.network_id AND c.id = o.home_circle_id
     WHERE o.network_id = $1 AND o.welcome_at IS NULL AND EXISTS (
        SELECT 1 FROM circle_ancestors a
        JOIN roles r ON r.network_id = a.network_id AND r.circle_id = a.ancestor_id
        WHERE a.network_id = o.network_id AND a.circle_id = o.home_circle_id AND r.person_id = $2
          AND r.role = 'steward' AND r.since <= $3 AND (r.until IS NULL OR r.until > $3))
     ORDER BY o.made_at, o.lot, o.person_id
     LIMIT 50"
);

pub(super) const WELCOME: Statement =
    sql!("UPDATE offers SET welcome_at = $3 WHERE network_id = $1 AND person_id = $2 AND welcome_at IS NULL");

pub(super) const IS_WAITING: Statement =
    sql!("SELECT home_circle_id FROM offers WHERE network_id = $1 AND person_id = $2 AND welcome_at IS NULL");

pub(super) const HOME_OF: Statement =
    sql!("SELECT home_circle_id FROM offers WHERE network_id = $1 AND person_id = $2");

/// Somebody new who offers.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Who.
    pub person: PersonId,
    /// Their name in addresses.
    pub slug: Slug,
    /// What they offer, as codes.
    pub kinds: Vec<crate::domain::Kind>,
    /// The circle they named.
    pub circle: String,
    /// Since when they wait.
    pub since: Timestamp,
}

/// Those who wait in circles that this steward tends, longest first.
pub fn waiting(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Waiting>, DbError> {
    tx.query(&WAITING, &[&tx.network(), &steward, &now], |row| {
        Ok(Waiting {
            person: row.take()?,
            slug: row.take()?,
            kinds: row.text(|text| text.split(' ').filter_map(crate::domain::Kind::parse).collect())?,
            circle: row.take()?,
            since: row.take()?,
        })
    })
}

/// The circle of somebody who waits; `None` when they do not.
pub fn is_waiting(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<CircleId>, DbError> {
    tx.one(&IS_WAITING, &[&tx.network(), &person], only)
}

/// The circle an offer starts from.
pub fn home_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<CircleId>, DbError> {
    tx.one(&HOME_OF, &[&tx.network(), &person], only)
}

/// From now on the offer counts.
pub fn welcome(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&WELCOME, &[&tx.network(), &person, &now])? == 1)
}
