//! Who could help: three suggestions among twenty thousand helpers of one network, and a round of ten thousand asks.

use std::collections::HashMap;

use kit_base::{Clock, Rng, Span};
use kit_db::{Scope, Tx};
use matching::domain::{Crowd, Helper, Means, Nearness, Need, Reach, Wish, assign, graph};

use crate::table::Table;
use crate::{Outcome, Run, helpers, on_runtime, said, world};

/// Helpers and asks of the round.
const TOWN: u32 = 10_000;
/// Buildings of the town; ten make a block, a hundred a neighborhood.
const BUILDINGS: u32 = 1_000;
/// Candidates each ask knows of.
const EACH: usize = 24;

/// Measures both.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = run.data().join("helpers");
    eprintln!("a network of 20,000 helpers is built if it is not there; this takes a minute");
    on_runtime(world::once(&folder, |ground| async move { helpers::build(&ground).await }))?;
    suggest(&folder, table)?;
    round(table);
    Ok(())
}

/// The time that one ask's three suggestions take, after a first look that fills caches.
fn suggest(folder: &std::path::Path, table: &mut Table) -> Outcome {
    let ground = crate::server::ground(folder)?;
    let now = ground.clock.now();
    let mut micros = on_runtime(async {
        let network = ground.db.read(Scope::Server, |tx| circles::store::network_by_slug(tx, "bench")).await;
        let scope = Scope::Network(network.map_err(said)?.ok_or("there is no network")?.id);
        let clock = ground.clock.clone();
        let look = move |tx: &mut Tx<'_>| {
            let mut micros = Vec::new();
            for ask in helpers::asks(tx)? {
                let started = clock.now();
                let found = matching::suggest(tx, &ask, 3, now)?;
                micros.push((clock.now().since(started).as_micros(), found.len()));
            }
            Ok::<_, kit_db::DbError>(micros)
        };
        ground.db.read(scope, look.clone()).await.map_err(said)?;
        ground.db.read(scope, look).await.map_err(said)
    })?;
    let empty = micros.iter().filter(|(_, found)| *found == 0).count();
    micros.sort_unstable();
    let at = |share: usize| micros.get(micros.len() * share / 100).map_or(0, |(micros, _)| *micros);
    let (p50, p99) = (at(50), at(99));
    let ms = |micros: i64| format!("{}.{:02}", micros / 1000, micros % 1000 / 10);
    let figure =
        format!("{} ms, p99 {} ms ({} asks, {empty} without anybody)", ms(p50), ms(p99), micros.len());
    table.promise("three suggestions among 20,000 helpers, p50", figure, "≤ 5 ms", p50 <= 5_000);
    Ok(())
}

/// A round: candidates and sharing, from facts in memory.
fn round(table: &mut Table) {
    let (wishes, crowd, room) = town(&Rng::seeded(5));
    let clock = Clock::system();
    let started = clock.now();
    let edges = graph(&wishes, &crowd, EACH);
    let known = clock.now().since(started);
    let answer = assign(wishes.len(), &room, &edges);
    let whole = clock.now().since(started);
    let lost = answer.bound - answer.worth;
    let basis_points = lost * 10_000 / answer.bound.max(1);
    let served = answer.of_need.iter().flatten().count();
    let memory = crate::cpu::pss(std::process::id()).unwrap_or(0) / 1024;
    let figure = format!(
        "{} s ({} s for {} edges), {served} shared, at most {}.{:02} % below the optimum, {memory} MB in all",
        seconds(whole),
        seconds(known),
        edges.len(),
        basis_points / 100,
        basis_points % 100
    );
    let kept = whole <= Span::secs(3) && basis_points <= 100;
    table.promise("a round of 10,000 asks × 10,000 helpers", figure, "≤ 3 s, within 1 %", kept);
}

/// A town at random: every helper offers three kinds and belongs to a building.
/// Seconds with two digits behind the point.
fn seconds(span: Span) -> String {
    let hundredths = span.as_micros() / 10_000;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

fn town(rng: &Rng) -> (Vec<Wish>, Crowd, Vec<u32>) {
    let mut dice = rng.stream("town");
    let mut below = |end: u32| u32::try_from(dice.below(u64::from(end))).unwrap_or(0);
    let (mut helpers, mut room) = (Vec::new(), Vec::new());
    let mut lists: HashMap<(u32, u8), Vec<u32>> = HashMap::new();
    for index in 0..TOWN {
        let home = below(BUILDINGS);
        for _ in 0..3 {
            let kind = u8::try_from(below(13)).unwrap_or(0);
            for (place, _) in rings(home) {
                let list = lists.entry((place, kind)).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        room.push(1 + below(2));
        helpers.push(helper(&mut below));
    }
    let wish = |_| Wish {
        need: Need {
            language: 1 << below(4),
            hours: 1 << below(21),
            wheels: below(2) == 0,
            trusted_only: below(4) == 0,
            night: false,
            money: false,
            lot: u64::from(below(u32::MAX)),
        },
        kind: u8::try_from(below(13)).unwrap_or(0),
        rings: rings(below(BUILDINGS)).to_vec(),
        cell: None,
        not: Vec::new(),
    };
    let wishes = (0..TOWN).map(wish).collect();
    let cells = vec![None; helpers.len()];
    (wishes, Crowd { helpers, cells, lists }, room)
}

fn rings(home: u32) -> [(u32, Nearness); 3] {
    let (block, hood) = (BUILDINGS + home / 10, 2 * BUILDINGS + home / 100);
    [(home, Nearness::Building), (block, Nearness::Block), (hood, Nearness::Neighborhood)]
}

fn helper(below: &mut impl FnMut(u32) -> u32) -> Helper {
    Helper {
        lot: u64::from(below(u32::MAX)),
        nearness: Nearness::Next,
        band: None,
        reach: [Reach::Block, Reach::Streets, Reach::Farther][below(3) as usize],
        languages: 1 | 1 << below(4),
        hours: below(1 << 21) | 1,
        means: [Means::Foot, Means::Bike, Means::Car][below(3) as usize],
        night: false,
        open_claims: 0,
        asked_this_week: 0,
        per_week: 3,
        days_since_asked: Some(below(40)),
        resting: below(20) == 0,
        apart: false,
        trusted: below(2) == 0,
        suspended: false,
        heard_already: false,
        own: false,
        helped: false,
    }
}
