//! A fridge's own row: its name in addresses, who tends it, how it is now.

use circles::CircleId;
use directory::store::listings::ListingId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, NetworkId, Row, Statement, Tx, sql};

use crate::domain::{Condition, Fullness, Look, Need};

/// The key of a fridge.
pub type FridgeId = Id<Fridge>;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO fridges (network_id, id, slug, listing_id, circle_id, version, told_version, lender, power, rules_en, rules_es, made_at,
                          maybe_gone, wants)
     VALUES ($1, $2, $3, $4, $5, 1, 1, $6, $7, '', '', $8, $9, '')
     ON CONFLICT (network_id, slug) DO NOTHING"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, listing_id, circle_id, version, lender, power, rules_en, rules_es, made_at, closed_at, condition, since,
            fullness, fullness_at, said_at, maybe_gone, wants, wants_at
     FROM fridges WHERE network_id = $1 AND slug = $2"
);
pub(super) const OPEN: Statement = sql!(
    "SELECT id, slug, listing_id, circle_id, version, lender, power, rules_en, rules_es, made_at, closed_at, condition, since,
            fullness, fullness_at, said_at, maybe_gone, wants, wants_at
     FROM fridges WHERE network_id = $1 AND closed_at IS NULL ORDER BY made_at, id LIMIT 500"
);
/// Whoever changes what is said about a fridge waits here for whoever does so at the same moment.
pub(super) const LOCK: Statement = sql!(
    "UPDATE fridges SET version = version + 1 WHERE network_id = $1 AND id = $2
     RETURNING id, slug, listing_id, circle_id, version, lender, power, rules_en, rules_es, made_at, closed_at, condition, since,
               fullness, fullness_at, said_at, maybe_gone, wants, wants_at"
);
pub(super) const LOCK_SLUG: Statement = sql!(
    "UPDATE fridges SET version = version + 1 WHERE network_id = $1 AND slug = $2
     RETURNING id, slug, listing_id, circle_id, version, lender, power, rules_en, rules_es, made_at, closed_at, condition, since,
               fullness, fullness_at, said_at, maybe_gone, wants, wants_at"
);
pub(super) const LOOKS: Statement = sql!(
    "UPDATE fridges
     SET condition = $3, since = $4, fullness = $5, fullness_at = $6, said_at = $7, maybe_gone = $8, wants = $9,
         wants_at = $10
     WHERE network_id = $1 AND id = $2"
);
pub(super) const SAY: Statement = sql!(
    "UPDATE fridges SET lender = $3, power = $4, rules_en = $5, rules_es = $6 WHERE network_id = $1 AND id = $2"
);
pub(super) const CLOSE: Statement =
    sql!("UPDATE fridges SET closed_at = $3, version = version + 1 WHERE network_id = $1 AND id = $2");
pub(super) const SILENT: Statement = sql!(
    "SELECT f.network_id, f.id FROM fridges f
     WHERE f.closed_at IS NULL AND COALESCE(f.said_at, f.made_at) <= $1
       AND (f.condition IS NULL OR f.condition <> 'gone')
       AND NOT EXISTS (SELECT 1 FROM fridge_alerts a
                       WHERE a.network_id = f.network_id AND a.fridge_id = f.id AND a.alert = 'silent' AND a.stands = $2)
     ORDER BY f.network_id, f.id LIMIT 1000"
);

/// Those of which something was said that the directory has not heard.
pub(super) const UNTOLD: Statement = sql!(
    "SELECT network_id, id, slug, listing_id, circle_id, version, lender, power, rules_en, rules_es, made_at, closed_at,
            condition, since, fullness, fullness_at, said_at, maybe_gone, wants, wants_at
     FROM fridges WHERE version <> told_version ORDER BY network_id, id LIMIT 1000"
);
pub(super) const TELL: Statement =
    sql!("UPDATE fridges SET told_version = $3 WHERE network_id = $1 AND id = $2 AND told_version < $3");

/// A fridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fridge {
    /// Its key.
    pub id: FridgeId,
    /// Its name in addresses, and in the square on its door.
    pub slug: Slug,
    /// Its public facts, in the commons.
    pub listing: ListingId,
    /// The circle that tends it.
    pub circle: CircleId,
    /// Grows with everything that is said of it.
    pub version: i64,
    /// Its own words.
    pub words: Words,
    /// Since when it is here.
    pub made_at: Timestamp,
    /// Since when it is closed.
    pub closed_at: Option<Timestamp>,
    /// How it is; none: nobody has said anything lately.
    pub look: Option<Look>,
    /// What was said last to be welcome, and when.
    pub wants: Option<(Vec<Need>, Timestamp)>,
}

/// What those who tend a fridge wrote down about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Who lends the place, for those who tend.
    pub host: String,
    /// Where it is plugged in, for those who tend.
    pub power: String,
    /// Its own food rules in English; empty: the usual ones.
    pub rules_en: String,
    /// Its own food rules in Spanish; empty: the usual ones.
    pub rules_es: String,
}

