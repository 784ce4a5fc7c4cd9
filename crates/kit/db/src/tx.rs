//! One transaction, the same on both engines. After a failed statement it refuses everything but its end.

use std::collections::HashMap;

use crate::db::Counters;
use crate::row::Raw;
use crate::{COMMONS, DbError, NetworkId, Row, Scope, Statement, ToValue, Value};

/// Prepared statements of one PostgreSQL connection, by the address of their constant text.
pub(crate) type Prepared = HashMap<(usize, usize), postgres::Statement>;

/// A transaction. Store functions take `&mut Tx`.
pub struct Tx<'c> {
    engine: Engine<'c>,
    scope: Scope,
    counters: &'c Counters,
    failed: bool,
    conflicted: bool,
}

pub(crate) enum Engine<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres { client: &'c mut postgres::Client, prepared: &'c mut Prepared },
}

impl<'c> Tx<'c> {
    pub(crate) const fn new(engine: Engine<'c>, scope: Scope, counters: &'c Counters) -> Self {
        Self { engine, scope, counters, failed: false, conflicted: false }
    }

    /// The driver beneath, for what stands beside statements: a dump.
    pub(crate) const fn engine(&mut self) -> &mut Engine<'c> {
        &mut self.engine
    }

    /// The network whose rows these are; the commons when the scope is the server.
    pub const fn network(&self) -> NetworkId {
        match self.scope {
            Scope::Network(id) => id,
            Scope::Server => COMMONS,
        }
    }

    /// Whether another try could succeed.
    pub(crate) const fn conflicted(&self) -> bool {
        self.conflicted
    }

    /// All rows, each through `map`.
    pub fn query<T>(
        &mut self,
        statement: &Statement,
        params: &[&dyn ToValue],
        mut map: impl FnMut(&mut Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        self.guarded(|engine, counters| {
            let mut out = Vec::new();
            match engine {
                Engine::Sqlite(conn) => {
                    let mut prepared = conn.prepare_cached(statement.for_sqlite())?;
                    let mut rows = prepared.query(rusqlite::params_from_iter(values(params)))?;
                    while let Some(row) = rows.next()? {
                        out.push(map(&mut Row::new(Raw::Sqlite(row)))?);
                    }
                }
                Engine::Postgres { client, prepared } => {
                    let prepared = prepare(client, prepared, statement)?;
                    let values: Vec<Value<'_>> = values(params).collect();
                    let refs: Vec<_> =
                        values.iter().map(|v| v as &(dyn postgres::types::ToSql + Sync)).collect();
                    for row in &client.query(&prepared, &refs)? {
                        out.push(map(&mut Row::new(Raw::Postgres(row)))?);
                    }
                }
            }
            counters.statement(out.len());
            Ok(out)
        })
    }

    /// The first row, if there is one.
    pub fn one<T>(
        &mut self,
        statement: &Statement,
        params: &[&dyn ToValue],
        map: impl FnMut(&mut Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        Ok(self.query(statement, params, map)?.into_iter().next())
    }

    /// Runs a statement that returns no rows; answers how many it touched.
    pub fn execute(&mut self, statement: &Statement, params: &[&dyn ToValue]) -> Result<u64, DbError> {
        self.guarded(|engine, counters| {
            counters.statement(0);
            match engine {
                Engine::Sqlite(conn) => {
                    let mut prepared = conn.prepare_cached(statement.for_sqlite())?;
                    Ok(prepared.execute(rusqlite::params_from_iter(values(params)))? as u64)
                }
                Engine::Postgres { client, prepared } => {
                    let prepared = prepare(client, prepared, statement)?;
                    let values: Vec<Value<'_>> = values(params).collect();
                    let refs: Vec<_> =
                        values.iter().map(|v| v as &(dyn postgres::types::ToSql + Sync)).collect();
                    Ok(client.execute(&prepared, &refs)?)
                }
            }
        })
    }

    /// Saves one row guarded by its version; no row touched is a conflict, and the closure runs again.
    pub fn save(&mut self, statement: &Statement, params: &[&dyn ToValue]) -> Result<(), DbError> {
        if self.execute(statement, params)? == 1 {
            return Ok(());
        }
        self.failed = true;
        self.conflicted = true;
        Err(DbError::Conflict)
    }

    /// PostgreSQL refuses everything after a failed statement; SQLite would go on. Here both refuse.
    fn guarded<T>(
        &mut self,
        work: impl FnOnce(&mut Engine<'c>, &Counters) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        if self.failed {
            return Err(DbError::Engine("the transaction has failed already".into()));
        }
        let answer = work(&mut self.engine, self.counters);
        if let Err(error) = &answer {
            self.failed = true;
            self.conflicted = matches!(error, DbError::Conflict);
        }
        answer
    }
}

fn values<'a>(params: &'a [&'a dyn ToValue]) -> impl Iterator<Item = Value<'a>> {
    params.iter().map(|p| p.to_value())
}

fn prepare(
    client: &mut postgres::Client,
    prepared: &mut Prepared,
    statement: &Statement,
) -> Result<postgres::Statement, DbError> {
    let key = (statement.text().as_ptr() as usize, statement.text().len());
    if let Some(known) = prepared.get(&key) {
        return Ok(known.clone());
    }
    let made = client.prepare(statement.text())?;
    prepared.insert(key, made.clone());
    Ok(made)
}
