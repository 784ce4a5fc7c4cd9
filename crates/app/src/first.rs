//! The first run as the window sees it: where its link leads, and `setup-link`, which prints a new one.

use std::net::SocketAddr;

use kit_base::{Clock, Rng};
use kit_db::{Db, Scope};
use setup::FirstRun;

use crate::StartError;
use crate::config::Settings;
use crate::files::Folder;
use crate::serve;

/// What the first run must know about this machine.
pub fn run(settings: &Settings, here: SocketAddr) -> FirstRun {
    let own = settings.data.as_ref().map(|folder| folder.join("keys/server.key"));
    // Around a proxy that is not named nobody can tell who reads along; an address for others means that there is one.
    let alone = here.ip().is_loopback() && !settings.behind_proxy && settings.public_url.is_none();
    FirstRun {
        url: address(settings, here),
        key_file: settings.key_file.clone().or(own),
        unheard: settings.secure() || alone,
    }
}

/// How a browser reaches this server. Passkeys refuse an IP address, so this machine goes by its name.
fn address(settings: &Settings, here: SocketAddr) -> String {
    let own = || {
        let host = here.ip();
        let named =
            if host.is_loopback() || host.is_unspecified() { "localhost".into() } else { host.to_string() };
        let scheme = if settings.secure() { "https" } else { "http" };
        format!("{scheme}://{named}:{}", here.port())
    };
    settings.public_url.as_deref().map_or_else(own, |url| url.trim_end_matches('/').to_owned())
}

/// A fresh link to the first run; `None` when a network is here already.
pub async fn link(db: &Db, url: &str) -> Result<Option<String>, StartError> {
    let (now, rng) = (Clock::system().now(), Rng::os());
    let made = db.write(Scope::Server, move |tx| setup::store::make_link(tx, now, &rng)).await?;
    Ok(made.map(|token| format!("{url}/setup/{}", token.text())))
}

/// `farolito setup-link`, while the server runs or not.
#[expect(clippy::print_stdout, reason = "the person at the terminal reads it")]
pub async fn print_link(settings: &Settings) -> Result<(), StartError> {
    let url = address(settings, settings.listen);
    let running =
        settings.data.as_deref().filter(|_| settings.database_url.is_none()).and_then(Folder::in_use);
    let made = match running {
        // The server that holds the folder has brought the database up to date.
        Some(database) => link(&Db::open_sqlite(&database)?, &url).await?,
        None => link(&serve::open(settings).await?.ground.db, &url).await?,
    };
    match made {
        Some(link) => println!("{link}"),
        None => println!("There is a network here already. Stewards sign in at {url}/in"),
    }
    Ok(())
}
