//! What a steward writes down about a report or a suspension, under the steward's own key.

use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use kit_vault::{Cell, Vault};
use people::{PeopleError, PersonId};

use super::reports::{Report, ReportRow};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO steward_notes (network_id, id, by_id, about_id, report_id, note, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const OF_SUSPENSION: Statement = sql!(
    "SELECT id, by_id, note, made_at FROM steward_notes
     WHERE network_id = $1 AND about_id = $2 AND report_id IS NULL
     ORDER BY made_at, id LIMIT 50"
);
pub(super) const OF_REPORT: Statement = sql!(
    "SELECT id, by_id, note, made_at FROM steward_notes
     WHERE network_id = $1 AND about_id = $2 AND report_id = $3
     ORDER BY made_at, id LIMIT 50"
);

/// Marks the key of a note.
#[derive(Debug)]
pub struct NoteRow;

/// A note, opened for a steward.
pub struct Note {
    /// Who wrote it.
    pub by: PersonId,
    /// What it says.
    pub text: Private<String>,
    /// When.
    pub made_at: Timestamp,
}

/// Writes a note.
pub fn write(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (by, about): (PersonId, PersonId),
    (report, text): (Option<Id<ReportRow>>, &Private<String>),
    (now, rng): (Timestamp, &Rng),
) -> Result<(), PeopleError> {
    let key = vault.person(tx, by)?.ok_or(PeopleError::NotHere)?;
    let id = Id::<NoteRow>::new(now, rng);
    let note = key.seal(&Cell::new("steward_notes", "note", id), text.reveal(), rng);
    tx.execute(&ADD, &[&tx.network(), &id, &by, &about, &report, &note, &now])?;
    Ok(())
}

/// Why somebody was suspended, oldest first. The caller answers for authority.
pub fn of_suspension(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Vec<Note>, PeopleError> {
    let rows = tx.query(&OF_SUSPENSION, &[&tx.network(), &person], row)?;
    open(tx, vault, rows)
}

/// What was written down about a report. The caller answers for authority.
pub fn of_report(tx: &mut Tx<'_>, vault: &Vault, report: &Report) -> Result<Vec<Note>, PeopleError> {
    let rows = tx.query(&OF_REPORT, &[&tx.network(), &report.about, &report.id], row)?;
    open(tx, vault, rows)
}

type Sealed = (Id<NoteRow>, PersonId, Vec<u8>, Timestamp);

fn row(row: &mut Row<'_>) -> Result<Sealed, DbError> {
    Ok((row.take()?, row.take()?, row.take()?, row.take()?))
}

fn open(tx: &mut Tx<'_>, vault: &Vault, rows: Vec<Sealed>) -> Result<Vec<Note>, PeopleError> {
    let writers: Vec<PersonId> = rows.iter().map(|(_, by, ..)| *by).collect();
    let keys = vault.people(tx, &writers)?;
    let mut notes = Vec::with_capacity(rows.len());
    for (id, by, sealed, made_at) in rows {
        if let Some(key) = keys.get(&by) {
            let text = key.open(&Cell::new("steward_notes", "note", id), &sealed)?;
            notes.push(Note { by, text, made_at });
        }
    }
    Ok(notes)
}
