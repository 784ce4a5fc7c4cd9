//! `/desk/live`: says that something changed in this network, and not a word of what.
//!
//! One look at the database every three seconds for each network that somebody listens to, however many listen, and one
//! for each listener before anything is told: a stream ends with its session.

use std::collections::HashMap;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;
use http_body::Frame;
use kit_base::{Id, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, sql};
use kit_web::http::HeaderMap;
use kit_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE};
use people::sessions::{self, Session};
use people::{PersonId, Site, Steward};
use tokio::sync::{mpsc, watch};
use tokio::time::{Instant, interval_at, sleep_until};
use uuid::Uuid;

/// How often somebody looks.
const LOOK: Duration = Duration::from_secs(3);
/// A silent line is closed by what stands between; a comment keeps it open.
const BREATH: Duration = Duration::from_secs(15);
/// The browser asks anew after that: who no longer tends is not told for ever.
const LONGEST: Duration = Duration::from_mins(10);

/// The newest event of any ask, from the end of an index.
pub(crate) const NEWEST: Statement = sql!(
    "SELECT e.at, e.ask_id, e.n FROM ask_events e
     WHERE e.network_id = $1
     ORDER BY e.at DESC, e.ask_id DESC, e.n DESC
     LIMIT 1"
);

/// Who listens to which network.
#[derive(Clone, Default)]
pub struct Lines(Arc<Mutex<HashMap<NetworkId, watch::Sender<u64>>>>);

impl Lines {
    fn open(&self) -> MutexGuard<'_, HashMap<NetworkId, watch::Sender<u64>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Listens to a network from `last` on; the first who does sets somebody to look.
    fn listen(&self, site: &Site, network: NetworkId, last: Option<Newest>) -> watch::Receiver<u64> {
        let mut lines = self.open();
        if let Some(line) = lines.get(&network) {
            return line.subscribe();
        }
        let (line, heard) = watch::channel(0);
        lines.insert(network, line.clone());
        tokio::spawn(look((self.clone(), site.clone()), network, last, line));
        heard
    }

    /// Nobody listens any more: whoever comes next sets somebody to look again.
    fn is_over(&self, network: NetworkId, line: &watch::Sender<u64>) -> bool {
        let mut lines = self.open();
        let over = line.receiver_count() == 0;
        if over {
            lines.remove(&network);
        }
        over
    }
}

async fn look(
    (lines, site): (Lines, Site),
    network: NetworkId,
    mut last: Option<Newest>,
    line: watch::Sender<u64>,
) {
    let mut ticks = interval_at(Instant::now() + LOOK, LOOK);
    loop {
        ticks.tick().await;
        if lines.is_over(network, &line) {
            return;
        }
        // A database that does not answer now answers later.
        let Ok(newest) = site.read(network, newest).await else { continue };
        if last.replace(newest) != Some(newest) {
            line.send_modify(|count| *count += 1);
        }
    }
}

/// The newest event of a network, if there is one.
type Newest = Option<(Timestamp, Uuid, i64)>;

fn newest(tx: &mut Tx<'_>) -> Result<Newest, DbError> {
    tx.one(&NEWEST, &[&tx.network()], |row| Ok((row.take()?, row.take()?, row.take()?)))
}

/// `GET /desk/live`. Whoever does not ask for a stream is told at once that there is one.
pub async fn show(lines: &Lines, site: &Site, steward: &Steward, headers: &HeaderMap) -> Response {
    let streams = headers.get(ACCEPT).is_some_and(|accept| accept.as_bytes() == b"text/event-stream");
    let body = if streams {
        let (said, feed) = mpsc::channel(4);
        // What is there is known before the answer goes out: what comes after it is told.
        let last = site.read(steward.network_id(), newest).await.ok();
        let heard = lines.listen(site, steward.network_id(), last);
        tokio::spawn(tell(heard, said, Listener::of(site, steward)));
        Body::new(Feed(feed))
    } else {
        Body::from(":\n\n")
    };
    let kinds = [(CONTENT_TYPE, "text/event-stream"), (CACHE_CONTROL, "no-store")];
    (kinds, body).into_response()
}

/// Whose stream it is.
struct Listener {
    site: Site,
    network: NetworkId,
    person: PersonId,
    session: Id<Session>,
}

impl Listener {
    fn of(site: &Site, steward: &Steward) -> Self {
        let (person, session) = (steward.me.id, steward.me.session);
        Self { site: site.clone(), network: steward.network_id(), person, session }
    }

    /// Whoever signed out, or was signed out from another device, hears nothing more.
    async fn may_hear(&self) -> bool {
        let (who, now) = ((self.person, self.session), self.site.now());
        self.site.read(self.network, move |tx| sessions::holds(tx, who, now)).await.unwrap_or(false)
    }
}

async fn tell(mut heard: watch::Receiver<u64>, said: mpsc::Sender<Bytes>, to: Listener) {
    let end = Instant::now() + LONGEST;
    let mut breath = interval_at(Instant::now(), BREATH);
    loop {
        let line = tokio::select! {
            () = sleep_until(end) => return,
            changed = heard.changed() => match changed {
                Ok(()) => format!("data: {}\n\n", *heard.borrow_and_update()).into(),
                Err(_) => return,
            },
            _ = breath.tick() => Bytes::from_static(b":\n\n"),
            () = said.closed() => return,
        };
        if !to.may_hear().await || said.send(line).await.is_err() {
            return;
        }
    }
}

/// What is told, as the body of an answer that has no end of its own.
struct Feed(mpsc::Receiver<Bytes>);

impl http_body::Body for Feed {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|line| line.map(|line| Ok(Frame::data(line))))
    }
}
