//! A group that begins and somebody who waits for one: the question, the answer, and whom the group may call.

use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::{PersonId, Registry, Vault, VaultError};
use people::NewPerson;

use super::wishes::{Wish, erase_stranger};

/// The job that forgets whom a group may call.
pub const FORGET: &str = "setup.forget_met";

pub(super) const ASK: Statement = sql!(
    "INSERT INTO start_meetings (network_id, wish_id, group_slug, group_name, address, asked_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, wish_id, group_slug) DO NOTHING"
);
pub(super) const OF_WISH: Statement = sql!(
    "SELECT group_slug, group_name, address, answer FROM start_meetings
     WHERE network_id = $1 AND wish_id = $2 ORDER BY asked_at, group_slug LIMIT 20"
);
pub(super) const ANSWER: Statement = sql!(
    "UPDATE start_meetings SET answer = $4, answered_at = $5
     WHERE network_id = $1 AND wish_id = $2 AND group_slug = $3 AND answer IS NULL"
);
pub(super) const MEET: Statement = sql!(
    "INSERT INTO start_neighbors (network_id, id, person_id, origin, met_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)"
);
pub(super) const MET: Statement = sql!(
    "SELECT person_id, met_at FROM start_neighbors WHERE network_id = $1 ORDER BY met_at DESC, id LIMIT 100"
);
pub(super) const IS_MET: Statement =
    sql!("SELECT 1 FROM start_neighbors WHERE network_id = $1 AND person_id = $2 LIMIT 1");
pub(super) const BY_ORIGIN: Statement =
    sql!("SELECT id, person_id FROM start_neighbors WHERE network_id = $1 AND origin = $2");
pub(super) const BY_KEY: Statement =
    sql!("SELECT id, person_id FROM start_neighbors WHERE network_id = $1 AND id = $2");
pub(super) const PART: Statement = sql!("DELETE FROM start_neighbors WHERE network_id = $1 AND id = $2");

/// So long a group may call somebody before they are forgotten there.
const KEPT: Span = Span::days(180);

/// A group that begins, as anybody may know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its network's name in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Where it is reached.
    pub address: String,
}

/// A question to somebody who waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// Which group.
    pub group: Group,
    /// What they said; none: nothing yet.
    pub said: Option<bool>,
}

/// Marks the key of somebody whom a group may call.
#[derive(Debug)]
pub struct Met;

/// Puts the question, once for each group. `false`: it was put before.
pub fn ask(tx: &mut Tx<'_>, wish: &Wish, group: &Group, now: Timestamp) -> Result<bool, DbError> {
    let Group { slug, name, address } = group;
    Ok(tx.execute(&ASK, &[&tx.network(), &wish.id, slug, name, address, &now])? == 1)
}

/// The questions that were put to somebody.
pub fn of(tx: &mut Tx<'_>, wish: &Wish) -> Result<Vec<Meeting>, DbError> {
    tx.query(&OF_WISH, &[&tx.network(), &wish.id], |row| {
        let group = Group { slug: row.take()?, name: row.take()?, address: row.take()? };
        let said: Option<String> = row.take()?;
        Ok(Meeting { group, said: said.map(|said| said == "yes") })
    })
}

/// Keeps the answer. `false`: there was one already.
pub fn answer(
    tx: &mut Tx<'_>,
    wish: &Wish,
    (group, yes): (&str, bool),
    now: Timestamp,
) -> Result<bool, DbError> {
    let said = if yes { "yes" } else { "no" };
    Ok(tx.execute(&ANSWER, &[&tx.network(), &wish.id, &group, &said, &now])? == 1)
}

/// Who is met: somebody of this network, or somebody whom it hears of now.
pub enum Whom<'a> {
    /// Here already.
    Here(PersonId),
    /// From the network beside.
    New(&'a NewPerson),
}

/// In the group's own scope: from now on it may call them. The same origin twice is one.
pub fn meet(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (whom, origin): (&Whom<'_>, [u8; 32]),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), VaultError> {
    let network = tx.network();
    if tx.one(&BY_ORIGIN, &[&network, &origin.as_slice()], row)?.is_some() {
        return Ok(());
    }
    let person = match whom {
        Whom::Here(person) => *person,
        Whom::New(new) => people::create_unverified(tx, vault, new, now, rng).map_err(DbError::from)?,
    };
    let (id, ends_at) = (Id::<Met>::new(now, rng), now + KEPT);
    tx.execute(&MEET, &[&network, &id, &person, &origin.as_slice(), &now, &ends_at])?;
    let job = Job::new(FORGET, Body::new().id("met", id)).at(ends_at).once(id);
    Ok(kit_jobs::enqueue(tx, &job, now, rng).map(drop)?)
}

/// Whom the scope's group may call, the newest first, at most 100.
pub fn met(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, Timestamp)>, DbError> {
    tx.query(&MET, &[&tx.network()], |row| Ok((row.take()?, row.take()?)))
}

/// Whether somebody was met here.
pub(super) fn is_met(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.one(&IS_MET, &[&tx.network(), &person], only::<i64>)?.is_some())
}

/// In the group's own scope: whoever came from there is forgotten, unless they are here for something else too.
pub fn part(tx: &mut Tx<'_>, registry: &Registry, origin: [u8; 32]) -> Result<(), DbError> {
    let found = tx.one(&BY_ORIGIN, &[&tx.network(), &origin.as_slice()], row)?;
    found.map_or(Ok(()), |met| end(tx, registry, met))
}

/// The job's own verb: forgets somebody whom the group might have called.
pub fn due(tx: &mut Tx<'_>, registry: &Registry, id: Id<Met>) -> Result<(), DbError> {
    let found = tx.one(&BY_KEY, &[&tx.network(), &id], row)?;
    found.map_or(Ok(()), |met| end(tx, registry, met))
}

fn end(tx: &mut Tx<'_>, registry: &Registry, (id, person): (Id<Met>, PersonId)) -> Result<(), DbError> {
    kit_jobs::cancel(tx, FORGET, id)?;
    tx.execute(&PART, &[&tx.network(), &id])?;
    erase_stranger(tx, registry, person)
}

fn row(row: &mut Row<'_>) -> Result<(Id<Met>, PersonId), DbError> {
    Ok((row.take()?, row.take()?))
}
