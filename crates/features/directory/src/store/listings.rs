//! Listings as they are read. Everything here runs in the commons' scope.

use kit_base::{Id, Timestamp};
use kit_db::{DbError, Each, NetworkId, Row, Statement, Tx, only, sql, sql_each};

use super::column;
use crate::domain::{Facts, Freshness, Lately, Said, Standing, Told};

/// Marks the key of a listing.
#[derive(Debug)]
pub struct ListingRow;

/// The key of a listing.
pub type ListingId = Id<ListingRow>;

pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND slug = $2 AND gone_at IS NULL"
);
pub(super) const BY_ID: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND id = $2 AND gone_at IS NULL"
);
pub(super) const BY_HSDS: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND hsds_id = $2 AND gone_at IS NULL"
);
pub(super) const BY_IDS: Each = sql_each!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND id IN (",
    ") AND gone_at IS NULL ORDER BY id LIMIT 128"
);
/// Those that are gone too: whoever keeps a copy in memory has to take them out.
pub(super) const SINCE: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND seq > $2 ORDER BY seq LIMIT 2000"
);
pub(super) const AFTER: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings WHERE network_id = $1 AND id > $2 AND gone_at IS NULL AND standing <> 'closed'
     ORDER BY id LIMIT 200"
);
pub(super) const KEPT: Statement = sql!(
    "SELECT id, slug, hsds_id, keeper_id, seq, version, source, facts, zone, standing, resting_until,
            standing_said_at, crisis_en, crisis_es, crisis_until, as_of, dated, lately, lately_at, lately_told_at, confirmed_at, changed_at, gone_at
     FROM listings
     WHERE network_id = $1 AND keeper_id = $2 AND gone_at IS NULL AND (name, id) > ($3, $4)
     ORDER BY name, id LIMIT 51"
);
pub(super) const SLUG_TAKEN: Statement = sql!("SELECT 1 FROM listings WHERE network_id = $1 AND slug = $2");
pub(super) const BY_SOURCE: Statement =
    sql!("SELECT id FROM listings WHERE network_id = $1 AND source = $2 AND source_key = $3");
pub(super) const COUNT: Statement =
    sql!("SELECT COUNT(*) FROM listings WHERE network_id = $1 AND keeper_id = $2 AND gone_at IS NULL");

pub(super) const KNOWS_PLACES: Statement =
    sql!("SELECT value FROM listing_marks WHERE network_id = $1 AND name = 'places'");
pub(super) const KNOW_PLACES: Statement = sql!(
    "INSERT INTO listing_marks (network_id, name, value) VALUES ($1, 'places', 1) ON CONFLICT DO NOTHING"
);

pub(super) const BEGAN: Statement = sql!(
    "SELECT 1 FROM listings WHERE network_id = $1 AND keeper_id = $2 AND source = 'started' ORDER BY id LIMIT 1"
);

/// A sentence that holds for a while, such as "closed because of the smoke", and always ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crisis {
    /// The sentence.
    pub words: Said,
    /// When it ends.
    pub until: Timestamp,
}

/// A listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Its key.
    pub id: ListingId,
    /// Its name in addresses.
    pub slug: String,
    /// Its name among other programs: a UUID, version 4.
    pub hsds_id: String,
    /// The network whose stewards tend it; none: nobody does.
    pub keeper: Option<NetworkId>,
    /// Grows with every change of any listing.
    pub seq: i64,
    /// Grows with every change of this one.
    pub version: i64,
    /// Where it came from: `start`, `steward`, `suggested`, `started`, or the name of an import.
    pub source: String,
    /// What it says.
    pub facts: Facts,
    /// The zone of its hours.
    pub zone: String,
    /// Whether it is there, as it was said last.
    pub standing: Standing,
    /// When that was said.
    pub standing_said_at: Option<Timestamp>,
    /// What holds just now.
    pub crisis: Option<Crisis>,
    /// Since when it is known.
    pub as_of: Timestamp,
    /// Its source says so; else it is known since it came here.
    pub is_dated: bool,
    /// How it is just now, as the room says that looks after it.
    pub lately: Option<Told>,
    /// When somebody who knows last confirmed anything of it.
    pub confirmed_at: Option<Timestamp>,
    /// When it last changed.
    pub changed_at: Timestamp,
    /// It is not listed any more.
    pub is_gone: bool,
}

impl Listing {
    /// How fresh it is as a whole.
    pub fn freshness(&self, now: Timestamp) -> Freshness {
        Freshness::of(self.confirmed_at, self.as_of, now)
    }

    /// How it is just now, as long as that is worth saying.
    pub fn lately_at(&self, now: Timestamp) -> Option<Told> {
        self.lately.filter(|told| told.holds(now))
    }

    /// What holds just now, until it ends.
    pub fn crisis_at(&self, now: Timestamp) -> Option<&Crisis> {
        self.crisis.as_ref().filter(|crisis| now < crisis.until)
    }
}

/// The listing of that name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Listing>, DbError> {
    // An address can hold what no text of PostgreSQL does.
    if slug.contains('\0') {
        return Ok(None);
    }
    tx.one(&BY_SLUG, &[&tx.network(), &slug], listing)
}

