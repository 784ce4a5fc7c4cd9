//! A backup every night by the server itself, for whoever would forget: `--backup-to FOLDER`.

use std::path::PathBuf;
use std::time::Duration;

use kit_base::{Clock, Span};
use kit_copies::CopyKey;
use kit_db::{Db, Scope};
use tokio::sync::watch;

use crate::{StartError, copies};

/// How often it looks whether it is time.
const LOOK: Duration = Duration::from_mins(10);
/// How old the last backup may grow.
const EVERY: Span = Span::hours(24);
/// How many are kept.
const KEEP: u32 = 7;

/// Where backups go, and the key that seals them.
pub struct Nightly {
    /// The folder.
    pub folder: PathBuf,
    /// Opens them again.
    pub key: CopyKey,
}

impl Nightly {
    /// Makes a backup whenever the last one is a day old, until asked to stop.
    pub async fn run(self, db: Db, clock: Clock, mut stopped: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.look(&db, &clock).await {
                tracing::warn!(%error, "tonight's backup was not made");
            }
            if tokio::time::timeout(LOOK, stopped.wait_for(|stop| *stop)).await.is_ok() {
                return;
            }
        }
    }

    /// Makes one if it is time; answers whether it did.
    pub async fn look(&self, db: &Db, clock: &Clock) -> Result<bool, StartError> {
        let now = clock.now();
        let last = db.read(Scope::Server, kit_copies::last).await?;
        // After a clock that jumped back, a backup from the future does not hold up the next one for long.
        if last.is_some_and(|last| last.made_at > now - EVERY && last.made_at <= now + EVERY) {
            return Ok(false);
        }
        let path = self.folder.join(copies::named(now)?);
        std::fs::create_dir_all(&self.folder)?;
        let (db, key, here) = (db.clone(), self.key.clone(), tokio::runtime::Handle::current());
        // Reading and sealing everything keeps a thread busy for a while; it must not be one that answers neighbors.
        tokio::task::spawn_blocking(move || here.block_on(copies::make(&db, &key, &[], &path, now)))
            .await
            .map_err(|_| StartError::said("the backup stopped half-way"))??;
        copies::thin_out(&self.folder, KEEP)?;
        Ok(true)
    }
}
