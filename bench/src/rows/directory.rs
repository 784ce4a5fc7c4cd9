//! A directory of 100,000 listings: a file comes in, somebody searches by words, place and open doors, a program reads pages.

use std::fmt::Write as _;
use std::path::Path;

use directory::importing;
use directory::live;
use directory::search::Wanted;
use directory::start::Region;
use directory::store::imports::{self, State};
use directory::store::listings;
use farolito::compose::App;
use kit_base::{Clock, Rng, Span, Timestamp};
use kit_db::{COMMONS, DbError, Scope};
use kit_web::Limits;

use crate::cpu::high_water;
use crate::http::Browser;
use crate::rows::fresh;
use crate::rows::pages::megabytes;
use crate::server::{Server, ground};
use crate::table::Table;
use crate::wrk::{self, Load};
use crate::{Outcome, Run, on_runtime, said, world};

/// Listings.
const ROWS: usize = 100_000;
/// The way in may take as long, and need as much memory.
const TIME: f64 = 60.0;
const MEMORY: f64 = 400.0;
/// A search may take as long, in microseconds.
const SEARCH: i64 = 10_000;
/// Pages a second for programs.
const PAGES: f64 = 1_000.0;
/// Searches that are measured.
const LOOKS: usize = 400;

/// Measures a directory that is built anew.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "directory")?;
    std::fs::write(folder.join("list.csv"), list()).map_err(said)?;
    let alone = Server::of_bench(&["directory", &folder.display().to_string()])?;
    let figures: Vec<f64> = alone.first_line.split_whitespace().filter_map(|n| n.parse().ok()).collect();
    let [secs, memory, p50, p99, first] = figures[..] else {
        return Err(format!("it said {}", alone.first_line));
    };
    drop(alone);
    table.promise(
        &format!("{ROWS} listings come in, compared and listed"),
        format!("{secs:.1} s, at most {memory:.0} MB"),
        "≤ 60 s, ≤ 400 MB",
        secs <= TIME && memory <= MEMORY,
    );
    table.promise(
        &format!("a search among {ROWS} by words, place and open now, p50"),
        format!("{:.2} ms, p99 {:.2} ms; the first of a server's life {first:.1} s", p50 / 1e3, p99 / 1e3),
        "≤ 10 ms",
        p50 <= f64::from(u32::try_from(SEARCH).unwrap_or(0)),
    );
    let ours = Server::of_bench(&["serve", &folder.display().to_string()])?;
    for (what, path) in [
        ("a page of the HSDS interface", "/hsds/v3/services?per_page=20"),
        ("a search page, food in Lincoln Heights", "/find?where=90031&what=food"),
    ] {
        let load = Load {
            url: ours.url(path)?,
            connections: 16,
            secs: run.pace.secs.max(3),
            cookie: None,
            script: "",
        };
        // The first one reads the whole directory into memory, which is longer than wrk waits.
        Browser::new(ours.port()?).page(path)?;
        wrk::run(&load)?;
        let figures = wrk::run(&load)?;
        let figure = format!("{:.0}/s, p50 {:.1} ms", figures.per_sec, figures.p50 / 1e3);
        if path.starts_with("/hsds") {
            table.promise(&format!("{what}, answers a second"), figure, "≥ 1,000", figures.per_sec >= PAGES);
        } else {
            table.figure(what, figure);
        }
    }
    Ok(())
}

