//! One line for each copy that was made, so that the desk and `doctor` can say how old the last one is.

use kit_base::Timestamp;
use kit_db::{DbError, Migration, Statement, Tx, sql};
use kit_vault::{Class, Column, Retention, Table};

use crate::Made;

/// This kit's step of the schema.
pub const MIGRATIONS: &[Migration] = &[Migration {
    number: 30,
    name: "copies",
    sql: "CREATE TABLE copies_made (
        made_at {time} NOT NULL PRIMARY KEY,
        rows_held {int} NOT NULL,
        bytes {int} NOT NULL
    ) {strict};",
}];

/// The class of every column. Nothing here is about a person.
pub const TABLES: &[Table] = &[Table {
    name: "copies_made",
    key: None,
    ties: &[],
    columns: &[
        Column::time("made_at", Class::Internal, Retention::Forever),
        Column::int("rows_held", Class::Internal, Retention::Forever),
        Column::int("bytes", Class::Internal, Retention::Forever),
    ],
}];

const NOTE: Statement = sql!(
    "INSERT INTO copies_made (made_at, rows_held, bytes) VALUES ($1, $2, $3) ON CONFLICT (made_at) DO NOTHING"
);
const LAST: Statement =
    sql!("SELECT made_at, rows_held, bytes FROM copies_made ORDER BY made_at DESC LIMIT 1");

/// Every statement of this kit.
pub const STATEMENTS: &[Statement] = &[NOTE, LAST];

/// A copy that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub made_at: Timestamp,
    /// How many rows it holds.
    pub rows: i64,
    /// How long the file is.
    pub bytes: i64,
}

/// Writes down that a copy was made. Belongs in `Scope::Server`.
pub fn note(tx: &mut Tx<'_>, made: &Made, at: Timestamp) -> Result<(), DbError> {
    let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    tx.execute(&NOTE, &[&at, &whole(made.poured.rows), &whole(made.bytes)]).map(drop)
}

/// The last copy that was made of this database.
pub fn last(tx: &mut Tx<'_>) -> Result<Option<Note>, DbError> {
    tx.one(&LAST, &[], |row| Ok(Note { made_at: row.take()?, rows: row.take()?, bytes: row.take()? }))
}
