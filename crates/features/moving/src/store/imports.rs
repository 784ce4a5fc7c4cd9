//! One list that comes in: where it stands, and its sealed lines.

use std::collections::BTreeMap;

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, NetworkId, Row, Statement, Tx, sql};
use kit_i18n::Lang;
use kit_vault::{Cell, PersonId, PersonKey, Vault};

use crate::domain::columns::{Column, Kind};
use crate::domain::dates::Order;
use crate::domain::finding::Finding;
use crate::domain::table::{Line, pack, unpack};

/// The key of an import: also of the key that seals its lines.
pub type ImportId = Id<Import>;

/// Marks the key of a chunk.
pub struct Chunk;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that is stored and posted.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            /// Reads the word back.
            pub fn parse(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.code() == code)
            }
        }
    };
}
words! {
    /// Where an import stands.
    State {
        /// A steward says what the columns are.
        Mapping "mapping",
        /// Every row is read; nothing is kept.
        Looking "looking",
        /// A steward reads what was found.
        Ready "ready",
        /// Rows come in.
        Bringing "bringing",
        /// All came in.
        Done "done",
        /// Rows go out again.
        Undoing "undoing",
        /// It was taken back.
        Undone "undone",
    }
}
words! {
    /// What to do with a row that may be somebody who is here.
    Same {
        /// Leave the row out.
        Skip "skip",
        /// Fill what is empty of the one who is here.
        Add "add",
        /// Another person.
        New "new",
    }
}

/// Counts by name: what was found, and what was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<String, u32>);

impl Tally {
    /// One more.
    pub fn add(&mut self, name: &str, n: u32) {
        if n > 0 {
            *self.0.entry(name.to_owned()).or_default() += n;
        }
    }

    /// How many.
    pub fn of(&self, name: &str) -> u32 {
        self.0.get(name).copied().unwrap_or(0)
    }

    /// How many rows have this finding.
    pub fn found(&self, finding: Finding) -> u32 {
        self.of(finding.code())
    }

    fn text(&self) -> String {
        self.0.iter().map(|(name, n)| format!("{name}={n}")).collect::<Vec<_>>().join(" ")
    }

    fn parse(text: &str) -> Self {
        let pair = |word: &str| word.split_once('=').and_then(|(k, n)| Some((k.to_owned(), n.parse().ok()?)));
        Self(text.split(' ').filter_map(pair).collect())
    }
}

/// One list that comes in.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a box that the steward ticks, and none decides another"
)]
#[derive(Clone, Debug)]
pub struct Import {
    /// Its key.
    pub id: ImportId,
    /// Its public name.
    pub slug: Slug,
    /// Who brought it.
    pub steward: Option<PersonId>,
    /// Where its people live.
    pub home: CircleId,
    /// What its rows are.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// The name of its encoding.
    pub encoding: String,
    /// Unreadable marks were taken out.
    pub cleaned: bool,
    /// The first row names the columns.
    pub headed: bool,
    /// What each column is.
    pub columns: Vec<Column>,
    /// What each column's dates tell: see [`crate::domain::dates::Seen::code`].
    pub date_marks: String,
    /// Which number is the month.
    pub order: Order,
    /// Rows of somebody who is here.
    pub same: Same,
    /// Done asks come in too.
    pub take_done: bool,
    /// Notes with private things in them come in.
    pub keep_private: bool,
    /// The language of whoever says none.
    pub lang: Lang,
    /// Its lines, the heading included.
    pub lines: u32,
    /// Its chunks.
    pub chunks: u32,
    /// The chunk that is next.
    pub next_chunk: u32,
    /// What was counted.
    pub tally: Tally,
    /// When it came.
    pub created_at: Timestamp,
    /// When nothing is left of it.
    pub forget_at: Timestamp,
    /// Grows with every save.
    pub version: i64,
}

impl Import {
    /// Rows that are no heading.
    pub fn rows(&self) -> u32 {
        self.lines.saturating_sub(u32::from(self.headed))
    }