/// The listing of that key.
pub fn by_id(tx: &mut Tx<'_>, id: ListingId) -> Result<Option<Listing>, DbError> {
    tx.one(&BY_ID, &[&tx.network(), &id], listing)
}

/// The listing of that name among other programs.
pub fn by_hsds(tx: &mut Tx<'_>, id: &str) -> Result<Option<Listing>, DbError> {
    if id.contains('\0') {
        return Ok(None);
    }
    tx.one(&BY_HSDS, &[&tx.network(), &id], listing)
}

/// The listings of these keys, in the order of the keys; those that are gone are missing.
pub fn by_ids(tx: &mut Tx<'_>, ids: &[ListingId]) -> Result<Vec<Listing>, DbError> {
    let mut found = tx.each(&BY_IDS, ids, listing)?;
    found.sort_by_key(|listing| ids.iter().position(|id| *id == listing.id));
    Ok(found)
}

/// What changed after `seq`, at most 2,000 in their order, with those that are gone.
pub fn since(tx: &mut Tx<'_>, seq: i64) -> Result<Vec<Listing>, DbError> {
    tx.query(&SINCE, &[&tx.network(), &seq], listing)
}

/// The next 200 that are not closed, in the order of their keys.
pub fn after(tx: &mut Tx<'_>, id: ListingId) -> Result<Vec<Listing>, DbError> {
    tx.query(&AFTER, &[&tx.network(), &id], listing)
}

/// What a network tends, by name, 50 and one more at a time, after a name and key.
pub fn kept(
    tx: &mut Tx<'_>,
    keeper: NetworkId,
    (name, id): (&str, ListingId),
) -> Result<Vec<Listing>, DbError> {
    tx.query(&KEPT, &[&tx.network(), &keeper, &name, &id], listing)
}

/// How many a network tends.
pub fn count(tx: &mut Tx<'_>, keeper: NetworkId) -> Result<i64, DbError> {
    Ok(tx.one(&COUNT, &[&tx.network(), &keeper], only)?.unwrap_or_default())
}

/// Whether the places of the start data are in use here: only where somebody chose them.
pub fn knows_places(tx: &mut Tx<'_>) -> Result<bool, DbError> {
    Ok(tx.one(&KNOWS_PLACES, &[&tx.network()], only::<i64>)?.is_some())
}

/// Whether a network began on this server by itself, by anybody's hand: it tends few listings, and brings no files.
pub fn began_here(tx: &mut Tx<'_>, keeper: NetworkId) -> Result<bool, DbError> {
    Ok(tx.one(&BEGAN, &[&tx.network(), &keeper], only::<i64>)?.is_some())
}

/// Puts the places of the start data to use.
pub fn know_places(tx: &mut Tx<'_>) -> Result<(), DbError> {
    tx.execute(&KNOW_PLACES, &[&tx.network()]).map(drop)
}

/// The listing that came from a row of a source, also when it is gone: what was taken out does not come back with the next file.
pub fn by_source(tx: &mut Tx<'_>, source: &str, key: &str) -> Result<Option<ListingId>, DbError> {
    tx.one(&BY_SOURCE, &[&tx.network(), &source, &key], only)
}

/// How a listing stands, from its two columns.
pub(super) fn standing(code: &str, until: Option<Timestamp>) -> Standing {
    match code {
        "resting" => Standing::Resting(until),
        "closed" => Standing::Closed,
        _ => Standing::There,
    }
}

/// The word for how it stands, as stored, and until when.
pub(super) const fn stored(standing: Standing) -> (&'static str, Option<Timestamp>) {
    match standing {
        Standing::There => ("there", None),
        Standing::Resting(until) => ("resting", until),
        Standing::Closed => ("closed", None),
    }
}

fn lately(row: &mut Row<'_>) -> Result<Option<Told>, DbError> {
    let how = row.text(Lately::parse)?;
    let (at, told_at) = (row.take::<Option<Timestamp>>()?, row.take::<Option<Timestamp>>()?);
    Ok(how.zip(at).zip(told_at).map(|((how, at), told_at)| Told { how, at, told_at }))
}

fn listing(row: &mut Row<'_>) -> Result<Listing, DbError> {
    let (id, slug, hsds_id) = (row.take()?, row.take()?, row.take()?);
    let (keeper, seq, version, source) = (row.take()?, row.take()?, row.take()?, row.take()?);
    let facts = column::read(row)?;
    let (zone, code, until) = (row.take()?, row.take::<String>()?, row.take()?);
    let said_at = row.take()?;
    let words = Said { en: row.take()?, es: row.take()? };
    let crisis = row.take::<Option<Timestamp>>()?.map(|until| Crisis { words, until });
    Ok(Listing {
        id,
        slug,
        hsds_id,
        keeper,
        seq,
        version,
        source,
        facts,
        zone,
        standing: standing(&code, until),
        standing_said_at: said_at,
        crisis,
        as_of: row.take()?,
        is_dated: row.take()?,
        lately: lately(row)?,
        confirmed_at: row.take()?,
        changed_at: row.take()?,
        is_gone: row.take::<Option<Timestamp>>()?.is_some(),
    })
}
