//! Finds the programs that the gate stands on; as root it installs what is missing, else it says the exact command.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::steps::{Outcome, run};

/// A program of Debian's that some steps need.
pub struct Tool {
    name: &'static str,
    packages: &'static [&'static str],
    found: fn() -> bool,
}

/// A PostgreSQL server, for a cluster of our own.
pub const POSTGRES: Tool = Tool {
    name: "PostgreSQL 15 or newer",
    packages: &["postgresql"],
    found: || postgres_bin("initdb").is_some(),
};

/// The browser of the journeys.
pub const CHROMIUM: Tool = Tool { name: "Chromium", packages: &["chromium"], found: || chromium().is_some() };

/// Node, which drives the browser. The program itself needs none.
pub const NODE: Tool = Tool { name: "Node 18 or newer, with npm", packages: &["nodejs", "npm"], found: node };

/// Letters for the scripts that neighbors read.
pub const FONTS: Tool = Tool {
    name: "the Noto fonts",
    packages: &["fonts-noto-core"],
    found: || Path::new("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf").exists(),
};

/// Letters of Chinese, Japanese and Korean: only the pictures need them, and they are large.
pub const CJK: Tool = Tool {
    name: "the Noto CJK fonts",
    packages: &["fonts-noto-cjk"],
    found: || Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").exists(),
};

/// The load generator of the benchmarks.
pub const WRK: Tool = Tool { name: "wrk", packages: &["wrk"], found: || on_path("wrk").is_some() };

/// Makes sure that all of `tools` are there.
pub fn need(tools: &[&Tool]) -> Outcome {
    let missing: Vec<&&Tool> = tools.iter().filter(|tool| !(tool.found)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|tool| tool.name).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|tool| tool.packages).copied().collect();
    if !is_root() || on_path("apt-get").is_none() {
        return Err(format!(
            "missing: {}. Run this, then try again:\n  sudo apt-get install -y --no-install-recommends {}",
            names.join(", "),
            packages.join(" ")
        ));
    }
    println!("installing {}", names.join(", "));
    run(apt().args(["update", "-qq"]))?;
    run(apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(&packages))?;
    match missing.iter().find(|tool| !(tool.found)()) {
        None => Ok(()),
        Some(tool) => {
            Err(format!("{} is still missing after installing {}", tool.name, tool.packages.join(" ")))
        }
    }
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    command
}

/// Whether we may install packages and must not run PostgreSQL or an unsandboxed browser as ourselves.
pub fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// The first file of that name in `PATH`.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// A program of the newest PostgreSQL server here. Debian keeps them out of `PATH`.
pub fn postgres_bin(name: &str) -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok();
    let newest = versions.into_iter().flatten().flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.parse().ok()?;
        let file = entry.path().join("bin").join(name);
        (version >= 15 && file.is_file()).then_some((version, file))
    });
    newest.max_by_key(|(version, _)| *version).map(|(_, file)| file).or_else(|| on_path(name))
}

/// The browser to drive: `FAROLITO_CHROMIUM` when set, else the system's.
pub fn chromium() -> Option<PathBuf> {
    let named = env::var_os("FAROLITO_CHROMIUM").map(PathBuf::from).filter(|file| file.is_file());
    named
        .or_else(|| on_path("chromium"))
        .or_else(|| on_path("chromium-browser"))
        .or_else(|| on_path("google-chrome"))
}

/// Whether `cargo nextest` is installed; it is never compiled here, plain `cargo test` does as well.
pub fn has_nextest() -> bool {
    let version = Command::new("cargo")
        .args(["nextest", "--version"])
        .stderr(Stdio::null())
        .stdout(Stdio::null())
        .status();
    version.is_ok_and(|status| status.success())
}

fn node() -> bool {
    let Ok(output) = Command::new("node").arg("--version").output() else { return false };
    let version = String::from_utf8_lossy(&output.stdout);
    let major = version.trim().trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    major.is_some_and(|major| major >= 18) && on_path("npm").is_some()
}
