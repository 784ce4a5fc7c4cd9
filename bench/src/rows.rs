//! What is measured, in order; each row of the table says which promise it holds us to.

pub mod directory;
mod find;
mod growth;
mod idle;
mod matching;
mod pages;
pub mod paper;
mod race;
mod spreadsheet;
mod weight;
mod writers;

use std::path::PathBuf;

use crate::table::Table;
use crate::{Outcome, Run, on_runtime, world};

/// Measures and writes into the table.
type Row = fn(&Run, &mut Table) -> Outcome;

/// All of them, by the name that `bench only` takes.
pub const ALL: [(&str, Row); 11] = [
    ("pages", pages::measure),
    ("writers", writers::measure),
    ("growth", growth::measure),
    ("race", race::measure),
    ("matching", matching::measure),
    ("find", find::measure),
    ("directory", directory::measure),
    ("idle", idle::measure),
    ("weight", weight::measure),
    ("paper", paper::measure),
    (SPREADSHEET, spreadsheet::measure),
];

/// Their names.
pub const NAMES: [&str; 11] = [
    "pages",
    "writers",
    "growth",
    "race",
    "matching",
    "find",
    "directory",
    "idle",
    "weight",
    "paper",
    SPREADSHEET,
];

/// Takes minutes, and is measured only when named.
pub const SPREADSHEET: &str = "spreadsheet";

/// First names of invented people.
const FIRST_NAMES: [&str; 25] = [
    "Ana", "Beto", "Cora", "Dina", "Elsa", "Fidel", "Gil", "Hana", "Iris", "Jun", "Kofi", "Lena", "Marta",
    "Noor", "Omar", "Paz", "Quinn", "Rosa", "Saul", "Tomas", "Uma", "Vera", "Wanda", "Yael", "Zoe",
];

/// Asks of the smaller world.
const THOUSAND: usize = 1_000;

/// The world of a thousand asks, built if it is not there.
fn thousand(run: &Run) -> Outcome<PathBuf> {
    let folder = run.data().join("thousand");
    on_runtime(world::once(&folder, |ground| async move { world::thousand(&ground, THOUSAND).await }))?;
    Ok(folder)
}

/// A link for one helper of a built world.
fn link(folder: &std::path::Path) -> Outcome<String> {
    let mut links = on_runtime(async { world::links(&crate::server::ground(folder)?, 1).await })?;
    links.pop().ok_or_else(|| "this world has no helper".into())
}

/// A fresh folder of a name of its own, whatever was there.
fn fresh(run: &Run, name: &str) -> Outcome<PathBuf> {
    let folder = run.data().join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(crate::said)?;
    }
    std::fs::create_dir_all(&folder).map_err(crate::said)?;
    Ok(folder)
}

/// A share of the whole as people read it.
fn percent(ratio: f64) -> String {
    format!("{:.0} %", ratio * 100.0)
}
