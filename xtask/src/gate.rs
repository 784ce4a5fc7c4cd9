//! `cargo xtask test`: every step that stands between a change and a neighbor, in order of cost.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cluster::{Cluster, TEST_PG};
use crate::results::{self, Ran};
use crate::steps::{Outcome, Steps, run};
use crate::tools::{POSTGRES, has_nextest, need};
use crate::{acceptance, arch, assets, browser, messages};

/// Where nextest leaves its results.
pub fn junit(root: &Path) -> PathBuf {
    root.join("target/nextest/default/junit.xml")
}

/// Runs everything, tells everything that failed, and closes with one line that counts it all.
pub fn test(root: &Path) -> Outcome {
    let mut steps = Steps::new();
    steps.step("tools", || need(&[&POSTGRES]));
    steps.step("format", || run(cargo(root).args(["fmt", "--all", "--check"])));
    steps.step("architecture", || arch::check(root));
    steps.step("messages", || messages::check(root));
    steps.step("acceptance page", || acceptance::write(root));
    steps.step("lints", || {
        run(cargo(root).args(["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"]))
    });
    steps.step("fonts", || assets::fetch(root));
    let built =
        steps.step("build", || run(cargo(root).args(["build", "--workspace", "--all-targets", "--quiet"])));
    let mut ran = Vec::new();
    if built {
        let journeys = journeys(root, &mut steps);
        let tests = rust_tests(root, &mut steps);
        steps.step("acceptance", || acceptance::prove(root, &tests, Some(&journeys)));
        ran.extend(tests);
        ran.extend(journeys);
    }
    print!("{}", steps.summary());
    let failed = ran.iter().filter(|test| !test.passed).count();
    for test in ran.iter().filter(|test| !test.passed) {
        println!("failed: {}", test.name);
    }
    // Steps that failed without a failed test (a lint, a floor) are counted as themselves.
    let other = if failed == 0 { steps.failed() } else { 0 };
    println!("\n{} passed, {} failed", ran.len() - failed, failed + other);
    if failed + other == 0 { Ok(()) } else { Err("the gate is closed".to_owned()) }
}

fn journeys(root: &Path, steps: &mut Steps) -> Vec<Ran> {
    let mut ran = Vec::new();
    steps.step("browser journeys", || {
        ran = browser::journeys(root, &[])?;
        let failed = ran.iter().filter(|test| !test.passed).count();
        if failed == 0 && !ran.is_empty() {
            Ok(())
        } else {
            Err(format!("{failed} of {} journeys failed", ran.len()))
        }
    });
    ran
}

fn rust_tests(root: &Path, steps: &mut Steps) -> Vec<Ran> {
    let mut ran = Vec::new();
    steps.step("tests on SQLite and PostgreSQL", || {
        let own = if std::env::var_os(TEST_PG).is_none() { Some(Cluster::start()?) } else { None };
        let mut command = cargo(root);
        if let Some(cluster) = &own {
            command.env(TEST_PG, cluster.url());
        }
        let outcome;
        if has_nextest() {
            // Results of an earlier run must not speak for this one.
            let _ = std::fs::remove_file(junit(root));
            outcome = run(command.args(["nextest", "run", "--workspace", "--cargo-quiet"]));
            ran = results::junit(&junit(root))?;
        } else {
            let text;
            (outcome, text) = listen(command.args([
                "test",
                "--workspace",
                "--no-fail-fast",
                "--lib",
                "--bins",
                "--tests",
            ]))?;
            ran = results::from_cargo_test(&text);
        }
        outcome
    });
    ran
}

/// `cargo xtask pg cargo nextest run -p kit-db`: one command beside a cluster of its own.
pub fn beside_postgres(command: &str, words: &[&str]) -> Outcome {
    need(&[&POSTGRES])?;
    let cluster = Cluster::start()?;
    run(Command::new(command).args(words).env(TEST_PG, cluster.url()))
}

/// Runs a command, shows what it prints, and keeps it; both streams in the order they came.
fn listen(command: &mut Command) -> Outcome<(Outcome, String)> {
    let (reader, writer) = std::io::pipe().map_err(|error| error.to_string())?;
    let twin = writer.try_clone().map_err(|error| error.to_string())?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(twin)
        .spawn()
        .map_err(|error| error.to_string())?;
    // The command keeps our ends of the pipe: only when it lets go of them does reading come to an end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut text = String::new();
    for line in BufReader::new(reader).lines().map_while(Result::ok) {
        println!("{line}");
        text.push_str(&line);
        text.push('\n');
    }
    let status = child.wait().map_err(|error| error.to_string())?;
    let outcome = if status.success() { Ok(()) } else { Err(format!("cargo test ended with {status}")) };
    Ok((outcome, text))
}

fn cargo(root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(root);
    command
}
