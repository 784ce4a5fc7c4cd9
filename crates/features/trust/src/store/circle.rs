//! Who is in the circles that a steward tends, and the public names of people.

use std::collections::HashMap;

use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Each, Tx, only, sql_each};
use people::{PersonId, Role, Signed, memberships};

pub(super) const NEW_IN: Each = sql_each!(
    "SELECT m.person_id, p.slug, MAX(m.joined_at) AS lately
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     JOIN people p ON p.network_id = m.network_id AND p.id = m.person_id
     WHERE a.network_id = $1 AND m.vouched_at IS NULL AND a.ancestor_id IN (",
    ") GROUP BY m.person_id, p.slug ORDER BY lately DESC, m.person_id LIMIT 100"
);
pub(super) const ALL_IN: Each = sql_each!(
    "SELECT m.person_id
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     WHERE a.network_id = $1 AND a.ancestor_id IN (",
    ") GROUP BY m.person_id ORDER BY m.person_id LIMIT 300"
);
pub(super) const STOPPED_IN: Each = sql_each!(
    "SELECT s.person_id, p.slug
     FROM suspensions s
     JOIN people p ON p.network_id = s.network_id AND p.id = s.person_id
     WHERE s.network_id = $1 AND EXISTS (
        SELECT 1 FROM memberships m
        JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
        WHERE m.network_id = $1 AND m.person_id = s.person_id AND a.ancestor_id IN (",
    ")) ORDER BY s.since, s.id LIMIT 100"
);
pub(super) const SLUGS: Each =
    sql_each!("SELECT id, slug FROM people WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");

/// Somebody for whom no steward vouches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct New {
    /// Who.
    pub person: PersonId,
    /// Their public name.
    pub slug: Slug,
    /// When they came last into a circle.
    pub since: Timestamp,
}

/// The circles where this steward's roles stand.
fn tended(me: &Signed) -> impl Iterator<Item = CircleId> {
    me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle)
}

/// Members of circles that this steward tends for whom no steward vouches, those who came last first.
pub fn new_in(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<New>, DbError> {
    let tended: Vec<CircleId> = tended(me).collect();
    let mut all = tx.each(&NEW_IN, &tended, |row| {
        Ok(New { person: row.take()?, slug: row.take()?, since: row.take()? })
    })?;
    all.retain(|new| new.person != me.id);
    Ok(all)
}

/// Those of them who were asked to stop, longest first.
pub fn stopped_in(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<(PersonId, Slug)>, DbError> {
    let tended: Vec<CircleId> = tended(me).collect();
    let mut all = tx.each(&STOPPED_IN, &tended, |row| Ok((row.take::<PersonId>()?, row.take()?)))?;
    all.retain(|(person, _)| *person != me.id);
    Ok(all)
}

/// Members of circles that this steward tends.
pub fn all_in(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<PersonId>, DbError> {
    let tended: Vec<CircleId> = tended(me).collect();
    tx.each(&ALL_IN, &tended, only)
}

/// The circles of a person that this steward tends. Empty: the person is none of theirs.
pub fn shared_with(tx: &mut Tx<'_>, me: &Signed, person: PersonId) -> Result<Vec<CircleId>, DbError> {
    let mut tended = Vec::new();
    for seat in memberships::of_person(tx, person)? {
        if me.tends(tx, seat.circle)? {
            tended.push(seat.circle);
        }
    }
    Ok(tended)
}

/// The public names of people.
pub fn slugs(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<HashMap<PersonId, Slug>, DbError> {
    let rows = tx.each(&SLUGS, people, |row| Ok((row.take()?, row.take()?)))?;
    Ok(rows.into_iter().collect())
}