    /// How far the work is, of a hundred.
    pub fn percent(&self) -> u32 {
        if self.state == State::Undoing {
            let settled = self.tally.of("taken-back") + self.tally.of("kept");
            let all: u64 = ["made", "added", "asked", "asked-done"]
                .map(|what| u64::from(self.tally.of(what)))
                .iter()
                .sum();
            return (u64::from(settled) * 100)
                .checked_div(all)
                .map_or(100, |share| u32::try_from(share.min(100)).unwrap_or(100));
        }
        (self.next_chunk * 100).checked_div(self.chunks).unwrap_or(100)
    }

    /// Something is at work on it.
    pub const fn is_busy(&self) -> bool {
        matches!(self.state, State::Looking | State::Bringing | State::Undoing)
    }
}

pub(super) const INSERT: Statement = sql!(
    "INSERT INTO imports (network_id, id, slug, steward_id, home_circle_id, kind, state, encoding, cleaned, headed, columns,
        date_marks, date_order, same, take_done, keep_private, language, lines, chunks, next_chunk, tally, created_at,
        forget_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1)"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, steward_id, home_circle_id, kind, state, encoding, cleaned, headed, columns, date_marks, date_order,
        same, take_done, keep_private, language, lines, chunks, next_chunk, tally, created_at, forget_at, version
     FROM imports WHERE network_id = $1 AND slug = $2"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, steward_id, home_circle_id, kind, state, encoding, cleaned, headed, columns, date_marks, date_order,
        same, take_done, keep_private, language, lines, chunks, next_chunk, tally, created_at, forget_at, version
     FROM imports WHERE network_id = $1 AND id = $2"
);
pub(super) const LATEST: Statement = sql!(
    "SELECT id, slug, steward_id, home_circle_id, kind, state, encoding, cleaned, headed, columns, date_marks, date_order,
        same, take_done, keep_private, language, lines, chunks, next_chunk, tally, created_at, forget_at, version
     FROM imports WHERE network_id = $1 ORDER BY created_at DESC, id DESC LIMIT 20"
);
pub(super) const SAVE: Statement = sql!(
    "UPDATE imports SET state = $4, headed = $5, columns = $6, date_order = $7, same = $8, take_done = $9,
        keep_private = $10, next_chunk = $11, tally = $12, forget_at = $13, version = version + 1
     WHERE network_id = $1 AND id = $2 AND version = $3"
);
pub(super) const ADD_CHUNK: Statement =
    sql!("INSERT INTO import_chunks (network_id, import_id, n, id, lines) VALUES ($1, $2, $3, $4, $5)");
pub(super) const CHUNK: Statement =
    sql!("SELECT id, lines FROM import_chunks WHERE network_id = $1 AND import_id = $2 AND n = $3");
pub(super) const DROP_CHUNKS: Statement =
    sql!("DELETE FROM import_chunks WHERE network_id = $1 AND import_id = $2");
pub(super) const FORGET: Statement =
    sql!("SELECT network_id, id FROM imports WHERE forget_at <= $1 ORDER BY forget_at, id LIMIT 100");

/// Writes a new import with its lines, sealed under a key that dies with it.
pub fn create(
    tx: &mut Tx<'_>,
    vault: &Vault,
    import: &Import,
    chunks: &[Vec<Line>],
    rng: &Rng,
) -> Result<(), DbError> {
    let (network, columns) = (tx.network(), columns_text(&import.columns));
    let key = vault.new_person(tx, import.id.cast(), import.created_at, rng)?;
    tx.execute(
        &INSERT,
        &[
            &network,
            &import.id,
            &import.slug,
            &import.steward,
            &import.home,
            &import.kind.code(),
            &import.state.code(),
            &import.encoding,
            &import.cleaned,
            &import.headed,
            &columns,
            &import.date_marks,
            &import.order.code(),
            &import.same.code(),
            &import.take_done,
            &import.keep_private,
            &import.lang.code(),
            &import.lines,
            &import.chunks,
            &import.next_chunk,
            &import.tally.text(),
            &import.created_at,
            &import.forget_at,
        ],
    )?;
    for (n, lines) in chunks.iter().enumerate() {
        let id: Id<Chunk> = Id::new(import.created_at, rng);
        let sealed = key.seal(&Cell::new("import_chunks", "lines", id), &pack(lines), rng);
        tx.execute(&ADD_CHUNK, &[&network, &import.id, &n, &id, &sealed])?;
    }
    Ok(())
}

