//! Puts the rows of a stream into an empty database, in one transaction.

use std::io::Read;

use postgres::binary_copy::BinaryCopyInWriter;
use postgres::types::{ToSql, Type};

use super::format::{Cell, Item, Reader};
use super::{DumpError, Filled, Poured, pour};
use crate::{DbError, Value};

pub(super) fn sqlite<R: Read>(conn: &rusqlite::Connection, filled: Filled<R>) -> Result<Poured, DumpError> {
    // A row may lead to a later one of its own table; what is still loose at COMMIT is refused there.
    conn.execute_batch("BEGIN IMMEDIATE; PRAGMA defer_foreign_keys=ON").map_err(DbError::from)?;
    let filled = fill_sqlite(conn, filled);
    let end = if filled.is_ok() { "COMMIT" } else { "ROLLBACK" };
    conn.execute_batch(end).map_err(DbError::from)?;
    filled
}

fn fill_sqlite<R: Read>(conn: &rusqlite::Connection, filled: Filled<R>) -> Result<Poured, DumpError> {
    let Filled { mut stream, born_with } = filled;
    let mut seen = Poured::default();
    loop {
        match stream.item()? {
            Item::Table { name, columns } => {
                if born_with.contains(&name) {
                    conn.execute(&format!("DELETE FROM \"{name}\""), []).map_err(DbError::from)?;
                }
                let known = format!("SELECT EXISTS (SELECT 1 FROM \"{}\")", checked(&name)?);
                let rows: bool = conn.query_row(&known, [], |row| row.get(0)).map_err(DbError::from)?;
                if rows {
                    return Err(DumpError::NotEmpty(name));
                }
                seen.tables += 1;
                seen.rows += table_of_sqlite(conn, &mut stream, &name, &columns)?;
            }
            Item::End(said) if said == seen => return Ok(seen),
            Item::End(_) => return Err(DumpError::Damaged("rows are missing")),
            Item::Row(_) | Item::EndOfTable => return Err(DumpError::Damaged("a row has no table")),
        }
    }
}

fn table_of_sqlite<R: Read>(
    conn: &rusqlite::Connection,
    stream: &mut Reader<R>,
    name: &str,
    columns: &[String],
) -> Result<u64, DumpError> {
    let mut insert = conn.prepare(&insert(name, columns)?).map_err(DbError::from)?;
    let mut many = 0;
    loop {
        match stream.item()? {
            Item::Row(cells) => {
                let values = cells.iter().map(|cell| match cell {
                    Cell::Id(id) => Value::Bytes(id),
                    other => plain(other),
                });
                insert.execute(rusqlite::params_from_iter(values)).map_err(DbError::from)?;
                many += 1;
            }
            Item::EndOfTable => return Ok(many),
            _ => return Err(DumpError::Damaged("a table has no end")),
        }
    }
}

pub(super) fn postgres<R: Read>(
    client: &mut postgres::Client,
    Filled { mut stream, born_with }: Filled<R>,
) -> Result<Poured, DumpError> {
    let mut tx = client.transaction().map_err(DbError::from)?;
    tx.batch_execute("SET LOCAL farolito.scope = 'server'").map_err(DbError::from)?;
    let mut seen = Poured::default();
    let said = loop {
        match stream.item()? {
            Item::Table { name, columns } => {
                if born_with.contains(&name) {
                    tx.batch_execute(&format!("DELETE FROM \"{name}\"")).map_err(DbError::from)?;
                }
                seen.tables += 1;
                seen.rows += table_of_postgres(&mut tx, &mut stream, &name, &columns)?;
            }
            Item::End(said) => break said,
            Item::Row(_) | Item::EndOfTable => return Err(DumpError::Damaged("a row has no table")),
        }
    };
    if said != seen {
        return Err(DumpError::Damaged("rows are missing"));
    }
    tx.commit().map_err(DbError::from)?;
    Ok(seen)
}

