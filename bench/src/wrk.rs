//! Runs wrk, the load generator, and reads its figures.

use std::path::PathBuf;
use std::process::Command;

use crate::{Outcome, said};

/// What is asked for, over and over.
pub struct Load {
    /// Where.
    pub url: String,
    /// Connections at once.
    pub connections: u32,
    /// Seconds.
    pub secs: u32,
    /// The `Cookie` header, if somebody is signed in.
    pub cookie: Option<String>,
    /// Lua that makes the requests, where they are not plain GETs of the URL.
    pub script: &'static str,
}

/// What came of it.
#[derive(Clone, Copy)]
pub struct Figures {
    /// Answers.
    pub answers: f64,
    /// Answers a second.
    pub per_sec: f64,
    /// The middle time to an answer, in microseconds.
    pub p50: f64,
    /// Only one in a hundred took longer, in microseconds.
    pub p99: f64,
}

/// Prints the figures in one line of numbers.
const DONE: &str = r#"
done = function(summary, latency, requests)
  local e = summary.errors
  io.write(string.format("FIGURES %d %d %d %d %d %d\n", summary.requests, summary.duration,
    latency:percentile(50), latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
end
"#;

/// Which core the load comes from; the server has core 0.
const CORE: &str = "1";

/// Runs it once. An answer of 400 or more, or a broken connection, is an error: it would flatter the figures.
pub fn run(load: &Load) -> Outcome<Figures> {
    let script = script_file(load.script)?;
    let mut command = crate::server::pinned(CORE, &PathBuf::from("wrk"));
    command
        .args(["-t1", &format!("-c{}", load.connections), &format!("-d{}s", load.secs), "-s"])
        .arg(&script);
    if let Some(cookie) = &load.cookie {
        command.args(["-H", &format!("Cookie: {cookie}")]);
    }
    let figures = read(command.arg(&load.url));
    // A leftover in the temporary folder harms nobody.
    let _ = std::fs::remove_file(script);
    figures
}

fn read(command: &mut Command) -> Outcome<Figures> {
    let output = command.output().map_err(|error| format!("wrk: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let line = text.lines().find_map(|line| line.strip_prefix("FIGURES "));
    let line = line.ok_or_else(|| format!("wrk said {text} {}", String::from_utf8_lossy(&output.stderr)))?;
    let numbers: Vec<f64> = line.split(' ').filter_map(|n| n.parse().ok()).collect();
    let [answers, micros, p50, p99, refused, broken] = numbers[..] else {
        return Err(format!("wrk said {line}"));
    };
    if refused + broken > 0.0 {
        return Err(format!("of {answers} answers {refused} were errors and {broken} broke off"));
    }
    Ok(Figures { answers, per_sec: answers / micros * 1e6, p50, p99 })
}

fn script_file(script: &str) -> Outcome<PathBuf> {
    let file = std::env::temp_dir().join(format!("farolito-bench-{}.lua", std::process::id()));
    std::fs::write(&file, format!("{script}{DONE}")).map_err(said)?;
    Ok(file)
}
