//! PostgreSQL: a few threads, a connection each; BEGIN and the tenant's name travel together.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr as _;
use std::sync::Arc;

use crossbeam_channel::{Receiver, Sender};
use postgres::config::TargetSessionAttrs;
use postgres::{Client, Config, NoTls};
use tokio::sync::{Semaphore, oneshot};

use crate::db::{Counters, RETRIES};
use crate::tx::{Engine, Prepared};
use crate::{DbError, Scope, Tx};

/// The most jobs that may wait for a connection before callers are told to come back.
const QUEUE: usize = 4096;

pub(crate) struct Pool {
    jobs: Sender<Job>,
    room: Arc<Semaphore>,
    counters: Arc<Counters>,
}

/// Answers whether the connection may serve again; after a panic its transaction may still be open.
type Job = Box<dyn FnOnce(Result<&mut Connection, DbError>) -> bool + Send>;

pub(crate) struct Connection {
    pub(crate) client: Client,
    prepared: Prepared,
}

impl Pool {
    pub(crate) fn connect(url: &str, connections: usize, counters: &Arc<Counters>) -> Result<Self, DbError> {
        let mut config =
            Config::from_str(url).map_err(|_| DbError::Schema("the database URL cannot be read".into()))?;
        config.target_session_attrs(TargetSessionAttrs::ReadWrite).application_name("farolito");
        let (jobs, queue) = crossbeam_channel::unbounded();
        for n in 0..connections.max(1) {
            let (config, queue) = (config.clone(), queue.clone());
            std::thread::Builder::new()
                .name(format!("db-{n}"))
                .spawn(move || serve(&config, &queue))
                .map_err(|e| DbError::Unavailable(e.to_string()))?;
        }
        Ok(Self { jobs, room: Arc::new(Semaphore::new(QUEUE)), counters: counters.clone() })
    }

    pub(crate) async fn run<T, E>(
        &self,
        scope: Scope,
        read_only: bool,
        work: impl Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let counters = self.counters.clone();
        self.exclusive(move |conn| attempt(conn, scope, read_only, &counters, &work)).await
    }

    pub(crate) async fn batch(&self, text: &'static str) -> Result<(), DbError> {
        self.exclusive(move |conn| Ok(conn.client.batch_execute(text)?)).await
    }

    /// Runs `work` on one connection with no transaction open.
    pub(crate) async fn exclusive<T, E>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let permit = self
            .room
            .clone()
            .try_acquire_owned()
            .map_err(|_| DbError::Unavailable("the queue is full".into()))?;
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |conn| {
            let _permit = permit;
            let (outcome, healthy) = match conn.map(|conn| catch_unwind(AssertUnwindSafe(|| work(conn)))) {
                Ok(Ok(outcome)) => (outcome, true),
                Ok(Err(_)) => (Err(E::from(DbError::Engine("a transaction panicked".into()))), false),
                Err(error) => (Err(E::from(error)), false),
            };
            // The caller may have hung up; what was committed stays committed.
            let _ = answer.send(outcome);
            healthy
        });
        self.jobs.send(job).map_err(|_| closed())?;
        answered.await.map_err(|_| E::from(closed()))?
    }
}

/// One thread's life: connect when there is something to do, and again when the connection has died.
fn serve(config: &Config, queue: &Receiver<Job>) {
    let mut held: Option<Connection> = None;
    while let Ok(job) = queue.recv() {
        if held.as_ref().is_none_or(|c| c.client.is_closed()) {
            held = None;
            match config.connect(NoTls) {
                Ok(client) => held = Some(Connection { client, prepared: Prepared::new() }),
                Err(error) => {
                    job(Err(DbError::Unavailable(error.to_string())));
                    continue;
                }
            }
        }
        let healthy = match held.as_mut() {
            Some(conn) => job(Ok(conn)),
            None => false,
        };
        if !healthy {
            held = None;
        }
    }
}

fn attempt<T, E: From<DbError>>(
    conn: &mut Connection,
    scope: Scope,
    read_only: bool,
    counters: &Counters,
    work: &impl Fn(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    let begin = begin(scope, read_only);
    let mut tries = 0;
    loop {
        conn.client.batch_execute(&begin).map_err(DbError::from)?;
        let engine = Engine::Postgres { client: &mut conn.client, prepared: &mut conn.prepared };
        let mut tx = Tx::new(engine, scope, counters);
        let outcome = work(&mut tx);
        let mut again = tx.conflicted();
        let outcome = match outcome {
            Ok(value) => match conn.client.batch_execute("COMMIT").map_err(DbError::from) {
                Ok(()) => return Ok(value),
                Err(error) => {
                    again = matches!(error, DbError::Conflict);
                    Err(E::from(error))
                }
            },
            Err(error) => Err(error),
        };
        // After a failed COMMIT there is nothing to roll back; the warning is harmless.
        conn.client.batch_execute("ROLLBACK").map_err(DbError::from)?;
        if !again || tries == RETRIES {
            return outcome;
        }
        tries += 1;
    }
}

/// BEGIN and the tenant in one round trip. The only values are a key's hexadecimal digits.
fn begin(scope: Scope, read_only: bool) -> String {
    let mode =
        if read_only { "BEGIN READ ONLY; SET TRANSACTION ISOLATION LEVEL REPEATABLE READ" } else { "BEGIN" };
    match scope {
        Scope::Network(id) => {
            format!(
                "{mode}; SET LOCAL farolito.scope = 'network'; SET LOCAL farolito.network = '{}'",
                id.uuid()
            )
        }
        Scope::Server => {
            format!("{mode}; SET LOCAL farolito.scope = 'server'; SET LOCAL farolito.network = ''")
        }
    }
}

fn closed() -> DbError {
    DbError::Unavailable("the database is closed".into())
}
