//! Listings as they change. Everything here runs in the commons' scope; whoever calls it has asked who may.

use kit_base::{Rng, Slug, Span, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, only, sql};
use kit_vault::plain_words;
use sha2::{Digest as _, Sha256};

use super::column;
use super::listings::{self, Crisis, Listing, ListingId, stored};
use crate::domain::{Facts, Spot, Standing, Told};
use crate::identity::{Key, keys};
use crate::start::{self, Region};

pub(super) const MARK: Statement = sql!(
    "INSERT INTO listing_marks (network_id, name, value) VALUES ($1, 'seq', 1)
     ON CONFLICT (network_id, name) DO UPDATE SET value = listing_marks.value + 1
     RETURNING value"
);
pub(super) const NEXT: Statement =
    sql!("SELECT value FROM listing_marks WHERE network_id = $1 AND name = 'seq'");
pub(super) const ADD: Statement = sql!(
    "INSERT INTO listings (network_id, id, slug, hsds_id, keeper_id, seq, version, source, source_key, kind, name, region,
                           place, facts, zone, standing, resting_until, crisis_en, crisis_es, as_of, dated, made_at, lately, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', '', $17, $19, $18, '', $18)"
);
pub(super) const SAVE: Statement = sql!(
    "UPDATE listings
     SET kind = $4, name = $5, region = $6, place = $7, facts = $8, seq = $9, changed_at = $10, version = version + 1
     WHERE network_id = $1 AND id = $2 AND version = $3"
);
pub(super) const STAND: Statement = sql!(
    "UPDATE listings
     SET standing = $3, resting_until = $4, standing_said_at = $5, changed_at = $5, seq = $6, version = version + 1
     WHERE network_id = $1 AND id = $2"
);
pub(super) const CRISIS: Statement = sql!(
    "UPDATE listings SET crisis_en = $3, crisis_es = $4, crisis_until = $5, changed_at = $6, seq = $7
     WHERE network_id = $1 AND id = $2"
);
/// What was told later holds, in whatever order it arrives.
pub(super) const LATELY: Statement = sql!(
    "UPDATE listings SET lately = $3, lately_at = $4, lately_told_at = $5, seq = $6
     WHERE network_id = $1 AND id = $2 AND (lately_told_at IS NULL OR lately_told_at <= $5)"
);
pub(super) const LATELY_AGAIN: Statement =
    sql!("UPDATE listings SET lately_told_at = $3 WHERE network_id = $1 AND id = $2 AND lately_told_at < $3");
pub(super) const DATE: Statement =
    sql!("UPDATE listings SET as_of = $3, dated = $4, seq = $5 WHERE network_id = $1 AND id = $2");
pub(super) const TOUCH: Statement = sql!("UPDATE listings SET seq = $3 WHERE network_id = $1 AND id = $2");
pub(super) const REMOVE: Statement = sql!(
    "UPDATE listings SET gone_at = $3, seq = $4, version = version + 1
     WHERE network_id = $1 AND id = $2 AND gone_at IS NULL"
);
pub(super) const UNSOURCE: Statement =
    sql!("UPDATE listings SET source_key = NULL WHERE network_id = $1 AND id = $2");
pub(super) const DROP_KEYS: Statement =
    sql!("DELETE FROM listing_keys WHERE network_id = $1 AND listing_id = $2");
