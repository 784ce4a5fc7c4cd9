//! Files on their way into the directory: their rows, what would become of each, and how far it has come. Everything here runs in
//! the commons' scope or the server's.

use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{COMMONS, DbError, NetworkId, Row, Statement, Tx, only, sql};

use super::column;
use super::listings::ListingId;
use crate::domain::{Facts, Standing};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO listing_imports (network_id, id, slug, keeper_id, source, zone, state, taken, at, odd, notes,
                                  with_doubles, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'looking', 0, 0, $7, $8, $9, $10)"
);
pub(super) const ADD_ROW: Statement = sql!(
    "INSERT INTO listing_import_rows (network_id, import_id, position, line, source_key, facts, standing, as_of, fate)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'unknown')"
);
pub(super) const GROW: Statement =
    sql!("UPDATE listing_imports SET taken = taken + $3 WHERE network_id = $1 AND id = $2");
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, keeper_id, source, zone, state, taken, at, odd, notes, with_doubles, made_at
     FROM listing_imports WHERE network_id = $1 AND slug = $2"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, keeper_id, source, zone, state, taken, at, odd, notes, with_doubles, made_at
     FROM listing_imports WHERE network_id = $1 AND id = $2"
);
pub(super) const OF_KEEPER: Statement = sql!(
    "SELECT id, slug, keeper_id, source, zone, state, taken, at, odd, notes, with_doubles, made_at
     FROM listing_imports WHERE network_id = $1 AND keeper_id = $2 ORDER BY made_at DESC, id DESC LIMIT 20"
);
pub(super) const MOVE: Statement = sql!(
    "UPDATE listing_imports SET state = $4, at = $5, with_doubles = $6
     WHERE network_id = $1 AND id = $2 AND state = $3"
);
pub(super) const ROWS: Statement = sql!(
    "SELECT position, line, source_key, facts, standing, as_of, fate, listing_id FROM listing_import_rows
     WHERE network_id = $1 AND import_id = $2 AND position >= $3 ORDER BY position LIMIT 500"
);
pub(super) const FATED: Statement = sql!(
    "SELECT position, line, source_key, facts, standing, as_of, fate, listing_id FROM listing_import_rows
     WHERE network_id = $1 AND import_id = $2 AND fate = $3 ORDER BY position LIMIT 20"
);
pub(super) const FATE: Statement = sql!(
    "UPDATE listing_import_rows SET fate = $4, listing_id = $5
     WHERE network_id = $1 AND import_id = $2 AND position = $3"
);
pub(super) const COUNTS: Statement = sql!(
    "SELECT fate, COUNT(*) FROM listing_import_rows WHERE network_id = $1 AND import_id = $2
     GROUP BY fate ORDER BY fate LIMIT 10"
);
pub(super) const OVER: Statement = sql!(
    "SELECT id FROM listing_imports WHERE network_id = $1 AND made_at < $2 ORDER BY made_at, id LIMIT 20"
);
pub(super) const DROP_ROWS: Statement =
    sql!("DELETE FROM listing_import_rows WHERE network_id = $1 AND import_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM listing_imports WHERE network_id = $1 AND id = $2");

/// So long a file can be undone.
const KEPT: Span = Span::days(30);

/// Marks the key of an import.
#[derive(Debug)]
pub struct ImportRow;

/// The key of an import.
pub type ImportId = Id<ImportRow>;

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its rows are compared with what is listed.
    Looking,
    /// A steward decides.
    Ready,
    /// Its rows are listed.
    Bringing,
    /// It is in.
    Done,
    /// It is taken out again.
    Undoing,
    /// It is out again.
    Undone,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Not looked at yet.
    Unknown,
    /// It will be listed.
    New,
    /// The listing that it brought before says something else now.
    Changed,
    /// It says what it said before.
    Same,
    /// Something that is listed may be the same.
    Double,
    /// It asked not to be listed.
    DoNotList,
    /// It was brought before and is tended by somebody else, or was taken out.
    Other,
}

/// A file on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Its key.
    pub id: ImportId,
    /// Its name in addresses.
    pub slug: Slug,
    /// The network whose stewards brought it.
    pub keeper: NetworkId,
    /// Where the file is from: the same name again compares with what came under it before.
    pub source: String,
    /// The zone of its hours.
    pub zone: String,
    /// How far it has come.
    pub state: State,
    /// How many rows were read.
    pub taken: i64,
    /// How many of them are done.
    pub at: i64,
    /// What was refused: a line each of line number and message key.
    pub odd: String,
    /// What was taken but for a part: a line each of line number, message key and text.
    pub notes: String,
    /// Rows that may be doubles come in as well.
    pub with_doubles: bool,
    /// When it was brought.
    pub made_at: Timestamp,
}

/// A row on its way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// Its number within the file, from 0.
    pub position: i64,
    /// Its line.
    pub line: i64,
    /// Its key at its source.
    pub source_key: String,
    /// What it says.
    pub facts: Facts,
    /// Whether it is there, as the file says.
    pub standing: Standing,
    /// Since when that is known; none: the file does not say.
    pub as_of: Option<Timestamp>,
    /// What becomes of it.
    pub fate: Fate,
    /// The listing it concerns.
    pub listing: Option<ListingId>,
}

macro_rules! codes {
    ($name:ident: $($variant:ident = $code:literal),+ $(,)?) => {
        impl $name {
            /// As stored.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn parse(code: &str) -> Option<Self> {
                [$(Self::$variant),+].into_iter().find(|one| one.code() == code)
            }
        }
    };
}
codes!(State: Looking = "looking", Ready = "ready", Bringing = "bringing", Done = "done", Undoing = "undoing", Undone = "undone");
codes!(Fate: Unknown = "unknown", New = "new", Changed = "changed", Same = "same", Double = "double", DoNotList = "do-not-list", Other = "other");

