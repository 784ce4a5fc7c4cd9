//! `farolito import areas FILE` and `farolito import listings FILE`: what is too large for a form, or comes every month by itself.

use std::path::Path;

use directory::areas::{Areas, AreasRefused};
use directory::importing;
use directory::store::imports::{self, Fate, State};
use kit_base::{Clock, Rng, Timestamp};
use kit_db::{COMMONS, Db, Scope};
use kit_i18n::Lang;

use crate::StartError;
use crate::compose::{catalogue, migrations};
use crate::config::{AreasArgs, ImportWhat, ListingsArgs, Settings};
use crate::copies::existing;

/// `farolito import`: works while `serve` runs.
pub async fn run(what: &ImportWhat, settings: &Settings) -> Result<(), StartError> {
    let db = existing(settings)?;
    let clock = Clock::system();
    db.migrate(&migrations(), clock.now()).await?;
    match what {
        ImportWhat::Areas(args) => areas(&db, &clock, args).await,
        ImportWhat::Listings(args) => listings(&db, &clock, args).await,
    }
}

fn refused(why: AreasRefused, file: &Path) -> StartError {
    StartError::said(format!("{}: {why}", file.display()))
}

#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
async fn areas(db: &Db, clock: &Clock, args: &AreasArgs) -> Result<(), StartError> {
    let bytes = std::fs::read(&args.file)?;
    let read = Areas::read(&bytes, (&args.name, &args.page)).map_err(|why| refused(why, &args.file))?;
    let (count, odd) = (read.areas.len(), read.odd.clone());
    let (now, rng) = (clock.now(), Rng::os());
    db.write(Scope::Network(COMMONS), move |tx| directory::store::areas::replace(tx, &read.areas, now, &rng))
        .await?;
    println!("{count} areas are in.");
    for (number, why) in odd {
        println!("Feature {number} was left out: {why}.");
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
async fn listings(db: &Db, clock: &Clock, args: &ListingsArgs) -> Result<(), StartError> {
    let rng = Rng::os();
    let asked = args.network.clone();
    let keeper = db
        .read(Scope::Server, move |tx| match &asked {
            Some(slug) => circles::store::network_by_slug(tx, slug),
            None => circles::store::only_network(tx),
        })
        .await?
        .ok_or_else(|| StartError::said("say which network will look after them: --network NAME"))?;
    let from = format!("file {} {}", keeper.slug, args.source);
    let import = imports::begun((keeper.id, &keeper.zone), from, clock.now(), &rng);
    let dated = args.dated.as_deref().map(|day| day_of(day, &keeper.zone, clock)).transpose()?;
    let import = importing::take(db, &rng, import, (std::fs::read(&args.file)?, dated)).await?;
    let words = catalogue()?;
    for (line, why) in import.odd.lines().filter_map(|line| line.split_once('\t')) {
        if line == "+" {
            println!("and {why} more were refused");
        } else {
            println!("line {line} was refused: {}", words.text(Lang::En, why));
        }
    }
    let id = import.id;
    importing::finish(db, (clock, &rng), id, |import| tell("compared", import)).await?;
    let counts = db.read(Scope::Network(COMMONS), move |tx| imports::counts(tx, id)).await?;
    for (fate, count) in &counts {
        println!("{}: {count}", fate.code());
    }
    if !args.bring {
        println!("Nothing was listed. Say --bring, or look at it under /directory/import/{}.", import.slug);
        return Ok(());
    }
    let (now, draws) = (clock.now(), rng.clone());
    db.write(Scope::Network(COMMONS), move |tx| {
        let Some(import) = imports::by_id(tx, id)? else { return Ok(false) };
        importing::go(tx, import, (State::Bringing, false), now, &draws)
    })
    .await?;
    importing::finish(db, (clock, &rng), id, |import| tell("brought in", import)).await?;
    let new = counts.iter().find(|(fate, _)| *fate == Fate::New).map_or(0, |(_, count)| *count);
    println!("{new} are listed now, as not confirmed.");
    Ok(())
}

fn day_of(day: &str, zone: &str, clock: &Clock) -> Result<Timestamp, StartError> {
    let dated = directory::hours::morning(day, zone).filter(|dated| *dated <= clock.now());
    dated.ok_or_else(|| StartError::said(format!("{day} is no day that was: write it as 2026-03-31")))
}

#[expect(clippy::print_stderr, reason = "the person at the terminal watches it")]
fn tell(what: &str, import: &imports::Import) {
    if import.is_busy() {
        eprint!("\r{what}: {} %", import.percent());
    } else {
        eprintln!("\r{what}: 100 %");
    }
}
