//! Notes that were left at a door: sealed for whoever lives there, and after a month not kept.

use kit_base::{Id, Private, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};
use kit_vault::{Cell, Vault};
use people::PersonId;

use crate::schema::NOTE_DAYS;

/// Marks the key of a note.
#[derive(Debug)]
pub struct Notes;
/// The key of a note.
pub type NoteId = Id<Notes>;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO door_notes (network_id, id, slug, person_id, words, reach, key_hash, danger, held, left_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (network_id, key_hash)
     DO UPDATE SET words = excluded.words, reach = excluded.reach, danger = excluded.danger, held = excluded.held,
                   left_at = excluded.left_at, passed_by = NULL, passed_at = NULL"
);
pub(super) const COUNT: Statement =
    sql!("SELECT COUNT(*) FROM door_notes WHERE network_id = $1 AND person_id = $2 AND left_at > $3");
/// What this form left already.
pub(super) const BY_KEY: Statement = sql!(
    "SELECT id, slug, person_id, words, reach, danger, left_at, passed_by, passed_at, held
     FROM door_notes WHERE network_id = $1 AND key_hash = $2"
);
/// Notes of the last hour that sounded like danger, whatever became of them: stewards were told.
pub(super) const ALARMS: Statement = sql!(
    "SELECT COUNT(*) FROM door_notes WHERE network_id = $1 AND person_id = $2 AND danger AND left_at > $3"
);
pub(super) const OF: Statement = sql!(
    "SELECT id, slug, person_id, words, reach, danger, left_at, passed_by, passed_at, held
     FROM door_notes WHERE network_id = $1 AND person_id = $2 AND NOT held AND words IS NOT NULL
     ORDER BY left_at DESC, id LIMIT 50"
);
pub(super) const ERASE: Statement = sql!(
    "UPDATE door_notes SET words = NULL, reach = NULL, held = FALSE, passed_by = NULL, passed_at = NULL
         WHERE network_id = $1 AND person_id = $2 AND slug = $3 AND words IS NOT NULL"
);
/// The words go; that something was left is known for a day more, so that a flood counts what it took back.
pub(super) const UNDO: Statement = sql!(
    "UPDATE door_notes SET words = NULL, reach = NULL, held = FALSE, passed_by = NULL, passed_at = NULL
     WHERE network_id = $1 AND key_hash = $2"
);
/// Those that wait for somebody who tends a circle of whoever they are for.
pub(super) const HELD: Statement = sql!(
    "SELECT n.id, n.slug, n.person_id, n.words, n.reach, n.danger, n.left_at, n.passed_by, n.passed_at, n.held
     FROM door_notes n
     WHERE n.network_id = $1 AND n.held AND EXISTS (
        SELECT 1 FROM memberships m
        JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
        JOIN roles h ON h.network_id = a.network_id AND h.circle_id = a.ancestor_id
        WHERE m.network_id = n.network_id AND m.person_id = n.person_id AND h.person_id = $2
          AND h.role = 'steward' AND h.since <= $3 AND (h.until IS NULL OR h.until > $3))
     ORDER BY n.left_at, n.id LIMIT 50"
);
/// Those that were passed on lately, newest first.
pub(super) const PASSED: Statement = sql!(
    "SELECT n.id, n.slug, n.person_id, n.words, n.reach, n.danger, n.left_at, n.passed_by, n.passed_at, n.held
     FROM door_notes n
     WHERE n.network_id = $1 AND n.passed_at > $4 AND EXISTS (
        SELECT 1 FROM memberships m
        JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
        JOIN roles h ON h.network_id = a.network_id AND h.circle_id = a.ancestor_id
        WHERE m.network_id = n.network_id AND m.person_id = n.person_id AND h.person_id = $2
          AND h.role = 'steward' AND h.since <= $3 AND (h.until IS NULL OR h.until > $3))
     ORDER BY n.passed_at DESC, n.id LIMIT 50"
);
/// All that wait in a network, longest first.
pub(super) const WAITING: Statement = sql!(
    "SELECT id, slug, person_id, words, reach, danger, left_at, passed_by, passed_at, held
     FROM door_notes WHERE network_id = $1 AND held ORDER BY left_at, id LIMIT 200"
);
pub(super) const NETWORKS: Statement = sql!(
    "SELECT network_id FROM door_notes WHERE held OR left_at > $1 OR passed_at > $1
     GROUP BY network_id ORDER BY network_id LIMIT 10000"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, person_id, words, reach, danger, left_at, passed_by, passed_at, held
     FROM door_notes WHERE network_id = $1 AND slug = $2 AND held"
);
pub(super) const PASS: Statement = sql!(
    "UPDATE door_notes SET held = FALSE, passed_by = $3, passed_at = $4
     WHERE network_id = $1 AND id = $2 AND held"
);
pub(super) const OLD: Statement =
    sql!("DELETE FROM door_notes WHERE left_at < $1 OR (words IS NULL AND left_at < $2)");