pub(super) const ADD_KEY: Statement = sql!(
    "INSERT INTO listing_keys (network_id, listing_id, recognized_by) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
);
pub(super) const SAME_KEY: Statement = sql!(
    "SELECT listing_id FROM listing_keys WHERE network_id = $1 AND recognized_by = $2 ORDER BY listing_id LIMIT 20"
);
pub(super) const FORBID: Statement =
    sql!("INSERT INTO do_not_list (network_id, hash, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
pub(super) const FORBIDDEN: Statement = sql!("SELECT 1 FROM do_not_list WHERE network_id = $1 AND hash = $2");

pub(super) const ALLOW: Statement = sql!("DELETE FROM do_not_list WHERE network_id = $1 AND hash = $2");

/// The longest name in addresses before a number is added.
const SLUG: usize = 48;
/// Addresses under `/directory` that lead elsewhere: a listing of this name could not be opened by its stewards.
const PAGES: [&str; 4] = ["new", "begin", "import", "suggestions"];

/// A listing that is to be.
#[derive(Clone, Debug)]
pub struct NewListing {
    /// The network whose stewards will tend it.
    pub keeper: Option<NetworkId>,
    /// Where it comes from.
    pub source: String,
    /// Its own key there, so that the same file twice makes no second one.
    pub source_key: Option<String>,
    /// What it says.
    pub facts: Facts,
    /// The zone of its hours.
    pub zone: String,
    /// Whether it is there.
    pub standing: Standing,
    /// Since when it is known; none: its source does not say, so since now.
    pub as_of: Option<Timestamp>,
}

/// What came of adding one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is listed, under this key and name.
    Listed(ListingId, String),
    /// The same row of the same source was added before.
    Before(ListingId),
    /// It asked not to be listed.
    DoNotList,
}

/// Adds a listing, unless its source brought it before or it asked not to be listed.
pub fn add(tx: &mut Tx<'_>, new: &NewListing, now: Timestamp, rng: &Rng) -> Result<Added, DbError> {
    if let Some(key) = &new.source_key
        && let Some(before) = listings::by_source(tx, &new.source, key)?
    {
        return Ok(Added::Before(before));
    }
    let facts = &placed(tx, &new.facts)?;
    let recognized = keys_of(facts);
    if is_forbidden(tx, &recognized)? {
        return Ok(Added::DoNotList);
    }
    let (id, slug) = (ListingId::new(now, rng), free_slug(tx, &new.facts.name, rng)?);
    let (standing, until) = stored(new.standing);
    let seq = next_seq(tx)?;
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &id,
            &slug,
            &random_uuid(rng),
            &new.keeper,
            &seq,
            &new.source,
            &new.source_key,
            &facts.kind.code(),
            &facts.name,
            &facts.region.map_or("", Region::code),
            &facts.place,
            &column::written(facts)?,
            &new.zone,
            &standing,
            &until,
            &new.as_of.unwrap_or(now),
            &now,
            &new.as_of.is_some(),
        ],
    )?;
    keep_keys(tx, id, &recognized)?;
    Ok(Added::Listed(id, slug))
}

/// Publishes new facts; a conflict if somebody changed the listing meanwhile.
pub fn save(tx: &mut Tx<'_>, was: &Listing, facts: &Facts, now: Timestamp) -> Result<(), DbError> {
    let facts = &placed(tx, facts)?;
    let seq = next_seq(tx)?;
    tx.save(
        &SAVE,
        &[
            &tx.network(),
            &was.id,
            &was.version,
            &facts.kind.code(),
            &facts.name,
            &facts.region.map_or("", Region::code),
            &facts.place,
            &column::written(facts)?,
            &seq,
            &now,
        ],
    )?;
    tx.execute(&DROP_KEYS, &[&tx.network(), &was.id])?;
    keep_keys(tx, was.id, &keys_of(facts))
}

/// Says whether it is there, rests or is over.
pub fn stand(tx: &mut Tx<'_>, id: ListingId, standing: Standing, now: Timestamp) -> Result<(), DbError> {
    let (code, until) = stored(standing);
    let seq = next_seq(tx)?;
    tx.execute(&STAND, &[&tx.network(), &id, &code, &until, &now, &seq]).map(drop)
}

