//! The folder of a server: its database file, its keys, and the mark that says whether it is a demo.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use crate::StartError;

/// A data folder that this process alone uses.
pub struct Folder {
    path: PathBuf,
    _lock: File,
}

const DEMO_MARK: &str = "this-is-a-demo";
const DATABASE: &str = "farolito.sqlite";

impl Folder {
    /// Opens a folder for a real network, and makes it if it is not there. Refuses a demo's.
    pub fn for_serving(path: &Path) -> Result<Self, StartError> {
        if path.join(DEMO_MARK).exists() {
            return Err(StartError::said(format!(
                "{} was made by `farolito demo`; its people are invented and its links are public. Choose another folder.",
                path.display()
            )));
        }
        Self::open(path)
    }

    /// Opens a folder for a demo: a new or empty one, or one that an earlier demo made, which is emptied.
    pub fn for_demo(path: &Path) -> Result<Self, StartError> {
        let mark = path.join(DEMO_MARK);
        let holds_something = path.is_dir() && std::fs::read_dir(path)?.next().is_some();
        if holds_something && !mark.exists() {
            return Err(StartError::said(format!(
                "{} is not empty and was not made by a demo; nothing was touched. Choose another folder.",
                path.display()
            )));
        }
        let folder = Self::open(path)?;
        for name in ["farolito.sqlite", "farolito.sqlite-wal", "farolito.sqlite-shm"] {
            remove(&path.join(name))?;
        }
        for name in ["keys", "outbox"] {
            if path.join(name).is_dir() {
                std::fs::remove_dir_all(path.join(name))?;
            }
        }
        std::fs::write(mark, "Everything in this folder is invented and may be deleted.\n")?;
        Ok(folder)
    }

    fn open(path: &Path) -> Result<Self, StartError> {
        // Only this account looks inside; a folder that is there already keeps what its owner chose.
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|error| {
            StartError::said(format!("the folder {} cannot be made: {error}", path.display()))
        })?;
        let lock = closed_to_others(&path.join("farolito.lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(StartError::said(format!(
                "another farolito is already using {}. Stop it first.",
                path.display()
            ))),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its database file. A new one is closed to other accounts, whatever the folder is; SQLite gives the files
    /// beside it the same mode.
    pub fn database(&self) -> Result<PathBuf, StartError> {
        let path = self.path.join(DATABASE);
        closed_to_others(&path)?;
        Ok(path)
    }

    /// Whether a folder has a database file already.
    pub fn has_database(path: &Path) -> bool {
        path.join(DATABASE).exists()
    }

    /// The database file of a folder that another farolito uses right now.
    pub fn in_use(path: &Path) -> Option<PathBuf> {
        let lock = OpenOptions::new().write(true).open(path.join("farolito.lock")).ok()?;
        let used = matches!(lock.try_lock(), Err(TryLockError::WouldBlock));
        used.then(|| path.join(DATABASE)).filter(|database| database.exists())
    }

    /// Where messages go that nobody carries yet.
    pub fn outbox(&self) -> PathBuf {
        self.path.join("outbox")
    }
}

/// Opens a file, and makes it for this account alone if it is not there.
fn closed_to_others(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)
}

fn remove(path: &Path) -> Result<(), StartError> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
