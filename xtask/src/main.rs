//! The same steps on a laptop and in CI: `cargo xtask test` is all that anybody has to run.

mod acceptance;
mod arch;
mod assets;
mod bench;
mod browser;
mod cluster;
mod gate;
mod messages;
mod migration;
mod results;
mod source;
mod steps;
mod tools;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::steps::Outcome;

const HELP: &str = "\
cargo xtask test                        everything: format, lints, all tests on both databases, browser journeys
cargo xtask ci                          the same
cargo xtask arch                        the floors of the house, file sizes, statements, guests
cargo xtask i18n                        English and Spanish say the same things
cargo xtask e2e [--grep WORDS]          browser journeys only
cargo xtask e2e shots                   pictures of every page, and one sheet of them all
cargo xtask pg COMMAND ...              a command with FAROLITO_TEST_PG naming a PostgreSQL of its own
cargo xtask assets                      fonts and browser code from the npm registry
cargo xtask acceptance                  docs/acceptance.md from docs/acceptance.toml
cargo xtask bench [full | only ROW ...]  speed and size against what was promised (release build)
cargo xtask new-migration FEATURE NAME  an empty migration with the next number";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&root(), &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("{reason}");
            ExitCode::FAILURE
        }
    }
}

fn obey(root: &Path, words: &[&str]) -> Outcome {
    match words {
        ["test" | "ci"] => gate::test(root),
        ["arch"] => arch::check(root),
        ["i18n"] => messages::check(root),
        ["e2e"] => browser::alone(root, &[]),
        ["e2e", "shots"] => browser::shots(root),
        ["e2e", rest @ ..] => browser::alone(root, rest),
        ["pg", command, rest @ ..] => gate::beside_postgres(command, rest),
        ["assets"] => assets::fetch(root),
        ["acceptance"] => acceptance::alone(root),
        ["bench", rest @ ..] => bench::run_all(root, rest),
        ["new-migration", feature, name] => migration::create(root, feature, name),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("unknown: {}\n\n{HELP}", other.join(" "))),
    }
}

/// The folder that holds the workspace.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_owned()
}
