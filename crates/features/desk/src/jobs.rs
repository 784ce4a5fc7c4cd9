//! What happens later: old lines of the log, calls that were made and marks that mean nothing any more go.

use kit_base::Span;
use kit_db::{DbError, NetworkId, Statement, Tx, sql};
use kit_jobs::{Body, Job, Jobs};

use crate::store::{calls, log, marks};

/// A call that was made is remembered so long; what was said of it stands in the log.
const MADE: Span = Span::days(30);
/// How long a line of the log stays.
const SAID: Span = Span::days(180);
/// A mark says who is on an ask now: a day later it says nothing.
const MARKED: Span = Span::days(1);

pub(crate) const NETWORKS: Statement =
    sql!("SELECT network_id FROM networks ORDER BY network_id LIMIT 10000");

/// Adds the desk's jobs.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("desk.clean", |tx, _, cx| {
        for network in tx.query(&NETWORKS, &[], kit_db::only::<NetworkId>)? {
            let job = Job::new("desk.sweep", Body::new()).once(network).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .every("desk.clean", Span::hours(6))
    .register("desk.sweep", |tx, _, cx| Ok(sweep(tx, cx.now)?))
}

/// One network's round.
fn sweep(tx: &mut Tx<'_>, now: kit_base::Timestamp) -> Result<(), DbError> {
    calls::sweep(tx, now - MADE)?;
    log::sweep(tx, now - SAID)?;
    marks::sweep(tx, now - MARKED)?;
    Ok(())
}
