//! SQLite: readers inline on connections of their own, one writer thread with group commit.
//!
//! The writer takes whatever queued while the last fsync ran (at most [`GROUP`] jobs), gives each its own savepoint,
//! and lets every answer leave after the one COMMIT. There is no timer: an idle database commits at once.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crossbeam_channel::{Receiver, Sender};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tokio::sync::{Semaphore, oneshot};

use crate::db::{Counters, RETRIES};
use crate::tx::Engine;
use crate::{DbError, Scope, Tx};

/// The most jobs that share one commit.
const GROUP: usize = 128;
/// The most jobs that may wait for the writer before callers are told to come back.
const QUEUE: usize = 4096;
/// SQLite before 3.51.3 can corrupt a file when the log is reset under readers.
const OLDEST: i32 = 3_051_003;

pub(crate) struct File {
    readers: Arc<Readers>,
    jobs: Sender<Work>,
    room: Arc<Semaphore>,
    counters: Arc<Counters>,
}

struct Readers {
    idle: Mutex<Vec<Connection>>,
    free: Semaphore,
    size: u32,
}

/// Does its work inside the writer's transaction and hands back what to do once that has ended.
type Job = Box<dyn FnOnce(&Connection) -> Done + Send>;
type Done = Box<dyn FnOnce(Result<(), DbError>) + Send>;

/// What waits for the writer.
enum Work {
    /// Shares a commit with its neighbors.
    Grouped(Job),
    /// Stands alone, with no transaction open.
    Alone(Box<dyn FnOnce(&Connection) + Send>),
}

impl File {
    pub(crate) fn open(path: &Path, counters: &Arc<Counters>) -> Result<Self, DbError> {
        if rusqlite::version_number() < OLDEST {
            return Err(DbError::Schema(format!(
                "SQLite {} is too old; 3.51.3 is the oldest safe one",
                rusqlite::version()
            )));
        }
        let writer = connect(path)?;
        writer.execute_batch("PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=67108864;")?;
        let size = std::thread::available_parallelism().map_or(4, |n| n.get() * 2).clamp(4, 32);
        let mut idle = Vec::with_capacity(size);
        for _ in 0..size {
            let reader = connect(path)?;
            reader.execute_batch("PRAGMA query_only=ON")?;
            idle.push(reader);
        }
        let (jobs, queue) = crossbeam_channel::unbounded();
        std::thread::Builder::new()
            .name("db-writer".into())
            .spawn(move || serve(&writer, &queue))
            .map_err(|e| DbError::Unavailable(e.to_string()))?;
        let size = u32::try_from(size).unwrap_or(4);
        let readers = Readers { idle: Mutex::new(idle), free: Semaphore::new(size as usize), size };
        Ok(Self {
            readers: Arc::new(readers),
            jobs,
            room: Arc::new(Semaphore::new(QUEUE)),
            counters: counters.clone(),
        })
    }

    pub(crate) async fn read<T, E: From<DbError>>(
        &self,
        scope: Scope,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let _permit = self.readers.free.acquire().await.map_err(|_| closed())?;
        let reader = Borrowed::take(&self.readers)?;
        let conn = reader.conn()?;
        run_cached(conn, "BEGIN")?;
        // Ends the view whatever happens in between, a panic included.
        let _view = View(conn);
        work(&mut Tx::new(Engine::Sqlite(conn), scope, &self.counters))
    }

    pub(crate) async fn write<T, E>(
        &self,
        scope: Scope,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let permit = self
            .room
            .clone()
            .try_acquire_owned()
            .map_err(|_| DbError::Unavailable("the write queue is full".into()))?;
        let (answer, answered) = oneshot::channel();
        let counters = self.counters.clone();
        let job: Job = Box::new(move |conn| {
            let _permit = permit;
            let outcome = catch_unwind(AssertUnwindSafe(|| attempt(conn, scope, &counters, &work)))
                .unwrap_or_else(|_| Err(E::from(DbError::Engine("a write panicked".into()))));
            Box::new(move |ended: Result<(), DbError>| {
                let answer_now = match (outcome, ended) {
                    (Ok(_), Err(error)) => Err(E::from(error)),
                    (outcome, _) => outcome,
                };
                // The caller may have hung up; what was committed stays committed.
                let _ = answer.send(answer_now);
            })
        });
        self.jobs.send(Work::Grouped(job)).map_err(|_| closed())?;
        answered.await.map_err(|_| E::from(closed()))?
    }

    /// Truncates the log while no reader holds an old view.
    pub(crate) async fn scrub(&self) -> Result<(), DbError> {
        let _all = self.readers.free.acquire_many(self.readers.size).await.map_err(|_| closed())?;
        self.batch("PRAGMA wal_checkpoint(TRUNCATE)").await
    }

    /// Runs statements outside a transaction on the writer's connection.
    pub(crate) async fn batch(&self, text: &'static str) -> Result<(), DbError> {
        self.exclusive(move |conn| Ok(conn.execute_batch(text)?)).await
    }

    /// Runs `work` on the writer's connection with no transaction open: migrations and checkpoints.
    pub(crate) async fn exclusive<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, DbError> + Send + 'static,
    ) -> Result<T, DbError> {
        let (answer, answered) = oneshot::channel();
        let alone = Box::new(move |conn: &Connection| {
            // The caller may have hung up; the work is done all the same.
            let _ = answer.send(work(conn));
        });
        self.jobs.send(Work::Alone(alone)).map_err(|_| closed())?;
        answered.await.map_err(|_| closed())?
    }
}

