//! Everything that a database holds, as text: what a test compares before and after.

use std::collections::{BTreeMap, BTreeSet};

use kit_db::{Db, DbError, Scope, Statement, Tx};

/// One row: its columns with their values.
pub type Row = BTreeMap<String, String>;

/// Every row of every table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dump(pub BTreeMap<String, BTreeSet<Row>>);

impl Dump {
    /// Reads it all, through the fences between networks. Blobs are hexadecimal, upper case.
    pub async fn of(db: &Db) -> Self {
        let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for column in db.schema().await.expect("the schema reads") {
            columns.entry(column.table).or_default().push(column.column);
        }
        let sqlite = db.engine_name() == "sqlite";
        let read = move |tx: &mut Tx<'_>| columns.iter().map(|(t, c)| table(tx, sqlite, t, c)).collect();
        Self(db.read(Scope::Server, read).await.expect("every table reads"))
    }

    /// The same without some tables.
    #[must_use]
    pub fn without(mut self, tables: &[&str]) -> Self {
        self.0.retain(|table, _| !tables.contains(&table.as_str()));
        self
    }

    /// The same without a column.
    #[must_use]
    pub fn without_column(mut self, table: &str, column: &str) -> Self {
        if let Some(rows) = self.0.remove(table) {
            let less = rows.into_iter().map(|mut row| {
                row.remove(column);
                row
            });
            self.0.insert(table.to_owned(), less.collect());
        }
        self
    }

    /// The rows of one table.
    pub fn rows(&self, table: &str) -> impl Iterator<Item = &Row> {
        self.0.get(table).into_iter().flatten()
    }

    /// What changed since `before`, a line a row: for a person to read.
    pub fn changes_since(&self, before: &Self) -> Vec<String> {
        let mut lines = Vec::new();
        for (table, rows) in &self.0 {
            let old = before.0.get(table).cloned().unwrap_or_default();
            lines.extend(old.difference(rows).map(|row| format!("- {table} {row:?}")));
            lines.extend(rows.difference(&old).map(|row| format!("+ {table} {row:?}")));
        }
        lines
    }

    /// Every value of at least `shortest` characters, of all tables.
    pub fn values(&self, shortest: usize) -> BTreeSet<&str> {
        let all = self.0.values().flatten().flat_map(|row| row.values());
        all.map(String::as_str).filter(|value| value.len() >= shortest).collect()
    }
}

fn table(
    tx: &mut Tx<'_>,
    sqlite: bool,
    table: &str,
    columns: &[String],
) -> Result<(String, BTreeSet<Row>), DbError> {
    // A column at a time would lose which values stand together; the text is made once a process and kept.
    let as_text = |column: &String| {
        if sqlite {
            format!(
                "CASE typeof(\"{column}\") WHEN 'blob' THEN hex(\"{column}\") ELSE CAST(\"{column}\" AS TEXT) END"
            )
        } else {
            format!("UPPER(REPLACE(CAST(\"{column}\" AS TEXT), '\\x', ''))")
        }
    };
    let list: Vec<String> = columns.iter().map(as_text).collect();
    let text: &'static str = format!("SELECT {} FROM \"{table}\"", list.join(", ")).leak();
    let rows = tx.query(&Statement::new(text, text), &[], |row| {
        let mut out = Row::new();
        for column in columns {
            out.insert(column.clone(), row.take::<Option<String>>()?.unwrap_or_default());
        }
        Ok(out)
    })?;
    Ok((table.to_owned(), rows.into_iter().collect()))
}