/// COPY is one statement, so a row may lead to a later one of its own table. It does not work under row-level
/// security, which the owner of the table lifts for this transaction alone.
fn table_of_postgres<R: Read>(
    tx: &mut postgres::Transaction<'_>,
    stream: &mut Reader<R>,
    name: &str,
    columns: &[String],
) -> Result<u64, DumpError> {
    let name = checked(name)?;
    let one = tx.query(&format!("SELECT 1 FROM \"{name}\" LIMIT 1"), &[]).map_err(DbError::from)?;
    if !one.is_empty() {
        return Err(DumpError::NotEmpty(name.to_owned()));
    }
    columns.iter().try_for_each(|column| checked(column).map(drop))?;
    let types: Vec<Type> = tx
        .prepare(&pour::select(name, columns))
        .map_err(DbError::from)?
        .columns()
        .iter()
        .map(|column| column.type_().clone())
        .collect();
    let fenced = tx
        .query_one("SELECT relrowsecurity FROM pg_class WHERE oid = $1::text::regclass", &[&name])
        .map_err(DbError::from)?
        .get::<_, bool>(0);
    if fenced {
        tx.batch_execute(&format!("ALTER TABLE \"{name}\" DISABLE ROW LEVEL SECURITY"))
            .map_err(DbError::from)?;
    }
    let many = copy_in(tx, stream, name, columns, &types)?;
    if fenced {
        tx.batch_execute(&format!("ALTER TABLE \"{name}\" ENABLE ROW LEVEL SECURITY"))
            .map_err(DbError::from)?;
    }
    Ok(many)
}

fn copy_in<R: Read>(
    tx: &mut postgres::Transaction<'_>,
    stream: &mut Reader<R>,
    name: &str,
    columns: &[String],
    types: &[Type],
) -> Result<u64, DumpError> {
    let list: Vec<String> = columns.iter().map(|column| format!("\"{column}\"")).collect();
    let text = format!("COPY \"{name}\" ({}) FROM STDIN (FORMAT binary)", list.join(", "));
    let sink = tx.copy_in(&text).map_err(DbError::from)?;
    let mut sink = BinaryCopyInWriter::new(sink, types);
    loop {
        match stream.item()? {
            Item::Row(cells) => {
                let values: Vec<Value<'_>> =
                    cells.iter().zip(types).map(|(cell, ty)| typed(cell, ty)).collect::<Result<_, _>>()?;
                let refs: Vec<&(dyn ToSql + Sync)> =
                    values.iter().map(|v| v as &(dyn ToSql + Sync)).collect();
                sink.write(&refs).map_err(DbError::from)?;
            }
            Item::EndOfTable => return Ok(sink.finish().map_err(DbError::from)?),
            _ => return Err(DumpError::Damaged("a table has no end")),
        }
    }
}

/// What SQLite keeps as a number or as bytes is a truth or a key here.
fn typed<'a>(cell: &'a Cell, ty: &Type) -> Result<Value<'a>, DumpError> {
    Ok(match (cell, ty) {
        (Cell::Int(n), &Type::BOOL) => Value::Bool(*n != 0),
        (Cell::Bytes(bytes), &Type::UUID) => {
            let id = uuid::Uuid::from_slice(bytes).map_err(|_| DumpError::Damaged("a key is not a key"))?;
            Value::Id(id)
        }
        (Cell::Id(id), _) => Value::Id(uuid::Uuid::from_bytes(*id)),
        (other, _) => plain(other),
    })
}

fn plain(cell: &Cell) -> Value<'_> {
    match cell {
        Cell::Null => Value::Null,
        Cell::Bool(truth) => Value::Bool(*truth),
        Cell::Int(n) => Value::Int(*n),
        Cell::Text(text) => Value::Text(text),
        Cell::Bytes(bytes) => Value::Bytes(bytes),
        Cell::Id(id) => Value::Id(uuid::Uuid::from_bytes(*id)),
    }
}

fn insert(name: &str, columns: &[String]) -> Result<String, DumpError> {
    let columns: Vec<String> = columns
        .iter()
        .map(|column| Ok(format!("\"{}\"", checked(column)?)))
        .collect::<Result<_, DumpError>>()?;
    let marks: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
    Ok(format!("INSERT INTO \"{}\" ({}) VALUES ({})", checked(name)?, columns.join(", "), marks.join(", ")))
}

/// Names in a stream are ours: small letters, digits and underscores. Anything else is damage or an attack.
fn checked(name: &str) -> Result<&str, DumpError> {
    let ours =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if ours { Ok(name) } else { Err(DumpError::Damaged("a name is not one of ours")) }
}
