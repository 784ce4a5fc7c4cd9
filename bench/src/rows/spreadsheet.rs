//! A list of a hundred thousand households: it is read, looked at, brought in and taken back through the pages that
//! stewards use, in the program as people run it. Only when named: it takes minutes.
//!
//! `FAROLITO_BENCH_PG` names an empty PostgreSQL database on which the same is measured.

use std::fmt::Write as _;
use std::time::Duration;

use kit_base::{Clock, Rng, Span};

use crate::cpu::high_water;
use crate::http::Browser;
use crate::rows::idle::demo_port;
use crate::rows::pages::megabytes;
use crate::rows::weight::door;
use crate::rows::{FIRST_NAMES, fresh};
use crate::server::Server;
use crate::table::Table;
use crate::{Outcome, Run, on_runtime};

/// Rows of the list.
const ROWS: u32 = 100_000;
/// The whole way in may take as long.
const TIME: Span = Span::secs(60);
/// And need as much memory.
const MEMORY: f64 = 400.0;
/// Between two looks at how far it is.
const PAUSE: Duration = Duration::from_millis(200);
/// Looks after which nobody waits any more.
const PATIENCE: u32 = 9_000;

/// Measures on SQLite, and on PostgreSQL when one is named.
pub fn measure(run: &Run, table: &mut Table) -> Outcome {
    let folder = fresh(run, "spreadsheet")?;
    let data = folder.join("data").display().to_string();
    let list = list();
    engine(run, table, ("SQLite, FULL sync", &["--data", &data]), &list)?;
    if let Ok(url) = std::env::var("FAROLITO_BENCH_PG") {
        engine(run, table, ("PostgreSQL", &["--database-url", &url]), &list)?;
    }
    Ok(())
}

/// One engine: four times and the most memory that was ever held.
fn engine(run: &Run, table: &mut Table, (name, more): (&str, &[&str]), list: &str) -> Outcome {
    let words = [&["demo", "--size", "small", "--json", "--listen", "127.0.0.1:0"], more].concat();
    let demo = Server::start(&run.farolito(), &words)?;
    let port = demo_port(&demo.first_line)?;
    let link = door(&demo.first_line, "steward")?;
    let mut steward = crate::world::signed_in(port, link.trim_start_matches("/in/"))?;
    let clock = Clock::system();
    let started = clock.now();
    let reply = steward.send("/spreadsheet", ("multipart/form-data; boundary=edge", &upload(list)))?;
    let read = clock.now();
    let page =
        reply.header("location").ok_or_else(|| format!("the list answered {}", reply.status))?.to_owned();
    // The columns stay as the program guessed them.
    say(&mut steward, &page, "look", "headed=yes&order=mdy")?;
    wait(&mut steward, &page)?;
    let looked = clock.now();
    say(&mut steward, &page, "bring", "keep_private=yes")?;
    wait(&mut steward, &page)?;
    let brought = clock.now();
    say(&mut steward, &page, "undo", "")?;
    wait(&mut steward, &page)?;
    let undone = clock.now().since(brought);
    let memory = high_water(demo.pid()).map(megabytes).ok_or("the memory of the server cannot be read")?;
    let whole = brought.since(started);
    let figure = format!(
        "{} s: {} s reading, {} s dry run, {} s taking in; at most {memory:.0} MB",
        seconds(whole),
        seconds(read.since(started)),
        seconds(looked.since(read)),
        seconds(brought.since(looked))
    );
    let kept = whole <= TIME && memory <= MEMORY;
    table.promise(
        &format!("a list of 100,000 households comes in, {name}"),
        figure,
        "≤ 60 s, ≤ 400 MB",
        kept,
    );
    table.promise(
        &format!("and is taken back whole, {name}"),
        format!("{} s", seconds(undone)),
        "≤ 60 s",
        undone <= TIME,
    );
    Ok(())
}

/// A list as somebody keeps it: names from one bag, a number each, an address, and a word here and there.
fn list() -> String {
    let rng = Rng::seeded(6);
    let mut dice = rng.stream("list");
    let mut text = String::from("Name,Phone,Email,Address,Language,Household size,Notes\n");
    for n in 0..ROWS {
        let mut pick = |of: &[&'static str]| of[usize::try_from(dice.below(of.len() as u64)).unwrap_or(0)];
        let (first, last) = (pick(&FIRST_NAMES), pick(&["Lopez", "Kim", "Diaz", "Okafor", "Novak", "Chen"]));
        let (language, note) =
            (pick(&["Spanish", "English"]), pick(&["second floor", "", "two cats", "knock"]));
        let (area, last_four) = (200 + n / 10_000, n % 10_000);
        let _ = writeln!(
            text,
            "{first} {last},{area}-555-{last_four:04},n{n}@example.org,Apt {n},{language},{},{note}",
            1 + n % 5
        );
    }
    text
}

/// The form that the page of lists posts.
fn upload(list: &str) -> String {
    let part = |name: &str| format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"");
    format!(
        "{}\r\n\r\nhouseholds\r\n{}; filename=\"list.csv\"\r\nContent-Type: text/csv\r\n\r\n{list}\r\n--edge--\r\n",
        part("kind"),
        part("file")
    )
}

fn say(steward: &mut Browser, page: &str, verb: &str, form: &str) -> Outcome {
    let reply = steward.send(&format!("{page}/{verb}"), ("application/x-www-form-urlencoded", form))?;
    if reply.status == 303 { Ok(()) } else { Err(format!("{verb} answered {}", reply.status)) }
}

/// Looks at the page until it no longer renews itself.
fn wait(steward: &mut Browser, page: &str) -> Outcome {
    on_runtime(async {
        let mut beat = tokio::time::interval(PAUSE);
        for _ in 0..PATIENCE {
            beat.tick().await;
            if steward.page(page)?.header("refresh").is_none() {
                return Ok(());
            }
        }
        Err("the list never came to its end".into())
    })
}

fn seconds(span: Span) -> String {
    let tenths = span.as_micros() / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}
