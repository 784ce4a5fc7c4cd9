//! Work that happens later, or because of something else: jobs, schedules, leases, events, repeated posts.
//!
//! A job is a row written in the same transaction as its cause; its handler runs in one transaction with the row's
//! removal, so its effect in the database happens exactly once, whatever crashes. Bodies hold ids only.
//!
//! ```ignore
//! jobs::enqueue(tx, &Job::new("asks.remind", Body::new().id("ask", ask)).at(tomorrow).once(ask), now, rng)?;
//! let jobs = Jobs::new(rng).register("asks.remind", |tx, body, cx| asks::remind(tx, body.get_id("ask")?, cx.now));
//! jobs.run_due(&db, now).await?; // tests; production: Arc::new(jobs).spawn(db, clock, shutdown)
//! ```

mod body;
mod claim;
pub mod events;
pub mod idempotency;
pub mod lease;
mod queue;
mod runner;
mod schema;

pub use body::Body;
pub use claim::{HORIZON, LEASE, TRIES};
pub use queue::{
    DeadJob, Job, JobId, JobRow, OnceKey, cancel, dead, discard, enqueue, is_dead, next_due, revive, waiting,
};
pub use runner::{Bell, Context, Jobs, Waker};
pub use schema::{MIGRATIONS, STATEMENTS, TABLES};

use kit_base::Span;
use kit_db::DbError;

/// Why a job did not run to its end. Codes are constant words: they are shown to stewards and logged.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// The database refused; tried again.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The body lacks what the handler needs; dead at once.
    #[error("the body has no {0}")]
    Body(&'static str),
    /// Not now: tried again after `after`, or after the usual back-off.
    #[error("not yet: {code}")]
    Again {
        /// A constant word for people who look into the queue.
        code: &'static str,
        /// How long to wait, at most [`HORIZON`]; `None` for the usual back-off.
        after: Option<Span>,
    },
    /// Never: dead at once, for a person to look at.
    #[error("refused: {code}")]
    Never {
        /// A constant word for people who look into the queue.
        code: &'static str,
    },
}

impl JobError {
    /// The word kept with the job.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Db(DbError::Conflict) => "conflict",
            Self::Db(DbError::Unavailable(_) | DbError::Full) => "unavailable",
            Self::Db(_) => "database",
            Self::Body(_) => "body",
            Self::Again { code, .. } | Self::Never { code } => code,
        }
    }
}
