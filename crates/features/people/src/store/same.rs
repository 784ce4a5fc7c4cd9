//! Two entries that are one person: one stays, the other points at it. A steward says so, and takes it back.

use std::collections::HashMap;

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_vault::PersonId;
use uuid::Uuid;

pub(super) const IS: Statement =
    sql!("SELECT is_id, at FROM same_people WHERE network_id = $1 AND person_id = $2");
pub(super) const ALL: Statement =
    sql!("SELECT person_id FROM same_people WHERE network_id = $1 AND is_id = $2 ORDER BY person_id LIMIT 8");
pub(super) const EVERY: Statement = sql!(
    "SELECT person_id, is_id FROM same_people
     WHERE network_id = $1 AND person_id > $2 ORDER BY person_id LIMIT 20000"
);
pub(super) const POINT: Statement = sql!(
    "INSERT INTO same_people (network_id, person_id, is_id, by_id, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, person_id) DO NOTHING"
);
pub(super) const PART: Statement =
    sql!("DELETE FROM same_people WHERE network_id = $1 AND person_id = $2 AND is_id = $3");
pub(super) const HELPS: Statement = sql!(
    "SELECT 1 FROM roles WHERE network_id = $1 AND person_id = $2
     UNION ALL
     SELECT 1 FROM people n JOIN people k ON k.network_id = n.network_id AND k.id = $3
     WHERE n.network_id = $1 AND n.id = $2 AND n.verified_at IS NOT NULL AND k.verified_at IS NULL
     LIMIT 1"
);
pub(super) const ONE: Statement = sql!(
    "SELECT 1 FROM same_people s
     WHERE s.network_id = $1
       AND ((s.person_id = $2 AND s.is_id = $3) OR (s.person_id = $3 AND s.is_id = $2)
            OR (s.person_id = $2 AND EXISTS (
                SELECT 1 FROM same_people t
                WHERE t.network_id = $1 AND t.person_id = $3 AND t.is_id = s.is_id)))
     LIMIT 1"
);

/// What one statement brings; a larger network takes several.
const PAGE: usize = 20_000;

/// The most entries that may be one person.
const MOST: usize = 8;

/// What became of saying that two entries are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are one now, or were already.
    Done,
    /// The other one has a role, or was checked while the one that should stay was not: the other way round it may go.
    WrongWay,
    /// One of them is part of another person already: that is taken apart first.
    Chained,
}

/// Whom somebody's entry is a part of, and since when; none for an entry of its own.
pub fn part_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<(PersonId, Timestamp)>, DbError> {
    tx.one(&IS, &[&tx.network(), &person], |row| Ok((row.take()?, row.take()?)))
}

/// The entries that are a part of this one.
pub fn parts(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&ALL, &[&tx.network(), &person], only)
}

/// The network's entries that are a part of another, each with its whole.
pub fn wholes(tx: &mut Tx<'_>) -> Result<HashMap<PersonId, PersonId>, DbError> {
    let (network, mut all, mut after) = (tx.network(), HashMap::new(), PersonId::from_uuid(Uuid::nil()));
    loop {
        let page: Vec<(PersonId, PersonId)> =
            tx.query(&EVERY, &[&network, &after], |row| Ok((row.take()?, row.take()?)))?;
        after = page.last().map_or(after, |(part, _)| *part);
        let full = page.len() == PAGE;
        all.extend(page);
        if !full {
            return Ok(all);
        }
    }
}

/// Whether two entries are one person.
pub fn are_one(tx: &mut Tx<'_>, a: PersonId, b: PersonId) -> Result<bool, DbError> {
    Ok(a == b || tx.one(&ONE, &[&tx.network(), &a, &b], only::<i64>)?.is_some())
}

/// `other` is `person`: everything of theirs is looked up with `person` from now on, and stays where it is. The caller
/// answers for who may say so.
pub fn join(
    tx: &mut Tx<'_>,
    (person, other): (PersonId, PersonId),
    by: PersonId,
    now: Timestamp,
) -> Result<Joined, DbError> {
    let network = tx.network();
    match part_of(tx, other)? {
        Some((is, _)) if is == person => return Ok(Joined::Done),
        Some(_) => return Ok(Joined::Chained),
        None => {}
    }
    let full = parts(tx, person)?.len() >= MOST;
    if person == other || full || part_of(tx, person)?.is_some() || !parts(tx, other)?.is_empty() {
        return Ok(Joined::Chained);
    }
    if tx.one(&HELPS, &[&network, &other, &person], only::<i64>)?.is_some() {
        return Ok(Joined::WrongWay);
    }
    tx.execute(&POINT, &[&network, &other, &person, &by, &now])?;
    Ok(Joined::Done)
}

/// They are two after all. Again is the same.
pub fn part(tx: &mut Tx<'_>, person: PersonId, other: PersonId) -> Result<(), DbError> {
    tx.execute(&PART, &[&tx.network(), &other, &person]).map(drop)
}
