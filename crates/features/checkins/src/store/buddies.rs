//! Who is whose buddy, for those who must not part two that look in on each other.

use std::collections::HashSet;

use kit_db::{DbError, Each, Tx, sql_each};
use people::PersonId;

pub(super) const AMONG: Each = sql_each!(
    "SELECT DISTINCT m.person_id, m.buddy_id
     FROM checkin_people m
     JOIN checkin_rounds r ON r.network_id = m.network_id AND r.id = m.round_id
     WHERE m.network_id = $1 AND m.buddy_id IS NOT NULL AND r.ended_at IS NULL AND m.person_id IN (",
    ") ORDER BY m.person_id, m.buddy_id LIMIT 1024"
);

/// The pairs among these people in which the second is the first one's buddy in a round that goes on; each pair once,
/// in a fixed order. One statement for up to 128 people.
pub fn buddies_among(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<Vec<(PersonId, PersonId)>, DbError> {
    let asked: HashSet<PersonId> = people.iter().copied().collect();
    let found = tx.each(&AMONG, people, |row| Ok((row.take()?, row.take()?)))?;
    let mut pairs: Vec<(PersonId, PersonId)> =
        found.into_iter().filter(|(_, buddy)| asked.contains(buddy)).collect();
    pairs.sort_unstable();
    Ok(pairs)
}
