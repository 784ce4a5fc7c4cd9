//! Paper that hangs somewhere: who put up how much of what, and whether it still hangs.

use circles::CircleId;
use kit_base::{Id, Private, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_vault::{Cell, Vault};
use people::PersonId;

use crate::domain::{QUIET, Stand};
use crate::item::Item;
use crate::schema::BATCH_DAYS;

/// Marks the key of a batch.
#[derive(Debug)]
pub struct Batches;
/// The key of a batch.
pub type BatchId = Id<Batches>;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO print_batches (network_id, id, slug, circle_id, by_id, item, place, copies, put_up_at, stand,
                                ask_at, touched_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'up', $10, $11)"
);
/// Only what still hangs, as far as anybody knows.
pub(super) const STANDING: Statement =
    sql!("SELECT COUNT(*) FROM print_batches WHERE network_id = $1 AND by_id = $2 AND ask_at IS NOT NULL");
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT b.id, b.slug, b.circle_id, c.name, b.by_id, b.item, b.place, b.copies, b.put_up_at, b.stand
     FROM print_batches b
     JOIN circles c ON c.network_id = b.network_id AND c.id = b.circle_id
     WHERE b.network_id = $1 AND b.slug = $2"
);
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT b.id, b.slug, b.circle_id, c.name, b.by_id, b.item, b.place, b.copies, b.put_up_at, b.stand
     FROM print_batches b
     JOIN circles c ON c.network_id = b.network_id AND c.id = b.circle_id
     WHERE b.network_id = $1 AND b.by_id = $2
     ORDER BY CASE WHEN b.ask_at IS NULL THEN 1 ELSE 0 END, b.put_up_at DESC, b.id LIMIT 90"
);
/// Of the circles that somebody tends.
pub(super) const OF_CIRCLES: Statement = sql!(
    "SELECT b.id, b.slug, b.circle_id, c.name, b.by_id, b.item, b.place, b.copies, b.put_up_at, b.stand
     FROM print_batches b
     JOIN circles c ON c.network_id = b.network_id AND c.id = b.circle_id
     WHERE b.network_id = $1 AND b.by_id <> $2 AND EXISTS (
        SELECT 1 FROM circle_ancestors a
        JOIN roles h ON h.network_id = a.network_id AND h.circle_id = a.ancestor_id
        WHERE a.network_id = b.network_id AND a.circle_id = b.circle_id AND h.person_id = $2
          AND h.role = 'steward' AND h.since <= $3 AND (h.until IS NULL OR h.until > $3))
     ORDER BY CASE WHEN b.ask_at IS NULL THEN 1 ELSE 0 END, b.put_up_at DESC, b.id LIMIT 100"
);
pub(super) const TAKE_ASKINGS: Statement =
    sql!("DELETE FROM print_askings WHERE network_id = $1 AND batch_id = $2");
pub(super) const TAKE: Statement = sql!("DELETE FROM print_batches WHERE network_id = $1 AND id = $2");
pub(super) const SAY: Statement = sql!(
    "UPDATE print_batches SET stand = $3, ask_at = $4, touched_at = $5 WHERE network_id = $1 AND id = $2"
);
pub(super) const NETWORKS: Statement = sql!(
    "SELECT network_id FROM print_batches WHERE ask_at IS NOT NULL AND ask_at <= $1
     GROUP BY network_id ORDER BY network_id LIMIT 10000"
);
pub(super) const DUE: Statement = sql!(
    "SELECT b.id, b.slug, b.circle_id, c.name, b.by_id, b.item, b.place, b.copies, b.put_up_at, b.stand
     FROM print_batches b
     JOIN circles c ON c.network_id = b.network_id AND c.id = b.circle_id
     WHERE b.network_id = $1 AND b.ask_at IS NOT NULL AND b.ask_at <= $2
     ORDER BY b.ask_at, b.id LIMIT 50"
);
/// Only from the state it was found in: what somebody said meanwhile holds.
pub(super) const STEP: Statement = sql!(
    "UPDATE print_batches SET stand = $4, ask_at = $5, touched_at = $6
     WHERE network_id = $1 AND id = $2 AND stand = $3"
);
pub(super) const LATELY: Statement = sql!(
    "SELECT person_id FROM print_askings
     WHERE network_id = $1 AND person_id = $2 AND told AND asked_at > $3
     ORDER BY asked_at LIMIT 1"
);
pub(super) const ASK: Statement = sql!(
    "INSERT INTO print_askings (network_id, batch_id, person_id, asked_at, told, link_hash)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, batch_id, person_id)
     DO UPDATE SET asked_at = excluded.asked_at, told = excluded.told"
);
pub(super) const BY_LINK: Statement = sql!(
    "SELECT person_id FROM print_askings WHERE network_id = $1 AND link_hash = $2 ORDER BY batch_id LIMIT 1"
);
/// What one person was asked about, their newest paper first.
pub(super) const ASKED_OF: Statement = sql!(
    "SELECT b.id, b.slug, b.circle_id, c.name, b.by_id, b.item, b.place, b.copies, b.put_up_at, b.stand
     FROM print_askings q
     JOIN print_batches b ON b.network_id = q.network_id AND b.id = q.batch_id
     JOIN circles c ON c.network_id = b.network_id AND c.id = b.circle_id
     WHERE q.network_id = $1 AND q.person_id = $2 AND q.asked_at > $3
     ORDER BY q.asked_at DESC, b.id LIMIT 20"
);
/// For `/my`: notes at the own door, and paper that we would like to know about.
pub(super) const ON_MY: Statement = sql!(
    "SELECT (SELECT COUNT(*) FROM door_notes n
             WHERE n.network_id = $1 AND n.person_id = $2 AND NOT n.held AND n.words IS NOT NULL),
            (SELECT COUNT(*) FROM note_doors d WHERE d.network_id = $1 AND d.person_id = $2 AND d.is_open),
            (SELECT COUNT(*) FROM print_askings q
             JOIN print_batches b ON b.network_id = q.network_id AND b.id = q.batch_id
             WHERE q.network_id = $1 AND q.person_id = $2 AND q.asked_at > $3 AND b.stand IN ('asked', 'nearby'))"
);
pub(super) const OLD_ASKINGS: Statement = sql!(
    "DELETE FROM print_askings
     WHERE asked_at < $1 AND EXISTS (
        SELECT 1 FROM print_batches b
        WHERE b.network_id = print_askings.network_id AND b.id = print_askings.batch_id
          AND b.ask_at IS NULL AND b.touched_at < $1)"
);
pub(super) const OLD: Statement = sql!(
    "DELETE FROM print_batches
     WHERE ask_at IS NULL AND touched_at < $1 AND NOT EXISTS (
        SELECT 1 FROM print_askings q
        WHERE q.network_id = print_batches.network_id AND q.batch_id = print_batches.id)"
);

