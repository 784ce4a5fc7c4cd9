//! How far somebody is trusted: vouched for by a steward, by two members, or after a first visit in a pair.

use std::collections::HashSet;

use circles::CircleId;
use kit_base::Slug;
use kit_db::{DbError, Each, Statement, Tx, only, sql, sql_each};
use people::PersonId;

use super::rule::{trusted_anywhere, trusted_in};

pub(super) const IS_TRUSTED: Statement = sql!(concat!(
    "SELECT p.id FROM people p WHERE p.network_id = $1 AND p.id = $3 AND ",
    trusted_in!("$3", "$2")
));
/// The circles that somebody is a member of and where they are trusted.
pub(super) const TRUSTED_WHERE: Statement = sql!(concat!(
    "SELECT c.id, c.slug, c.name
     FROM memberships here
     JOIN circles c ON c.network_id = here.network_id AND c.id = here.circle_id
     WHERE here.network_id = $1 AND here.person_id = $2 AND ",
    trusted_in!("$2", "c.id"),
    " ORDER BY c.id LIMIT 50"
));
pub(super) const TRUSTED_AMONG: Each = sql_each!(
    "SELECT p.id FROM people p WHERE p.network_id = $1 AND p.id IN (",
    concat!(") AND ", trusted_anywhere!(), " ORDER BY p.id LIMIT 128")
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
