//! The schema as the engine sees it, for the tests that hold the program to it.

use crate::db::Engine;
use crate::{Db, DbError, Statement};

/// A column of the migrated schema.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaColumn {
    /// Table.
    pub table: String,
    /// Column.
    pub column: String,
}

/// A statement that an engine would not prepare.
#[derive(Clone, Debug)]
pub struct StatementProblem {
    /// The statement's text.
    pub text: &'static str,
    /// What the engine said.
    pub said: String,
}

impl Db {
    /// Every column of every table of ours, in order.
    pub async fn schema(&self) -> Result<Vec<SchemaColumn>, DbError> {
        let column = |(table, column): (String, String)| SchemaColumn { table, column };
        let mut all: Vec<SchemaColumn> = match &self.0.engine {
            Engine::Sqlite(file) => {
                file.exclusive(move |conn| {
                    let mut statement = conn.prepare(
                        "SELECT m.name, p.name FROM sqlite_schema m JOIN pragma_table_info(m.name) p
                         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
                    )?;
                    let rows = statement.query_map([], |row| Ok(column((row.get(0)?, row.get(1)?))))?;
                    Ok(rows.collect::<Result<_, _>>()?)
                })
                .await?
            }
            Engine::Postgres(pool) => {
                pool.exclusive(move |conn| {
                    let rows = conn.client.query(
                        "SELECT table_name::text, column_name::text FROM information_schema.columns
                         WHERE table_schema = current_schema()",
                        &[],
                    )?;
                    Ok::<_, DbError>(rows.iter().map(|row| column((row.get(0), row.get(1)))).collect())
                })
                .await?
            }
        };
        all.sort();
        Ok(all)
    }

    /// Prepares every statement; answers those that the engine refuses.
    pub async fn prepare_all(&self, statements: Vec<Statement>) -> Result<Vec<StatementProblem>, DbError> {
        let problem = |s: &Statement, said: String| StatementProblem { text: s.text(), said };
        match &self.0.engine {
            Engine::Sqlite(file) => {
                file.exclusive(move |conn| {
                    let refused =
                        |s: &Statement| conn.prepare(s.for_sqlite()).err().map(|e| problem(s, e.to_string()));
                    Ok(statements.iter().filter_map(refused).collect())
                })
                .await
            }
            Engine::Postgres(pool) => {
                pool.exclusive(move |conn| {
                    let refused = |s: &Statement| {
                        let error = conn.client.prepare(s.text()).err()?;
                        Some(problem(s, DbError::from(error).to_string()))
                    };
                    Ok(statements.iter().filter_map(refused).collect())
                })
                .await
            }
        }
    }
}