/// A note that was left.
pub struct NewNote {
    /// For whom.
    pub person: PersonId,
    /// What it says.
    pub words: Private<String>,
    /// How to reach whoever left it, if they said so.
    pub reach: Option<Private<String>>,
    /// The hash of the form's key: a form sent twice leaves one note, and its holder takes it back.
    pub key_hash: [u8; 32],
    /// It sounds like danger.
    pub danger: bool,
    /// A steward reads it first.
    pub held: bool,
}

/// A note as it is stored.
pub struct Kept {
    /// Its key.
    pub id: NoteId,
    /// Its name in forms.
    pub slug: Slug,
    /// For whom.
    pub person: PersonId,
    words: Option<Vec<u8>>,
    reach: Option<Vec<u8>>,
    /// It sounds like danger.
    pub danger: bool,
    /// When it was left.
    pub left_at: Timestamp,
    /// The steward who passed it on; nobody: it went on by itself.
    pub passed_by: Option<PersonId>,
    /// When it was passed on.
    pub passed_at: Option<Timestamp>,
    /// A steward reads it first.
    pub held: bool,
}

/// A note, opened.
pub struct Opened {
    /// What it says.
    pub words: Private<String>,
    /// How to reach whoever left it.
    pub reach: Option<Private<String>>,
}

fn kept(row: &mut Row<'_>) -> Result<Kept, DbError> {
    Ok(Kept {
        id: row.take()?,
        slug: row.take()?,
        person: row.take()?,
        words: row.take()?,
        reach: row.take()?,
        danger: row.take()?,
        left_at: row.take()?,
        passed_by: row.take()?,
        passed_at: row.take()?,
        held: row.take()?,
    })
}

const fn words_of(id: NoteId) -> Cell {
    Cell::new("door_notes", "words", id)
}

const fn reach_of(id: NoteId) -> Cell {
    Cell::new("door_notes", "reach", id)
}

/// What this form left already, whether or not it was taken back.
pub fn by_key(tx: &mut Tx<'_>, key_hash: &[u8; 32]) -> Result<Option<Kept>, DbError> {
    tx.one(&BY_KEY, &[&tx.network(), key_hash], kept)
}

/// Leaves a new note; `false` when whoever it is for was erased.
pub fn add(
    tx: &mut Tx<'_>,
    vault: &Vault,
    new: &NewNote,
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    put(tx, vault, (new, None), now, rng)
}

