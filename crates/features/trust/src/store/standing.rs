//! How far somebody is trusted: vouched for by a steward, by two members, or after a first visit in a pair.

use std::collections::HashSet;

use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Each, Statement, Tx, only, sql, sql_each};
use people::PersonId;

pub(super) const IS_TRUSTED: Statement = sql!(
    "SELECT p.id
     FROM people p
     WHERE p.network_id = $1 AND p.id = $3
       AND NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = $3)
       AND (EXISTS (
                SELECT 1 FROM memberships m
                JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
                WHERE m.network_id = $1 AND m.person_id = $3 AND m.vouched_at IS NOT NULL
                  AND a.ancestor_id = $2)
            OR EXISTS (
                SELECT 1 FROM pairings w
                JOIN circle_ancestors a ON a.network_id = w.network_id AND a.circle_id = w.circle_id
                WHERE w.network_id = $1 AND w.person_id = $3 AND w.state = 'trusted' AND a.ancestor_id = $2)
            OR (SELECT COUNT(DISTINCT v.by_id) FROM vouches v
                JOIN circle_ancestors a ON a.network_id = v.network_id AND a.circle_id = v.circle_id
                WHERE v.network_id = $1 AND v.person_id = $3 AND a.ancestor_id = $2
                  AND NOT EXISTS (SELECT 1 FROM suspensions s
                                  WHERE s.network_id = $1 AND s.person_id = v.by_id)
                  AND NOT EXISTS (SELECT 1 FROM apart x
                                  WHERE x.network_id = $1 AND x.made_at <= v.made_at
                                    AND ((x.person_id = v.person_id AND x.other_id = v.by_id)
                                         OR (x.person_id = v.by_id AND x.other_id = v.person_id)))) >= 2)"
);
/// The circles that somebody is a member of and where they are trusted.
pub(super) const TRUSTED_WHERE: Statement = sql!(
    "SELECT c.id, c.slug, c.name
     FROM memberships here
     JOIN circles c ON c.network_id = here.network_id AND c.id = here.circle_id
     WHERE here.network_id = $1 AND here.person_id = $2
       AND NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = $2)
       AND (EXISTS (
                SELECT 1 FROM memberships m
                JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
                WHERE m.network_id = $1 AND m.person_id = $2 AND m.vouched_at IS NOT NULL
                  AND a.ancestor_id = c.id)
            OR EXISTS (
                SELECT 1 FROM pairings w
                JOIN circle_ancestors a ON a.network_id = w.network_id AND a.circle_id = w.circle_id
                WHERE w.network_id = $1 AND w.person_id = $2 AND w.state = 'trusted' AND a.ancestor_id = c.id)
            OR (SELECT COUNT(DISTINCT v.by_id) FROM vouches v
                JOIN circle_ancestors a ON a.network_id = v.network_id AND a.circle_id = v.circle_id
                WHERE v.network_id = $1 AND v.person_id = $2 AND a.ancestor_id = c.id
                  AND NOT EXISTS (SELECT 1 FROM suspensions s
                                  WHERE s.network_id = $1 AND s.person_id = v.by_id)
                  AND NOT EXISTS (SELECT 1 FROM apart x
                                  WHERE x.network_id = $1 AND x.made_at <= v.made_at
                                    AND ((x.person_id = v.person_id AND x.other_id = v.by_id)
                                         OR (x.person_id = v.by_id AND x.other_id = v.person_id)))) >= 2)
     ORDER BY c.id LIMIT 50"
);
pub(super) const TRUSTED_AMONG: Each = sql_each!(
    "SELECT p.id
     FROM people p
     WHERE p.network_id = $1
       AND p.id IN (",
    ") AND NOT EXISTS (SELECT 1 FROM suspensions s WHERE s.network_id = $1 AND s.person_id = p.id)
       AND (EXISTS (
                SELECT 1 FROM memberships m
                WHERE m.network_id = $1 AND m.person_id = p.id AND m.vouched_at IS NOT NULL)
            OR EXISTS (
                SELECT 1 FROM pairings w
                WHERE w.network_id = $1 AND w.person_id = p.id AND w.state = 'trusted')
            OR (SELECT COUNT(DISTINCT v.by_id) FROM vouches v
                WHERE v.network_id = $1 AND v.person_id = p.id
                  AND NOT EXISTS (SELECT 1 FROM suspensions s
                                  WHERE s.network_id = $1 AND s.person_id = v.by_id)
                  AND NOT EXISTS (SELECT 1 FROM apart x
                                  WHERE x.network_id = $1 AND x.made_at <= v.made_at
                                    AND ((x.person_id = v.person_id AND x.other_id = v.by_id)
                                         OR (x.person_id = v.by_id AND x.other_id = v.person_id)))) >= 2)
     ORDER BY p.id
     LIMIT 128"
);
pub(super) const IS_SUSPENDED: Statement =
    sql!("SELECT person_id FROM suspensions WHERE network_id = $1 AND person_id = $2");

/// Whether somebody is trusted in this circle: a steward or two members vouched for them, or a first visit in a pair
/// went well, in this circle or one inside it; and they are not suspended. A vouch of somebody suspended does not count,
/// nor one between two who were kept apart when it was given.
pub fn is_trusted(tx: &mut Tx<'_>, person: PersonId, circle: CircleId) -> Result<bool, DbError> {
    let found = tx.one(&IS_TRUSTED, &[&tx.network(), &circle, &person], only::<PersonId>)?;
    Ok(found.is_some())
}

/// The circles that somebody is a member of and where they are trusted, as [`is_trusted`] says: key, public name, name.
pub fn trusted_where(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(CircleId, Slug, String)>, DbError> {
    tx.query(&TRUSTED_WHERE, &[&tx.network(), &person], |row| Ok((row.take()?, row.take()?, row.take()?)))
}

/// Who of these is trusted in some circle of the network; one statement for all of a page.
pub fn trusted_among(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<HashSet<PersonId>, DbError> {
    Ok(tx.each(&TRUSTED_AMONG, people, only::<PersonId>)?.into_iter().collect())
}

/// Whether a steward has suspended them. A suspension until a date is lifted by a job on that date.
pub fn is_suspended(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, DbError> {
    let found = tx.one(&IS_SUSPENDED, &[&tx.network(), &person], only::<PersonId>)?;
    Ok(found.is_some())
}
