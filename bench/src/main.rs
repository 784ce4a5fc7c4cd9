//! Measures Farolito against a bare page on the same machine in the same minutes, and writes bench/results/latest.md.
//!
//! `bench [quick|full]` is the whole run. `bench serve` and `bench bare` are the two servers it starts: ours with the
//! limit of requests off, on this machine's own address only, and the yardstick.

mod bare;
mod cpu;
mod helpers;
mod http;
mod machine;
mod rounds;
mod rows;
mod server;
mod table;
mod world;
mod wrk;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::table::Table;

/// What went wrong, as a sentence.
type Outcome<T = ()> = Result<T, String>;

/// How long a run takes its time.
#[derive(Clone, Copy)]
struct Pace {
    /// Seconds of one round of load.
    secs: u32,
    /// Blocks of A-B-B-A.
    blocks: usize,
}

/// Folders and pace of a run.
struct Run {
    root: PathBuf,
    pace: Pace,
}

impl Run {
    /// Where built worlds are kept from run to run.
    fn data(&self) -> PathBuf {
        self.root.join("target/bench-data").join(world::key())
    }

    /// The program as people run it.
    fn farolito(&self) -> PathBuf {
        self.root.join("target/release/farolito")
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("bench: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Outcome {
    match words {
        ["serve", data] => server::ours(Path::new(data)),
        ["bare", file, bytes @ ..] => bare::serve(Path::new(file), bytes),
        ["paper"] => rows::paper::alone(),
        ["directory", folder] => rows::directory::alone(Path::new(folder)),
        [] | ["quick"] => measure(Pace { secs: 1, blocks: 4 }, &[]),
        ["full"] => measure(Pace { secs: 4, blocks: 5 }, &[]),
        ["only", names @ ..] => measure(Pace { secs: 1, blocks: 4 }, names),
        other => Err(format!(
            "unknown: {}\n\nbench [quick|full]   everything\nbench only ROW...    {}",
            other.join(" "),
            rows::NAMES.join(", ")
        )),
    }
}

/// Measures every row, or those named, and prints the table; a whole run is also written down.
fn measure(pace: Pace, names: &[&str]) -> Outcome {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("bench has no folder above it")?.to_owned();
    let run = Run { root, pace };
    let mut table = Table::new(machine::describe(&run.root));
    for (name, row) in rows::ALL {
        let wanted = if names.is_empty() { name != rows::SPREADSHEET } else { names.contains(&name) };
        if wanted {
            eprintln!("measuring: {name}");
            if let Err(reason) = row(&run, &mut table) {
                table.failed(name, &reason);
            }
        }
    }
    println!("\n{}", table.text());
    if names.is_empty() {
        let file = run.root.join("bench/results/latest.md");
        std::fs::write(&file, table.markdown()).map_err(|error| format!("{}: {error}", file.display()))?;
        println!("written to {}", file.display());
    }
    Ok(())
}

/// Runs a future to its end on a runtime like the program's own.
fn on_runtime<T>(work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(said)?;
    runtime.block_on(work)
}

/// An error in words.
fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}
