//! Rounds: made, found, opened once a day, ended.

use circles::CircleId;
use kit_base::{Slug, Timestamp};
use kit_db::{DbError, NetworkId, Row, Statement, Tx, sql};
use people::PersonId;

use super::{RoundId, small};
use crate::hours::Hours;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO checkin_rounds (network_id, id, slug, circle_id, called, days, from_minute, until_minute, by_id,
        join_hash, opened_day, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)
     ON CONFLICT (network_id, id) DO NOTHING"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT r.id, r.slug, r.circle_id, c.name, r.called, r.days, r.from_minute, r.until_minute, r.by_id,
            r.opened_day, r.made_at, r.ended_at
     FROM checkin_rounds r
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE r.network_id = $1 AND r.slug = $2"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT r.id, r.slug, r.circle_id, c.name, r.called, r.days, r.from_minute, r.until_minute, r.by_id,
            r.opened_day, r.made_at, r.ended_at
     FROM checkin_rounds r
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE r.network_id = $1 AND r.id = $2"
);
pub(super) const BY_LINK: Statement = sql!(
    "SELECT r.id, r.slug, r.circle_id, c.name, r.called, r.days, r.from_minute, r.until_minute, r.by_id,
            r.opened_day, r.made_at, r.ended_at
     FROM checkin_rounds r
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE r.network_id = $1 AND r.join_hash = $2 AND r.ended_at IS NULL"
);
pub(super) const MINE: Statement = sql!(
    "SELECT r.id, r.slug, r.circle_id, c.name, r.called, r.days, r.from_minute, r.until_minute, r.by_id,
            r.opened_day, r.made_at, r.ended_at
     FROM checkin_team t
     JOIN checkin_rounds r ON r.network_id = t.network_id AND r.id = t.round_id
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE t.network_id = $1 AND t.person_id = $2 AND r.ended_at IS NULL
     ORDER BY r.called, r.id
     LIMIT 50"
);
pub(super) const TENDED: Statement = sql!(
    "SELECT r.id, r.slug, r.circle_id, c.name, r.called, r.days, r.from_minute, r.until_minute, r.by_id,
            r.opened_day, r.made_at, r.ended_at
     FROM checkin_rounds r
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE r.network_id = $1 AND r.ended_at IS NULL AND EXISTS (
        SELECT 1 FROM circle_ancestors a
        JOIN roles h ON h.network_id = a.network_id AND h.circle_id = a.ancestor_id
        WHERE a.network_id = r.network_id AND a.circle_id = r.circle_id AND h.person_id = $2
          AND h.role = 'steward' AND h.since <= $3 AND (h.until IS NULL OR h.until > $3))
     ORDER BY r.called, r.id
     LIMIT 100"
);
pub(super) const OPENED: Statement = sql!(
    "UPDATE checkin_rounds SET opened_day = $3
     WHERE network_id = $1 AND id = $2 AND opened_day <> $3 AND ended_at IS NULL"
);
pub(super) const END: Statement =
    sql!("UPDATE checkin_rounds SET ended_at = $3 WHERE network_id = $1 AND id = $2 AND ended_at IS NULL");
pub(super) const DUE: Statement = sql!(
    "SELECT r.network_id, r.id FROM checkin_rounds r
     WHERE r.ended_at IS NULL OR EXISTS (
        SELECT 1 FROM checkin_checks k
        WHERE k.network_id = r.network_id AND k.round_id = r.id AND k.next_at IS NOT NULL)
     ORDER BY r.network_id, r.id LIMIT 10000"
);
pub(super) const AGAIN: Statement = sql!(
    "UPDATE checkin_rounds SET ended_at = NULL, opened_day = $3
     WHERE network_id = $1 AND id = $2 AND ended_at IS NOT NULL"
);

/// A round.
#[derive(Clone, Debug)]
pub struct Round {
    /// Its key.
    pub id: RoundId,
    /// Its name in addresses.
    pub slug: Slug,
    /// The circle it is made for.
    pub circle: CircleId,
    /// That circle's name.
    pub circle_name: String,
    /// What it is called.
    pub called: String,
    /// When it happens.
    pub hours: Hours,
    /// Whoever made it: the point person.
    pub by: Option<PersonId>,
    /// The last day that was opened.
    pub opened_day: i64,
    /// When it was made.
    pub made_at: Timestamp,
    /// Since when it is over.
    pub ended_at: Option<Timestamp>,
}

/// A round to be made.
#[derive(Clone, Debug)]
pub struct NewRound {
    /// Its key.
    pub id: RoundId,
    /// Its name in addresses.
    pub slug: Slug,
    /// For which circle.
    pub circle: CircleId,
    /// What it is called.
    pub called: String,
    /// When it happens.
    pub hours: Hours,
    /// Who makes it.
    pub by: PersonId,
    /// The hash of the link that people join by.
    pub join_hash: [u8; 32],
}

/// Makes a round; the same one again is the same one.
pub fn create(tx: &mut Tx<'_>, new: &NewRound, now: Timestamp) -> Result<(), DbError> {
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &new.id,
            &new.slug,
            &new.circle,
            &new.called,
            &new.hours.days(),
            &i64::from(new.hours.from()),
            &i64::from(new.hours.until()),
            &new.by,
            &new.join_hash,
            &now,
        ],
    )
    .map(drop)
}

/// By its name in addresses.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Round>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], round)
}

/// By its key.
pub fn by_id(tx: &mut Tx<'_>, id: RoundId) -> Result<Option<Round>, DbError> {
    tx.one(&BY_ID, &[&tx.network(), &id], round)
}

/// The round that a link lets people into, while it goes on.
pub fn by_link(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<Round>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), hash], round)
}

/// Those this person helps to walk.
pub fn mine(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Round>, DbError> {
    tx.query(&MINE, &[&tx.network(), &person], round)
}

/// Those of circles this person tends.
pub fn tended(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Round>, DbError> {
    tx.query(&TENDED, &[&tx.network(), &person, &now], round)
}

/// Notes that a day was opened; `false` when it was before.
pub fn opened(tx: &mut Tx<'_>, id: RoundId, day: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&OPENED, &[&tx.network(), &id, &day])? == 1)
}

/// Ends a round: no further day is opened. What a human must look at stays.
pub fn end(tx: &mut Tx<'_>, id: RoundId, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&END, &[&tx.network(), &id, &now])? == 1)
}

/// A round that was ended goes on; days until this one count as looked at, so that none is told as missed.
pub fn begin_again(tx: &mut Tx<'_>, round: &Round, day: i64) -> Result<bool, DbError> {
    let day = day.max(round.opened_day);
    Ok(tx.execute(&AGAIN, &[&tx.network(), &round.id, &day])? == 1)
}

/// The rounds in which something may be due, each with its network (server scope).
pub fn due(tx: &mut Tx<'_>) -> Result<Vec<(NetworkId, RoundId)>, DbError> {
    tx.query(&DUE, &[], |row| Ok((row.take()?, row.take()?)))
}

fn round(row: &mut Row<'_>) -> Result<Round, DbError> {
    Ok(Round {
        id: row.take()?,
        slug: row.take()?,
        circle: row.take()?,
        circle_name: row.take()?,
        called: row.take()?,
        hours: {
            let days: String = row.take()?;
            let (from, until) = (small(row)?, small(row)?);
            Hours::read(&days, from, until).ok_or_else(|| DbError::Shape("the hours of a round".into()))?
        },
        by: row.take()?,
        opened_day: row.take()?,
        made_at: row.take()?,
        ended_at: row.take()?,
    })
}
