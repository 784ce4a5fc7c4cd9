//! The runner: takes what is due, runs each handler in one transaction with its job's removal, sleeps till the next.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use kit_base::{Clock, Rng, Span, Timestamp};
use kit_db::{COMMONS, Db, DbError, NetworkId, Scope, Tx};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::claim::{self, Claimed};
use crate::{Body, Job, JobError, TRIES, enqueue, events, idempotency, lease, queue};

/// The most jobs one round runs, so that a job which queues itself for "now" cannot hold the runner for ever.
const ROUND: usize = 10_000;
/// How long the loop sleeps when nothing is known to come.
const IDLE: Span = Span::secs(5);

type Handler = Arc<dyn Fn(&mut Tx<'_>, &Body, &Context) -> Result<(), JobError> + Send + Sync>;

/// What a handler may use besides its transaction. A conflict runs the handler again with the same one.
#[derive(Clone)]
pub struct Context {
    /// The job's network; the commons when the job is the server's own.
    pub network: NetworkId,
    /// The kind it was queued as.
    pub kind: String,
    /// Which try this is, from 1.
    pub attempt: u32,
    /// The present instant.
    pub now: Timestamp,
    /// Where ids and draws come from.
    pub rng: Rng,
}

/// The program's handlers, schedules and subscriptions; put together once, in compose.
pub struct Jobs {
    handlers: HashMap<&'static str, Handler>,
    schedules: Vec<(&'static str, Span)>,
    subscriptions: Vec<(&'static str, &'static str)>,
    rng: Rng,
    waker: Waker,
}

/// Wakes the loops of this process when something was queued in it. Call it after COMMIT.
#[derive(Clone, Default)]
pub struct Waker(watch::Sender<()>);

/// One loop's ear for a [`Waker`]; it hears what was rung while the loop was busy.
pub struct Bell(watch::Receiver<()>);

impl Waker {
    /// Looks into the queues now instead of within five seconds.
    pub fn wake(&self) {
        self.0.send_replace(());
    }

    /// An ear for one more loop.
    pub fn bell(&self) -> Bell {
        Bell(self.0.subscribe())
    }
}

impl Bell {
    /// Waits for the next ring.
    pub async fn rung(&mut self) {
        if self.0.changed().await.is_err() {
            // Nobody is left to ring.
            std::future::pending::<()>().await;
        }
    }
}

impl Jobs {
    /// No handlers but this kit's own.
    pub fn new(rng: Rng) -> Self {
        let empty = Self {
            handlers: HashMap::new(),
            schedules: Vec::new(),
            subscriptions: Vec::new(),
            rng,
            waker: Waker::default(),
        };
        empty.every(idempotency::FORGET_KIND, Span::hours(1)).register(
            idempotency::FORGET_KIND,
            |tx, _, cx| {
                idempotency::forget_old(tx, cx.now)?;
                Ok(())
            },
        )
    }

    /// Says who does jobs of this kind. Jobs of a network run in its scope; the server's own run in the server's.
    #[must_use]
    pub fn register(
        mut self,
        kind: &'static str,
        handler: impl Fn(&mut Tx<'_>, &Body, &Context) -> Result<(), JobError> + Send + Sync + 'static,
    ) -> Self {
        self.handlers.insert(kind, Arc::new(handler));
        self
    }

    /// Queues `kind` once per `span` over all nodes, as a job of the server's own.
    #[must_use]
    pub fn every(mut self, kind: &'static str, span: Span) -> Self {
        self.schedules.push((kind, span));
        self
    }

    /// Queues `kind` with the event's body whenever `event` was emitted.
    #[must_use]
    pub fn subscribe(mut self, event: &'static str, kind: &'static str) -> Self {
        self.subscriptions.push((event, kind));
        self
    }

    /// The bell for this runner's loop.
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Kinds that are scheduled or subscribed but have no handler: a mistake of composition.
    pub fn unhandled(&self) -> Vec<&'static str> {
        let scheduled = self.schedules.iter().map(|(kind, _)| *kind);
        let subscribed = self.subscriptions.iter().map(|(_, kind)| *kind);
        scheduled.chain(subscribed).filter(|kind| !self.handlers.contains_key(kind)).collect()
    }

    /// Runs everything that is due at `now`, and what that makes due; answers how many jobs were run.
    pub async fn run_due(&self, db: &Db, now: Timestamp) -> Result<usize, DbError> {
        self.drain(db, || now, || true).await
    }

    /// Runs until told to stop: at the next due time, within five seconds, or when woken.
    pub fn spawn(self: Arc<Self>, db: Db, clock: Clock, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
        let mut bell = self.waker.bell();
        tokio::spawn(async move {
            while !*stop.borrow_and_update() {
                // A long list queues itself for "now" again and again: between two jobs it is time to stop, too.
                match self.drain(&db, || clock.now(), || !*stop.borrow()).await {
                    Ok(0) => {}
                    // What ran may have left messages for the loops beside this one.
                    Ok(_) => self.waker.wake(),
                    Err(error) => tracing::error!(%error, "the job runner could not reach its queue"),
                }
                let wait = self.until_next(&db, clock.now()).await;
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = bell.rung() => {}
                    changed = stop.changed() => if changed.is_err() { return },
                }
            }
        })
    }

    async fn drain(
        &self,
        db: &Db,
        now: impl Fn() -> Timestamp,
        go_on: impl Fn() -> bool,
    ) -> Result<usize, DbError> {
        self.start_schedules(db, now()).await?;
        for ran in 0..ROUND {
            if !go_on() {
                return Ok(ran);
            }
            self.hand_out_events(db, now()).await?;
            let at = now();
            if !db.read(Scope::Server, move |tx| claim::is_due(tx, at)).await? {
                return Ok(ran);
            }
            let Some(claimed) = db.write(Scope::Server, move |tx| claim::claim(tx, at)).await? else {
                // Another runner has what we saw, and goes on from there.
                return Ok(ran);
            };
            self.run(db, claimed, at).await?;
        }
        Ok(ROUND)
    }

    async fn start_schedules(&self, db: &Db, now: Timestamp) -> Result<(), DbError> {
        for &(kind, span) in &self.schedules {
            let held = db.read(Scope::Server, move |tx| lease::is_held(tx, kind, span, now)).await?;
            if held {
                continue;
            }
            let rng = self.rng.clone();
            db.write(Scope::Server, move |tx| {
                if lease::take(tx, kind, span, now)?.is_some() {
                    enqueue(tx, &Job::new(kind, Body::new()).once("schedule"), now, &rng)?;
                }
                Ok::<_, DbError>(())
            })
            .await?;
        }
        Ok(())
    }

    async fn hand_out_events(&self, db: &Db, now: Timestamp) -> Result<(), DbError> {
        while db.read(Scope::Server, events::any).await? {
            let (subscriptions, rng) = (self.subscriptions.clone(), self.rng.clone());
            db.write(Scope::Server, move |tx| events::hand_out(tx, &subscriptions, now, &rng)).await?;
        }
        Ok(())
    }

    async fn run(&self, db: &Db, job: Claimed, now: Timestamp) -> Result<(), DbError> {
        let outcome = match self.handlers.get(job.kind.as_str()) {
            // A newer node may know it; the queue keeps it till then.
            None => Err(JobError::Again { code: "unknown_kind", after: None }),
            Some(_) if job.attempts > TRIES => Err(JobError::Never { code: "crashed" }),
            Some(handler) => self.attempt(db, handler.clone(), job.clone(), now).await,
        };
        let Err(error) = outcome else { return Ok(()) };
        tracing::warn!(job = ?job.id, kind = job.kind, attempt = job.attempts, %error, "a job failed");
        let rng = self.rng.clone();
        db.write(Scope::Server, move |tx| job.settle(tx, &error, now, &rng)).await
    }

    async fn attempt(&self, db: &Db, handler: Handler, job: Claimed, now: Timestamp) -> Result<(), JobError> {
        let scope = if job.network == COMMONS { Scope::Server } else { Scope::Network(job.network) };
        let context = Context {
            network: job.network,
            kind: job.kind.clone(),
            attempt: job.attempts,
            now,
            rng: self.rng.clone(),
        };
        db.write(scope, move |tx| {
            // First the removal: a runner that lost its lease does nothing, and a handler may queue its successor.
            if job.remove(tx)? { handler(tx, &job.body, &context) } else { Ok(()) }
        })
        .await
    }

    async fn until_next(&self, db: &Db, now: Timestamp) -> Duration {
        let next = db.read(Scope::Server, move |tx| queue::next_due(tx, now)).await.ok().flatten();
        let wait = next.map_or(IDLE, |at| at.since(now).min(IDLE));
        Duration::from_micros(u64::try_from(wait.as_micros()).unwrap_or(0))
    }
}