/// The list: invented groups and pantries all over the county, with hours, words and points.
fn list() -> String {
    let places = directory::start::known_places();
    let mut dice = Rng::seeded(11).stream("bench.listings");
    let mut below = |end: usize| usize::try_from(dice.below(u64::try_from(end).unwrap_or(1))).unwrap_or(0);
    let words =
        ["food", "soup", "produce", "rides", "legal", "diapers", "tools", "elders", "tenants", "comida"];
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let mut text = "name,address,city,latitude,longitude,phone,website,hours,description\n".to_owned();
    for n in 0..ROWS {
        let place = &places[below(places.len())];
        let (one, other) = (words[below(words.len())], words[below(words.len())]);
        let (from, day) = (7 + below(8), days[below(7)]);
        let north = place.lat + f64::from(u32::try_from(below(1_000)).unwrap_or(0)) * 1e-5;
        let _ = writeln!(
            text,
            "\"{one} table {n}\",\"{n} Olmo St\",\"{}\",{north:.5},{:.5},213-555-{:04},https://example.org/{n},\"{day} {from}:00:00-{}:30:00\",\"Neighbors share {other} and {one} at the corner, every week.\"",
            place.name,
            place.lon,
            n % 10_000,
            from + 3
        );
    }
    text
}

/// `bench directory DIR`: brings the list in, searches it, and says seconds, megabytes, two times and one.
pub fn alone(folder: &Path) -> Outcome {
    let line = on_runtime(async {
        let ground = ground(folder)?;
        world::prepare(&ground).await?;
        let network = world::found(&ground).await?;
        ground.db.write(Scope::Network(COMMONS), listings::know_places).await.map_err(said)?;
        let clock = Clock::system();
        let started = clock.now();
        let file = std::fs::read(folder.join("list.csv")).map_err(said)?;
        let import = imports::begun(
            (network, "America/Los_Angeles"),
            "file bench list".to_owned(),
            started,
            &ground.rng,
        );
        let import = importing::take(&ground.db, &ground.rng, import, (file, None)).await.map_err(said)?;
        let id = import.id;
        let both = (&clock, &ground.rng);
        importing::finish(&ground.db, both, id, |_| {}).await.map_err(said)?;
        let (now, rng) = (clock.now(), ground.rng.clone());
        ground
            .db
            .write(Scope::Network(COMMONS), move |tx| {
                let import = imports::by_id(tx, id)?.ok_or_else(|| DbError::Shape("an import".into()))?;
                importing::go(tx, import, (State::Bringing, true), now, &rng)
            })
            .await
            .map_err(said)?;
        importing::finish(&ground.db, both, id, |_| {}).await.map_err(said)?;
        let secs = seconds(clock.now().since(started));
        let memory = megabytes(high_water(std::process::id()).unwrap_or(0));
        let (p50, p99, first) = searches(&ground, &clock).await?;
        Ok(format!("{secs:.3} {memory:.1} {p50} {p99} {first:.3}"))
    })?;
    println!("{line}");
    Ok(())
}

async fn searches(ground: &farolito::compose::Ground, clock: &Clock) -> Outcome<(i64, i64, f64)> {
    let app = App::new(ground, Limits::default()).map_err(said)?;
    let started = clock.now();
    live::search(&app.site, &Wanted::default(), (0, 20)).await.map_err(said)?;
    let first = seconds(clock.now().since(started));
    let words = ["food", "soup table", "legal", "tenants corner", "diap", "comida neighbors"];
    let places = directory::start::known_places();
    let mut micros = Vec::with_capacity(LOOKS);
    let mut found = 0;
    for n in 0..LOOKS {
        let place = &places[n * 7 % places.len()];
        let wanted = Wanted {
            words: words[n % words.len()].to_owned(),
            place: Some(place.slug.clone()),
            region: place.region.or(Some(Region::Eastside)),
            open_now: n % 2 == 0,
            ..Wanted::default()
        };
        let before: Timestamp = clock.now();
        found += live::search(&app.site, &wanted, (0, 20)).await.map_err(said)?.total;
        micros.push(clock.now().since(before).as_micros());
    }
    if found == 0 {
        return Err("nothing was found".into());
    }
    micros.sort_unstable();
    Ok((micros[LOOKS / 2], micros[LOOKS * 99 / 100], first))
}

fn seconds(span: Span) -> f64 {
    f64::from(u32::try_from(span.as_micros() / 1_000).unwrap_or(u32::MAX)) / 1e3
}
