//! What time alone does: once an hour it is looked which fridge nobody has said anything about for two days, and whether the
//! directory knows what was said; once a day what is old is forgotten.

use std::sync::Arc;

use directory::domain::{Lately, Told};
use directory::store::listings::ListingId;
use directory::store::saving;
use kit_base::{Span, Timestamp};
use kit_db::COMMONS;
use kit_i18n::Catalogue;
use kit_jobs::{Body, Job, Jobs};
use kit_vault::Vault;

use crate::acts::{self, Cx};
use crate::domain::SILENT;
use crate::listing;
use crate::store::{FridgeId, fridges, sweep};

/// What the jobs need for as long as the program runs.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
}

/// The directory is told that there is nothing to tell.
const NOTHING: &str = "nothing";

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
    .register("fridges.listed", |tx, _, cx| {
        for (network, fridge) in fridges::untold(tx)? {
            let told = listing::lately(&fridge, cx.now);
            let body = Body::new()
                .id("listing", fridge.listing)
                .word("how", told.map_or(NOTHING, |told| told.how.code()))
                .number("at", told.map_or(0, |told| told.at.micros()))
                .number("told", cx.now.micros());
            let job = Job::new("fridges.tell", body).in_network(COMMONS);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
            fridges::told(tx, network, &fridge)?;
        }
        Ok(())
    })
    .every("fridges.listed", Span::hours(1))
    .register("fridges.tell", |tx, body, _| {
        let listing: ListingId = body.get_id("listing")?;
        let at = Timestamp::from_micros(body.get_number("at")?);
        let told_at = Timestamp::from_micros(body.get_number("told")?);
        let lately = Lately::parse(body.get_word("how")?).map(|how| Told { how, at, told_at });
        Ok(saving::is_lately(tx, listing, lately, told_at)?)
    })
    .register("fridges.sweep", |tx, _, cx| Ok(sweep::sweep(tx, cx.now)?))
    .every("fridges.sweep", Span::days(1))
}
