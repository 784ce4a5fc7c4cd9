//! One runner takes one job for a while: leases with fencing tokens, written in SQL that both engines read.

use kit_base::{Rng, Slug, Span, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, sql};

use crate::{Body, JobError, JobId};
use kit_db::only;

/// How long a runner may work on a job before another takes it over.
pub const LEASE: Span = Span::minutes(5);
/// A lease that ends later than this was taken by a clock that ran ahead: it does not count.
pub const HORIZON: Span = Span::hours(2);
/// How often a job is tried before it waits for a person.
pub const TRIES: u32 = 12;

/// The longest back-off.
const LONGEST: Span = Span::hours(1);

/// A job in one runner's hands.
#[derive(Clone, Debug)]
pub(crate) struct Claimed {
    pub(crate) network: NetworkId,
    pub(crate) id: JobId,
    pub(crate) kind: String,
    pub(crate) body: Body,
    pub(crate) attempts: u32,
    token: i64,
}

pub(crate) const DUE: Statement = sql!(
    "SELECT id FROM jobs
     WHERE dead_at IS NULL AND run_at <= $1 AND (lease_until IS NULL OR lease_until <= $1 OR lease_until > $2)
     ORDER BY run_at, id LIMIT 1"
);
// The outer condition decides between two runners that saw the same row: the later one finds it leased.
pub(crate) const CLAIM: Statement = sql!(
    "UPDATE jobs SET lease_until = $3, lease_token = lease_token + 1, attempts = attempts + 1
     WHERE (network_id, id) = (
         SELECT network_id, id FROM jobs
         WHERE dead_at IS NULL AND run_at <= $1 AND (lease_until IS NULL OR lease_until <= $1 OR lease_until > $2)
         ORDER BY run_at, id LIMIT 1)
     AND dead_at IS NULL AND (lease_until IS NULL OR lease_until <= $1 OR lease_until > $2)
     RETURNING network_id, id, kind, body, attempts, lease_token"
);
pub(crate) const REMOVE: Statement =
    sql!("DELETE FROM jobs WHERE network_id = $1 AND id = $2 AND lease_token = $3");
pub(crate) const AGAIN: Statement = sql!(
    "UPDATE jobs SET lease_until = $4, error = $5, lease_token = lease_token + 1
     WHERE network_id = $1 AND id = $2 AND lease_token = $3"
);
pub(crate) const BURY: Statement = sql!(
    "UPDATE jobs SET
         dead_at = $4,
         dead_slug = $6,
         error = $5,
         lease_until = NULL,
         lease_token = lease_token + 1
     WHERE network_id = $1 AND id = $2 AND lease_token = $3"
);

/// Whether anything can be claimed; a read, so that an idle server writes nothing.
pub(crate) fn is_due(tx: &mut Tx<'_>, now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.one(&DUE, &[&now, &(now + HORIZON)], only::<JobId>)?.is_some())
}

/// Takes the job that has waited longest (server scope). The try is counted before it runs, so that a job which
/// kills its runner does not do so for ever.
pub(crate) fn claim(tx: &mut Tx<'_>, now: Timestamp) -> Result<Option<Claimed>, DbError> {
    tx.one(&CLAIM, &[&now, &(now + HORIZON), &(now + LEASE)], |row| {
        Ok(Claimed {
            network: row.take()?,
            id: row.take()?,
            kind: row.take()?,
            body: Body::from_text(&row.take::<String>()?)?,
            attempts: row.take()?,
            token: row.take()?,
        })
    })
}

impl Claimed {
    /// Removes the job inside its own effect's transaction; `false` when another runner has taken it over.
    pub(crate) fn remove(&self, tx: &mut Tx<'_>) -> Result<bool, DbError> {
        Ok(tx.execute(&REMOVE, &[&self.network, &self.id, &self.token])? == 1)
    }

    /// After a failure: another try later, or the must-clear queue.
    pub(crate) fn settle(
        &self,
        tx: &mut Tx<'_>,
        error: &JobError,
        now: Timestamp,
        rng: &Rng,
    ) -> Result<(), DbError> {
        let code = error.code();
        let (network, id, token) = (&self.network, &self.id, &self.token);
        match self.wait_after(error) {
            Some(wait) => tx.execute(&AGAIN, &[network, id, token, &(now + wait), &code])?,
            None => tx.execute(&BURY, &[network, id, token, &now, &code, &Slug::of("jobs.slug", rng)])?,
        };
        Ok(())
    }

    fn wait_after(&self, error: &JobError) -> Option<Span> {
        match error {
            JobError::Body(_) | JobError::Never { .. } => None,
            _ if self.attempts >= TRIES => None,
            JobError::Again { after: Some(wait), .. } => Some((*wait).clamp(Span::ZERO, HORIZON)),
            _ => Some(backoff(self.attempts)),
        }
    }
}

/// 30 s, doubling to an hour.
fn backoff(attempts: u32) -> Span {
    let doublings = attempts.saturating_sub(1).min(12);
    Span::secs(30 << doublings).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use kit_base::Id;
    use kit_db::Scope;

    use super::*;
    use crate::{Job, enqueue};

    kit_db::db_test!(a_runner_that_lost_its_lease_can_do_nothing, crate::MIGRATIONS, |db| async move {
        let start = Timestamp::from_secs(1_800_000_000);
        let scope = Scope::Network(Id::from_uuid(uuid::Uuid::from_u128(1)));
        let job = Job::new("note", Body::new());
        db.write(scope, move |tx| enqueue(tx, &job, start, &Rng::os())).await.expect("queued");
        let take = |at| {
            let db = db.clone();
            async move { db.write(Scope::Server, move |tx| claim(tx, at)).await.expect("answered") }
        };
        let slow = take(start).await.expect("due");
        assert!(take(start + Span::minutes(4)).await.is_none());
        let next = take(start + LEASE).await.expect("the lease has ended");
        let may_work = |claimed: Claimed| {
            let db = db.clone();
            async move { db.write(scope, move |tx| claimed.remove(tx)).await.expect("answered") }
        };
        assert!(!may_work(slow).await);
        assert!(may_work(next).await);
    });

    #[test]
    fn waits_grow_to_an_hour_and_stay_there() {
        let waits: Vec<i64> = [1, 2, 3, 8, 12, 400].map(|n| backoff(n).as_secs()).into();
        assert_eq!(waits, [30, 60, 120, 3600, 3600, 3600]);
    }
}
