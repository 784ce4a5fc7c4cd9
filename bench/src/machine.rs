//! What a figure was measured on: commit, processor, kernel, and how busy the machine was with other things.

use std::path::Path;
use std::process::Command;

/// Lines about this machine and this commit.
pub fn describe(root: &Path) -> Vec<String> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let memory = field("/proc/meminfo", "MemTotal").unwrap_or_default();
    vec![
        format!("commit {}", commit(root)),
        format!("{cores} cores, {}", field("/proc/cpuinfo", "model name").unwrap_or_default()),
        format!("memory {memory}, kernel {}", read("/proc/sys/kernel/osrelease")),
        format!("load before the run {}", read("/proc/loadavg")),
    ]
}

fn commit(root: &Path) -> String {
    let git = |words: &[&str]| {
        let output = Command::new("git").current_dir(root).args(words).output().ok()?;
        Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    };
    let changed =
        git(&["status", "--porcelain", "--untracked-files=no"]).is_some_and(|text| !text.is_empty());
    let name = git(&["log", "-1", "--format=%h of %cs"]).unwrap_or_default();
    if changed { format!("{name}, with changes not yet committed") } else { name }
}

fn field(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn read(file: &str) -> String {
    std::fs::read_to_string(file).unwrap_or_default().trim().to_owned()
}
