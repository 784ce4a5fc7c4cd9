//! The yardstick: the least that a page of the same rows and the same bytes can be with axum, askama and rusqlite.
//! It has no session, no authority, no languages, no limits and no time-outs.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::Router;
use axum::extract::{Path as Named, State};
use axum::http::StatusCode;
use axum::response::Html;
use axum::routing::get;
use kit_base::Clock;
use rusqlite::{Connection, OptionalExtension as _, Row};

use crate::{Outcome, on_runtime, said};

/// Copies what a helper's board may show of our database into a file of the yardstick's own.
const COPY: &str = "
CREATE TABLE cards (
    id BLOB PRIMARY KEY, slug TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, urgency TEXT NOT NULL, language TEXT NOT NULL,
    line TEXT, ring TEXT, state TEXT NOT NULL, place TEXT NOT NULL, asked_at INTEGER NOT NULL, opened_at INTEGER NOT NULL
) STRICT;
INSERT INTO cards
SELECT a.id, a.slug, a.kind, a.urgency, a.language, a.public_line, a.ring, a.state, h.name, a.asked_at, MAX(m.opened_at)
FROM ours.asks a
JOIN ours.ask_audience m ON m.network_id = a.network_id AND m.ask_id = a.id AND NOT m.taken
JOIN ours.circles h ON h.network_id = a.network_id AND h.id = a.home_circle_id
JOIN ours.networks n ON n.network_id = a.network_id AND n.slug = 'bench'
GROUP BY a.id;
CREATE INDEX cards_newest ON cards (opened_at DESC, id DESC);
";

const COLUMNS: &str =
    "SELECT id, slug, kind, urgency, language, line, ring, state, place, asked_at, opened_at FROM cards";

/// Makes the yardstick's file from ours.
pub fn copy(ours: &Path, file: &Path) -> Outcome {
    for end in ["", "-wal", "-shm"] {
        // What is not there need not go.
        let _ = std::fs::remove_file(format!("{}{end}", file.display()));
    }
    let conn = Connection::open(file).map_err(said)?;
    conn.execute_batch("PRAGMA journal_mode=WAL").map_err(said)?;
    conn.execute("ATTACH DATABASE $1 AS ours", [ours.display().to_string()]).map_err(said)?;
    conn.execute_batch(COPY).map_err(said)
}

struct Card {
    slug: String,
    kind: String,
    urgency: String,
    language: String,
    line: String,
    ring: String,
    state: String,
    place: String,
    hours: i64,
}

#[derive(Template)]
#[template(path = "board.html")]
struct Board<'a> {
    cards: &'a [Card],
    filler: &'a str,
}

#[derive(Template)]
#[template(path = "ask.html")]
struct Ask<'a> {
    card: &'a Card,
    filler: &'a str,
}

/// What its handlers share.
struct Bare {
    conn: Mutex<Connection>,
    clock: Clock,
    /// Makes pages of 20 and 100 cards, and of one ask, as long as ours.
    fillers: [String; 3],
}

type Drawn = Result<Html<String>, StatusCode>;

/// `bench bare FILE B20 B100 ASK SLUG`: answers until it is ended; the pages have the given numbers of bytes.
pub fn serve(file: &Path, words: &[&str]) -> Outcome {
    let [b20, b100, ask, slug] = words else { return Err("bare FILE B20 B100 ASK SLUG".into()) };
    let conn = Connection::open(file).map_err(said)?;
    conn.execute_batch("PRAGMA mmap_size=0; PRAGMA cache_size=-8000; PRAGMA query_only=ON").map_err(said)?;
    let mut bare = Bare { conn: Mutex::new(conn), clock: Clock::system(), fillers: Default::default() };
    let none = |_| "the yardstick cannot draw its page";
    let drawn =
        [bare.board(20).map_err(none)?, bare.board(100).map_err(none)?, bare.ask(slug).map_err(none)?];
    for ((filler, page), wanted) in bare.fillers.iter_mut().zip(drawn).zip([b20, b100, ask]) {
        let wanted: usize = wanted.parse().map_err(said)?;
        *filler = ".".repeat(wanted.checked_sub(page.0.len()).ok_or("the bare page is longer than ours")?);
    }
    let router = Router::new()
        .route("/asks", get(|State(bare): State<Arc<Bare>>| async move { bare.board(20) }))
        .route("/asks/all", get(|State(bare): State<Arc<Bare>>| async move { bare.board(100) }))
        .route(
            "/ask/{slug}",
            get(|State(bare): State<Arc<Bare>>, Named(slug): Named<String>| async move { bare.ask(&slug) }),
        )
        .with_state(Arc::new(bare));
    on_runtime(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.map_err(said)?;
        println!("http://{}", listener.local_addr().map_err(said)?);
        axum::serve(listener, router).await.map_err(said)
    })
}

impl Bare {
    fn board(&self, size: usize) -> Drawn {
        let now = self.clock.now().micros();
        let cards = self.read(|conn| {
            let mut all =
                conn.prepare_cached(&format!("{COLUMNS} ORDER BY opened_at DESC, id DESC LIMIT $1"))?;
            all.query_map([i64::try_from(size).unwrap_or(i64::MAX)], |row| card(row, now))?
                .collect::<Result<Vec<_>, _>>()
        })?;
        draw(&Board { cards: &cards, filler: &self.fillers[usize::from(size == 100)] })
    }

    fn ask(&self, slug: &str) -> Drawn {
        let now = self.clock.now().micros();
        let found = self.read(|conn| {
            let mut one = conn.prepare_cached(&format!("{COLUMNS} WHERE slug = $1"))?;
            one.query_row([slug], |row| card(row, now)).optional()
        })?;
        let card = found.ok_or(StatusCode::NOT_FOUND)?;
        draw(&Ask { card: &card, filler: &self.fillers[2] })
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StatusCode> {
        let conn = self.conn.lock().unwrap_or_else(PoisonError::into_inner);
        work(&conn).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
    }
}

fn draw(page: &impl Template) -> Drawn {
    page.render().map(Html).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

fn card(row: &Row<'_>, now: i64) -> rusqlite::Result<Card> {
    let _: Vec<u8> = row.get(0)?;
    let (asked_at, _): (i64, i64) = (row.get(9)?, row.get(10)?);
    Ok(Card {
        slug: row.get(1)?,
        kind: row.get(2)?,
        urgency: row.get(3)?,
        language: row.get(4)?,
        line: row.get::<_, Option<String>>(5)?.unwrap_or_default(),
        ring: row.get::<_, Option<String>>(6)?.unwrap_or_default(),
        state: row.get(7)?,
        place: row.get(8)?,
        hours: (now - asked_at) / 3_600_000_000,
    })
}
