//! Sixty-four neighbors say "I'll take it" to one ask in the same moment; one of them has it.

use std::collections::BTreeMap;
use std::sync::{Arc, Barrier};

use crate::rows::fresh;
use crate::server::{Server, ground};
use crate::table::Table;
use crate::{Outcome, Run, on_runtime, world};

/// Neighbors.
const CLIENTS: usize = 64;
/// Asks, one after the other.
const ASKS: usize = 10;

/// Counts the answers.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "race")?;
    let links = on_runtime(async {
        let ground = ground(&folder)?;
        world::prepare(&ground).await?;
        world::thousand(&ground, ASKS * 3).await?;
        world::links(&ground, CLIENTS).await
    })?;
    let server = Server::of_bench(&["serve", &folder.display().to_string()])?;
    let port = server.port()?;
    let helpers = links.iter().map(|link| world::signed_in(port, link)).collect::<Outcome<Vec<_>>>()?;
    let board = helpers.first().ok_or("nobody can claim")?.clone().page("/asks")?.text();
    let slugs: Vec<String> = board
        .split("<li class=\"card off\"><h2><a href=\"/asks/")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .take(ASKS)
        .map(str::to_owned)
        .collect();
    let mut wrong = Vec::new();
    for slug in &slugs {
        let answers = claim(&helpers, slug);
        if answers != BTreeMap::from([(303, 1), (409, CLIENTS - 1)]) {
            wrong.push(format!("{answers:?}"));
        }
    }
    let figure = if wrong.is_empty() {
        format!("one 303 and {} × 409, on each of {} asks", CLIENTS - 1, slugs.len())
    } else {
        format!("answers by status {}", wrong.join(" "))
    };
    table.promise("64 neighbors claim one ask", figure, "one winner", wrong.is_empty() && !slugs.is_empty());
    Ok(())
}

/// How many answers there were of each status; 0 is no answer.
fn claim(helpers: &[crate::http::Browser], slug: &str) -> BTreeMap<u16, usize> {
    let ready = Arc::new(Barrier::new(helpers.len()));
    let claims: Vec<_> = helpers
        .iter()
        .cloned()
        .map(|mut helper| {
            let (ready, path) = (ready.clone(), format!("/asks/{slug}/claim"));
            std::thread::spawn(move || {
                ready.wait();
                helper.post(&path).map_or(0, |reply| reply.status)
            })
        })
        .collect();
    let mut answers = BTreeMap::new();
    for claim in claims {
        *answers.entry(claim.join().unwrap_or(0)).or_default() += 1;
    }
    answers
}