/// Leaves a note, or puts other words in the place of what this form left before.
pub fn put(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (new, before): (&NewNote, Option<&Kept>),
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    let Some(key) = vault.person(tx, new.person)? else { return Ok(false) };
    let fresh = || (NoteId::new(now, rng), Slug::of("prints.note", rng));
    let (id, slug) = before.map_or_else(fresh, |before| (before.id, before.slug));
    let words = key.seal(&words_of(id), new.words.reveal(), rng);
    let reach = new.reach.as_ref().map(|reach| key.seal(&reach_of(id), reach.reveal(), rng));
    let values: &[&dyn kit_db::ToValue] = &[
        &tx.network(),
        &id,
        &slug,
        &new.person,
        &words,
        &reach,
        &new.key_hash,
        &new.danger,
        &new.held,
        &now,
    ];
    Ok(tx.execute(&ADD, values)? == 1)
}

/// Whether stewards were told within the last hour that something at this door sounds like danger.
pub fn alarmed(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let since = now - Span::hours(1);
    Ok(tx.one(&ALARMS, &[&tx.network(), &person, &since], only::<i64>)?.unwrap_or_default() > 0)
}

/// How many notes were left at a door in the last day.
pub fn today(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<i64, DbError> {
    let since = now - Span::days(1);
    Ok(tx.one(&COUNT, &[&tx.network(), &person, &since], only)?.unwrap_or_default())
}

/// Notes for somebody, newest first, without those that a steward reads first.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Kept>, DbError> {
    tx.query(&OF, &[&tx.network(), &person], kept)
}

/// Their household erases one.
pub fn erase(tx: &mut Tx<'_>, person: PersonId, slug: &str) -> Result<bool, DbError> {
    Ok(tx.execute(&ERASE, &[&tx.network(), &person, &slug])? == 1)
}

/// Whoever left it takes it back.
pub fn undo(tx: &mut Tx<'_>, key_hash: &[u8; 32]) -> Result<bool, DbError> {
    Ok(tx.execute(&UNDO, &[&tx.network(), key_hash])? == 1)
}

/// Notes that wait for this steward, longest first.
pub fn held(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Kept>, DbError> {
    tx.query(&HELD, &[&tx.network(), &steward, &now], kept)
}

/// Notes that were passed on in the last day, in the circles of this steward.
pub fn passed(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Kept>, DbError> {
    tx.query(&PASSED, &[&tx.network(), &steward, &now, &(now - Span::days(1))], kept)
}

/// Notes that wait for any steward, longest first.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Kept>, DbError> {
    tx.query(&WAITING, &[&tx.network()], kept)
}

/// Networks where a note waits or came lately; runs in the server's scope.
pub fn networks(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<kit_db::NetworkId>, DbError> {
    tx.query(&NETWORKS, &[&(now - Span::days(1))], only)
}

/// One that waits.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Kept>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], kept)
}

/// A steward read it, or nobody did for too long: it is there now. `false` when somebody was quicker.
pub fn pass(tx: &mut Tx<'_>, id: NoteId, by: Option<PersonId>, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&PASS, &[&tx.network(), &id, &by, &now])? == 1)
}

/// Opens notes; those that were taken back, and of whoever was erased meanwhile, are not among them.
pub fn open(tx: &mut Tx<'_>, vault: &Vault, notes: &[Kept]) -> Result<Vec<Option<Opened>>, DbError> {
    let mut people: Vec<PersonId> = notes.iter().map(|note| note.person).collect();
    people.sort_unstable();
    people.dedup();
    let keys =
        if people.is_empty() { std::collections::HashMap::new() } else { vault.people(tx, &people)? };
    let open = |note: &Kept| {
        let Some(key) = keys.get(&note.person) else { return Ok(None) };
        let Some(words) = &note.words else { return Ok(None) };
        let words = key.open(&words_of(note.id), words)?;
        let reach = note.reach.as_ref().map(|reach| key.open(&reach_of(note.id), reach)).transpose()?;
        Ok(Some(Opened { words, reach }))
    };
    notes.iter().map(open).collect()
}

/// Forgets what is a month old; runs in the server's scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let old = now - Span::days(i64::from(NOTE_DAYS));
    tx.execute(&OLD, &[&old, &(now - Span::days(1))]).map(drop)
}
