//! `cargo xtask bench`: builds and runs the measuring programs of bench/, in release, one after the other.

use std::path::Path;
use std::process::Command;

use crate::steps::{Outcome, run};
use crate::tools::{WRK, need};

/// The measuring programs, by the name of their package. None is written yet.
const PROGRAMS: [&str; 0] = [];

/// Runs all of them, or the one that is named; the words after its name are handed on.
pub fn run_all(root: &Path, words: &[&str]) -> Outcome {
    let chosen: Vec<&str> =
        PROGRAMS.into_iter().filter(|name| words.first().is_none_or(|word| word == name)).collect();
    if chosen.is_empty() {
        return Err("there is nothing to measure yet: no program is listed in xtask/src/bench.rs".to_owned());
    }
    need(&[&WRK])?;
    for name in chosen {
        println!("\n== {name}");
        let rest = words.iter().skip(1);
        run(Command::new("cargo")
            .current_dir(root)
            .args(["run", "--release", "--package", name, "--"])
            .args(rest))?;
    }
    Ok(())
}
