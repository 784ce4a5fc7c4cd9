//! The clock of the rounds: every five minutes each round with something due gets one job, on whichever node. What is
//! wrong with one round stops no other.

use std::sync::Arc;

use kit_base::Span;
use kit_i18n::Catalogue;
use kit_jobs::{Body, Job, Jobs};
use kit_vault::Vault;

use crate::acts::{self, Cx};
use crate::store::{RoundId, checks, rounds};

/// What the jobs need for as long as the program runs.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// How often the clock is looked at.
pub const EVERY: Span = Span::minutes(5);

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    jobs.register("checkins.look", |tx, _, cx| {
        for (network, round) in rounds::due(tx)? {
            let body = Body::new().id("round", round);
            let job = Job::new("checkins.turn", body).once(round).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .every("checkins.look", EVERY)
    .register("checkins.turn", move |tx, body, job| {
        let round: RoundId = body.get_id("round")?;
        let cx = Cx { vault: &tools.vault, rng: &job.rng, words: &tools.words, now: job.now };
        if acts::turn(tx, &cx, round)? {
            let again = Job::new("checkins.turn", Body::new().id("round", round)).once(round);
            kit_jobs::enqueue(tx, &again, job.now, &job.rng)?;
        }
        Ok(())
    })
    .register("checkins.sweep", |tx, _, cx| Ok(checks::forget(tx, cx.now)?))
    .every("checkins.sweep", Span::days(1))
}
