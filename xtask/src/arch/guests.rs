//! Every dependency is a guest: its licence is one we can live with, and it is not on the list of the unwelcome.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::steps::{Outcome, read};

/// What deny.toml says, as far as it is checked here without installing cargo-deny.
struct Rules {
    licences: Vec<String>,
    banned: Vec<(String, String)>,
}

/// Guests that deny.toml does not let in; fails when Cargo.lock does not match the Cargo.toml files.
pub fn findings(root: &Path) -> Outcome<Vec<String>> {
    let rules = rules(root)?;
    let mut command = Command::new("cargo");
    command.current_dir(root).args([
        "metadata",
        "--format-version",
        "1",
        "--filter-platform",
        "x86_64-unknown-linux-gnu",
    ]);
    if std::env::var_os("CI").is_some() {
        command.arg("--locked");
    }
    let metadata: Value =
        serde_json::from_str(&read(&mut command)?).map_err(|e| format!("cargo metadata: {e}"))?;
    let mut findings = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let text = |key: &str| package[key].as_str().unwrap_or_default();
        let (name, version, licence) = (text("name"), text("version"), text("license"));
        if !may_stay(licence, &rules.licences) {
            findings.push(format!("Cargo.lock: {name} {version}: licence {licence:?} is not in deny.toml"));
        }
        for (ban, reason) in rules.banned.iter().filter(|(ban, _)| is_banned(ban, name, version)) {
            findings.push(format!("Cargo.lock: {name} {version} is banned ({ban}): {reason}"));
        }
        let elsewhere = package["source"].as_str().is_some_and(|source| !source.starts_with("registry+"));
        if elsewhere {
            findings.push(format!("Cargo.lock: {name} {version} does not come from the registry"));
        }
    }
    Ok(findings)
}

fn rules(root: &Path) -> Outcome<Rules> {
    let text =
        std::fs::read_to_string(root.join("deny.toml")).map_err(|error| format!("deny.toml: {error}"))?;
    let table: toml::Table = text.parse().map_err(|error| format!("deny.toml: {error}"))?;
    let licences = table["licenses"]["allow"].as_array().into_iter().flatten();
    let banned = table["bans"]["deny"].as_array().into_iter().flatten();
    let text =
        |value: Option<&toml::Value>| value.and_then(toml::Value::as_str).unwrap_or_default().to_owned();
    Ok(Rules {
        licences: licences.map(|licence| text(Some(licence))).collect(),
        banned: banned.map(|ban| (text(ban.get("crate")), text(ban.get("reason")))).collect(),
    })
}

/// `name` or `name@<=1.2`.
fn is_banned(ban: &str, name: &str, version: &str) -> bool {
    match ban.split_once("@<=") {
        None => ban == name,
        Some((banned, limit)) => {
            let limit = numbers(limit);
            banned == name && numbers(version)[..limit.len()] <= limit[..]
        }
    }
}

fn numbers(version: &str) -> Vec<u64> {
    version.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
}

/// Reads `A OR B`, `A AND B`, parentheses, and the old `A/B`; AND binds closer.
fn may_stay(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    !words.is_empty() && either(&words, &mut at, allowed) && at == words.len()
}

fn either(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut good = both(words, at, allowed);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        good |= both(words, at, allowed);
    }
    good
}

fn both(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let mut good = one(words, at, allowed);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        good &= one(words, at, allowed);
    }
    good
}

fn one(words: &[&str], at: &mut usize, allowed: &[String]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let good = either(words, at, allowed);
        *at += 1;
        return good;
    }
    let mut name = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    allowed.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{is_banned, may_stay};

    #[test]
    fn one_good_choice_is_enough_and_all_of_a_sum_are_needed() {
        let allowed = ["MIT".to_owned(), "ISC".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()];
        for good in [
            "MIT",
            "MIT OR GPL-2.0",
            "GPL-2.0/MIT",
            "(MIT OR Evil) AND ISC",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(may_stay(good, &allowed), "{good}");
        }
        for bad in ["", "GPL-2.0", "MIT AND Evil", "(MIT OR ISC) AND Evil"] {
            assert!(!may_stay(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn a_ban_may_name_the_last_bad_version() {
        assert!(is_banned("libsqlite3-sys@<=0.36", "libsqlite3-sys", "0.36.2"));
        assert!(!is_banned("libsqlite3-sys@<=0.36", "libsqlite3-sys", "0.37.0"));
        assert!(is_banned("openssl", "openssl", "0.10.1"));
        assert!(!is_banned("openssl", "openssl-probe", "0.1.0"));
    }
}
