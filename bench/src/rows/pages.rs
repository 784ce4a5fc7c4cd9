//! The board and an ask's own page beside a bare page of the same rows and the same bytes.

use crate::rounds::{Duel, Side, duel};
use crate::rows::{link, percent, thousand};
use crate::server::Server;
use crate::table::Table;
use crate::world::signed_in;
use crate::wrk::Load;
use crate::{Outcome, Run, bare};

/// Connections of the load.
const CONNECTIONS: u32 = 16;
/// The part of the machine that strangers may have before a round counts as disturbed.
const DISTURBED: f64 = 0.25;

/// One comparison.
struct Case {
    what: &'static str,
    ours: String,
    bare: String,
    at_least: f64,
}

/// Runs all three.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = thousand(run)?;
    let file = run.data().join("bare.sqlite");
    bare::copy(&folder.join("farolito.sqlite"), &file)?;
    let link = link(&folder)?;
    let ours = Server::of_bench(&["serve", &folder.display().to_string()])?;
    let mut helper = signed_in(ours.port()?, &link)?;
    let (twenty, hundred) = (helper.page("/asks")?, helper.page("/asks?n=100")?);
    for (page, cards) in [(&twenty, 20), (&hundred, 100)] {
        let seen = page.text().matches("<li class=\"card off\">").count();
        if seen != cards {
            return Err(format!("a page of {cards} cards shows {seen}"));
        }
    }
    let slug = first_slug(&twenty.text()).ok_or("the board links to no ask")?;
    let ask = helper.page(&format!("/asks/{slug}"))?;
    let bytes = [&twenty, &hundred, &ask].map(|page| page.body.len().to_string());
    let bare =
        Server::of_bench(&["bare", &file.display().to_string(), &bytes[0], &bytes[1], &bytes[2], &slug])?;
    let cases = [
        Case { what: "board, 20 cards", ours: "/asks".into(), bare: "/asks".into(), at_least: 0.5 },
        Case {
            what: "board, 100 cards",
            ours: "/asks?n=100".into(),
            bare: "/asks/all".into(),
            at_least: 0.5,
        },
        Case { what: "ask", ours: format!("/asks/{slug}"), bare: format!("/ask/{slug}"), at_least: 0.4 },
    ];
    for case in cases {
        let side = |server: &Server, path: &str, cookie: Option<String>| {
            let load = Load {
                url: server.url(path)?,
                connections: CONNECTIONS,
                secs: run.pace.secs,
                cookie,
                script: "",
            };
            Ok::<_, String>(Side { pid: server.pid(), load })
        };
        let (a, b) = (side(&ours, &case.ours, Some(helper.cookie()))?, side(&bare, &case.bare, None)?);
        report(&case, &duel(&a, &b, run.pace.blocks)?, table);
    }
    table.note(format!("bytes of these pages, ours and the bare ones alike: {}", bytes.join(", ")));
    if let Some(kb) = crate::cpu::pss(ours.pid()) {
        table.figure("memory after all this load (PSS)", format!("{:.1} MB", megabytes(kb)));
    }
    Ok(())
}

fn report(case: &Case, duel: &Duel, table: &mut Table) {
    let what = format!("{}, part of the bare page's answers a second", case.what);
    let figure = format!(
        "{} ({:.0}/s of {:.0}/s; {:.0} of {:.0} µs of processor each)",
        percent(duel.ratio),
        duel.ours,
        duel.other,
        duel.cpu.0,
        duel.cpu.1
    );
    // Where strangers took part of the machine, answers a second say less than the processor time of an answer.
    let disturbed = duel.foreign > DISTURBED;
    let by_cpu = duel.cpu.1 / duel.cpu.0;
    let kept = duel.ratio >= case.at_least && (!disturbed || by_cpu >= case.at_least);
    table.promise(&what, figure, &format!("≥ {}", percent(case.at_least)), kept);
    if disturbed {
        table.note(format!(
            "{}: in one round at least strangers used {} of the machine; by processor time it is {}",
            case.what,
            percent(duel.foreign),
            percent(by_cpu)
        ));
    }
}

fn first_slug(board: &str) -> Option<String> {
    let rest = board.split("<li class=\"card off\"><h2><a href=\"/asks/").nth(1)?;
    rest.split('"').next().map(str::to_owned)
}

/// From kB.
pub fn megabytes(kb: u64) -> f64 {
    f64::from(u32::try_from(kb).unwrap_or(u32::MAX)) / 1024.0
}
