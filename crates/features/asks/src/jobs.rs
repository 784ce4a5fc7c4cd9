//! The clock's rounds: every minute, whatever is due for an ask, each in its own network and its own transaction.

use std::sync::Arc;

use kit_i18n::Catalogue;
use kit_jobs::{Body, Job, JobError, Jobs};
use kit_vault::{Registry, Vault};

use crate::acts::{ActError, Cx};
use crate::clock;
use crate::domain::{Ask, Person};

/// What the rounds need beside the transaction.
#[derive(Clone)]
pub struct Tools {
    /// Opens and seals.
    pub vault: Vault,
    /// The words of messages.
    pub words: Arc<Catalogue>,
    /// Knows what belongs to a person.
    pub registry: Arc<Registry>,
}

/// Adds the rounds of this feature.
#[must_use]
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    let (others, leaving) = (tools.clone(), tools.clone());
    jobs.register("asks.clock", |tx, _, cx| {
        for (network, id) in crate::store::due(tx, cx.now)? {
            let job = Job::new("asks.tick", Body::new().id("ask", id)).once(id).in_network(network);
            kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
        }
        Ok(())
    })
    .register("asks.tick", move |tx, body, cx| {
        let with = Cx { vault: &tools.vault, rng: &cx.rng, words: &tools.words, now: cx.now };
        clock::tick(tx, &with, &tools.registry, body.get_id::<Ask>("ask")?).map_err(failed)
    })
    .register("asks.suspended", move |tx, body, cx| {
        let with = Cx { vault: &others.vault, rng: &cx.rng, words: &others.words, now: cx.now };
        crate::acts::take_all_back(tx, &with, body.get_id::<Person>("person")?).map(drop).map_err(failed)
    })
    .subscribe(trust::SUSPENDED, "asks.suspended")
    .register("asks.leaving", move |tx, body, cx| {
        let with = Cx { vault: &leaving.vault, rng: &cx.rng, words: &leaving.words, now: cx.now };
        crate::forget::leaving(tx, &with, body.get_id::<Person>("person")?).map_err(failed)
    })
    .subscribe(trust::LEAVING, "asks.leaving")
    .every("asks.clock", clock::EVERY)
}

fn failed(error: ActError) -> JobError {
    match error {
        ActError::Db(error) => JobError::Db(error),
        ActError::Vault(error) => JobError::Db(error.into()),
        ActError::People(error) => JobError::Db(error.into()),
        // Somebody acted in the same moment; the next round looks again.
        ActError::Gone | ActError::Refused(_) => JobError::Again { code: "ask changed", after: None },
    }
}
