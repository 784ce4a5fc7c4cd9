//! `backup`, `check-backup`, `restore` and `recovery-sheet`: what is needed on the day the laptop dies.

use std::io::BufRead as _;
use std::path::{Path, PathBuf};

use kit_base::{Clock, Rng, Secret, Timestamp};
use kit_copies::{CopyKey, Made, Recipient};
use kit_db::dump::Poured;
use kit_db::{Db, Scope};
use kit_vault::{Vault, keys, sheet};
use zeroize::Zeroizing;

use crate::StartError;
use crate::compose::migrations;
use crate::config::{BackupArgs, CheckArgs, RestoreArgs, Settings};
use crate::files::Folder;

/// Backups are named by their time, so that the names sort as the times do.
const NAME: &str = "farolito-%Y-%m-%dT%H%M%SZ.age";

/// `farolito backup`: works while `serve` runs.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn backup(args: &BackupArgs, settings: &Settings) -> Result<(), StartError> {
    let key = server_key(settings)?;
    let db = existing(settings)?;
    let now = Clock::system().now();
    let path = if args.to.is_dir() { args.to.join(named(now)?) } else { args.to.clone() };
    let others = args.recipient.iter().map(|text| text.parse()).collect::<Result<Vec<Recipient>, _>>()?;
    let (vault, copy_key) = (Vault::new(key.clone()), CopyKey::of(&key));
    // A copy of one server's rows under another server's key would open for nobody.
    db.read(Scope::Server, move |tx| vault.is_ours(tx)).await?;
    let made = make(&db, &copy_key, &others, &path, now).await?;
    println!(
        "{} rows of {} tables are in {} ({} bytes).",
        made.poured.rows,
        made.poured.tables,
        path.display(),
        made.bytes
    );
    println!(
        "It was read back to its end. The server key is not in it: keep the recovery sheet somewhere else."
    );
    if let (Some(keep), true) = (args.keep, args.to.is_dir()) {
        for old in thin_out(&args.to, keep)? {
            println!("Removed {}.", old.display());
        }
    }
    Ok(())
}

/// Makes a copy and writes down that there is one.
pub async fn make(
    db: &Db,
    key: &CopyKey,
    others: &[Recipient],
    path: &Path,
    now: Timestamp,
) -> Result<Made, StartError> {
    let made = kit_copies::make(db, key, others, path).await?;
    if let Err(error) = db.write(Scope::Server, move |tx| kit_copies::note(tx, &made, now)).await {
        // The copy itself is good; only the desk will not know of it.
        tracing::warn!(%error, "the backup could not be noted in the database");
    }
    Ok(made)
}

/// `farolito check-backup`: reads a backup to its end and changes nothing.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub fn check(args: &CheckArgs) -> Result<(), StartError> {
    let key = typed_or_file(args.key_file.as_deref())?;
    let poured = kit_copies::check(&args.file, &CopyKey::of(&key))?;
    println!("{} is whole: {} rows of {} tables.", args.file.display(), poured.rows, poured.tables);
    Ok(())
}

/// `farolito restore`: into a new folder, or an empty PostgreSQL database.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn restore(args: &RestoreArgs) -> Result<(), StartError> {
    let key = typed_or_file(args.key_file.as_deref())?;
    let poured = match (&args.data, &args.database_url) {
        (folder, Some(url)) => {
            let poured = fill(&Db::connect_postgres(url, 2)?, args, &key).await?;
            if let Some(folder) = folder {
                keys::put_back(folder, &key, &Rng::os())
                    .map_err(|error| StartError::said(error.to_string()))?;
            }
            poured
        }
        (Some(folder), None) => into_folder(folder, args, &key).await?,
        (None, None) => return Err(StartError::said("say where it should go: --data DIR")),
    };
    println!("Restored {} rows of {} tables.", poured.rows, poured.tables);
    println!(
        "Private links, code words and sign-ins work as before. Messages that were waiting when the backup was"
    );
    println!(
        "made may go out a second time. If the old machine still runs, stop it before you serve from here."
    );
    Ok(())
}

/// The database gets its name when it is whole; a restore that failed leaves an empty folder that may be tried again.
async fn into_folder(path: &Path, args: &RestoreArgs, key: &Secret<32>) -> Result<Poured, StartError> {
    if Folder::has_database(path) {
        return Err(StartError::said(format!(
            "{} holds a database already; nothing was touched. Choose a new folder.",
            path.display()
        )));
    }
    let folder = Folder::for_serving(path)?;
    let part = folder.path().join("farolito.sqlite.part");
    remove_database(&part)?;
    let filled = async {
        let db = Db::open_sqlite(&part)?;
        let poured = fill(&db, args, key).await?;
        db.scrub().await?;
        Ok::<_, StartError>(poured)
    }
    .await;
    let poured = match filled {
        Ok(poured) => poured,
        Err(error) => {
            remove_database(&part)?;
            return Err(error);
        }
    };
    keys::put_back(folder.path(), key, &Rng::os()).map_err(|error| StartError::said(error.to_string()))?;
    // Everything is in the one file now; what is left beside it is empty.
    std::fs::rename(&part, folder.path().join("farolito.sqlite"))?;
    remove_database(&part)?;
    std::fs::File::open(folder.path())?.sync_all()?;
    Ok(poured)
}

