//! Holds the house to its plan: floors, pure domains, short files, listed statements, guests that may stay.

mod domain;
mod files;
mod floors;
mod guests;
mod statements;

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::source;
use crate::steps::{Outcome, read};

/// A crate of the workspace and what it leans on.
pub struct Room {
    /// The package's name.
    pub name: String,
    /// Its folder, from the root.
    pub folder: String,
    /// What its Cargo.toml names.
    pub leans_on: Vec<Lean>,
}

/// One dependency.
pub struct Lean {
    /// The other package.
    pub name: String,
    /// Only for tests.
    pub for_tests: bool,
}

/// Runs all checks and answers every finding at once.
pub fn check(root: &Path) -> Outcome {
    let rooms = rooms(root)?;
    let sources = source::rust(root)?;
    let mut findings = floors::findings(&rooms, &sources);
    findings.extend(domain::findings(&rooms, &sources));
    findings.extend(files::findings(&sources));
    findings.extend(statements::findings(&sources));
    findings.extend(guests::findings(root)?);
    if findings.is_empty() {
        println!("{} crates and {} Rust files stand as drawn", rooms.len(), sources.len());
        return Ok(());
    }
    findings.sort();
    Err(format!("{}\n{} findings", findings.join("\n"), findings.len()))
}

fn rooms(root: &Path) -> Outcome<Vec<Room>> {
    let mut command = Command::new("cargo");
    let text = read(command.current_dir(root).args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: Value = serde_json::from_str(&text).map_err(|error| format!("cargo metadata: {error}"))?;
    let packages = metadata["packages"].as_array().ok_or("cargo metadata names no packages")?;
    Ok(packages.iter().map(|package| room(root, package)).collect())
}

fn room(root: &Path, package: &Value) -> Room {
    let manifest = Path::new(package["manifest_path"].as_str().unwrap_or_default());
    let folder = manifest.parent().and_then(|folder| folder.strip_prefix(root).ok()).unwrap_or(manifest);
    let leans_on = package["dependencies"].as_array().into_iter().flatten().map(|dependency| Lean {
        name: dependency["name"].as_str().unwrap_or_default().to_owned(),
        for_tests: dependency["kind"].as_str() == Some("dev"),
    });
    Room {
        name: package["name"].as_str().unwrap_or_default().to_owned(),
        folder: folder.to_string_lossy().replace('\\', "/"),
        leans_on: leans_on.collect(),
    }
}
