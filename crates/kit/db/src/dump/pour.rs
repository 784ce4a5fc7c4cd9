//! Reads every table within one transaction and writes its rows to the stream.

use std::io::Write;

use postgres::fallible_iterator::FallibleIterator as _;
use postgres::types::Type;
use rusqlite::types::ValueRef;

use super::format::{self, Cell};
use super::{DumpError, Poured, order};
use crate::tx::Engine;
use crate::{DbError, Tx};

/// The ledger of schema steps is not a table of the stream; its numbers stand at the beginning.
const LEDGER: &str = "schema_migrations";

pub(super) fn all(tx: &mut Tx<'_>, out: &mut impl Write) -> Result<Poured, DumpError> {
    match tx.engine() {
        Engine::Sqlite(conn) => sqlite(conn, out),
        Engine::Postgres { client, .. } => postgres(client, out),
    }
}

fn sqlite(conn: &rusqlite::Connection, out: &mut impl Write) -> Result<Poured, DumpError> {
    let list = |text: &str| -> Result<Vec<String>, rusqlite::Error> {
        conn.prepare(text)?.query_map([], |row| row.get(0))?.collect()
    };
    let steps = "SELECT CAST(number AS TEXT) FROM schema_migrations ORDER BY number";
    format::begin(out, &numbers(list(steps).map_err(DbError::from)?)?)?;
    let tables = names(conn)?;
    let mut keys = Vec::new();
    for table in &tables {
        let text = format!("SELECT \"table\" FROM pragma_foreign_key_list('{table}')");
        keys.extend(list(&text).map_err(DbError::from)?.into_iter().map(|to| (table.clone(), to)));
    }
    let mut poured = Poured::default();
    for table in order::by_foreign_keys(tables, &keys)? {
        let columns = list(&format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"))
            .map_err(DbError::from)?;
        format::table(out, &table, &columns)?;
        let mut statement = conn.prepare(&select(&table, &columns)).map_err(DbError::from)?;
        let mut rows = statement.query([]).map_err(DbError::from)?;
        while let Some(row) = rows.next().map_err(DbError::from)? {
            format::row(out)?;
            for at in 0..columns.len() {
                format::cell(out, &from_sqlite(row.get_ref(at).map_err(DbError::from)?)?)?;
            }
            poured.rows += 1;
        }
        format::end_of_table(out)?;
        poured.tables += 1;
    }
    format::end(out, poured)?;
    Ok(poured)
}

/// The tables of a SQLite database that hold rows, the ledger left out.
pub(super) fn filled_tables(conn: &rusqlite::Connection) -> Result<Vec<String>, DumpError> {
    let mut tables = names(conn)?;
    let mut filled = Ok(());
    tables.retain(|table| {
        let text = format!("SELECT EXISTS (SELECT 1 FROM \"{table}\")");
        conn.query_row(&text, [], |row| row.get(0)).unwrap_or_else(|error| {
            filled = Err(DbError::from(error));
            false
        })
    });
    filled?;
    Ok(tables)
}

fn names(conn: &rusqlite::Connection) -> Result<Vec<String>, DumpError> {
    let text =
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = conn.prepare(text).map_err(DbError::from)?;
    let all = statement.query_map([], |row| row.get::<_, String>(0)).map_err(DbError::from)?;
    let all = all.collect::<Result<Vec<_>, _>>().map_err(DbError::from)?;
    Ok(all.into_iter().filter(|table| table != LEDGER).collect())
}

fn from_sqlite(value: ValueRef<'_>) -> Result<Cell, DumpError> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(n) => Cell::Int(n),
        ValueRef::Text(text) => Cell::Text(
            std::str::from_utf8(text).map_err(|_| DumpError::Damaged("a text is not UTF-8"))?.to_owned(),
        ),
        ValueRef::Blob(blob) => Cell::Bytes(blob.to_vec()),
        ValueRef::Real(_) => return Err(DumpError::Damaged("a column holds a fraction")),
    })
}

