//! What time alone does: once an hour it is looked which fridge nobody has said anything about for two days, and once a day
//! what is old is forgotten.

use std::sync::Arc;

use kit_base::Span;
use kit_i18n::Catalogue;
use kit_jobs::{Body, Job, Jobs};
use kit_vault::Vault;

use crate::acts::{self, Cx};
use crate::domain::SILENT;
use crate::store::{FridgeId, fridges, sweep};

/// What the jobs need for as long as the program runs.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// Adds the work that happens later.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    jobs.register("fridges.silent", |tx, _, cx| {
        for (network, fridge) in fridges::silent(tx, cx.now - SILENT)? {
            let body = Body::new().id("fridge", fridge);
            let job = Job::new("fridges.settle", body).once(fridge).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .every("fridges.silent", Span::hours(1))
    .register("fridges.settle", move |tx, body, job| {
        let fridge: FridgeId = body.get_id("fridge")?;
        let cx = Cx { vault: &tools.vault, words: &tools.words, rng: &job.rng, now: job.now };
        if let Some(fridge) = fridges::lock(tx, fridge)? {
            acts::settle(tx, &cx, &fridge, None)?;
        }
        Ok(())
    })
    .register("fridges.sweep", |tx, _, cx| Ok(sweep::sweep(tx, cx.now)?))
    .every("fridges.sweep", Span::days(1))
}
