//! Whom a steward should call: since when, about what, by when, and how often somebody tried.

use asks::domain::AskId;
use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, ToValue, Tx, sql};
use kit_vault::{Cell, PersonKey};
use people::PersonId;

use super::seats;

/// Marks the key of a call to make.
#[derive(Debug)]
pub struct CallRow;

/// A call to write down.
#[derive(Clone, Copy, Debug)]
pub struct NewCall {
    /// Whom.
    pub person: PersonId,
    /// About which ask.
    pub ask: Option<AskId>,
    /// Whose stewards call.
    pub circle: Option<CircleId>,
    /// The steward who wrote it down; none: they asked for it themselves.
    pub by: Option<PersonId>,
    /// By when.
    pub due: Option<Timestamp>,
    /// Not before.
    pub next: Timestamp,
}

/// A call to make.
#[derive(Clone, Debug)]
pub struct Call {
    /// Its key.
    pub id: Id<CallRow>,
    /// Its name in addresses.
    pub slug: Slug,
    /// Whom.
    pub person: PersonId,
    /// About which ask.
    pub ask: Option<AskId>,
    /// Whose stewards call.
    pub circle: Option<CircleId>,
    /// They asked for it themselves.
    pub own: bool,
    /// Since when it waits.
    pub made_at: Timestamp,
    /// By when.
    pub due: Option<Timestamp>,
    /// Not before.
    pub next: Timestamp,
    /// How often somebody tried.
    pub tries: i64,
    /// Which steward is on it.
    pub taken_by: Option<PersonId>,
    /// Since when.
    pub taken_at: Option<Timestamp>,
    /// Sealed under the key of whom it is about.
    pub note: Option<Vec<u8>>,
}

pub(super) const ADD: Statement = sql!(
    "INSERT INTO call_backs (network_id, id, slug, person_id, ask_id, circle_id, by_id, made_at, due_at, next_at,
        tries, note)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)"
);
pub(super) const SAME: Statement = sql!(
    "SELECT slug FROM call_backs
     WHERE network_id = $1 AND person_id = $2 AND ended_at IS NULL
     ORDER BY made_at, id
     LIMIT 1"
);
pub(super) const OPEN: Statement = sql!(
    "SELECT c.id, c.slug, c.person_id, c.ask_id, c.circle_id, c.by_id IS NULL, c.made_at, c.due_at, c.next_at,
        c.tries, c.taken_by, c.taken_at, c.note
     FROM call_backs c
     WHERE c.network_id = $1 AND c.ended_at IS NULL
        AND (c.circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = c.circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))
     ORDER BY c.next_at, c.id
     LIMIT 16"
);
pub(super) const DUE: Statement = sql!(
    "SELECT COUNT(*)
     FROM call_backs c
     WHERE c.network_id = $1 AND c.ended_at IS NULL AND c.next_at <= $10
        AND (c.circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = c.circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))"
);
pub(super) const ONE: Statement = sql!(
    "SELECT c.id, c.slug, c.person_id, c.ask_id, c.circle_id, c.by_id IS NULL, c.made_at, c.due_at, c.next_at,
        c.tries, c.taken_by, c.taken_at, c.note
     FROM call_backs c
     WHERE c.network_id = $1 AND c.slug = $10 AND c.ended_at IS NULL
        AND (c.circle_id IS NULL OR EXISTS (
            SELECT 1 FROM circle_ancestors u
            WHERE u.network_id = $1 AND u.circle_id = c.circle_id
                AND u.ancestor_id IN ($2, $3, $4, $5, $6, $7, $8, $9)))"
);
pub(super) const TAKE: Statement =
    sql!("UPDATE call_backs SET taken_by = $3, taken_at = $4 WHERE network_id = $1 AND id = $2");
pub(super) const TRIED: Statement = sql!(
    "UPDATE call_backs SET tries = tries + 1, next_at = $3, taken_by = NULL, taken_at = NULL
     WHERE network_id = $1 AND id = $2"
);
pub(super) const END: Statement =
    sql!("UPDATE call_backs SET ended_at = $3 WHERE network_id = $1 AND id = $2 AND ended_at IS NULL");
