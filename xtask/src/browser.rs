//! Runs the browser journeys of e2e/: Playwright from npm, Debian's Chromium, a demo server of their own.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::results::{self, Ran};
use crate::steps::{Outcome, run};
use crate::tools::{CHROMIUM, CJK, FONTS, NODE, chromium, need};

/// Playwright's JSON report of the last run.
pub fn report(root: &Path) -> PathBuf {
    root.join("e2e/report/results.json")
}

/// All journeys; the server must be built. A failed journey is in the answer, a broken harness is an error.
pub fn journeys(root: &Path, words: &[&str]) -> Outcome<Vec<Ran>> {
    prepare(root)?;
    let file = report(root);
    // A report of an earlier run must not speak for this one.
    let _ = std::fs::remove_file(&file);
    let outcome = run(playwright(root)?.arg("test").args(words));
    let ran = results::playwright(&file)?;
    if outcome.is_err() && ran.iter().all(|test| test.passed) { outcome.map(|()| ran) } else { Ok(ran) }
}

/// `cargo xtask e2e`: builds the server first.
pub fn alone(root: &Path, words: &[&str]) -> Outcome {
    build(root)?;
    let ran = journeys(root, words)?;
    let failed = ran.iter().filter(|test| !test.passed).count();
    println!("{} passed, {failed} failed", ran.len() - failed);
    if failed == 0 { Ok(()) } else { Err(format!("{failed} journeys failed")) }
}

/// `cargo xtask e2e shots`: a picture of every page at both widths, in both lights and both languages.
pub fn shots(root: &Path) -> Outcome {
    build(root)?;
    prepare(root)?;
    need(&[&CJK])?;
    run(playwright(root)?.args(["test", "--config", "shots.config.ts"]))?;
    println!("e2e/shots/index.html shows them all");
    Ok(())
}

fn build(root: &Path) -> Outcome {
    run(Command::new("cargo").current_dir(root).args(["build", "--package", "farolito"]))
}

/// The tools, and exactly the packages of the lock file.
fn prepare(root: &Path) -> Outcome {
    need(&[&NODE, &CHROMIUM, &FONTS])?;
    let folder = root.join("e2e");
    let lock = std::fs::read(folder.join("package-lock.json"))
        .map_err(|error| format!("e2e/package-lock.json: {error}"))?;
    let stamp = folder.join("node_modules/.farolito-lock");
    if std::fs::read(&stamp).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    run(Command::new("npm").current_dir(&folder).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1").args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]))?;
    std::fs::write(&stamp, lock).map_err(|error| format!("{}: {error}", stamp.display()))
}

fn playwright(root: &Path) -> Outcome<Command> {
    let mut command = Command::new("node");
    command
        .current_dir(root.join("e2e"))
        .arg("node_modules/@playwright/test/cli.js")
        .env("FAROLITO_BIN", root.join("target/debug/farolito"))
        .env("FAROLITO_CHROMIUM", chromium().ok_or("no Chromium here")?);
    Ok(command)
}
