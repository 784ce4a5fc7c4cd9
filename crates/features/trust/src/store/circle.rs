//! Who is in the circles that a steward tends, and the public names of people.

use std::collections::HashMap;

use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Statement, ToValue, Tx, only, sql};
use people::{PersonId, Role, Signed, memberships};

pub(super) const NEW_IN: Statement = sql!(
    "SELECT m.person_id, MAX(m.joined_at) AS lately
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     WHERE a.network_id = $1 AND a.ancestor_id = $2 AND m.vouched_at IS NULL
     GROUP BY m.person_id
     ORDER BY lately DESC, m.person_id
     LIMIT 100"
);
pub(super) const ALL_IN: Statement = sql!(
    "SELECT m.person_id
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     WHERE a.network_id = $1 AND a.ancestor_id = $2
     GROUP BY m.person_id
     ORDER BY m.person_id
     LIMIT 300"
);
pub(super) const SLUGS: Statement = sql!(
    "SELECT id, slug FROM people
     WHERE network_id = $1 AND id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ORDER BY id LIMIT 16"
);

/// How many people one statement asks about.
const BATCH: usize = 16;

/// The circles where this steward's roles stand.
fn tended(me: &Signed) -> impl Iterator<Item = CircleId> {
    me.roles.iter().filter(|held| held.role == Role::Steward).map(|held| held.circle)
}

/// Members of circles that this steward tends for whom no steward vouches, those who came last first.
pub fn new_in(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<(PersonId, Timestamp)>, DbError> {
    let mut all: Vec<(PersonId, Timestamp)> = Vec::new();
    for circle in tended(me) {
        for (person, at) in
            tx.query(&NEW_IN, &[&tx.network(), &circle], |row| Ok((row.take()?, row.take()?)))?
        {
            if person != me.id && !all.iter().any(|(known, _)| *known == person) {
                all.push((person, at));
            }
        }
    }
    all.sort_by_key(|(person, at)| (std::cmp::Reverse(*at), *person));
    all.truncate(100);
    Ok(all)
}

/// Members of circles that this steward tends.
pub fn all_in(tx: &mut Tx<'_>, me: &Signed) -> Result<Vec<PersonId>, DbError> {
    let mut all = Vec::new();
    for circle in tended(me) {
        all.extend(tx.query(&ALL_IN, &[&tx.network(), &circle], only::<PersonId>)?);
    }
    all.sort();
    all.dedup();
    Ok(all)
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
    let network = tx.network();
    let mut slugs = HashMap::with_capacity(people.len());
    for batch in people.chunks(BATCH) {
        let ids: [PersonId; BATCH] = std::array::from_fn(|i| batch[i.min(batch.len() - 1)]);
        let mut params: Vec<&dyn ToValue> = vec![&network];
        params.extend(ids.iter().map(|id| id as &dyn ToValue));
        slugs.extend(tx.query(&SLUGS, &params, |row| Ok((row.take::<PersonId>()?, row.take::<Slug>()?)))?);
    }
    Ok(slugs)
}
