//! The board among a million asks beside the board among a thousand: for the same helper it must be the same.

use crate::rounds::{Side, duel};
use crate::rows::{link, thousand};
use crate::server::Server;
use crate::table::Table;
use crate::world::signed_in;
use crate::wrk::Load;
use crate::{Outcome, Run, on_runtime, world};

/// Asks of the helper's own network in the larger world, beside the million of the other 400.
const OWN: usize = 20_000;

/// Builds the larger world if it is not there, and compares.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let small = thousand(run)?;
    let large = run.data().join("million");
    eprintln!("a world of a million asks is built if it is not there; this takes minutes");
    let built = on_runtime(world::once(&large, |ground| async move { world::million(&ground, OWN).await }))?;
    let (links, folders) = ([link(&small)?, link(&large)?], [&small, &large]);
    let servers = [serve(folders[0])?, serve(folders[1])?];
    let side = |n: usize| {
        let cookie = Some(signed_in(servers[n].port()?, &links[n])?.cookie());
        let load =
            Load { url: servers[n].url("/asks")?, connections: 16, secs: run.pace.secs, cookie, script: "" };
        Ok::<_, String>(Side { pid: servers[n].pid(), load })
    };
    let duel = duel(&side(1)?, &side(0)?, run.pace.blocks)?;
    let ratio = duel.p50.0 / duel.p50.1;
    let figure = format!(
        "{ratio:.2} × ({:.2} ms of {:.2} ms; {:.0} of {:.0} µs of processor each)",
        duel.p50.0 / 1000.0,
        duel.p50.1 / 1000.0,
        duel.cpu.0,
        duel.cpu.1
    );
    table.promise("board, p50 among 1,000,000 asks by p50 among 1,000", figure, "≤ 1.3 ×", ratio <= 1.3);
    let seconds = built.map_or_else(
        || std::fs::read_to_string(large.join("finished")).unwrap_or_default(),
        |s| s.to_string(),
    );
    let bytes = std::fs::metadata(large.join("farolito.sqlite")).map_or(0, |meta| meta.len());
    let each = bytes / 1_000_000;
    table.figure(
        "building the million, with every act durable",
        format!("{} s, {each} bytes an ask", seconds.trim()),
    );
    Ok(())
}

fn serve(folder: &std::path::Path) -> Outcome<Server> {
    Server::of_bench(&["serve", &folder.display().to_string()])
}