fn connect(path: &Path) -> Result<Connection, DbError> {
    let conn = Connection::open(path)?;
    conn.execute_batch(
        "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA trusted_schema=OFF;
         PRAGMA busy_timeout=5000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000;",
    )?;
    // Without this, a file that was analyzed has every statement planned anew whenever its parameters change.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.set_prepared_statement_cache_capacity(512);
    Ok(conn)
}

/// The writer's life: one group after another until every handle is gone.
fn serve(conn: &Connection, queue: &Receiver<Work>) {
    let mut left_over: Option<Work> = None;
    while let Some(work) = left_over.take().or_else(|| queue.recv().ok()) {
        match work {
            Work::Alone(work) => work(conn),
            Work::Grouped(first) => left_over = commit_group(conn, first, queue),
        }
    }
}

/// Runs one group and commits it. Hands back work that must stand alone, if it met any.
fn commit_group(conn: &Connection, first: Job, queue: &Receiver<Work>) -> Option<Work> {
    if let Err(error) = run_cached(conn, "BEGIN IMMEDIATE") {
        // Dropping the job tells its caller that the database is not answering.
        tracing::error!(%error, "the writer could not begin");
        return None;
    }
    let mut ends: Vec<Done> = Vec::with_capacity(GROUP);
    let mut next = Some(first);
    let mut left_over = None;
    while let Some(job) = next.take() {
        ends.push(job(conn));
        if conn.is_autocommit() || ends.len() == GROUP {
            break;
        }
        match queue.try_recv() {
            Ok(Work::Grouped(job)) => next = Some(job),
            Ok(alone) => left_over = Some(alone),
            Err(_) => {}
        }
    }
    end_group(conn, ends);
    left_over
}

fn end_group(conn: &Connection, ends: Vec<Done>) {
    // A full disk may have rolled the whole group back already.
    let ended = if conn.is_autocommit() { Err(DbError::Full) } else { run_cached(conn, "COMMIT") };
    if ended.is_err() && !conn.is_autocommit() {
        let _ = conn.execute_batch("ROLLBACK");
    }
    for end in ends {
        end(match &ended {
            Ok(()) => Ok(()),
            Err(DbError::Full) => Err(DbError::Full),
            Err(error) => Err(DbError::Unavailable(error.to_string())),
        });
    }
}

/// One job in its savepoint, again while the row changes under it.
fn attempt<T, E: From<DbError>>(
    conn: &Connection,
    scope: Scope,
    counters: &Counters,
    work: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let mut tries = 0;
    loop {
        let savepoint = Savepoint::begin(conn)?;
        let mut tx = Tx::new(Engine::Sqlite(conn), scope, counters);
        let outcome = work(&mut tx);
        let again = tx.conflicted() && tries < RETRIES;
        match outcome {
            Ok(value) => {
                savepoint.keep()?;
                return Ok(value);
            }
            Err(_) if again => drop(savepoint),
            Err(error) => return Err(error),
        }
        tries += 1;
    }
}

/// Rolls back when dropped, unless kept.
struct Savepoint<'c>(Option<&'c Connection>);

impl<'c> Savepoint<'c> {
    fn begin(conn: &'c Connection) -> Result<Self, DbError> {
        run_cached(conn, "SAVEPOINT job")?;
        Ok(Self(Some(conn)))
    }

    fn keep(mut self) -> Result<(), DbError> {
        self.0.take().map_or(Ok(()), |conn| run_cached(conn, "RELEASE job"))
    }
}

impl Drop for Savepoint<'_> {
    fn drop(&mut self) {
        if let Some(conn) = self.0.take()
            && !conn.is_autocommit()
        {
            let _ = run_cached(conn, "ROLLBACK TO job");
            let _ = run_cached(conn, "RELEASE job");
        }
    }
}

struct View<'c>(&'c Connection);

impl Drop for View<'_> {
    fn drop(&mut self) {
        let _ = run_cached(self.0, "COMMIT");
    }
}

/// A reader taken from the pool; it goes back when dropped.
struct Borrowed<'p> {
    conn: Option<Connection>,
    pool: &'p Readers,
}

impl<'p> Borrowed<'p> {
    fn take(pool: &'p Readers) -> Result<Self, DbError> {
        let conn = pool.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        conn.map(|conn| Self { conn: Some(conn), pool }).ok_or_else(closed)
    }

    fn conn(&self) -> Result<&Connection, DbError> {
        self.conn.as_ref().ok_or_else(closed)
    }
}

impl Drop for Borrowed<'_> {
    fn drop(&mut self) {
        if let Some(conn) = self.conn.take() {
            self.pool.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
        }
    }
}

fn run_cached(conn: &Connection, text: &str) -> Result<(), DbError> {
    conn.prepare_cached(text)?.execute([])?;
    Ok(())
}

fn closed() -> DbError {
    DbError::Unavailable("the database is closed".into())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::StatementStatus;

    use super::connect;

    #[test]
    fn a_statement_is_planned_once_however_well_the_file_was_analyzed() {
        let conn = connect(Path::new(":memory:")).expect("SQLite opens");
        conn.execute_batch(
            "CREATE TABLE t (a INT, b INT); CREATE INDEX t_a ON t (a);
             INSERT INTO t WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 999)
             SELECT x / 100, x FROM n; ANALYZE;",
        )
        .expect("a table is filled");
        let mut found =
            conn.prepare("SELECT b FROM t WHERE a = $1 AND b > $2 LIMIT 1").expect("it is prepared");
        for n in 0..9 {
            found.query_row([n, n], |row| row.get::<_, i64>(0)).expect("a row is there");
        }
        assert_eq!(found.get_status(StatementStatus::RePrepare), 0);
    }
}
