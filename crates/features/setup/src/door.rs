//! The door of a server: while nobody has founded a network, every page says so kindly.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use circles::Network;
use kit_db::{DbError, Scope};
use people::Site;
use tower::Layer as _;

use crate::{pages, store};

/// What the first run must know about the machine it runs on.
#[derive(Clone, Default)]
pub struct FirstRun {
    /// The address that goes into links, such as `https://help.example.org`.
    pub url: String,
    /// Where the server key lies.
    pub key_file: Option<PathBuf>,
    /// Only this machine, or whoever it speaks HTTPS with, can read what a page shows.
    pub unheard: bool,
}

/// Whether strangers may begin groups of their own on this server, and where those are reached.
#[derive(Clone, Default)]
pub struct Opening {
    /// Whoever runs the server said so.
    pub is_open: bool,
    /// The address of the server; empty: that of the network somebody looks at.
    pub url: String,
}

impl Opening {
    /// Where a group is reached that begins beside `network`.
    pub fn address(&self, network: &Network, slug: &str) -> String {
        let whole = if self.url.is_empty() { &network.public_url } else { &self.url };
        let own = format!("/n/{}", network.slug);
        let whole = whole.trim_end_matches('/');
        format!("{}/n/{slug}", whole.strip_suffix(&own).unwrap_or(whole))
    }
}

#[derive(Clone)]
struct Door {
    site: Site,
    first_run: Arc<FirstRun>,
    opening: Arc<Opening>,
    founded: Arc<AtomicBool>,
}

/// Goes around the finished program: an empty server answers every address with one kind sentence. `open_start`:
/// strangers may begin groups of their own here.
pub fn around(router: Router, site: &Site, first_run: FirstRun, open_start: bool) -> Router {
    let door = Door {
        site: site.clone(),
        opening: Arc::new(Opening { is_open: open_start, url: first_run.url.clone() }),
        first_run: Arc::new(first_run),
        founded: Arc::new(AtomicBool::new(false)),
    };
    Router::new().fallback_service(from_fn_with_state(door, knock).layer(router))
}

async fn knock(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    request.extensions_mut().insert(door.first_run.clone());
    request.extensions_mut().insert(door.opening.clone());
    if passes(request.uri().path()) || door.founded.load(Ordering::Relaxed) {
        return next.run(request).await;
    }
    let empty: Result<bool, DbError> = door.site.db.read(Scope::Server, store::is_empty).await;
    match empty {
        Ok(true) => pages::link::new_server().into_response(),
        Ok(false) => {
            // A network never goes away again while the program runs.
            door.founded.store(true, Ordering::Relaxed);
            next.run(request).await
        }
        // What the page itself says about a database that does not answer is the better word.
        Err(_) => next.run(request).await,
    }
}

/// What an empty server answers: its looks, its health, its languages, its first run.
fn passes(path: &str) -> bool {
    path.starts_with("/assets/")
        || path.starts_with("/setup/")
        || matches!(path, "/setup" | "/exit" | "/language" | "/healthz" | "/readyz")
}
