//! Asks that are on the disk before anybody is thanked: 64 writers at once, in process and over HTTP.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use asks::acts::ActError;
use circles::CircleId;
use farolito::compose::Ground;
use farolito::demo::world::Maker;
use kit_base::{Clock, Rng, Span};
use kit_db::{Db, Scope};
use kit_vault::Vault;

use crate::rounds::middle;
use crate::rows::fresh;
use crate::server::{Server, ground};
use crate::table::Table;
use crate::wrk::{Load, run as wrk};
use crate::{Outcome, Run, on_runtime, said, world};

/// Writers at once.
const WRITERS: usize = 64;
/// What is promised, a second.
const PROMISED: f64 = 2_000.0;
/// Rounds, of which the middle one counts.
const ROUNDS: usize = 5;

/// SQLite in process and over HTTP; PostgreSQL in process where `FAROLITO_TEST_PG` names one.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "writers")?;
    let rate = on_runtime(async { write(&ground(&folder)?, run.pace.secs).await })?;
    let figure = format!("{rate:.0} a second");
    table.promise(
        "durable asks with 64 writers, SQLite, FULL sync",
        figure,
        "≥ 2,000 a second",
        rate >= PROMISED,
    );
    over_http(run, table)?;
    postgres(run, table)
}

/// Asks a second, the middle of the rounds.
async fn write(ground: &Ground, secs: u32) -> Outcome<f64> {
    world::prepare(ground).await?;
    let network = world::found(ground).await?;
    let maker = world::maker(ground, network)?;
    let builder = maker.clone();
    let places =
        ground.db.write(Scope::Network(network), move |tx| builder.places(tx)).await.map_err(said)?;
    let mut rates = Vec::new();
    for _ in 0..ROUNDS {
        rates.push(round(ground, &maker, places.building(0), secs).await?);
    }
    Ok(middle(&mut rates))
}

async fn round(ground: &Ground, maker: &Maker, home: CircleId, secs: u32) -> Outcome<f64> {
    let until = ground.clock.now() + Span::secs(i64::from(secs) * 2);
    let written = Arc::new(AtomicUsize::new(0));
    let started = ground.clock.now();
    let writers: Vec<_> = (0..WRITERS)
        .map(|n| {
            let (db, clock, maker, written) =
                (ground.db.clone(), ground.clock.clone(), maker.clone(), written.clone());
            tokio::spawn(async move {
                while clock.now() < until {
                    let (maker, now) = (maker.clone(), clock.now());
                    let network = Scope::Network(maker.network);
                    let ask = world::ask(home, n);
                    db.write(network, move |tx| world::post(tx, &maker, &ask, now)).await?;
                    written.fetch_add(1, Ordering::Relaxed);
                }
                Ok::<_, ActError>(())
            })
        })
        .collect();
    for writer in writers {
        writer.await.map_err(said)?.map_err(said)?;
    }
    let seconds = ground.clock.now().since(started).as_micros();
    let count = u32::try_from(written.load(Ordering::Relaxed)).unwrap_or(u32::MAX);
    Ok(f64::from(count) / f64::from(u32::try_from(seconds).unwrap_or(u32::MAX)) * 1e6)
}

/// A whole ask as its form sends it.
const ASK: &str = r#"
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "kind=food&details=Eggs+and+bread&private_note=Third+floor&public_line=Some+groceries&when=today" ..
  "&contact=phone&contact_value=213-555-0123&name=Ana&place=between+4th+and+5th&language=en&confirm=1"
"#;

/// For information: the same through the whole server, the form read, the words listened to, the answer drawn.
fn over_http(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "writers-http")?;
    on_runtime(async {
        let ground = ground(&folder)?;
        world::prepare(&ground).await?;
        let network = world::found(&ground).await?;
        let maker = world::maker(&ground, network)?;
        ground.db.write(Scope::Network(network), move |tx| maker.places(tx)).await.map_err(said)
    })?;
    let server = Server::of_bench(&["serve", &folder.display().to_string()])?;
    let url = server.url("/ask")?;
    let load = Load { url, connections: 64, secs: run.pace.secs * 3, cookie: None, script: ASK };
    let figures = wrk(&load)?;
    let figure = format!(
        "{:.0} a second, p50 {:.0} ms, p99 {:.0} ms",
        figures.per_sec,
        figures.p50 / 1000.0,
        figures.p99 / 1000.0
    );
    table.figure("durable asks by POST /ask, 64 connections, one core", figure);
    Ok(())
}

/// For information: PostgreSQL, as durable as its own settings make it.
fn postgres(run: &Run, table: &mut Table) -> Outcome {
    let Ok(admin) = std::env::var("FAROLITO_TEST_PG") else { return Ok(()) };
    let name = format!("farolito_bench_{}", std::process::id());
    psql(&admin, &format!("CREATE DATABASE {name}"))?;
    let durable = psql(&admin, "SHOW fsync")?;
    let rate = on_runtime(async {
        let (clock, rng) = (Clock::system(), Rng::os());
        let db = Db::connect_postgres(&beside(&admin, &name), 16).map_err(said)?;
        let vault = Vault::new(kit_base::Secret::new(rng.bytes("bench")));
        write(&Ground { db, vault, clock, rng, secure: false, demo: false }, run.pace.secs).await
    });
    psql(&admin, &format!("DROP DATABASE {name} WITH (FORCE)"))?;
    let figure = format!("{:.0} a second", rate?);
    table.figure(
        &format!("durable asks with 64 writers, PostgreSQL, 16 connections, fsync {}", durable.trim()),
        figure,
    );
    Ok(())
}

fn psql(url: &str, command: &str) -> Outcome<String> {
    let output = std::process::Command::new("psql").args([url, "-qAtc", command]).output();
    let output = output.map_err(|error| format!("psql: {error}"))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("psql: {}", String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// The same server, another database.
fn beside(url: &str, name: &str) -> String {
    let front = url.rsplit_once('/').map_or(url, |(front, _)| front);
    format!("{front}/{name}")
}