/// One import by its public name.
pub fn by_slug(tx: &mut Tx<'_>, slug: Slug) -> Result<Option<Import>, DbError> {
    let network = tx.network();
    tx.one(&BY_SLUG, &[&network, &slug], import)
}

/// One import.
pub fn load(tx: &mut Tx<'_>, id: ImportId) -> Result<Option<Import>, DbError> {
    let network = tx.network();
    tx.one(&BY_ID, &[&network, &id], import)
}

/// The twenty latest.
pub fn latest(tx: &mut Tx<'_>) -> Result<Vec<Import>, DbError> {
    let network = tx.network();
    tx.query(&LATEST, &[&network], import)
}

/// Saves what may change of an import.
pub fn save(tx: &mut Tx<'_>, import: &Import) -> Result<(), DbError> {
    let (network, columns) = (tx.network(), columns_text(&import.columns));
    tx.save(
        &SAVE,
        &[
            &network,
            &import.id,
            &import.version,
            &import.state.code(),
            &import.headed,
            &columns,
            &import.order.code(),
            &import.same.code(),
            &import.take_done,
            &import.keep_private,
            &import.next_chunk,
            &import.tally.text(),
            &import.forget_at,
        ],
    )
}

/// The lines of one chunk, opened.
pub fn lines(tx: &mut Tx<'_>, vault: &Vault, import: ImportId, n: u32) -> Result<Vec<Line>, DbError> {
    let network = tx.network();
    let Some(key) = vault.person(tx, import.cast())? else { return Ok(Vec::new()) };
    let found = tx.one(&CHUNK, &[&network, &import, &n], |row| {
        Ok((row.take::<Id<Chunk>>()?, row.take::<Vec<u8>>()?))
    })?;
    found.map_or_else(|| Ok(Vec::new()), |(id, sealed)| open(&key, id, &sealed))
}

fn open(key: &PersonKey, id: Id<Chunk>, sealed: &[u8]) -> Result<Vec<Line>, DbError> {
    Ok(unpack(key.open(&Cell::new("import_chunks", "lines", id), sealed)?.reveal()))
}

/// Takes the lines away: they came in, or were not wanted.
pub fn drop_lines(tx: &mut Tx<'_>, import: ImportId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&DROP_CHUNKS, &[&network, &import]).map(drop)
}

/// Imports of all networks whose time is over.
pub fn over(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(NetworkId, ImportId)>, DbError> {
    tx.query(&FORGET, &[&now], |row| Ok((row.take()?, row.take()?)))
}

fn columns_text(columns: &[Column]) -> String {
    columns.iter().map(|column| column.code()).collect::<Vec<_>>().join(" ")
}

fn import(row: &mut Row<'_>) -> Result<Import, DbError> {
    Ok(Import {
        id: row.take()?,
        slug: row.take()?,
        steward: row.take()?,
        home: row.take()?,
        kind: row.text(Kind::parse)?.ok_or_else(shape)?,
        state: row.text(State::parse)?.ok_or_else(shape)?,
        encoding: row.take()?,
        cleaned: row.take()?,
        headed: row.take()?,
        columns: row.text(|text| text.split(' ').filter_map(Column::parse).collect())?,
        date_marks: row.take()?,
        order: row.text(Order::parse)?.ok_or_else(shape)?,
        same: row.text(Same::parse)?.ok_or_else(shape)?,
        take_done: row.take()?,
        keep_private: row.take()?,
        lang: row.text(|text| text.parse().unwrap_or_default())?,
        lines: row.take()?,
        chunks: row.take()?,
        next_chunk: row.take()?,
        tally: row.text(Tally::parse)?,
        created_at: row.take()?,
        forget_at: row.take()?,
        version: row.take()?,
    })
}

fn shape() -> DbError {
    DbError::Shape("an import".into())
}