/// A fridge that is to be.
#[derive(Clone, Debug)]
pub struct NewFridge {
    /// Its name in addresses.
    pub slug: Slug,
    /// Its listing.
    pub listing: ListingId,
    /// The circle that will tend it.
    pub circle: CircleId,
    /// Who lends the place, and where it is plugged in.
    pub words: Words,
}

/// Adds it; the same again is the same.
pub fn add(tx: &mut Tx<'_>, new: &NewFridge, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let (id, Words { host, power, .. }) = (FridgeId::new(now, rng), &new.words);
    tx.execute(&ADD, &[&tx.network(), &id, &new.slug, &new.listing, &new.circle, host, power, &now, &false])
        .map(drop)
}

/// The fridge of that name, closed or not.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Fridge>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], fridge)
}

/// Those that are not closed, at most 500.
pub fn open(tx: &mut Tx<'_>) -> Result<Vec<Fridge>, DbError> {
    tx.query(&OPEN, &[&tx.network()], fridge)
}

/// The fridge, which nobody else changes before this transaction ends.
pub fn lock(tx: &mut Tx<'_>, id: FridgeId) -> Result<Option<Fridge>, DbError> {
    tx.one(&LOCK, &[&tx.network(), &id], fridge)
}

/// The same by its name.
pub fn lock_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Fridge>, DbError> {
    tx.one(&LOCK_SLUG, &[&tx.network(), &slug], fridge)
}

/// How it is from now on, and what is wanted.
pub fn looks(
    tx: &mut Tx<'_>,
    id: FridgeId,
    look: Option<&Look>,
    wants: Option<&(Vec<Need>, Timestamp)>,
) -> Result<(), DbError> {
    let condition = look.and_then(|look| look.condition).map(Condition::code);
    let fullness = look.and_then(|look| look.fullness);
    tx.execute(
        &LOOKS,
        &[
            &tx.network(),
            &id,
            &condition,
            &look.map(|look| look.since),
            &fullness.map(|(fullness, _)| fullness.code()),
            &fullness.map(|(_, at)| at),
            &look.map(|look| look.last),
            &look.is_some_and(|look| look.maybe_gone),
            &wants.map(|(needs, _)| Need::write(needs)).unwrap_or_default(),
            &wants.map(|(_, at)| *at),
        ],
    )
    .map(drop)
}

/// What those who tend it write down.
pub fn say(tx: &mut Tx<'_>, id: FridgeId, words: &Words) -> Result<(), DbError> {
    let Words { host, power, rules_en, rules_es } = words;
    tx.execute(&SAY, &[&tx.network(), &id, host, power, rules_en, rules_es]).map(drop)
}

/// Closes it, or opens it again.
pub fn close(tx: &mut Tx<'_>, id: FridgeId, at: Option<Timestamp>) -> Result<(), DbError> {
    tx.execute(&CLOSE, &[&tx.network(), &id, &at]).map(drop)
}

/// Fridges of which nobody has said anything since then, and of which nobody was told that. Server scope.
pub fn silent(tx: &mut Tx<'_>, since: Timestamp) -> Result<Vec<(NetworkId, FridgeId)>, DbError> {
    tx.query(&SILENT, &[&since, &true], |row| Ok((row.take()?, row.take()?)))
}

/// Fridges of which something was said that the directory has not heard, with their networks. Server scope.
pub fn untold(tx: &mut Tx<'_>) -> Result<Vec<(NetworkId, Fridge)>, DbError> {
    tx.query(&UNTOLD, &[], |row| Ok((row.take()?, fridge(row)?)))
}

/// The directory has heard how the fridge was at this version.
pub fn told(tx: &mut Tx<'_>, network: NetworkId, fridge: &Fridge) -> Result<(), DbError> {
    tx.execute(&TELL, &[&network, &fridge.id, &fridge.version]).map(drop)
}

fn fridge(row: &mut Row<'_>) -> Result<Fridge, DbError> {
    let (id, slug, listing, circle, version) =
        (row.take()?, row.take()?, row.take()?, row.take()?, row.take()?);
    let words = Words { host: row.take()?, power: row.take()?, rules_en: row.take()?, rules_es: row.take()? };
    let (made_at, closed_at) = (row.take()?, row.take()?);
    let condition = row.take::<Option<String>>()?.and_then(|code| Condition::parse(&code));
    let since: Option<Timestamp> = row.take()?;
    let fullness = row.take::<Option<String>>()?.and_then(|code| Fullness::parse(&code));
    let fullness = fullness.zip(row.take::<Option<Timestamp>>()?);
    let last: Option<Timestamp> = row.take()?;
    let maybe_gone = row.take()?;
    let look = since.zip(last).map(|(since, last)| Look { condition, since, fullness, last, maybe_gone });
    let needs = row.text(Need::read)?;
    let wants = row.take::<Option<Timestamp>>()?.map(|at| (needs, at));
    Ok(Fridge { id, slug, listing, circle, version, words, made_at, closed_at, look, wants })
}
