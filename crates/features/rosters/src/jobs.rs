//! What happens later: a word before a term ends, and what somebody showed a pod goes when they leave it.

use kit_base::Span;
use kit_jobs::Jobs;

use crate::store::{posts, sweep};

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs) -> Jobs {
    jobs.register("rosters.sweep", |tx, _, cx| {
        sweep::sweep(tx, cx.now)?;
        Ok(posts::look(tx, cx.now, &cx.rng)?)
    })
    .every("rosters.sweep", Span::hours(1))
    .register("rosters.term", |tx, _, cx| Ok(posts::remind(tx, cx.now, &cx.rng)?))
    .register("rosters.moved", |tx, body, _| Ok(sweep::moved(tx, body.get_id("person")?)?))
    .subscribe(trust::MOVED, "rosters.moved")
}
