//! `doctor`: settings, files, clock and disk, in plain words; says no where serving would be unsafe.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use kit_base::{Clock, Timestamp};

use crate::config::Settings;
use crate::files::Folder;
use crate::serve;

/// 2026-01-01: a clock before this has not been set.
const FOUNDED: Timestamp = Timestamp::from_secs(1_767_225_600);

/// What was found.
#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Fine(String),
    /// It works, but somebody should know.
    Mind(String),
    /// Do not serve like this.
    Wrong(String),
}

/// `farolito doctor`.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn run(settings: &Settings) -> ExitCode {
    let findings = examine(settings).await;
    for finding in &findings {
        match finding {
            Finding::Fine(text) => println!("ok     {text}"),
            Finding::Mind(text) => println!("mind   {text}"),
            Finding::Wrong(text) => println!("WRONG  {text}"),
        }
    }
    let wrong = findings.iter().any(|finding| matches!(finding, Finding::Wrong(_)));
    if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Everything that can be found out without serving.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![address(settings), clock(Clock::system().now())];
    findings.extend(proxy(settings));
    if let Some(folder) = &settings.data {
        findings.push(readable_by_others(folder));
        findings.push(beside(folder, settings.key_file.as_deref()));
        findings.push(disk(folder));
    }
    if let (None, Some(folder)) = (&settings.database_url, &settings.data)
        && !Folder::has_database(folder)
    {
        findings.push(Finding::Mind(format!(
            "There is no database in {} yet; `serve` makes it.",
            folder.display()
        )));
        return findings;
    }
    findings.push(match serve::open(settings).await {
        Ok(opened) => Finding::Fine(format!(
            "The database opens ({}), is up to date, and the server key fits it.",
            opened.ground.db.engine_name()
        )),
        Err(error) => Finding::Wrong(error.to_string()),
    });
    findings
}

fn address(settings: &Settings) -> Finding {
    let lan = settings.listen.ip().is_loopback();
    match settings.public_url.as_deref() {
        Some(url) if url.starts_with("https://") => Finding::Fine(format!("Neighbors reach it by {url}.")),
        Some(url) => Finding::Mind(format!(
            "{url} is plain HTTP: on this network anybody can read along, and stewards cannot use passkeys."
        )),
        None if lan => Finding::Fine("It answers on this machine only.".into()),
        None => Finding::Wrong(
            "It would answer other machines, but has no --public-url: links in messages would lead nowhere."
                .into(),
        ),
    }
}

/// We speak no HTTPS ourselves: whoever is reached by it has a proxy, and it must say who comes.
fn proxy(settings: &Settings) -> Option<Finding> {
    match (settings.behind_proxy, settings.secure(), settings.listen.ip().is_loopback()) {
        (false, true, _) => Some(Finding::Mind(
            "The proxy that speaks HTTPS looks like one very busy neighbor, and all of them would share one limit: \
             say --behind-proxy."
                .into(),
        )),
        (true, _, false) => Some(Finding::Mind(
            "Whoever reaches this server around the proxy could claim to be anybody: listen on 127.0.0.1, or let \
             nobody else in."
                .into(),
        )),
        _ => None,
    }
}

fn clock(now: Timestamp) -> Finding {
    if now < FOUNDED {
        return Finding::Wrong(
            "The clock is years behind: set it, or asks would expire on the wrong day.".into(),
        );
    }
    Finding::Fine("The clock is plausible.".into())
}

fn readable_by_others(folder: &Path) -> Finding {
    let Ok(meta) = std::fs::metadata(folder) else {
        return Finding::Mind(format!("{} is not there yet; `serve` will make it.", folder.display()));
    };
    if meta.permissions().mode() & 0o007 != 0 {
        return Finding::Mind(format!(
            "Other accounts of this machine can look into {}: `chmod 750` it.",
            folder.display()
        ));
    }
    Finding::Fine(format!("{} is closed to other accounts.", folder.display()))
}

/// Writes a little, makes sure that it arrived, and takes it away again: a full or read-only disk says so here.
fn disk(folder: &Path) -> Finding {
    const PROBE: usize = 8 << 20;
    if !folder.is_dir() {
        return Finding::Mind("The folder is not there yet, so its disk was not tried.".into());
    }
    let path = folder.join("doctor.probe");
    let written = std::fs::File::create(&path).and_then(|mut file| {
        file.write_all(&vec![0; PROBE])?;
        file.sync_all()
    });
    // Whatever happened above, the probe goes; if it cannot, the finding says why it could not be written.
    let _ = std::fs::remove_file(&path);
    match written {
        Ok(()) => Finding::Fine("The disk takes what is written to it.".into()),
        Err(error) => {
            Finding::Wrong(format!("The disk of {} does not take 8 MB more: {error}.", folder.display()))
        }
    }
}

fn beside(folder: &Path, key_file: Option<&Path>) -> Finding {
    let text = "Copy the key somewhere that is not where the backups go: either alone opens nothing.";
    match key_file {
        Some(file) if file.starts_with(folder) => Finding::Mind(text.into()),
        Some(_) => Finding::Fine("The key is kept apart from the data.".into()),
        None => Finding::Mind(text.into()),
    }
}