fn postgres(client: &mut postgres::Client, out: &mut impl Write) -> Result<Poured, DumpError> {
    let mut list = |text: &str| -> Result<Vec<(String, String)>, DbError> {
        Ok(client.query(text, &[])?.iter().map(|row| (row.get(0), row.get(1))).collect())
    };
    let steps = list("SELECT number::text, '' FROM schema_migrations ORDER BY number")?;
    let tables = list(
        "SELECT table_name::text, '' FROM information_schema.tables
         WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' ORDER BY table_name",
    )?;
    let keys = list(
        "SELECT f.relname::text, t.relname::text FROM pg_constraint k
         JOIN pg_class f ON f.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
         JOIN pg_namespace n ON n.oid = k.connamespace
         WHERE k.contype = 'f' AND n.nspname = current_schema() ORDER BY 1, 2",
    )?;
    format::begin(out, &numbers(steps.into_iter().map(|(n, _)| n).collect())?)?;
    let tables = tables.into_iter().map(|(table, _)| table).filter(|table| table != LEDGER).collect();
    let mut poured = Poured::default();
    for table in order::by_foreign_keys(tables, &keys)? {
        poured.rows += table_of_postgres(client, &table, out)?;
        poured.tables += 1;
    }
    format::end(out, poured)?;
    Ok(poured)
}

fn table_of_postgres(
    client: &mut postgres::Client,
    table: &str,
    out: &mut impl Write,
) -> Result<u64, DumpError> {
    let columns = columns_of_postgres(client, table)?;
    format::table(out, table, &columns)?;
    let statement = client.prepare(&select(table, &columns)).map_err(DbError::from)?;
    let types: Vec<Type> = statement.columns().iter().map(|column| column.type_().clone()).collect();
    // Rows come as they are read: no table needs to fit into memory.
    let no_params: [bool; 0] = [];
    let mut rows = client.query_raw(&statement, no_params).map_err(DbError::from)?;
    let mut many = 0;
    while let Some(row) = rows.next().map_err(DbError::from)? {
        format::row(out)?;
        for (at, ty) in types.iter().enumerate() {
            format::cell(out, &from_postgres(&row, at, ty).map_err(DbError::from)?)?;
        }
        many += 1;
    }
    format::end_of_table(out)?;
    Ok(many)
}

/// The columns of a table in their own order.
pub(super) fn columns_of_postgres(
    client: &mut postgres::Client,
    table: &str,
) -> Result<Vec<String>, DbError> {
    let rows = client.query(
        "SELECT column_name::text FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position",
        &[&table],
    )?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

fn from_postgres(row: &postgres::Row, at: usize, ty: &Type) -> Result<Cell, postgres::Error> {
    Ok(match *ty {
        Type::BOOL => row.try_get::<_, Option<bool>>(at)?.map(Cell::Bool),
        Type::UUID => row.try_get::<_, Option<uuid::Uuid>>(at)?.map(|id| Cell::Id(*id.as_bytes())),
        Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(at)?.map(Cell::Bytes),
        Type::INT2 => row.try_get::<_, Option<i16>>(at)?.map(|n| Cell::Int(n.into())),
        Type::INT4 => row.try_get::<_, Option<i32>>(at)?.map(|n| Cell::Int(n.into())),
        Type::INT8 => row.try_get::<_, Option<i64>>(at)?.map(Cell::Int),
        _ => row.try_get::<_, Option<String>>(at)?.map(Cell::Text),
    }
    .unwrap_or(Cell::Null))
}

/// Names come from the schema itself, quoted all the same.
pub(super) fn select(table: &str, columns: &[String]) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    format!("SELECT {} FROM \"{table}\"", columns.join(", "))
}

fn numbers(texts: Vec<String>) -> Result<Vec<u32>, DumpError> {
    let number = |text: String| text.parse().map_err(|_| DumpError::Damaged("a schema step has no number"));
    texts.into_iter().map(number).collect()
}
