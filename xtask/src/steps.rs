//! Runs commands and named steps, and says how long each took.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What went wrong, as a sentence for the person at the terminal.
pub type Outcome<T = ()> = Result<T, String>;

/// The gate says so when it takes longer than this; it must stay under 45 minutes from clean on two cores.
const ALARM: Duration = Duration::from_mins(35);

/// The steps of one run, in order, with what became of them.
pub struct Steps {
    started: Instant,
    done: Vec<(String, Duration, Outcome)>,
}

impl Steps {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self { started: stopwatch(), done: Vec::new() }
    }

    /// Runs one step, prints its name before and its duration after, and remembers a failure. Answers whether it held.
    pub fn step(&mut self, name: &str, work: impl FnOnce() -> Outcome) -> bool {
        println!("\n== {name}");
        let started = stopwatch();
        let outcome = work();
        let took = started.elapsed();
        match &outcome {
            Ok(()) => println!("== {name}: ok, {}", seconds(took)),
            Err(reason) => println!("== {name}: FAILED after {}\n{reason}", seconds(took)),
        }
        let held = outcome.is_ok();
        self.done.push((name.to_owned(), took, outcome));
        held
    }

    /// How many steps failed.
    pub fn failed(&self) -> usize {
        self.done.iter().filter(|(_, _, outcome)| outcome.is_err()).count()
    }

    /// A table of all steps, the total, and the alarm when the whole took too long.
    pub fn summary(&self) -> String {
        let mut text = String::from("\n== durations\n");
        for (name, took, outcome) in &self.done {
            let mark = if outcome.is_ok() { "ok    " } else { "FAILED" };
            let _ = writeln!(text, "   {mark} {:>9}  {name}", seconds(*took));
        }
        let total = self.started.elapsed();
        let _ = writeln!(text, "          {:>9}  in all", seconds(total));
        if total > ALARM {
            let _ = writeln!(
                text,
                "   ALARM: more than 35 minutes. The promise is 45 on two cores: make it faster."
            );
        }
        text
    }
}

/// Runs a command with our own terminal; an exit code other than 0 is a failure that names the command.
pub fn run(command: &mut Command) -> Outcome {
    let status =
        command.stdin(Stdio::null()).status().map_err(|error| format!("{}: {error}", line(command)))?;
    if status.success() { Ok(()) } else { Err(format!("`{}` ended with {status}", line(command))) }
}

/// Runs a command and answers what it printed; its complaints go to the terminal.
pub fn read(command: &mut Command) -> Outcome<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("{}: {error}", line(command)))?;
    if !output.status.success() {
        return Err(format!("`{}` ended with {}", line(command), output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("`{}` did not print UTF-8", line(command)))
}

/// A command in the words a person would type.
fn line(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long a step took is the one thing here that is read off a clock"
)]
fn stopwatch() -> Instant {
    Instant::now()
}

fn seconds(span: Duration) -> String {
    let tenths = span.as_millis() / 100;
    let (minutes, rest) = (tenths / 600, tenths % 600);
    if minutes == 0 {
        format!("{}.{} s", rest / 10, rest % 10)
    } else {
        format!("{minutes} min {:02} s", rest / 10)
    }
}
