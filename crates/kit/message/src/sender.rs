//! The sender: takes one message, asks whether it is still true and where it goes, hands it over, notes the end.
//!
//! The taking and the end are two short transactions; the provider is called between them, with none open. A crash
//! in between sends that one message again when its lease has ended: one duplicate at most, with the same key.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use kit_base::{Clock, Private, Span, Timestamp};
use kit_db::{Db, DbError, Scope, Tx};
use kit_jobs::idempotency::digest;
use kit_jobs::{Jobs, Waker};
use kit_vault::{PersonId, Vault, VaultError};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::outbox::{body_cell, forget_settled};
use crate::store::{self, End, Taken};
use crate::{Channel, Outgoing, SafeTimes, Sent, Transport, TransportError};

/// The most messages of one round.
const ROUND: usize = 10_000;
/// How long the loop sleeps when nothing is known to come.
const IDLE: Span = Span::secs(5);
/// The longest wait for a provider that is down.
const LONGEST: Span = Span::minutes(15);

/// Where a person can be reached at this moment.
pub struct Destination {
    /// The number or address.
    pub address: Private<String>,
    /// The hours in which it may be used.
    pub safe: SafeTimes,
}

/// Knows where people are reached: implemented by the room that keeps them, asked when a message is sent.
pub trait AddressBook: Send + Sync + 'static {
    /// `None` when the person may not, or cannot, be reached this way.
    fn find(
        &self,
        tx: &mut Tx<'_>,
        person: PersonId,
        channel: Channel,
    ) -> Result<Option<Destination>, DbError>;
}

type StillTrue = Arc<dyn Fn(&mut Tx<'_>, Uuid) -> Result<bool, DbError> + Send + Sync>;

/// Sends what waits in the outbox. Put together once, in compose.
pub struct Sender {
    vault: Vault,
    transport: Arc<dyn Transport>,
    book: Arc<dyn AddressBook>,
    checks: Arc<HashMap<&'static str, StillTrue>>,
    waker: Waker,
}

/// What to do with a message that was taken.
enum Ready {
    Send(Outgoing),
    Later(Timestamp),
    Over(End),
}

/// Adds the outbox's own housekeeping to the program's jobs.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.every("message.forget", Span::hours(6)).register("message.forget", |tx, _, cx| {
        forget_settled(tx, cx.now)?;
        Ok(())
    })
}

impl Sender {
    /// A sender without checks; it wakes with the same bell as the jobs.
    pub fn new(
        vault: Vault,
        transport: Arc<dyn Transport>,
        book: Arc<dyn AddressBook>,
        waker: Waker,
    ) -> Self {
        Self { vault, transport, book, checks: Arc::default(), waker }
    }

