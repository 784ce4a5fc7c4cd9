//! What the program costs when nothing happens, and how soon it answers: the release binary as people run it.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use kit_base::Clock;

use crate::cpu::pss;
use crate::http::Browser;
use crate::rounds::middle;
use crate::rows::pages::megabytes;
use crate::rows::{fresh, thousand};
use crate::server::Server;
use crate::table::Table;
use crate::{Outcome, Run, on_runtime, said};

/// Requests before memory is read again; the program's own limit of requests is on.
const REQUESTS: usize = 400;
/// Starts, of which the middle one counts.
const STARTS: usize = 7;

/// Memory of the small demo, and the start on data that exists.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    memory(run, table)?;
    start(run, table)
}

fn memory(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "demo")?;
    let program = run.farolito();
    let data = folder.join("data").display().to_string();
    let demo = Server::start(
        &program,
        &["demo", "--size", "small", "--json", "--listen", "127.0.0.1:0", "--data", &data],
    )?;
    let port = demo_port(&demo.first_line)?;
    let mut visitor = Browser::new(port);
    visitor.page("/")?;
    let read = || pss(demo.pid()).ok_or("smaps_rollup cannot be read");
    let first = read()?;
    let helper = crate::rows::weight::door(&demo.first_line, "helper")?;
    let mut helper = crate::world::signed_in(port, helper.trim_start_matches("/in/"))?;
    on_runtime(async {
        // 180 fit into the burst that one address is allowed; the others wait for its steady rate.
        let mut beat = tokio::time::interval(Duration::from_millis(55));
        for n in 0..REQUESTS {
            if n > 180 {
                beat.tick().await;
            }
            let (who, path) = if n % 2 == 0 { (&mut helper, "/asks") } else { (&mut visitor, "/ask") };
            who.page(path)?;
        }
        Ok(())
    })?;
    let after = read()?;
    let most = first.max(after);
    let figure =
        format!("{:.1} MB at first, {:.1} MB after {REQUESTS} requests", megabytes(first), megabytes(after));
    table.promise("idle memory of `demo --size small` (PSS)", figure, "≤ 60 MB", megabytes(most) <= 60.0);
    Ok(())
}

fn start(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "start")?;
    copy(&thousand(run)?, &folder)?;
    let (program, data, clock) = (run.farolito(), folder.display().to_string(), Clock::system());
    let migrated = Command::new(&program).args(["migrate", "--data", &data]).output().map_err(said)?;
    if !migrated.status.success() {
        return Err(format!("migrate: {}", String::from_utf8_lossy(&migrated.stderr)));
    }
    let mut times = Vec::new();
    for _ in 0..STARTS {
        let started = clock.now();
        let server = Server::start(&program, &["serve", "--listen", "127.0.0.1:0", "--data", &data])?;
        Browser::new(server.port()?).page("/healthz")?;
        let micros = u32::try_from(clock.now().since(started).as_micros()).unwrap_or(u32::MAX);
        times.push(f64::from(micros) / 1000.0);
        if times.len() == STARTS
            && let Some(kb) = pss(server.pid())
        {
            table.figure("idle memory of `serve` on 1,000 asks (PSS)", format!("{:.1} MB", megabytes(kb)));
        }
    }
    let (worst, usual) = (times.iter().copied().fold(0.0, f64::max), middle(&mut times));
    let figure = format!("{usual:.0} ms, {worst:.0} ms at worst of {STARTS}");
    table.promise("`serve` on existing data, from exec to /healthz", figure, "≤ 300 ms", usual <= 300.0);
    Ok(())
}

/// The port in the demo's line of JSON.
pub fn demo_port(line: &str) -> Outcome<u16> {
    let json: serde_json::Value =
        serde_json::from_str(line).map_err(|error| format!("demo said {line}: {error}"))?;
    let url = json["url"].as_str().unwrap_or_default();
    url.rsplit(':').next().and_then(|port| port.parse().ok()).ok_or_else(|| format!("no port in {url}"))
}

/// Copies a built world's database and keys.
fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in std::fs::read_dir(from).map_err(said)?.flatten() {
        let (old, new) = (entry.path(), to.join(entry.file_name()));
        if old.is_dir() {
            std::fs::create_dir_all(&new).map_err(said)?;
            copy(&old, &new)?;
        } else {
            std::fs::copy(&old, &new).map_err(said)?;
        }
    }
    Ok(())
}
