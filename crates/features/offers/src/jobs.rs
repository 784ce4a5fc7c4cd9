//! Whoever moved to another circle is found there: their slots are written anew when trust says so, and everybody's
//! once a night.

use kit_base::{Id, Span};
use kit_db::{NetworkId, Statement, sql};
use kit_jobs::{Body, Job, Jobs};
use people::Person;

/// People whose slots are renewed in one transaction.
const BATCH: u32 = 200;

pub(crate) const NETWORKS: Statement =
    sql!("SELECT network_id FROM networks ORDER BY network_id LIMIT 10000");

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("offers.night", |tx, _, cx| {
        for network in tx.query(&NETWORKS, &[], kit_db::only::<NetworkId>)? {
            let first: Id<Person> = Id::from_uuid(uuid::Uuid::nil());
            let job =
                Job::new("offers.slots", Body::new().id("after", first)).once(network).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .register("offers.slots", |tx, body, cx| {
        let after = body.get_id::<Person>("after")?;
        if let Some(last) = crate::store::renew_all(tx, after, BATCH)? {
            let job = Job::new("offers.slots", Body::new().id("after", last)).once(tx.network());
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .register("offers.moved", |tx, body, _| Ok(crate::store::renew_slots(tx, body.get_id("person")?)?))
    .subscribe(trust::MOVED, "offers.moved")
    .every("offers.night", Span::days(1))
}
