//! Where an offer counts: one row for every circle that holds the person and every kind they offer.

use circles::CircleId;
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

use crate::domain::Offer;

pub(super) const CLEAR: Statement = sql!("DELETE FROM offer_slots WHERE network_id = $1 AND person_id = $2");

pub(super) const PUT: Statement = sql!(
    "INSERT INTO offer_slots (network_id, circle_id, kind, person_id, asked_at, lot, languages, hours, reach)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);

pub(super) const LATEST: Statement = sql!(
    "SELECT o.lot, COALESCE((SELECT MAX(s.asked_at) FROM offer_slots s
        WHERE s.network_id = o.network_id AND s.person_id = o.person_id), 0)
     FROM offers o WHERE o.network_id = $1 AND o.person_id = $2 AND o.welcome_at IS NOT NULL"
);

/// A person's circles and what holds them: the closure of their memberships.
pub(super) const WHERE_TO: Statement = sql!(
    "SELECT DISTINCT a.ancestor_id
     FROM memberships m
     JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
     WHERE m.network_id = $1 AND m.person_id = $2
     ORDER BY a.ancestor_id
     LIMIT 60"
);

pub(super) const ASKED: Statement =
    sql!("UPDATE offer_slots SET asked_at = $3 WHERE network_id = $1 AND person_id = $2 AND asked_at < $3");

pub(super) const ALL: Statement = sql!(
    "SELECT person_id FROM offers
     WHERE network_id = $1 AND welcome_at IS NOT NULL AND person_id > $2
     ORDER BY person_id LIMIT $3"
);

/// Writes a person's slots anew from their offer and memberships. Whoever changes a membership may call it; until
/// then the nightly round does.
pub fn renew_slots(tx: &mut Tx<'_>, person: PersonId) -> Result<(), DbError> {
    let network = tx.network();
    let kept = tx.one(&LATEST, &[&network, &person], |row| Ok((row.take::<i64>()?, row.take()?)))?;
    tx.execute(&CLEAR, &[&network, &person])?;
    let (Some((lot, asked_at)), Some(offer)) = (kept, super::of_person(tx, person)?) else { return Ok(()) };
    let asked_at: Timestamp = asked_at;
    for circle in tx.query(&WHERE_TO, &[&network, &person], only::<CircleId>)? {
        put(tx, person, circle, &offer, (asked_at, lot))?;
    }
    Ok(())
}

fn put(
    tx: &mut Tx<'_>,
    person: PersonId,
    circle: CircleId,
    offer: &Offer,
    (asked_at, lot): (Timestamp, i64),
) -> Result<(), DbError> {
    let network = tx.network();
    let (languages, hours, reach) = (offer.language_bits(), offer.hours(), offer.band.number());
    for kind in &offer.kinds {
        let code = kind.code();
        tx.execute(&PUT, &[&network, &circle, &code, &person, &asked_at, &lot, &languages, &hours, &reach])?;
    }
    Ok(())
}

/// Somebody was asked: they stand last in every row of theirs.
pub fn asked(tx: &mut Tx<'_>, person: PersonId, at: Timestamp) -> Result<(), DbError> {
    tx.execute(&ASKED, &[&tx.network(), &person, &at]).map(drop)
}

/// Renews the slots of `most` people after `after`; answers the last of them, or `None` when all are done.
pub fn renew_all(tx: &mut Tx<'_>, after: PersonId, most: u32) -> Result<Option<PersonId>, DbError> {
    let people: Vec<PersonId> = tx.query(&ALL, &[&tx.network(), &after, &most], only)?;
    for &person in &people {
        renew_slots(tx, person)?;
    }
    Ok(people.last().copied().filter(|_| people.len() == most as usize))
}