impl Import {
    /// How much of the present step is done, of 100.
    pub fn percent(&self) -> i64 {
        if self.taken == 0 { 100 } else { (self.at * 100 / self.taken).clamp(0, 100) }
    }

    /// A job is at work on it.
    pub const fn is_busy(&self) -> bool {
        matches!(self.state, State::Looking | State::Bringing | State::Undoing)
    }
}

/// Begins an import.
pub fn add(tx: &mut Tx<'_>, import: &Import) -> Result<(), DbError> {
    tx.execute(
        &ADD,
        &[
            &COMMONS,
            &import.id,
            &import.slug,
            &import.keeper,
            &import.source,
            &import.zone,
            &import.odd,
            &import.notes,
            &import.with_doubles,
            &import.made_at,
        ],
    )
    .map(drop)
}

/// A new import of a network, before its rows are in.
pub fn begun((keeper, zone): (NetworkId, &str), source: String, now: Timestamp, rng: &Rng) -> Import {
    Import {
        id: ImportId::new(now, rng),
        slug: Slug::of("directory.import", rng),
        keeper,
        source,
        zone: zone.to_owned(),
        state: State::Looking,
        taken: 0,
        at: 0,
        odd: String::new(),
        notes: String::new(),
        with_doubles: false,
        made_at: now,
    }
}

/// Adds rows to an import, in their order.
pub fn add_rows(tx: &mut Tx<'_>, import: ImportId, rows: &[Incoming]) -> Result<(), DbError> {
    for row in rows {
        let facts = column::written(&row.facts)?;
        let (standing, _) = super::listings::stored(row.standing);
        tx.execute(
            &ADD_ROW,
            &[&COMMONS, &import, &row.position, &row.line, &row.source_key, &facts, &standing, &row.as_of],
        )?;
    }
    let count = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    tx.execute(&GROW, &[&COMMONS, &import, &count]).map(drop)
}

/// The import of that name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Import>, DbError> {
    tx.one(&BY_SLUG, &[&COMMONS, &slug], import)
}

/// The import of that key.
pub fn by_id(tx: &mut Tx<'_>, id: ImportId) -> Result<Option<Import>, DbError> {
    tx.one(&BY_ID, &[&COMMONS, &id], import)
}

/// The latest imports of a network.
pub fn of_keeper(tx: &mut Tx<'_>, keeper: NetworkId) -> Result<Vec<Import>, DbError> {
    tx.query(&OF_KEEPER, &[&COMMONS, &keeper], import)
}

/// Moves an import on from the state it was read in. `false`: somebody else has.
pub fn advance(tx: &mut Tx<'_>, was: State, import: &Import) -> Result<bool, DbError> {
    let moved = tx.execute(
        &MOVE,
        &[&COMMONS, &import.id, &was.code(), &import.state.code(), &import.at, &import.with_doubles],
    )?;
    Ok(moved == 1)
}

/// At most 500 rows from a position on.
pub fn rows(tx: &mut Tx<'_>, import: ImportId, from: i64) -> Result<Vec<Incoming>, DbError> {
    tx.query(&ROWS, &[&COMMONS, &import, &from], incoming)
}

/// The first rows with a fate.
pub fn fated(tx: &mut Tx<'_>, import: ImportId, fate: Fate) -> Result<Vec<Incoming>, DbError> {
    tx.query(&FATED, &[&COMMONS, &import, &fate.code()], incoming)
}

/// Writes down what becomes of a row.
pub fn decide(
    tx: &mut Tx<'_>,
    import: ImportId,
    position: i64,
    (fate, listing): (Fate, Option<ListingId>),
) -> Result<(), DbError> {
    tx.execute(&FATE, &[&COMMONS, &import, &position, &fate.code(), &listing]).map(drop)
}

/// How many rows have which fate.
pub fn counts(tx: &mut Tx<'_>, import: ImportId) -> Result<Vec<(Fate, i64)>, DbError> {
    let rows = tx.query(&COUNTS, &[&COMMONS, &import], |row| Ok((row.text(Fate::parse)?, row.take()?)))?;
    Ok(rows.into_iter().filter_map(|(fate, count)| Some((fate?, count))).collect())
}

/// Forgets imports whose time is over; the listings they brought stay.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let over: Vec<ImportId> = tx.query(&OVER, &[&COMMONS, &(now - KEPT)], only)?;
    for id in over {
        tx.execute(&DROP_ROWS, &[&COMMONS, &id])?;
        tx.execute(&DROP, &[&COMMONS, &id])?;
    }
    Ok(())
}

fn import(row: &mut Row<'_>) -> Result<Import, DbError> {
    Ok(Import {
        id: row.take()?,
        slug: row.take()?,
        keeper: row.take()?,
        source: row.take()?,
        zone: row.take()?,
        state: row.text(|code| State::parse(code).unwrap_or(State::Done))?,
        taken: row.take()?,
        at: row.take()?,
        odd: row.take()?,
        notes: row.take()?,
        with_doubles: row.take()?,
        made_at: row.take()?,
    })
}

fn incoming(row: &mut Row<'_>) -> Result<Incoming, DbError> {
    let (position, line, source_key) = (row.take()?, row.take()?, row.take()?);
    let facts = column::read(row)?;
    Ok(Incoming {
        position,
        line,
        source_key,
        facts,
        standing: row.text(|code| super::listings::standing(code, None))?,
        as_of: row.take()?,
        fate: row.text(|code| Fate::parse(code).unwrap_or(Fate::Unknown))?,
        listing: row.take()?,
    })
}