pub(super) const SWEEP: Statement = sql!("DELETE FROM call_backs WHERE network_id = $1 AND ended_at < $2");
/// What an ask left behind that is not there any more.
pub(super) const ORPHANS: Statement = sql!(
    "DELETE FROM call_backs
     WHERE network_id = $1 AND ask_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM asks a WHERE a.network_id = $1 AND a.id = call_backs.ask_id)"
);

/// Writes a call down. Somebody who waits for a call already waits for that one.
pub fn add(
    tx: &mut Tx<'_>,
    call: &NewCall,
    (key, note): (&PersonKey, Option<&str>),
    now: Timestamp,
    rng: &Rng,
) -> Result<Slug, DbError> {
    let network = tx.network();
    if let Some(slug) = waits(tx, call.person)? {
        return Ok(slug);
    }
    let (id, slug): (Id<CallRow>, _) = (Id::new(now, rng), Slug::of("desk.call", rng));
    let note = note.map(|text| key.seal(&Cell::new("call_backs", "note", id), text, rng));
    let NewCall { person, ask, circle, by, due, next } = call;
    tx.execute(&ADD, &[&network, &id, &slug, person, ask, circle, by, &now, due, next, &note])?;
    Ok(slug)
}

/// The call that somebody waits for.
pub fn waits(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Slug>, DbError> {
    tx.one(&SAME, &[&tx.network(), &person], kit_db::only)
}

/// The calls to make for these circles: the ones that may be made first come first.
pub fn open(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<Vec<Call>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    tx.query(&OPEN, &tended(&network, &seats), call)
}

/// How many may be made now.
pub fn due(tx: &mut Tx<'_>, circles: &[CircleId], now: Timestamp) -> Result<i64, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params = tended(&network, &seats);
    params.push(&now);
    Ok(tx.one(&DUE, &params, kit_db::only)?.unwrap_or_default())
}

/// One call that is still to be made.
pub fn one(tx: &mut Tx<'_>, slug: Slug, circles: &[CircleId]) -> Result<Option<Call>, DbError> {
    let (network, seats) = (tx.network(), seats(circles));
    let mut params = tended(&network, &seats);
    params.push(&slug);
    tx.one(&ONE, &params, call)
}

/// A steward is on it.
pub fn take(tx: &mut Tx<'_>, id: Id<CallRow>, by: PersonId, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&TAKE, &[&tx.network(), &id, &by, &now]).map(drop)
}

/// Nobody answered: again from then on.
pub fn tried(tx: &mut Tx<'_>, id: Id<CallRow>, next: Timestamp) -> Result<(), DbError> {
    tx.execute(&TRIED, &[&tx.network(), &id, &next]).map(drop)
}

/// It is over, one way or the other.
pub fn end(tx: &mut Tx<'_>, id: Id<CallRow>, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&END, &[&tx.network(), &id, &now]).map(drop)
}

/// Calls that ended before this instant go, and those about asks that are gone.
pub fn sweep(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    Ok(tx.execute(&SWEEP, &[&tx.network(), &before])? + tx.execute(&ORPHANS, &[&tx.network()])?)
}

fn tended<'a>(network: &'a kit_db::NetworkId, seats: &'a [CircleId]) -> Vec<&'a dyn ToValue> {
    let mut params: Vec<&dyn ToValue> = vec![network];
    params.extend(seats.iter().map(|seat| seat as &dyn ToValue));
    params
}

fn call(row: &mut Row<'_>) -> Result<Call, DbError> {
    Ok(Call {
        id: row.take()?,
        slug: row.take()?,
        person: row.take()?,
        ask: row.take()?,
        circle: row.take()?,
        own: row.take()?,
        made_at: row.take()?,
        due: row.take()?,
        next: row.take()?,
        tries: row.take()?,
        taken_by: row.take()?,
        taken_at: row.take()?,
        note: row.take()?,
    })
}
