//! `doctor`: settings, files, clock and disk, in plain words; says no where serving would be unsafe.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::ExitCode;

use kit_base::{Clock, Secret, Timestamp};
use kit_db::Scope;

use crate::config::Settings;
use crate::copies;
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

/// `farolito doctor --check-sheet`: what is typed from the recovery sheet, against the key that is in use.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub fn sheet(settings: &Settings) -> ExitCode {
    println!("Type the eleven groups of your recovery sheet, then Enter:");
    let mut typed = zeroize::Zeroizing::new(String::new());
    let read = std::io::stdin().read_line(&mut typed);
    let finding = match (read, copies::server_key(settings)) {
        (Err(error), _) => Finding::Wrong(error.to_string()),
        (_, Err(error)) => Finding::Wrong(error.to_string()),
        (Ok(_), Ok(key)) => compare(&key, &typed),
    };
    let (word, text, code) = match &finding {
        Finding::Fine(text) => ("ok    ", text, ExitCode::SUCCESS),
        Finding::Mind(text) => ("mind  ", text, ExitCode::SUCCESS),
        Finding::Wrong(text) => ("WRONG ", text, ExitCode::FAILURE),
    };
    println!("{word} {text}");
    code
}

/// Whether a typed sheet is this key's.
fn compare(key: &Secret<32>, typed: &str) -> Finding {
    match kit_vault::sheet::read(typed) {
        Err(error) => Finding::Wrong(format!("The sheet was not read: {error}.")),
        Ok(read) if kit_vault::same_bytes(read.expose(), key.expose()) => {
            Finding::Fine("The sheet is the key of this server. Keep it apart from the backups.".into())
        }
        Ok(_) => Finding::Wrong(
            "The sheet is whole, but it is another server's. Print yours: `farolito recovery-sheet`.".into(),
        ),
    }
}

/// Everything that can be found out without serving.
pub async fn examine(settings: &Settings) -> Vec<Finding> {
    let mut findings = vec![address(settings), clock(Clock::system().now())];
    findings.extend(proxy(settings));
    if let Some(folder) = &settings.data {
        findings.push(readable_by_others(folder));
        findings.push(beside(folder, settings.key_file.as_deref()));
        findings.extend(backup_folder(folder, settings.backup_to.as_deref(), settings.key_file.as_deref()));
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
    match serve::open(settings).await {
        Ok(opened) => {
            findings.push(Finding::Fine(format!(
                "The database opens ({}), is up to date, and the server key fits it.",
                opened.ground.db.engine_name()
            )));
            let db = &opened.ground.db;
            findings.push(match db.read(Scope::Server, kit_copies::last).await {
                Ok(last) => last_backup(last.map(|last| last.made_at), opened.ground.clock.now()),
                Err(error) => Finding::Wrong(error.to_string()),
            });
        }
        Err(error) => findings.push(Finding::Wrong(error.to_string())),
    }
    findings
}

fn last_backup(made_at: Option<Timestamp>, now: Timestamp) -> Finding {
    let Some(made_at) = made_at else {
        return Finding::Mind("No backup was ever made: `farolito backup --data DIR --to FOLDER`.".into());
    };
    let days = now.since(made_at).as_secs() / 86_400;
    match days {
        ..0 => Finding::Mind("The last backup is from the future: look at the clock.".into()),
        0..=7 => Finding::Fine(format!("The last backup is {days} day(s) old.")),
        _ => Finding::Mind(format!("The last backup is {days} days old.")),
    }
}

/// A backup that lies with its key is open to whoever takes the folder; one that lies with the data dies with it.
fn backup_folder(data: &Path, backups: Option<&Path>, key_file: Option<&Path>) -> Option<Finding> {
    let backups = backups?;
    let own_key = data.join("keys/server.key");
    if key_file.unwrap_or(&own_key).starts_with(backups) {
        return Some(Finding::Wrong(format!(
            "The server key lies in {}, where the backups go: whoever takes that folder reads everything.",
            backups.display()
        )));
    }
    if backups.starts_with(data) {
        return Some(Finding::Mind(format!(
            "Backups go to {}, inside the data folder: when this disk dies, they die with it.",
            backups.display()
        )));
    }
    Some(Finding::Fine(format!("A backup goes to {} every night, apart from the key.", backups.display())))
}

fn address(settings: &Settings) -> Finding {
    let lan = settings.listen.ip().is_loopback();
    if settings.tls_cert.is_some() {
        return match settings.tls() {
            Ok(_) => {
                Finding::Fine("It speaks HTTPS itself; the certificate and its key fit each other.".into())
            }
            Err(error) => Finding::Wrong(error.to_string()),
        };
    }
    match settings.public_url.as_deref() {
        Some(url) if url.starts_with("https://") => Finding::Fine(format!("Neighbors reach it by {url}.")),
        Some(url) => Finding::Mind(format!(
            "{url} is plain HTTP. Pages, forms and printing work. But whoever shares the network can read along, \
             stewards cannot use passkeys (TOTP codes work), and phones may warn of an unsafe page. See \
             docs/operating.md for HTTPS."
        )),
        None if lan => Finding::Fine("It answers on this machine only.".into()),
        None => Finding::Wrong(
            "It would answer other machines, but has no --public-url: links in messages would lead nowhere."
                .into(),
        ),
    }
}

/// Whoever is reached by HTTPS without speaking it has a proxy, and it must say who comes.
fn proxy(settings: &Settings) -> Option<Finding> {
    let elsewhere = settings.secure() && settings.tls_cert.is_none();
    match (settings.behind_proxy, elsewhere, settings.listen.ip().is_loopback()) {
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
