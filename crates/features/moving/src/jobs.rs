//! The work of a list, step by step, and its end.

use std::sync::Arc;

use kit_base::Span;
use kit_db::{DbError, Tx};
use kit_jobs::{Body, Context, Job, JobError, Jobs};

pub use asks::jobs::Tools;

use crate::acts::{Cx, bring, look, undo};
use crate::store::imports::{self, ImportId};

type Step = fn(&mut Tx<'_>, &Cx<'_>, ImportId) -> Result<(), DbError>;

/// Adds this room's jobs.
pub fn with_jobs(jobs: Jobs, tools: Tools) -> Jobs {
    let tools = Arc::new(tools);
    let steps: [(&'static str, Step); 4] = [
        (look::JOB, look::step),
        (bring::JOB, bring::step),
        (undo::JOB, undo::step),
        ("moving.forget", forget),
    ];
    let mut jobs = jobs.every("moving.sweep", Span::hours(6)).register("moving.sweep", sweep);
    for (kind, step) in steps {
        let tools = tools.clone();
        jobs = jobs.register(kind, move |tx, body, context| {
            let cx = Cx {
                vault: &tools.vault,
                rng: &context.rng,
                words: &tools.words,
                registry: &tools.registry,
                now: context.now,
            };
            Ok(step(tx, &cx, body.get_id("import")?)?)
        });
    }
    jobs
}

/// Imports whose time is over are forgotten, each in its own network.
fn sweep(tx: &mut Tx<'_>, _: &Body, cx: &Context) -> Result<(), JobError> {
    for (network, import) in imports::over(tx, cx.now)? {
        let body = Body::new().id("import", import);
        let job = Job::new("moving.forget", body).once(import).in_network(network);
        kit_jobs::enqueue(tx, &job, cx.now, &cx.rng)?;
    }
    Ok(())
}

/// Nothing is left of an import but the people it brought: its key goes first.
pub(crate) fn forget(tx: &mut Tx<'_>, cx: &Cx<'_>, import: ImportId) -> Result<(), DbError> {
    cx.registry.erase(tx, import.cast()).map(drop)
}
