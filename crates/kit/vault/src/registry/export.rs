//! What a person gets when they ask for everything we hold about them.

use kit_base::{Private, Timestamp};
use kit_db::{DbError, Row, Statement, Tx};
use uuid::Uuid;

use super::{Class, Column, Kind, Registry, Table, text};
use crate::{Cell, PersonId, PersonKey, Vault, VaultError};

/// A person's rows of one table.
pub struct ExportedTable {
    /// The table.
    pub table: &'static str,
    /// The columns, in the order of every row's fields.
    pub columns: Vec<&'static str>,
    /// The rows.
    pub rows: Vec<Vec<ExportedField>>,
    /// Whether there were more rows than one export carries.
    pub truncated: bool,
}

/// One value of an export.
pub enum ExportedField {
    /// Nothing is stored, or it was sealed for somebody else.
    Empty,
    /// Words, opened.
    Text(Private<String>),
    /// A whole number or an amount.
    Int(i64),
    /// Yes or no.
    Flag(bool),
    /// An instant.
    Time(Timestamp),
    /// Bytes.
    Bytes(Private<Vec<u8>>),
}

/// How one tie of one table is exported.
pub(super) struct Plan {
    table: &'static Table,
    columns: Vec<&'static Column>,
    statement: Statement,
}

/// The most rows of a table in one export.
const LIMIT: usize = 10_000;

impl Plan {
    pub(super) const fn statement(&self) -> Statement {
        self.statement
    }
}

/// The plans of one table: none when it holds nothing that a person could read.
pub(super) fn plans(tables: &[&'static Table], table: &'static Table) -> Vec<Plan> {
    let shown = |column: &&Column| {
        !matches!(column.class, Class::Secret | Class::Internal) && column.kind != Kind::Id
    };
    let columns: Vec<&'static Column> = table.columns.iter().filter(shown).collect();
    if columns.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = table.key.into_iter().chain(columns.iter().map(|column| column.name)).collect();
    let (list, first) = (names.join(", "), names[0]);
    let plan = |tie| {
        let rows = text::rows(tables, tie, text::ONE);
        let name = table.name;
        let wanted = LIMIT + 1;
        let text = format!("SELECT {list} FROM {name} WHERE {rows} ORDER BY {first} LIMIT {wanted}");
        Plan { table, columns: columns.clone(), statement: text::statement(text) }
    };
    table.ties.iter().map(plan).collect()
}

impl Registry {
    /// Everything about a person of the scope's network that is not a key, a hash or a counter. Nothing after they
    /// were erased. A table with several ties is there once for each.
    pub fn export(
        &self,
        tx: &mut Tx<'_>,
        person: PersonId,
        vault: &Vault,
    ) -> Result<Vec<ExportedTable>, VaultError> {
        let Some(key) = vault.person(tx, person)? else { return Ok(Vec::new()) };
        let network = tx.network();
        let mut tables = Vec::new();
        for plan in &self.exports {
            let mut rows =
                tx.query(&plan.statement, &[&network, &person], |row| read_row(plan, &key, row))?;
            let truncated = rows.len() > LIMIT;
            rows.truncate(LIMIT);
            if !rows.is_empty() {
                let columns = plan.columns.iter().map(|column| column.name).collect();
                tables.push(ExportedTable { table: plan.table.name, columns, rows, truncated });
            }
        }
        Ok(tables)
    }
}

fn read_row(plan: &Plan, key: &PersonKey, row: &mut Row<'_>) -> Result<Vec<ExportedField>, DbError> {
    let id: Option<Uuid> = if plan.table.key.is_some() { row.take()? } else { None };
    let field = |column: &&'static Column| {
        let cell = id.map(|id| Cell::of_row(plan.table.name, column.name, id));
        read_field(column.kind, cell, key, row)
    };
    plan.columns.iter().map(field).collect()
}

fn read_field(
    kind: Kind,
    cell: Option<Cell>,
    key: &PersonKey,
    row: &mut Row<'_>,
) -> Result<ExportedField, DbError> {
    use ExportedField as Field;
    let field = match kind {
        Kind::Text => row.take::<Option<String>>()?.map(|text| Field::Text(Private::new(text))),
        Kind::Int => row.take::<Option<i64>>()?.map(Field::Int),
        Kind::Flag => row.take::<Option<bool>>()?.map(Field::Flag),
        Kind::Time => row.take::<Option<Timestamp>>()?.map(Field::Time),
        Kind::Bytes => row.take::<Option<Vec<u8>>>()?.map(|bytes| Field::Bytes(Private::new(bytes))),
        // On a row that ties two persons, what the other one sealed stays theirs.
        Kind::Sealed => row
            .take::<Option<Vec<u8>>>()?
            .zip(cell)
            .and_then(|(sealed, cell)| key.open(&cell, &sealed).ok())
            .map(Field::Text),
        Kind::Id => row.take::<Option<Uuid>>()?.and(None),
    };
    Ok(field.unwrap_or(Field::Empty))
}
