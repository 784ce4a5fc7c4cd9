//! What only a list knew of somebody: a note, another phone, how many they are, what they can do. Sealed with their key.

use std::collections::HashMap;

use kit_base::{Private, Rng};
use kit_db::{DbError, Each, Row, Statement, ToValue, Tx, sql, sql_each};
use kit_vault::{Cell, PersonId, PersonKey, Vault, VaultError};

use crate::domain::reading::Draft;

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO list_notes (network_id, person_id, note, second_phone, size, skills, days)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (network_id, person_id) DO NOTHING"
);
pub(super) const MANY: Statement = sql!(
    "INSERT INTO list_notes (network_id, person_id, note, second_phone, size, skills, days)
     VALUES ($1, $2, $3, $4, $5, $6, $7), ($1, $8, $9, $10, $11, $12, $13), ($1, $14, $15, $16, $17, $18, $19),
            ($1, $20, $21, $22, $23, $24, $25), ($1, $26, $27, $28, $29, $30, $31),
            ($1, $32, $33, $34, $35, $36, $37), ($1, $38, $39, $40, $41, $42, $43),
            ($1, $44, $45, $46, $47, $48, $49)"
);
pub(super) const READ: Statement = sql!(
    "SELECT note, second_phone, size, skills, days FROM list_notes WHERE network_id = $1 AND person_id = $2"
);
pub(super) const READ_MANY: Each = sql_each!(
    "SELECT note, second_phone, size, skills, days, person_id FROM list_notes
     WHERE network_id = $1 AND person_id IN (",
    ") ORDER BY person_id LIMIT 128"
);
pub(super) const FREE: Statement =
    sql!("SELECT person_id FROM list_notes WHERE network_id = $1 AND person_id = $2");
pub(super) const CLEAR: Statement = sql!("DELETE FROM list_notes WHERE network_id = $1 AND person_id = $2");

/// The columns, in order.
const COLUMNS: [&str; 5] = ["note", "second_phone", "size", "skills", "days"];
/// Rows in one statement.
const BATCH: usize = 8;

/// A sealed row.
pub struct Sealed {
    person: PersonId,
    columns: [Option<Vec<u8>>; 5],
}

/// What a list knows of somebody.
#[derive(Clone, Default)]
pub struct Notes {
    /// Whatever was written.
    pub note: Private<String>,
    /// Another phone.
    pub second_phone: Private<String>,
    /// How many live there.
    pub size: Private<String>,
    /// What they can do.
    pub skills: Private<String>,
    /// When they can.
    pub days: Private<String>,
}

/// Seals what a row says beside name and contact; none when it says nothing.
pub fn seal(key: &PersonKey, person: PersonId, draft: &Draft, rng: &Rng) -> Option<Sealed> {
    let texts = [&draft.note, &draft.second_phone, &draft.size, &draft.skills, &draft.days];
    if texts.iter().all(|text| text.is_empty()) {
        return None;
    }
    let columns = std::array::from_fn(|at| {
        (!texts[at].is_empty())
            .then(|| key.seal(&Cell::new("list_notes", COLUMNS[at], person), texts[at], rng))
    });
    Some(Sealed { person, columns })
}

/// Writes them: of somebody who has notes already, what stands there stays.
pub fn write(tx: &mut Tx<'_>, rows: &[Sealed], all_new: bool) -> Result<(), VaultError> {
    let network = tx.network();
    let whole = if all_new { rows.len() / BATCH * BATCH } else { 0 };
    let (many, rest) = rows.split_at(whole);
    let single = rest.chunks(1).map(|row| (&INSERT, row));
    for (statement, batch) in many.chunks(BATCH).map(|rows| (&MANY, rows)).chain(single) {
        let mut params: Vec<&dyn ToValue> = vec![&network];
        for row in batch {
            params.push(&row.person);
            params.extend(row.columns.iter().map(|column| column as &dyn ToValue));
        }
        tx.execute(statement, &params)?;
    }
    Ok(())
}

/// Whether somebody has none yet.
pub fn has_none(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, VaultError> {
    let network = tx.network();
    Ok(tx.one(&FREE, &[&network, &person], kit_db::only::<PersonId>)?.is_none())
}

/// Takes them away again.
pub fn clear(tx: &mut Tx<'_>, person: PersonId) -> Result<(), VaultError> {
    let network = tx.network();
    tx.execute(&CLEAR, &[&network, &person])?;
    Ok(())
}

/// Opens them. The caller answers for who sees it.
pub fn read(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Notes, VaultError> {
    let network = tx.network();
    let row = tx.one(&READ, &[&network, &person], columns)?;
    let (Some(sealed), Some(key)) = (row, vault.person(tx, person)?) else { return Ok(Notes::default()) };
    open(&key, person, &sealed)
}

/// [`read`] for many, at once; whoever has none is left out.
pub fn read_many(
    tx: &mut Tx<'_>,
    vault: &Vault,
    people: &[PersonId],
) -> Result<HashMap<PersonId, Notes>, VaultError> {
    let keys = vault.people(tx, people)?;
    let mut out = HashMap::with_capacity(people.len());
    let rows = tx.each(&READ_MANY, people, |row| Ok((columns(row)?, row.take::<PersonId>()?)))?;
    for (sealed, person) in rows {
        if let Some(key) = keys.get(&person) {
            out.insert(person, open(key, person, &sealed)?);
        }
    }
    Ok(out)
}

fn columns(row: &mut Row<'_>) -> Result<[Option<Vec<u8>>; 5], DbError> {
    Ok([row.take()?, row.take()?, row.take()?, row.take()?, row.take()?])
}

fn open(key: &PersonKey, person: PersonId, sealed: &[Option<Vec<u8>>; 5]) -> Result<Notes, VaultError> {
    let open = |at: usize| {
        let bytes = sealed[at].as_deref();
        let opened = bytes.map(|bytes| key.open(&Cell::new("list_notes", COLUMNS[at], person), bytes));
        opened.transpose().map(Option::unwrap_or_default)
    };
    Ok(Notes { note: open(0)?, second_phone: open(1)?, size: open(2)?, skills: open(3)?, days: open(4)? })
}
