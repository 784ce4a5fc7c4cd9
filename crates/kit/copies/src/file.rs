//! Makes, checks and uses the file.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, ErrorKind, Read};
use std::iter;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use age::{DecryptError, Decryptor, Encryptor};
use kit_base::Timestamp;
use kit_db::dump::{DumpError, Poured, Reader};
use kit_db::{Db, Migration};

use crate::{CopyError, CopyKey, Recipient};

/// A finished copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Made {
    /// What it holds.
    pub poured: Poured,
    /// The length of the file.
    pub bytes: u64,
}

/// Writes a copy of `db` to `path` while others go on using it, reads it back, and answers what it holds.
pub async fn make(db: &Db, key: &CopyKey, others: &[Recipient], path: &Path) -> Result<Made, CopyError> {
    if path.exists() {
        return Err(CopyError::Exists(path.into()));
    }
    let part = beside(path);
    let made = written(db, key, others, &part).await.and_then(|made| name(&part, path).map(|()| made));
    if made.is_err() {
        // What could not be finished is no copy; if it cannot be removed either, the first error says more.
        let _ = std::fs::remove_file(&part);
    }
    made
}

async fn written(db: &Db, key: &CopyKey, others: &[Recipient], part: &Path) -> Result<Made, CopyError> {
    let failed = |said| CopyError::File { path: part.into(), said };
    let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(part).map_err(failed)?;
    let recipients = iter::once(key.recipient()).chain(others.iter().cloned()).collect::<Vec<_>>();
    let recipients = recipients.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let sealing = Encryptor::with_recipients(recipients)
        .map_err(|error| CopyError::Damaged { path: part.into(), said: error.to_string() })?;
    let out = sealing.wrap_output(BufWriter::new(file)).map_err(failed)?;
    let (poured, out) = db.dump(BufWriter::new(out)).await?;
    let out = out.into_inner().map_err(|error| failed(error.into_error()))?;
    let file = out.finish().map_err(failed)?.into_inner().map_err(|error| failed(error.into_error()))?;
    file.sync_all().map_err(failed)?;
    let bytes = file.metadata().map_err(failed)?.len();
    if check(part, key)? != poured {
        return Err(CopyError::Dump(DumpError::Damaged("what was read back differs")));
    }
    Ok(Made { poured, bytes })
}

/// Reads a copy to its end: every byte is the one that was sealed, and every row is there.
pub fn check(path: &Path, key: &CopyKey) -> Result<Poured, CopyError> {
    Ok(open(path, key)?.check()?)
}

/// Fills the empty `db` from a copy; see [`Db::undump`]. The caller migrates on.
pub async fn restore(
    db: &Db,
    path: &Path,
    key: &CopyKey,
    steps: &[Migration],
    now: Timestamp,
) -> Result<Poured, CopyError> {
    Ok(db.undump(open(path, key)?, steps, now).await?)
}

fn open(path: &Path, key: &CopyKey) -> Result<Reader<impl Read + Send + 'static>, CopyError> {
    let file = File::open(path).map_err(|said| CopyError::File { path: path.into(), said })?;
    let damaged = |error: DecryptError| match error {
        DecryptError::NoMatchingKeys => CopyError::OtherKey(path.into()),
        other => CopyError::Damaged { path: path.into(), said: other.to_string() },
    };
    let sealed = Decryptor::new_buffered(BufReader::new(file)).map_err(damaged)?;
    let plain = sealed.decrypt(iter::once(&key.0 as &dyn age::Identity)).map_err(damaged)?;
    Ok(Reader::begin(BufReader::new(plain))?)
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    path.with_file_name(name)
}

/// Gives the finished file its name, unless somebody else took that name meanwhile.
fn name(part: &Path, path: &Path) -> Result<(), CopyError> {
    let failed = |said| CopyError::File { path: path.into(), said };
    match std::fs::hard_link(part, path) {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::AlreadyExists => return Err(CopyError::Exists(path.into())),
        // A stick's file system may know no links.
        Err(_) => return std::fs::rename(part, path).map_err(failed),
    }
    std::fs::remove_file(part).map_err(failed)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)
}