/// Puts a sentence on it that ends, or takes it off.
pub fn say_for_now(
    tx: &mut Tx<'_>,
    id: ListingId,
    crisis: Option<&Crisis>,
    now: Timestamp,
) -> Result<(), DbError> {
    let (en, es) = crisis.map_or(("", ""), |crisis| (crisis.words.en.as_str(), crisis.words.es.as_str()));
    let until = crisis.map(|crisis| crisis.until);
    let seq = next_seq(tx)?;
    tx.execute(&CRISIS, &[&tx.network(), &id, &en, &es, &until, &now, &seq]).map(drop)
}

/// Its source says since when that is known, which nobody has confirmed.
pub fn date(tx: &mut Tx<'_>, id: ListingId, as_of: Timestamp) -> Result<(), DbError> {
    let seq = next_seq(tx)?;
    tx.execute(&DATE, &[&tx.network(), &id, &as_of, &true, &seq]).map(drop)
}

/// The room that looks after it tells, at a moment, how it is: none, that it has nothing to say. What was told at a later moment
/// is not written over.
pub fn is_lately(
    tx: &mut Tx<'_>,
    id: ListingId,
    lately: Option<Told>,
    told_at: Timestamp,
) -> Result<(), DbError> {
    let Some(listing) = listings::by_id(tx, id)? else { return Ok(()) };
    let said = |told: Told| (told.how, told.at);
    // Said again on the same day it is no news: whoever keeps a copy of the directory need not read it anew.
    let same = listing.lately.map(said) == lately.map(said);
    if same && listing.lately.is_none_or(|before| told_at.since(before.told_at) < Span::days(1)) {
        return tx.execute(&LATELY_AGAIN, &[&tx.network(), &id, &told_at]).map(drop);
    }
    let (how, at) = (lately.map_or("", |told| told.how.code()), lately.map(|told| told.at));
    let seq = next_seq(tx)?;
    tx.execute(&LATELY, &[&tx.network(), &id, &how, &at, &told_at, &seq]).map(drop)
}

/// Tells those who keep a copy that something about it is new.
pub(super) fn touch(tx: &mut Tx<'_>, id: ListingId) -> Result<(), DbError> {
    let seq = next_seq(tx)?;
    tx.execute(&TOUCH, &[&tx.network(), &id, &seq]).map(drop)
}

/// Takes a listing out. With `forever` it is kept out of every later import, as a hash of what it was recognized by.
pub fn remove(tx: &mut Tx<'_>, listing: &Listing, forever: bool, now: Timestamp) -> Result<(), DbError> {
    let seq = next_seq(tx)?;
    tx.execute(&REMOVE, &[&tx.network(), &listing.id, &now, &seq])?;
    tx.execute(&DROP_KEYS, &[&tx.network(), &listing.id])?;
    if forever {
        for key in keys_of(&listing.facts) {
            // What another listing has as well, such as the number of a hundred councils, keeps nobody out.
            if tx.one(&SAME_KEY, &[&tx.network(), &key_text(&key)], only::<ListingId>)?.is_some() {
                continue;
            }
            tx.execute(&FORBID, &[&tx.network(), &hash(&key).as_slice(), &now])?;
        }
    }
    Ok(())
}

/// Takes a listing out as if it had never come: its source may bring it again.
pub fn take_back(tx: &mut Tx<'_>, listing: &Listing, now: Timestamp) -> Result<(), DbError> {
    remove(tx, listing, false, now)?;
    tx.execute(&UNSOURCE, &[&tx.network(), &listing.id]).map(drop)
}

/// Whoever asked not to be listed asks to be listed again: what these facts are recognized by is kept out no longer.
pub fn allow(tx: &mut Tx<'_>, facts: &Facts) -> Result<(), DbError> {
    for key in keys_of(&placed(tx, facts)?) {
        tx.execute(&ALLOW, &[&tx.network(), &hash(&key).as_slice()])?;
    }
    Ok(())
}

/// Whether what these facts are recognized by asked not to be listed.
pub fn asked_not_to_be(tx: &mut Tx<'_>, facts: &Facts) -> Result<bool, DbError> {
    is_forbidden(tx, &keys_of(facts))
}