    /// Asks `check` about the row a message of `template` speaks of, before it is sent: a reminder of an ask that
    /// was closed meanwhile is dropped.
    #[must_use]
    pub fn still_true(
        mut self,
        template: &'static str,
        check: impl Fn(&mut Tx<'_>, Uuid) -> Result<bool, DbError> + Send + Sync + 'static,
    ) -> Self {
        let mut checks = HashMap::clone(&self.checks);
        checks.insert(template, Arc::new(check));
        self.checks = Arc::new(checks);
        self
    }

    /// Sends everything that may go at `now`; answers how many the provider took.
    pub async fn send_due(&self, db: &Db, now: Timestamp) -> Result<usize, DbError> {
        self.drain(db, || now).await
    }

    /// Sends until told to stop: when hours begin, within five seconds, or when woken.
    pub fn spawn(self: Arc<Self>, db: Db, clock: Clock, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
        let mut bell = self.waker.bell();
        tokio::spawn(async move {
            while !*stop.borrow_and_update() {
                if let Err(error) = self.drain(&db, || clock.now()).await {
                    tracing::error!(%error, "the sender could not reach its outbox");
                }
                let wait = until_next(&db, clock.now()).await;
                tokio::select! {
                    () = tokio::time::sleep(wait) => {}
                    () = bell.rung() => {}
                    changed = stop.changed() => if changed.is_err() { return },
                }
            }
        })
    }

    async fn drain(&self, db: &Db, now: impl Fn() -> Timestamp) -> Result<usize, DbError> {
        let mut sent = 0;
        for _ in 0..ROUND {
            let at = now();
            if !db.read(Scope::Server, move |tx| store::is_due(tx, at)).await? {
                break;
            }
            let Some(taken) = db.write(Scope::Server, move |tx| store::take(tx, at)).await? else {
                // Another sender has what we saw, and goes on from there.
                break;
            };
            match self.send_one(db, taken, at).await? {
                Ok(true) => sent += 1,
                Ok(false) => {}
                // No use in asking again for every neighbor; the next round tries another message.
                Err(ProviderDown) => break,
            }
        }
        Ok(sent)
    }

    async fn send_one(
        &self,
        db: &Db,
        taken: Taken,
        now: Timestamp,
    ) -> Result<Result<bool, ProviderDown>, DbError> {
        let outgoing = match self.prepare(db, taken.clone(), now).await {
            Ok(Ready::Send(outgoing)) => outgoing,
            Ok(Ready::Over(end)) => {
                settle(db, taken, end, now).await?;
                return Ok(Ok(false));
            }
            Ok(Ready::Later(at)) => {
                db.write(scope(&taken), move |tx| taken.move_to(tx, at)).await?;
                return Ok(Ok(false));
            }
            Err(error) => {
                tracing::warn!(message = ?taken.id, %error, "a message could not be made ready");
                put_off(db, taken, now, "not_ready").await?;
                return Ok(Ok(false));
            }
        };
        match self.hand_over(outgoing).await {
            Ok(Sent) => {
                settle(db, taken, End::Sent, now).await?;
                Ok(Ok(true))
            }
            Err(TransportError::Refused(why)) => {
                tracing::warn!(message = ?taken.id, template = taken.template, why, "a message was refused");
                settle(db, taken, End::Refused(why), now).await?;
                Ok(Ok(false))
            }
            Err(TransportError::Down(why)) => {
                tracing::warn!(message = ?taken.id, attempt = taken.attempts, why, "the provider is down");
                put_off(db, taken, now, why).await?;
                Ok(Err(ProviderDown))
            }
        }
    }

    async fn prepare(&self, db: &Db, taken: Taken, now: Timestamp) -> Result<Ready, VaultError> {
        let (vault, book, checks) = (self.vault.clone(), self.book.clone(), self.checks.clone());
        db.read(scope(&taken), move |tx| {
            if taken.expires_at <= now {
                return Ok(Ready::Over(End::Expired));
            }
            if let (Some(check), Some(about)) = (checks.get(taken.template.as_str()), taken.about)
                && !check(tx, about)?
            {
                return Ok(Ready::Over(End::Dropped("no_longer_true")));
            }
            let Some(key) = vault.person(tx, taken.person)? else {
                return Ok(Ready::Over(End::Dropped("erased")));
            };
            let Some(place) = book.find(tx, taken.person, taken.channel)? else {
                return Ok(Ready::Over(End::Dropped("no_address")));
            };
            if !taken.any_hour && !place.safe.allows(now) {
                return Ok(Ready::Later(place.safe.next(now)));
            }
            let body = key.open(&body_cell(taken.id), &taken.sealed)?;
            Ok(Ready::Send(outgoing(&taken, place.address, body, now)))
        })
        .await
    }

    /// Providers may block and may panic; neither stops the sender.
    async fn hand_over(&self, outgoing: Outgoing) -> Result<Sent, TransportError> {
        let transport = self.transport.clone();
        tokio::task::spawn_blocking(move || transport.send(&outgoing))
            .await
            .unwrap_or(Err(TransportError::Down("crashed")))
    }
}

/// The provider does not take anything at the moment.
struct ProviderDown;

fn outgoing(taken: &Taken, to: Private<String>, body: Private<String>, at: Timestamp) -> Outgoing {
    // The row's own key carries the time it was written, so what leaves is a hash of it.
    let hash = digest(&[b"outbox", taken.id.uuid().as_bytes()]);
    let key = Uuid::from_slice(&hash[..16]).unwrap_or_default().simple().to_string();
    Outgoing { key, channel: taken.channel, template: taken.template.clone(), to, body, at }
}

const fn scope(taken: &Taken) -> Scope {
    Scope::Network(taken.network)
}

async fn settle(db: &Db, taken: Taken, end: End, now: Timestamp) -> Result<(), DbError> {
    db.write(scope(&taken), move |tx| taken.settle(tx, end, now)).await
}

/// 30 s, doubling to a quarter of an hour; it ends when the message is no longer worth it.
async fn put_off(db: &Db, taken: Taken, now: Timestamp, code: &'static str) -> Result<(), DbError> {
    let wait = Span::secs(30 << taken.attempts.saturating_sub(1).min(10)).min(LONGEST);
    db.write(scope(&taken), move |tx| taken.put_off(tx, now + wait, code)).await
}

async fn until_next(db: &Db, now: Timestamp) -> Duration {
    let next = db.read(Scope::Server, move |tx| store::next(tx, now)).await.ok().flatten();
    let wait = next.map_or(IDLE, |at| at.since(now).min(IDLE));
    Duration::from_micros(u64::try_from(wait.as_micros()).unwrap_or(0))
}