/// Paper that hangs somewhere.
#[derive(Clone)]
pub struct Batch {
    /// Its key.
    pub id: BatchId,
    /// Its name in addresses.
    pub slug: Slug,
    /// The circle it was put up for.
    pub circle: CircleId,
    /// What that circle is called.
    pub circle_name: String,
    /// Who put it up.
    pub by: PersonId,
    /// What it is.
    pub item: Item,
    /// Where it hangs, sealed.
    place: Vec<u8>,
    /// How many.
    pub copies: i64,
    /// Since when.
    pub put_up_at: Timestamp,
    /// How it stands.
    pub stand: Stand,
}

/// Paper that somebody put up.
pub struct NewBatch {
    /// For which circle.
    pub circle: CircleId,
    /// Who put it up.
    pub by: PersonId,
    /// What it is.
    pub item: Item,
    /// Where it hangs, in rough words.
    pub place: Private<String>,
    /// How many.
    pub copies: i64,
    /// Since when.
    pub put_up_at: Timestamp,
    /// When somebody asks.
    pub ask_at: Timestamp,
}

fn batch(row: &mut Row<'_>) -> Result<Batch, DbError> {
    let shape = |what: &str| DbError::Shape(what.to_owned());
    Ok(Batch {
        id: row.take()?,
        slug: row.take()?,
        circle: row.take()?,
        circle_name: row.take()?,
        by: row.take()?,
        item: row.text(|slug| Item::from_slug(slug).ok_or_else(|| shape("a printed item")))??,
        place: row.take()?,
        copies: row.take()?,
        put_up_at: row.take()?,
        stand: row.text(|code| Stand::parse(code).ok_or_else(|| shape("how a batch stands")))??,
    })
}

const fn place_of(id: BatchId) -> Cell {
    Cell::new("print_batches", "place", id)
}

impl Batch {
    /// Where it hangs; nothing, if whoever put it up was erased meanwhile.
    pub fn place(&self, tx: &mut Tx<'_>, vault: &Vault) -> Result<Option<Private<String>>, DbError> {
        let Some(key) = vault.person(tx, self.by)? else { return Ok(None) };
        Ok(Some(key.open(&place_of(self.id), &self.place)?))
    }

    /// The same for many, with one statement for each 32 people.
    pub fn places(
        tx: &mut Tx<'_>,
        vault: &Vault,
        batches: &[Self],
    ) -> Result<Vec<Option<Private<String>>>, DbError> {
        let mut people: Vec<PersonId> = batches.iter().map(|batch| batch.by).collect();
        people.sort_unstable();
        people.dedup();
        let keys = vault.people(tx, &people)?;
        batches
            .iter()
            .map(|batch| match keys.get(&batch.by) {
                Some(key) => Ok(Some(key.open(&place_of(batch.id), &batch.place)?)),
                None => Ok(None),
            })
            .collect()
    }
}

