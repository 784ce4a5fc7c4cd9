//! `cargo xtask assets`: fonts and browser code from the npm registry, by lock file, into a folder git does not keep.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::steps::{Outcome, run};
use crate::tools::{NODE, need};

const FOLDER: &str = "crates/kit/web/assets";

/// Copies what `vendor.list` names from `node_modules` to `vendor/`. Without it the program builds and uses system fonts.
pub fn fetch(root: &Path) -> Outcome {
    let folder = root.join(FOLDER);
    if !folder.join("package.json").is_file() {
        println!("{FOLDER}/package.json is not there: nothing to fetch; pages use the system's fonts");
        return Ok(());
    }
    need(&[&NODE])?;
    run(Command::new("npm").current_dir(&folder).args([
        "ci",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--loglevel=error",
    ]))?;
    let list = fs::read_to_string(folder.join("vendor.list"))
        .map_err(|error| format!("{FOLDER}/vendor.list: {error}"))?;
    let mut count = 0;
    for (from, to) in pairs(&list)? {
        let (source, target) = (folder.join("node_modules").join(from), folder.join("vendor").join(to));
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent).map_err(|error| error.to_string())?;
        }
        fs::copy(&source, &target).map_err(|error| format!("{}: {error}", source.display()))?;
        count += 1;
    }
    println!("{count} files in {FOLDER}/vendor");
    Ok(())
}

/// `path/in/node_modules  name-in-vendor`, one a line; without a second word the file keeps its name.
fn pairs(list: &str) -> Outcome<Vec<(&str, &str)>> {
    let lines = list
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let mut words = line.split_whitespace();
            let from = words.next().unwrap_or_default();
            let to = words.next().unwrap_or_else(|| from.rsplit('/').next().unwrap_or(from));
            if from.contains("..") || to.contains("..") || to.starts_with('/') {
                return Err(format!("vendor.list: {line} leaves its folder"));
            }
            Ok((from, to))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn a_file_keeps_its_name_unless_it_gets_another() {
        let list = "# fonts\n@fontsource/a/files/a.woff2\n@fontsource/b/LICENSE  b-license.txt # the terms\n";
        let found = pairs(list).expect("two pairs");
        assert_eq!(
            found,
            [("@fontsource/a/files/a.woff2", "a.woff2"), ("@fontsource/b/LICENSE", "b-license.txt")]
        );
    }

    #[test]
    fn nothing_is_written_outside_the_folder() {
        assert!(pairs("a ../b").is_err());
    }
}
