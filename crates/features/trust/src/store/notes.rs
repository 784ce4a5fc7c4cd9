//! What a steward writes down about a report or a suspension, under the steward's own key.

use std::collections::HashMap;

use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Each, Row, Statement, Tx, sql, sql_each};
use kit_vault::{Cell, Vault};
use people::{PeopleError, PersonId};

use super::reports::ReportRow;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO steward_notes (network_id, id, by_id, about_id, report_id, note, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const OF_SUSPENSION: Statement = sql!(
    "SELECT id, by_id, note, made_at FROM steward_notes
     WHERE network_id = $1 AND about_id = $2 AND report_id IS NULL
     ORDER BY made_at, id LIMIT 50"
);
pub(super) const OF_REPORTS: Each = sql_each!(
    "SELECT id, by_id, note, made_at, report_id FROM steward_notes WHERE network_id = $1 AND report_id IN (",
    ") ORDER BY made_at, id LIMIT 2000"
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
    Ok(open(tx, vault, rows)?.into_iter().flatten().collect())
}

/// What was written down about reports, oldest first; those about which nothing was are left out. The caller answers
/// for authority.
pub fn of_reports(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reports: &[Id<ReportRow>],
) -> Result<HashMap<Id<ReportRow>, Vec<Note>>, PeopleError> {
    let rows = tx.each(&OF_REPORTS, reports, |one| Ok((row(one)?, one.take::<Id<ReportRow>>()?)))?;
    let (rows, about): (Vec<Sealed>, Vec<_>) = rows.into_iter().unzip();
    let mut written: HashMap<_, Vec<Note>> = HashMap::new();
    for (note, report) in open(tx, vault, rows)?.into_iter().zip(about) {
        if let Some(note) = note {
            written.entry(report).or_default().push(note);
        }
    }
    Ok(written)
}

type Sealed = (Id<NoteRow>, PersonId, Vec<u8>, Timestamp);

fn row(row: &mut Row<'_>) -> Result<Sealed, DbError> {
    Ok((row.take()?, row.take()?, row.take()?, row.take()?))
}

/// Opens notes, each in its place; one whose writer was erased is none.
fn open(tx: &mut Tx<'_>, vault: &Vault, rows: Vec<Sealed>) -> Result<Vec<Option<Note>>, PeopleError> {
    let writers: Vec<PersonId> = rows.iter().map(|(_, by, ..)| *by).collect();
    let keys = vault.people(tx, &writers)?;
    let mut notes = Vec::with_capacity(rows.len());
    for (id, by, sealed, made_at) in rows {
        let key = keys.get(&by);
        let text = key.map(|key| key.open(&Cell::new("steward_notes", "note", id), &sealed)).transpose()?;
        notes.push(text.map(|text| Note { by, text, made_at }));
    }
    Ok(notes)
}