async fn fill(db: &Db, args: &RestoreArgs, key: &Secret<32>) -> Result<Poured, StartError> {
    let (steps, now) = (migrations(), Clock::system().now());
    let poured = kit_copies::restore(db, &args.file, &CopyKey::of(key), &steps, now).await?;
    db.migrate(&steps, now).await?;
    let vault = Vault::new(key.clone());
    db.read(Scope::Server, move |tx| vault.is_ours(tx)).await?;
    Ok(poured)
}

fn remove_database(path: &Path) -> Result<(), StartError> {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        match std::fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}

/// `farolito recovery-sheet`: for a terminal that only its owner sees, or for a printer.
#[expect(clippy::print_stdout, reason = "the person at the terminal prints it")]
pub fn print_sheet(settings: &Settings) -> Result<(), StartError> {
    let key = server_key(settings)?;
    println!("FAROLITO · RECOVERY SHEET · HOJA DE RECUPERACIÓN");
    println!();
    for line in sheet::write(&key).split(' ').collect::<Vec<_>>().chunks(4) {
        println!("    {}", line.join("  "));
    }
    println!();
    println!("This line is the server's key. With it and a backup file, everything can be restored:");
    println!("    farolito restore FILE --data NEW-FOLDER");
    println!("Whoever has both can read everything. Keep this paper at home, away from the backups.");
    println!("The age tool opens a backup, without Farolito, with this identity:");
    println!("    {}", CopyKey::of(&key).line().as_str());
    println!();
    println!("Esta línea es la llave del servidor. Con ella y un archivo de respaldo se recupera todo.");
    println!(
        "Quien tenga las dos cosas puede leerlo todo. Guarde este papel en casa, lejos de los respaldos."
    );
    Ok(())
}

/// The server key of these settings, which must be there already.
pub(crate) fn server_key(settings: &Settings) -> Result<Secret<32>, StartError> {
    let own = settings.data.as_ref().map(|folder| folder.join("keys/server.key"));
    let path = settings.key_file.clone().or(own);
    let path = path.ok_or_else(|| StartError::said("say where the server key is: --key-file FILE"))?;
    keys::load(&path).map_err(|error| StartError::said(error.to_string()))
}

/// The key from a file, or typed from the recovery sheet.
#[expect(clippy::print_stderr, reason = "the person at the terminal is asked")]
fn typed_or_file(file: Option<&Path>) -> Result<Secret<32>, StartError> {
    if let Some(file) = file {
        return keys::load(file).map_err(|error| StartError::said(error.to_string()));
    }
    eprintln!("Type the eleven groups of the recovery sheet, on one line or several, then an empty line:");
    let mut typed = Zeroizing::new(String::new());
    for line in std::io::stdin().lock().lines() {
        let line = Zeroizing::new(line?);
        if line.trim().is_empty() {
            break;
        }
        typed.push_str(&line);
        typed.push(' ');
    }
    sheet::read(&typed).map_err(|error| StartError::said(format!("the recovery sheet: {error}")))
}

/// Opens what is there; never makes a database.
/// The database that is there.
pub(crate) fn existing(settings: &Settings) -> Result<Db, StartError> {
    match (&settings.database_url, &settings.data) {
        (Some(url), _) => Ok(Db::connect_postgres(url, 2)?),
        (None, Some(folder)) if Folder::has_database(folder) => {
            Ok(Db::open_sqlite(&folder.join("farolito.sqlite"))?)
        }
        (None, Some(folder)) => {
            Err(StartError::said(format!("there is no database in {}; nothing to back up", folder.display())))
        }
        (None, None) => Err(StartError::said("say where the data is: --data DIR")),
    }
}

/// The name of a backup made at `now`.
pub fn named(now: Timestamp) -> Result<String, StartError> {
    let time = chrono::DateTime::from_timestamp_micros(now.micros());
    let time = time.ok_or_else(|| StartError::said("the clock shows no time that can be written"))?;
    Ok(time.format(NAME).to_string())
}

/// Removes all but the newest `keep` backups of a folder; files with other names are never touched.
pub fn thin_out(folder: &Path, keep: u32) -> Result<Vec<PathBuf>, StartError> {
    let mut ours = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if chrono::NaiveDateTime::parse_from_str(name, NAME).is_ok() {
            ours.push(path);
        }
    }
    ours.sort();
    let many = ours.len().saturating_sub(usize::try_from(keep.max(1)).unwrap_or(usize::MAX));
    ours.truncate(many);
    for old in &ours {
        std::fs::remove_file(old)?;
    }
    Ok(ours)
}
