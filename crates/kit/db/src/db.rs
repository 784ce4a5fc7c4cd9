//! The one handle that features hold: read, write, count.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::postgres::Pool;
use crate::sqlite::File;
use crate::{DbError, Scope, Tx};

/// A database. Clones share its connections.
#[derive(Clone)]
pub struct Db(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) engine: Engine,
    pub(crate) counters: Arc<Counters>,
}

pub(crate) enum Engine {
    Sqlite(File),
    Postgres(Pool),
}

/// Statements run and rows read so far: what the tests hold pages to, instead of seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Statements executed.
    pub statements: u64,
    /// Rows handed to readers.
    pub rows: u64,
}

#[derive(Default)]
pub(crate) struct Counters {
    statements: AtomicU64,
    rows: AtomicU64,
}

impl Counters {
    pub(crate) fn statement(&self, rows: usize) {
        self.statements.fetch_add(1, Ordering::Relaxed);
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }
}

impl Db {
    /// Opens or creates a SQLite file: WAL, FULL sync, one writer with group commit.
    pub fn open_sqlite(path: &std::path::Path) -> Result<Self, DbError> {
        let counters = Arc::new(Counters::default());
        let file = File::open(path, &counters)?;
        Ok(Self(Arc::new(Inner { engine: Engine::Sqlite(file), counters })))
    }

    /// Connects to PostgreSQL with at most `connections` at once. The primary is required; a standby is refused.
    pub fn connect_postgres(url: &str, connections: usize) -> Result<Self, DbError> {
        let counters = Arc::new(Counters::default());
        let pool = Pool::connect(url, connections, &counters)?;
        Ok(Self(Arc::new(Inner { engine: Engine::Postgres(pool), counters })))
    }

    /// `"sqlite"` or `"postgres"`, for people: `doctor`, `/readyz`. Features never decide by it.
    pub fn engine_name(&self) -> &'static str {
        match &self.0.engine {
            Engine::Sqlite(_) => "sqlite",
            Engine::Postgres(_) => "postgres",
        }
    }

    /// Runs `work` on one consistent view of the rows.
    pub async fn read<T, E>(
        &self,
        scope: Scope,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(file) => file.read(scope, work).await,
            Engine::Postgres(pool) => pool.run(scope, true, work).await,
        }
    }

    /// Runs `work` in one durable transaction and answers after COMMIT. Any `Err` rolls back.
    ///
    /// `work` may run up to four times, so it must load what it decides upon.
    pub async fn write<T, E>(
        &self,
        scope: Scope,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + Sync + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match &self.0.engine {
            Engine::Sqlite(file) => file.write(scope, work).await,
            Engine::Postgres(pool) => pool.run(scope, false, work).await,
        }
    }

    /// What has been run since the database was opened.
    pub fn counts(&self) -> Counts {
        let c = &self.0.counters;
        Counts { statements: c.statements.load(Ordering::Relaxed), rows: c.rows.load(Ordering::Relaxed) }
    }

    /// Makes erased rows unreadable in the files: SQLite truncates its log with every reader at rest; PostgreSQL
    /// vacuums. Run by the erasure job, never by a page.
    pub async fn scrub(&self) -> Result<(), DbError> {
        match &self.0.engine {
            Engine::Sqlite(file) => file.scrub().await,
            Engine::Postgres(pool) => pool.batch("VACUUM").await,
        }
    }

    /// Refreshes the planner's statistics after a bulk load.
    pub async fn analyze(&self) -> Result<(), DbError> {
        match &self.0.engine {
            Engine::Sqlite(file) => file.batch("PRAGMA optimize; ANALYZE").await,
            Engine::Postgres(pool) => pool.batch("ANALYZE").await,
        }
    }
}

/// How often a conflicted closure is run again.
pub(crate) const RETRIES: usize = 3;
