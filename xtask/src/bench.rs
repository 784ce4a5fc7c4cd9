//! `cargo xtask bench`: builds the program and its measuring program once, in release, and lets it measure.

use std::path::Path;
use std::process::Command;

use crate::steps::{Outcome, run};
use crate::tools::{WRK, need};

/// Hands the words on: `quick` (also when there are none), `full`, or `only ROW ...`.
pub fn run_all(root: &Path, words: &[&str]) -> Outcome {
    need(&[&WRK])?;
    let mut build = Command::new("cargo");
    run(build.current_dir(root).args(["build", "--release", "--package", "farolito", "--package", "bench"]))?;
    run(Command::new(root.join("target/release/bench")).current_dir(root).args(words))
}
