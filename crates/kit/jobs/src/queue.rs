//! Putting jobs into the queue, taking them out, and looking at those that died there.

use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, only, sql};

use crate::Body;

/// Marks the key of a job's row.
#[derive(Debug)]
pub struct JobRow;

/// The key of a job.
pub type JobId = Id<JobRow>;

/// Something to be done later.
#[derive(Clone, Debug)]
pub struct Job {
    kind: &'static str,
    body: Body,
    run_at: Option<Timestamp>,
    once: Option<OnceKey>,
    network: Option<NetworkId>,
}

/// What makes two jobs of one kind the same job: usually the key of the row they are about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnceKey(String);

impl<T> From<Id<T>> for OnceKey {
    fn from(id: Id<T>) -> Self {
        Self(id.uuid().to_string())
    }
}

impl From<String> for OnceKey {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for OnceKey {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl Job {
    /// A job for the handler registered under `kind`, due at once.
    pub const fn new(kind: &'static str, body: Body) -> Self {
        Self { kind, body, run_at: None, once: None, network: None }
    }

    /// Not before `run_at`.
    #[must_use]
    pub const fn at(mut self, run_at: Timestamp) -> Self {
        self.run_at = Some(run_at);
        self
    }

    /// Only one of this kind and key waits at a time.
    #[must_use]
    pub fn once(mut self, key: impl Into<OnceKey>) -> Self {
        self.once = Some(key.into());
        self
    }

    /// For another network than the transaction's: only from the server's own scope, to fan out.
    #[must_use]
    pub const fn in_network(mut self, network: NetworkId) -> Self {
        self.network = Some(network);
        self
    }
}

/// A job that gave up and waits for a person: part of the must-clear queue.
#[derive(Clone, Debug)]
pub struct DeadJob {
    /// Its name outside.
    pub slug: Slug,
    /// Its kind.
    pub kind: String,
    /// How often it was tried.
    pub attempts: u32,
    /// The last code it failed with.
    pub error: String,
    /// When it gave up.
    pub since: Timestamp,
}

// A dead job under the same key starts anew; a waiting one stays as it is.
pub(crate) const ENQUEUE: Statement = sql!(
    "INSERT INTO jobs (network_id, id, kind, once_key, body, run_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, kind, once_key) DO UPDATE SET
         body = excluded.body,
         run_at = excluded.run_at,
         attempts = 0,
         error = NULL,
         lease_until = NULL,
         lease_token = jobs.lease_token + 1,
         dead_at = NULL,
         dead_slug = NULL
     WHERE jobs.dead_at IS NOT NULL"
);
pub(crate) const CANCEL: Statement =
    sql!("DELETE FROM jobs WHERE network_id = $1 AND kind = $2 AND once_key = $3");
pub(crate) const DEAD: Statement = sql!(
    "SELECT dead_slug, kind, attempts, error, dead_at FROM jobs
     WHERE network_id = $1 AND dead_at IS NOT NULL ORDER BY dead_at, id LIMIT $2"
);
pub(crate) const IS_DEAD: Statement = sql!(
    "SELECT attempts FROM jobs
     WHERE network_id = $1 AND kind = $2 AND once_key = $3 AND dead_at IS NOT NULL"
);
pub(crate) const REVIVE: Statement = sql!(
    "UPDATE jobs SET
         dead_at = NULL,
         dead_slug = NULL,
         attempts = 0,
         lease_until = NULL,
         run_at = $3
     WHERE network_id = $1 AND dead_slug = $2 AND dead_at IS NOT NULL"
);
pub(crate) const DISCARD: Statement =
    sql!("DELETE FROM jobs WHERE network_id = $1 AND dead_slug = $2 AND dead_at IS NOT NULL");
pub(crate) const COUNT: Statement =
    sql!("SELECT COUNT(*) FROM jobs WHERE network_id = $1 AND dead_at IS NULL");
pub(crate) const NEXT: Statement =
    sql!("SELECT run_at FROM jobs WHERE dead_at IS NULL AND run_at > $1 ORDER BY run_at LIMIT 1");

/// Writes a job with the effect that caused it. Answers whether it is new: `false` when one of the same kind and
/// once key waits already.
pub fn enqueue(tx: &mut Tx<'_>, job: &Job, now: Timestamp, rng: &Rng) -> Result<bool, DbError> {
    let network = job.network.unwrap_or_else(|| tx.network());
    let id = JobId::new(now, rng);
    let once = job.once.as_ref().map(|key| key.0.as_str());
    let run_at = job.run_at.unwrap_or(now);
    Ok(tx.execute(&ENQUEUE, &[&network, &id, &job.kind, &once, &job.body.to_text(), &run_at])? == 1)
}

/// Takes a job out, if it still waits. One that runs at this moment is not stopped; its effect comes before or not
/// at all, since both touch the same row.
pub fn cancel(tx: &mut Tx<'_>, kind: &'static str, key: impl Into<OnceKey>) -> Result<bool, DbError> {
    let (network, key) = (tx.network(), key.into());
    Ok(tx.execute(&CANCEL, &[&network, &kind, &key.0])? > 0)
}

/// The jobs of this network that gave up, oldest first.
pub fn dead(tx: &mut Tx<'_>, limit: u32) -> Result<Vec<DeadJob>, DbError> {
    let network = tx.network();
    tx.query(&DEAD, &[&network, &limit], |row| {
        Ok(DeadJob {
            slug: row.take()?,
            kind: row.take()?,
            attempts: row.take()?,
            error: row.take::<Option<String>>()?.unwrap_or_default(),
            since: row.take()?,
        })
    })
}

/// Whether the job of this kind and once key gave up.
pub fn is_dead(tx: &mut Tx<'_>, kind: &'static str, key: impl Into<OnceKey>) -> Result<bool, DbError> {
    let (network, key) = (tx.network(), key.into());
    Ok(tx.one(&IS_DEAD, &[&network, &kind, &key.0], kit_db::only::<u32>)?.is_some())
}

/// Gives a dead job another life, due at once.
pub fn revive(tx: &mut Tx<'_>, slug: Slug, now: Timestamp) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.execute(&REVIVE, &[&network, &slug, &now])? == 1)
}

/// Removes a dead job for good.
pub fn discard(tx: &mut Tx<'_>, slug: Slug) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.execute(&DISCARD, &[&network, &slug])? == 1)
}

/// How many jobs of this network wait to run, now or later.
pub fn waiting(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    let network = tx.network();
    Ok(tx.one(&COUNT, &[&network], only)?.unwrap_or_default())
}

/// When the next job of any network comes due after `now` (server scope).
pub fn next_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Timestamp>, DbError> {
    tx.one(&NEXT, &[&now], only)
}
