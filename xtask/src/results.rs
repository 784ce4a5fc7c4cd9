//! Reads what became of the tests: nextest's `JUnit` file, `cargo test`'s words, Playwright's JSON.

use std::path::Path;

use serde_json::Value;

use crate::steps::Outcome;

/// One test that ran.
#[derive(Debug, PartialEq, Eq)]
pub struct Ran {
    /// `crate::path::name` of a Rust test, or `project › title` of a journey.
    pub name: String,
    /// Whether it held.
    pub passed: bool,
}

/// All tests in a `JUnit` file as nextest writes it.
pub fn junit(file: &Path) -> Outcome<Vec<Ran>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(from_junit(&text))
}

fn from_junit(text: &str) -> Vec<Ran> {
    let cases = text.split("<testcase ").skip(1).map(|case| {
        let head = case.split('>').next().unwrap_or_default();
        let body =
            if head.ends_with('/') { "" } else { case.split("</testcase>").next().unwrap_or_default() };
        let name = format!("{}::{}", attribute(head, "classname"), attribute(head, "name"));
        Ran { name, passed: !body.contains("<failure") && !body.contains("<error") }
    });
    cases.collect()
}

fn attribute(head: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    let padded = format!(" {head}");
    let value = padded.split(&start).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// All tests in what plain `cargo test` printed, both streams together.
pub fn from_cargo_test(text: &str) -> Vec<Ran> {
    let mut binary = String::new();
    let mut all = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(file) = line.strip_prefix("Running ").and_then(|rest| rest.split('(').nth(1)) {
            let stem = file.trim_end_matches(')').rsplit('/').next().unwrap_or_default();
            binary = stem.rsplit_once('-').map_or(stem, |(name, _)| name).replace('_', "-");
        } else if let Some((name, word)) =
            line.strip_prefix("test ").and_then(|rest| rest.split_once(" ... "))
        {
            let name = format!("{binary}::{}", name.trim_end_matches(" - should panic"));
            match word {
                "ok" => all.push(Ran { name, passed: true }),
                "FAILED" => all.push(Ran { name, passed: false }),
                _ => {}
            }
        }
    }
    all
}

/// All journeys in Playwright's JSON report.
pub fn playwright(file: &Path) -> Outcome<Vec<Ran>> {
    let text = std::fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let report: Value =
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut all = Vec::new();
    suite(&report, &mut all);
    Ok(all)
}

fn suite(value: &Value, all: &mut Vec<Ran>) {
    for spec in value["specs"].as_array().into_iter().flatten() {
        for test in spec["tests"].as_array().into_iter().flatten() {
            let project = test["projectName"].as_str().unwrap_or_default();
            let title = spec["title"].as_str().unwrap_or_default();
            let passed = test["status"].as_str() == Some("expected");
            all.push(Ran { name: format!("{project} › {title}"), passed });
        }
    }
    for inner in value["suites"].as_array().into_iter().flatten() {
        suite(inner, all);
    }
}

#[cfg(test)]
mod tests {
    use super::{Ran, from_cargo_test, from_junit, suite};

    fn ran(name: &str, passed: bool) -> Ran {
        Ran { name: name.to_owned(), passed }
    }

    #[test]
    fn nextests_file_tells_who_passed() {
        let text = "<testsuite><testcase name=\"domain::a\" classname=\"asks\" time=\"0.1\"/>\
            <testcase name=\"b\" classname=\"asks::pages\"><failure type=\"x\">no</failure></testcase></testsuite>";
        assert_eq!(from_junit(text), [ran("asks::domain::a", true), ran("asks::pages::b", false)]);
    }

    #[test]
    fn plain_cargo_test_is_understood_too() {
        let text = "     Running unittests src/lib.rs (target/debug/deps/kit_base-0a1b)\n\
            test id::tests::a ... ok\ntest b ... FAILED\ntest c ... ignored";
        assert_eq!(from_cargo_test(text), [ran("kit-base::id::tests::a", true), ran("kit-base::b", false)]);
    }

    #[test]
    fn a_journey_counts_once_for_each_project() {
        let report = serde_json::json!({"suites": [{"specs": [{"title": "journey 1", "tests": [
            {"projectName": "en", "status": "expected"}, {"projectName": "es", "status": "unexpected"}]}]}]});
        let mut all = Vec::new();
        suite(&report, &mut all);
        assert_eq!(all, [ran("en › journey 1", true), ran("es › journey 1", false)]);
    }
}