/// Notes a batch.
pub fn add(
    tx: &mut Tx<'_>,
    vault: &Vault,
    new: &NewBatch,
    now: Timestamp,
    rng: &Rng,
) -> Result<Slug, DbError> {
    let (id, slug) = (BatchId::new(now, rng), Slug::of("prints.batch", rng));
    let key = vault.person(tx, new.by)?.ok_or_else(|| DbError::Rule("nobody here by that key".into()))?;
    let place = key.seal(&place_of(id), new.place.reveal(), rng);
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &id,
            &slug,
            &new.circle,
            &new.by,
            &new.item.slug(),
            &place,
            &new.copies,
            &new.put_up_at,
            &new.ask_at,
            &now,
        ],
    )?;
    Ok(slug)
}

/// How much of what somebody put up still hangs, as far as anybody knows.
pub fn standing(tx: &mut Tx<'_>, person: PersonId) -> Result<i64, DbError> {
    Ok(tx.one(&STANDING, &[&tx.network(), &person], only)?.unwrap_or_default())
}

/// One batch.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Batch>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], batch)
}

/// What somebody put up.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Batch>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], batch)
}

/// What others put up in the circles that somebody tends.
pub fn tended(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Batch>, DbError> {
    tx.query(&OF_CIRCLES, &[&tx.network(), &steward, &now], batch)
}

/// Forgets a batch, as if it had never been noted.
pub fn take(tx: &mut Tx<'_>, id: BatchId) -> Result<(), DbError> {
    tx.execute(&TAKE_ASKINGS, &[&tx.network(), &id])?;
    tx.execute(&TAKE, &[&tx.network(), &id]).map(drop)
}

/// Notes what somebody said, whatever stood there.
pub fn say(
    tx: &mut Tx<'_>,
    id: BatchId,
    (stand, ask_at): (Stand, Option<Timestamp>),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&SAY, &[&tx.network(), &id, &stand.code(), &ask_at, &now]).map(drop)
}

/// Networks with a batch to ask about; runs in the server's scope.
pub fn networks(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<kit_db::NetworkId>, DbError> {
    tx.query(&NETWORKS, &[&now], only)
}

/// Batches to ask about, longest due first.
pub fn due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<Batch>, DbError> {
    tx.query(&DUE, &[&tx.network(), &now], batch)
}

/// The clock's step; `false` when somebody was quicker.
pub fn step(
    tx: &mut Tx<'_>,
    batch: &Batch,
    (stand, ask_at): (Stand, Option<Timestamp>),
    now: Timestamp,
) -> Result<bool, DbError> {
    let values: &[&dyn kit_db::ToValue] =
        &[&tx.network(), &batch.id, &batch.stand.code(), &stand.code(), &ask_at, &now];
    Ok(tx.execute(&STEP, values)? == 1)
}

/// Whether somebody was sent a question in the last days, about whatever paper.
pub fn asked_lately(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let since = now - QUIET;
    Ok(tx.one(&LATELY, &[&tx.network(), &person, &since], only::<PersonId>)?.is_some())
}

/// Notes that somebody is asked about a batch; `told`: a message goes out.
pub fn ask(
    tx: &mut Tx<'_>,
    (batch, person): (BatchId, PersonId),
    told: bool,
    hash: &[u8; 32],
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&ASK, &[&tx.network(), &batch, &person, &now, &told, hash]).map(drop)
}

/// Who holds this link.
pub fn by_link(tx: &mut Tx<'_>, hash: &[u8; 32]) -> Result<Option<PersonId>, DbError> {
    tx.one(&BY_LINK, &[&tx.network(), hash], only)
}

/// What somebody was asked about lately.
pub fn asked_of(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Batch>, DbError> {
    let since = now - crate::domain::LOOK_AGAIN;
    tx.query(&ASKED_OF, &[&tx.network(), &person, &since], batch)
}

/// What stands on `/my`.
#[derive(Clone, Copy, Default)]
pub struct Waits {
    /// Notes at somebody's door.
    pub notes: i64,
    /// Their door is open.
    pub open: bool,
    /// Papers that they are asked about.
    pub asked: i64,
}

/// How many notes wait at somebody's door, whether it is open, and how many papers they are asked about.
pub fn on_my(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Waits, DbError> {
    let since = now - crate::domain::LOOK_AGAIN;
    let found = tx.one(&ON_MY, &[&tx.network(), &person, &since], |row| {
        Ok(Waits { notes: row.take()?, open: row.take::<i64>()? > 0, asked: row.take()? })
    })?;
    Ok(found.unwrap_or_default())
}

/// Forgets what hangs no more; runs in the server's scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let old = now - kit_base::Span::days(i64::from(BATCH_DAYS));
    tx.execute(&OLD_ASKINGS, &[&old])?;
    tx.execute(&OLD, &[&old]).map(drop)
}
