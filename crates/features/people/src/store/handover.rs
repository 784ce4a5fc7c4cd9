//! What a steward who leaves writes for the next one: sealed, shown to whoever tends that circle, forgotten a month
//! after it was read.

use circles::CircleId;
use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::{Cell, PersonId, Vault};

use crate::contact::PeopleError;
use crate::token::mark;

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO handovers (network_id, id, person_id, circle_id, note, made_at) VALUES ($1, $2, $3, $4, $5, $6)"
);
/// For whoever tends the circle, the writer excepted: a note is for the next one.
pub(super) const FOR_STEWARD: Statement = sql!(
    "SELECT h.id, h.person_id, c.name, h.note, h.made_at, h.read_at
     FROM handovers h
     JOIN circles c ON c.network_id = h.network_id AND c.id = h.circle_id
     WHERE h.network_id = $1 AND h.person_id <> $2
       AND EXISTS (SELECT 1 FROM circle_ancestors a
                   JOIN roles m ON m.network_id = a.network_id AND m.circle_id = a.ancestor_id
                   WHERE a.network_id = h.network_id AND a.circle_id = h.circle_id
                     AND m.person_id = $2 AND m.role = 'steward'
                     AND m.since <= $3 AND (m.until IS NULL OR m.until > $3))
     ORDER BY h.made_at DESC, h.id
     LIMIT 20"
);
pub(super) const READ: Statement =
    sql!("UPDATE handovers SET read_at = $3 WHERE network_id = $1 AND id = $2 AND read_at IS NULL");
pub(super) const SWEEP: Statement =
    sql!("DELETE FROM handovers WHERE (read_at IS NOT NULL AND read_at <= $1) OR made_at <= $2");

/// Marks the key of a note.
#[derive(Debug)]
pub struct Handover;

/// A note, opened.
pub struct Note {
    id: Id<Handover>,
    /// What stands for it in a form.
    pub mark: String,
    /// Who wrote it.
    pub from: PersonId,
    /// The circle's name.
    pub circle: String,
    /// The words.
    pub text: Private<String>,
    /// When it was written.
    pub made_at: Timestamp,
    /// Somebody said that they have read it.
    pub read: bool,
}

/// Leaves a note for whoever tends this circle next.
pub fn leave(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (from, circle, text): (PersonId, CircleId, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, from)?.ok_or(PeopleError::NotHere)?;
    let id: Id<Handover> = Id::new(now, rng);
    let sealed = key.seal(&Cell::new("handovers", "note", id), text, rng);
    tx.execute(&INSERT, &[&tx.network(), &id, &from, &circle, &sealed, &now])?;
    Ok(())
}

/// The notes for a steward.
pub fn for_steward(
    tx: &mut Tx<'_>,
    vault: &Vault,
    steward: PersonId,
    now: Timestamp,
) -> Result<Vec<Note>, PeopleError> {
    let rows = tx.query(&FOR_STEWARD, &[&tx.network(), &steward, &now], |row| {
        let (id, from): (Id<Handover>, PersonId) = (row.take()?, row.take()?);
        let (circle, sealed): (String, Vec<u8>) = (row.take()?, row.take()?);
        let (made_at, read): (Timestamp, Option<Timestamp>) = (row.take()?, row.take()?);
        Ok((id, from, circle, sealed, made_at, read.is_some()))
    })?;
    let writers: Vec<PersonId> = rows.iter().map(|row| row.1).collect();
    let keys = vault.people(tx, &writers)?;
    let mut notes = Vec::with_capacity(rows.len());
    for (id, from, circle, sealed, made_at, read) in rows {
        let Some(key) = keys.get(&from) else { continue };
        let text = key.open(&Cell::new("handovers", "note", id), &sealed)?;
        notes.push(Note { id, mark: mark(id.uuid().as_bytes()), from, circle, text, made_at, read });
    }
    Ok(notes)
}

/// It was read; a month later it is gone.
pub fn read(tx: &mut Tx<'_>, note: &Note, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&READ, &[&tx.network(), &note.id, &now]).map(drop)
}
