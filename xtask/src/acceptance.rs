//! Writes docs/acceptance.md: each row of the plan beside the tests that prove it, or a blank with the issue to come.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::results::{self, Ran};
use crate::steps::Outcome;
use crate::{browser, gate};

const REGISTRY: &str = "docs/acceptance.toml";
const PAGE: &str = "docs/acceptance.md";

/// One row of the plan.
#[derive(Default)]
struct Row {
    id: String,
    title: String,
    issue: String,
    open: String,
    tests: Vec<String>,
    journeys: Vec<String>,
}

impl Row {
    fn is_blank(&self) -> bool {
        self.tests.is_empty() && self.journeys.is_empty()
    }
}

/// Writes the page anew. Where a clean machine looks (`CI`), a page that is not as committed fails instead.
pub fn write(root: &Path) -> Outcome {
    let text = page(&rows(root)?);
    let file = root.join(PAGE);
    let stands = fs::read_to_string(&file).is_ok_and(|old| old == text);
    if stands {
        println!("{PAGE} is as the registry says");
    } else if std::env::var_os("CI").is_some() {
        return Err(format!("{PAGE} does not match {REGISTRY}: run `cargo xtask acceptance` and commit it"));
    } else {
        fs::write(&file, text).map_err(|error| format!("{PAGE}: {error}"))?;
        println!("wrote {PAGE}: commit it");
    }
    Ok(())
}

/// Fails when a test that the registry names did not run or did not pass. Without journeys, those are not asked for.
pub fn prove(root: &Path, tests: &[Ran], journeys: Option<&[Ran]>) -> Outcome {
    let rows = rows(root)?;
    let mut missing = Vec::new();
    for row in &rows {
        missing.extend(
            row.tests
                .iter()
                .filter_map(|name| unproven(name, tests))
                .map(|why| format!("row {}: {why}", row.id)),
        );
        let journeys = journeys.map(|ran| row.journeys.iter().filter_map(|name| unproven(name, ran)));
        missing.extend(journeys.into_iter().flatten().map(|why| format!("row {}: {why}", row.id)));
    }
    let proven = rows.iter().filter(|row| !row.is_blank()).count();
    println!("{proven} of {} rows have tests, {} still wait", rows.len(), rows.len() - proven);
    if missing.is_empty() { Ok(()) } else { Err(missing.join("\n")) }
}

/// `cargo xtask acceptance`: writes the page and proves it by the last results, if there are some.
pub fn alone(root: &Path) -> Outcome {
    write(root)?;
    let journeys = results::playwright(&browser::report(root)).ok();
    if let Ok(tests) = results::junit(&gate::junit(root)) {
        return prove(root, &tests, journeys.as_deref());
    }
    println!("no results of a test run here; `cargo xtask test` proves the rows");
    Ok(())
}

fn unproven(name: &str, ran: &[Ran]) -> Option<String> {
    let mut meant = ran.iter().filter(|test| is_meant(name, &test.name)).peekable();
    if meant.peek().is_none() {
        return Some(format!("no test called {name} ran"));
    }
    meant.find(|test| !test.passed).map(|test| format!("{} failed", test.name))
}

/// A name stands for all tests in whose path it is a run of whole steps: a sentence, or `crate::sentence`.
fn is_meant(name: &str, full: &str) -> bool {
    let steps = |text: &str| format!("::{}::", text.replace(" › ", "::"));
    steps(full).contains(&steps(name))
}

fn rows(root: &Path) -> Outcome<Vec<Row>> {
    let text = fs::read_to_string(root.join(REGISTRY)).map_err(|error| format!("{REGISTRY}: {error}"))?;
    from_toml(&text)
}

fn from_toml(text: &str) -> Outcome<Vec<Row>> {
    let table: toml::Table = text.parse().map_err(|error| format!("{REGISTRY}: {error}"))?;
    let list = table.get("row").and_then(toml::Value::as_array).ok_or("no [[row]] in the registry")?;
    list.iter().map(row).collect()
}

fn row(value: &toml::Value) -> Outcome<Row> {
    let text = |key: &str| value.get(key).and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    let names = |key: &str| {
        let list = value.get(key).and_then(toml::Value::as_array).into_iter().flatten();
        list.filter_map(toml::Value::as_str).map(str::to_owned).collect()
    };
    let row = Row {
        id: text("id"),
        title: text("title"),
        issue: text("issue"),
        open: text("open"),
        tests: names("tests"),
        journeys: names("journeys"),
    };
    if row.id.is_empty() || row.title.is_empty() {
        Err("a [[row]] without id or title".to_owned())
    } else {
        Ok(row)
    }
}

fn page(rows: &[Row]) -> String {
    let mut text = String::from(
        "# What is proven\n\nWritten by `cargo xtask acceptance` from docs/acceptance.toml; do not edit it here. \
         `cargo xtask test` fails when a test named\nhere does not run or does not pass. A blank means: not yet.\n\n\
         | row | what | proven by | still to come |\n|---|---|---|---|\n",
    );
    for row in rows {
        let names: Vec<String> = row
            .tests
            .iter()
            .chain(&row.journeys)
            .map(|name| format!("`{}`", name.replace('|', "\\|")))
            .collect();
        let later = match (row.open.as_str(), row.is_blank()) {
            ("", false) => String::new(),
            ("", true) => row.issue.clone(),
            (open, _) => format!("{open} ({})", row.issue),
        };
        let _ = writeln!(text, "| {} | {} | {} | {later} |", row.id, row.title, names.join("<br>"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{from_toml, is_meant, page, unproven};
    use crate::results::Ran;

    #[test]
    fn a_row_without_tests_stays_blank_and_says_who_fills_it() {
        let rows = from_toml("[[row]]\nid = \"C\"\ntitle = \"Pods\"\nissue = \"issue 3\"\n").expect("a row");
        assert!(page(&rows).contains("| C | Pods |  | issue 3 |"));
    }

    #[test]
    fn a_row_shows_its_tests_and_what_is_open() {
        let text = "[[row]]\nid = \"A\"\ntitle = \"Ask\"\nissue = \"issue 2\"\nopen = \"by phone\"\ntests = [\"x::y\"]\n";
        let rows = from_toml(text).expect("a row");
        assert!(page(&rows).contains("| A | Ask | `x::y` | by phone (issue 2) |"));
    }

    #[test]
    fn a_named_test_must_run_and_pass() {
        let ran = [
            Ran { name: "asks::domain::tests::a_closed_ask_rests".into(), passed: true },
            Ran { name: "asks::store::tests::one_wins::postgres".into(), passed: false },
        ];
        assert_eq!(unproven("a_closed_ask_rests", &ran), None);
        assert!(unproven("one_wins", &ran).is_some());
        assert!(unproven("a_closed_ask", &ran).is_some());
    }

    #[test]
    fn a_journey_is_meant_in_all_its_languages() {
        assert!(is_meant("journey 1: ask without an account", "es › journey 1: ask without an account"));
        assert!(!is_meant("journey 1", "es › journey 10"));
    }
}
