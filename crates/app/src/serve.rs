//! `serve` and `migrate`: opens what the settings name, answers until asked to stop.

use std::sync::Arc;

use kit_base::{Clock, Rng};
use kit_copies::CopyKey;
use kit_db::{Db, Scope};
use kit_message::{LogTransport, Transport};
use kit_vault::{Vault, keys};
use kit_web::{Limits, Tls};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::StartError;
use crate::compose::{App, Ground, migrations};
use crate::config::Settings;
use crate::files::Folder;
use crate::first;
use crate::looker::Looker;
use crate::nightly::Nightly;

/// How many PostgreSQL connections a node keeps.
const CONNECTIONS: usize = 16;
/// How often erased rows are made unreadable in the files.
const SCRUB: std::time::Duration = std::time::Duration::from_mins(10);

/// What the settings name, opened and brought up to date.
pub struct Opened {
    /// The database and the keys.
    pub ground: Ground,
    /// The folder, kept locked while this lives.
    pub folder: Option<Folder>,
    /// Where a backup is made every night.
    pub nightly: Option<Nightly>,
    /// How many migrations were applied.
    pub migrated: usize,
}

/// Opens database and keys, and migrates.
pub async fn open(settings: &Settings) -> Result<Opened, StartError> {
    let (clock, rng) = (Clock::system(), Rng::os());
    let folder = settings.data.as_deref().map(Folder::for_serving).transpose()?;
    let db = match (&settings.database_url, &folder) {
        (Some(url), _) => Db::connect_postgres(url, CONNECTIONS)?,
        (None, Some(folder)) => Db::open_sqlite(&folder.database()?)?,
        (None, None) => return Err(StartError::said("say where the data is: --data DIR")),
    };
    let own_key = folder.as_ref().map(|folder| folder.path().join("keys/server.key"));
    let made = own_key.filter(|path| settings.key_file.is_none() && !path.exists());
    let key = match (&settings.key_file, &folder) {
        (Some(file), _) => keys::load(file),
        (None, Some(folder)) => keys::load_or_create(folder.path(), &rng),
        (None, None) => return Err(StartError::said("say where the server key is: --key-file FILE")),
    };
    let key = key.map_err(|error| StartError::said(error.to_string()))?;
    let nightly = settings.backup_to.clone().map(|folder| Nightly { folder, key: CopyKey::of(&key) });
    let vault = Vault::new(key);
    let migrated = db.migrate(&migrations(), clock.now()).await?;
    let (checked, now) = (vault.clone(), clock.now());
    let fits = db.write(Scope::Server, move |tx| checked.check(tx, now)).await;
    if let (Err(_), Some(made)) = (&fits, made) {
        // A key that opens nothing must not lie where the lost one belongs.
        std::fs::remove_file(made)?;
    }
    fits?;
    let ground = Ground { db, vault, clock, rng, secure: settings.secure(), demo: false };
    Ok(Opened { ground, folder, nightly, migrated })
}

/// `farolito migrate`.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn migrate(settings: &Settings) -> Result<(), StartError> {
    let opened = open(settings).await?;
    println!("The database is up to date; {} step(s) taken.", opened.migrated);
    Ok(())
}

/// `farolito serve`.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn run(settings: &Settings) -> Result<(), StartError> {
    if settings.open_start && settings.public_url.is_none() {
        return Err(StartError::said(
            "groups that begin here share this address: with --open-start, say --public-url as well",
        ));
    }
    let opened = open(settings).await?;
    refuse_demo(&opened.ground.db).await?;
    let listener = TcpListener::bind(settings.listen)
        .await
        .map_err(|error| StartError::said(format!("cannot listen on {}: {error}", settings.listen)))?;
    let tls = settings.tls()?;
    let tiles = settings.tiles()?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let here = listener.local_addr()?;
    let first_run = first::run(settings, here);
    println!("Farolito answers on {scheme}://{here}");
    if let Some(link) = first::link(&opened.ground.db, &first_run.url).await? {
        println!("This server is new. Open this link once to set it up:\n\n  {link}\n");
    }
    let app = App::open_to(settings.open_start, &opened.ground, limits(settings), first_run)?;
    if let Some(tiles) = tiles {
        directory::pages::tiles::offer(&app.site, tiles);
    }
    let (running, ended) = watch::channel(false);
    let (db, clock) = (opened.ground.db.clone(), opened.ground.clock.clone());
    let looker = settings.look_at_pages.then(|| {
        let looker = Looker::new(settings.public_url.as_deref().unwrap_or_default());
        tokio::spawn(looker.run(db.clone(), clock.clone(), ended.clone()))
    });
    let nightly = opened.nightly.map(|nightly| tokio::spawn(nightly.run(db, clock, ended)));
    let outcome = until_stopped(app, (listener, tls), Arc::new(LogTransport)).await;
    drop(running);
    if let Some(nightly) = nightly {
        // A backup under way is finished first; one that panicked has logged it.
        let _ = nightly.await;
    }
    if let Some(looker) = looker {
        // A look under way is given up: nothing of it is kept.
        looker.abort();
    }
    outcome
}

/// Behind a proxy all connections are the proxy's own; it is the visitors whom it names that are counted.
fn limits(settings: &Settings) -> Limits {
    let usual = Limits::default();
    if settings.behind_proxy {
        Limits { behind_proxy: true, connections_per_peer: usual.connections, ..usual }
    } else {
        usual
    }
}

/// A database with an invented network in it is never served as a real one.
async fn refuse_demo(db: &Db) -> Result<(), StartError> {
    let demo = db.read(Scope::Server, circles::store::any_demo).await?;
    if demo {
        return Err(StartError::said(
            "this database was made by `farolito demo`; its people are invented and its links are public",
        ));
    }
    Ok(())
}

/// Answers requests and does the work of the clock until SIGINT or SIGTERM; then finishes what is under way.
pub async fn until_stopped(
    app: App,
    (listener, tls): (TcpListener, Option<Tls>),
    transport: Arc<dyn Transport>,
) -> Result<(), StartError> {
    let (stop, stopped) = watch::channel(false);
    let db = app.site.db.clone();
    let clock = app.site.clock.clone();
    let sender = Arc::new(app.sender(transport)).spawn(db.clone(), clock.clone(), stopped.clone());
    let jobs = app.jobs.clone().spawn(db.clone(), clock, stopped.clone());
    let scrubber = tokio::spawn(scrub(db, stopped));
    kit_web::serve(listener, tls, app.web, asked_to_stop()).await?;
    stop.send_replace(true);
    for task in [sender, jobs, scrubber] {
        // A task that panicked has logged it; the others still end well.
        let _ = task.await;
    }
    Ok(())
}

/// Makes erased rows unreadable in the files, now and then and at the end.
async fn scrub(db: Db, mut stopped: watch::Receiver<bool>) {
    loop {
        let stopping = tokio::time::timeout(SCRUB, stopped.wait_for(|stop| *stop)).await.is_ok();
        if let Err(error) = db.scrub().await {
            tracing::warn!(%error, "erased rows could not be scrubbed yet");
        }
        if stopping {
            return;
        }
    }
}

async fn asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
        }
        Err(_) => {
            let _ = interrupt.await;
        }
    }
}