/// Listings that share a page, a number or a name in a place with these facts.
pub fn like(tx: &mut Tx<'_>, facts: &Facts) -> Result<Vec<ListingId>, DbError> {
    let mut found = Vec::new();
    for key in keys_of(facts) {
        let same: Vec<ListingId> = tx.query(&SAME_KEY, &[&tx.network(), &key_text(&key)], only)?;
        found.extend(same);
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// What is known up to now; what changes later has a higher one.
pub fn seq(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    Ok(tx.one(&NEXT, &[&tx.network()], only)?.unwrap_or_default())
}

fn next_seq(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    tx.one(&MARK, &[&tx.network()], only)?.ok_or_else(|| DbError::Shape("a number of the listings".into()))
}

fn is_forbidden(tx: &mut Tx<'_>, recognized: &[Key]) -> Result<bool, DbError> {
    for key in recognized {
        if tx.one(&FORBIDDEN, &[&tx.network(), &hash(key).as_slice()], only::<i64>)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn keep_keys(tx: &mut Tx<'_>, id: ListingId, recognized: &[Key]) -> Result<(), DbError> {
    for key in recognized {
        tx.execute(&ADD_KEY, &[&tx.network(), &id, &key_text(key)])?;
    }
    Ok(())
}

/// The facts with the place that their words or their point mean, where places are known.
fn placed(tx: &mut Tx<'_>, facts: &Facts) -> Result<Facts, DbError> {
    let mut facts = facts.clone();
    let degrees = facts.spot.map(Spot::degrees);
    let named = start::place_named(&facts.area);
    let meant = named.or_else(|| degrees.and_then(|(lat, lon)| start::place_around(lat, lon)));
    if let Some(place) = meant
        && listings::knows_places(tx)?
    {
        facts.place.clone_from(&place.slug);
        facts.region = facts.region.filter(|region| *region == Region::Citywide).or(place.region);
    }
    Ok(facts)
}

/// What a listing is recognized by.
fn keys_of(facts: &Facts) -> Vec<Key> {
    let place = if facts.place.is_empty() { &facts.area } else { &facts.place };
    keys(&facts.name, place, &[&facts.page], &[&facts.phone])
}

fn key_text(key: &Key) -> String {
    match key {
        Key::Page(page) => format!("page {page}"),
        Key::Phone(phone) => format!("phone {phone}"),
        Key::Name(name) => format!("name {name}"),
    }
}

fn hash(key: &Key) -> [u8; 32] {
    Sha256::digest(key_text(key)).into()
}

/// A name in addresses that nobody has: the listing's own, with a few letters more if it is taken or has no Latin letters.
fn free_slug(tx: &mut Tx<'_>, name: &str, rng: &Rng) -> Result<String, DbError> {
    let mut own = String::new();
    for word in plain_words(name).iter().filter(|word| word.is_ascii()) {
        if own.len() + word.len() < SLUG {
            own = if own.is_empty() { word.clone() } else { format!("{own}-{word}") };
        }
    }
    let is_free = |tx: &mut Tx<'_>, slug: &str| {
        tx.one(&listings::SLUG_TAKEN, &[&tx.network(), &slug], only::<i64>).map(|taken| taken.is_none())
    };
    if own.len() >= 3 && !PAGES.contains(&own.as_str()) && is_free(tx, &own)? {
        return Ok(own);
    }
    let more = Slug::of("directory.listing", rng);
    Ok(if own.is_empty() { more.to_string() } else { format!("{own}-{}", &more.as_str()[..5]) })
}

/// A UUID of version 4: 122 random bits.
fn random_uuid(rng: &Rng) -> String {
    let mut bytes: [u8; 16] = rng.bytes("directory.hsds");
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    uuid::Uuid::from_bytes(bytes).to_string()
}
