//! What the public suggests, and the working copies of stewards. Everything here runs in the scope of the network that reviews it.
//! A suggestion has no sender: it is about public facts, and nobody has to say who they are to correct one.

use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, only, sql};

use super::column;
use super::listings::ListingId;
use crate::domain::Facts;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO listing_suggestions (network_id, id, slug, listing_id, says, facts, words, form_key, state, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9)
     ON CONFLICT DO NOTHING"
);
pub(super) const WAITING: Statement = sql!(
    "SELECT id, slug, listing_id, says, facts, words, state, made_at FROM listing_suggestions
     WHERE network_id = $1 AND state = 'waiting' ORDER BY made_at, id LIMIT 100"
);
pub(super) const HOW_MANY: Statement =
    sql!("SELECT COUNT(*) FROM listing_suggestions WHERE network_id = $1 AND state = 'waiting'");
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT id, slug, listing_id, says, facts, words, state, made_at FROM listing_suggestions
     WHERE network_id = $1 AND slug = $2"
);
pub(super) const SETTLE: Statement = sql!(
    "UPDATE listing_suggestions SET state = $3, settled_at = $4
     WHERE network_id = $1 AND id = $2 AND state = 'waiting'"
);
pub(super) const SWEEP: Statement = sql!("DELETE FROM listing_suggestions WHERE settled_at < $1");
pub(super) const DRAFT: Statement =
    sql!("SELECT facts, of_version FROM listing_drafts WHERE network_id = $1 AND listing_id = $2");
pub(super) const KEEP_DRAFT: Statement = sql!(
    "INSERT INTO listing_drafts (network_id, listing_id, facts, of_version, changed_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, listing_id)
     DO UPDATE SET facts = excluded.facts, of_version = excluded.of_version, changed_at = excluded.changed_at"
);
pub(super) const DROP_DRAFT: Statement =
    sql!("DELETE FROM listing_drafts WHERE network_id = $1 AND listing_id = $2");

/// So long a settled one is kept.
const KEPT: Span = Span::days(30);
/// So many may wait; more is a flood, and the page says that the desk is full.
pub const MOST: i64 = 500;

/// What a suggestion says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    /// Here is a listing that is missing.
    New,
    /// Something is not right.
    Correct,
    /// It is over.
    Closed,
    /// It rests.
    Resting,
    /// It is our group: we want to tend it ourselves.
    Ours,
    /// We do not want to be listed.
    DoNotList,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Its key.
    pub id: Id<Self>,
    /// Its name in addresses.
    pub slug: Slug,
    /// The listing it is about; none: a new one.
    pub listing: Option<ListingId>,
    /// What it says.
    pub says: Says,
    /// The facts as they would be.
    pub facts: Facts,
    /// What was said besides.
    pub words: String,
    /// Nobody has decided yet.
    pub waits: bool,
    /// When it was made.
    pub made_at: Timestamp,
}

impl Says {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::New, Self::Correct, Self::Closed, Self::Resting, Self::Ours, Self::DoNotList];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Correct => "correct",
            Self::Closed => "closed",
            Self::Resting => "resting",
            Self::Ours => "ours",
            Self::DoNotList => "do-not-list",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|says| says.code() == code)
    }
}

/// What somebody suggests.
pub struct NewSuggestion {
    /// The listing it is about.
    pub listing: Option<ListingId>,
    /// What it says.
    pub says: Says,
    /// The facts as they would be.
    pub facts: Facts,
    /// What was said besides.
    pub words: String,
    /// A digest of the form's own key: the same form twice is one suggestion.
    pub form_key: [u8; 32],
}

/// Keeps a suggestion for the stewards. `false`: too many wait already.
pub fn add(tx: &mut Tx<'_>, new: &NewSuggestion, now: Timestamp, rng: &Rng) -> Result<bool, DbError> {
    if how_many(tx)? >= MOST {
        return Ok(false);
    }
    let (id, slug) = (Id::<Suggestion>::new(now, rng), Slug::of("directory.suggestion", rng));
    tx.execute(
        &ADD,
        &[
            &tx.network(),
            &id,
            &slug,
            &new.listing,
            &new.says.code(),
            &column::written(&new.facts)?,
            &new.words,
            &new.form_key.as_slice(),
            &now,
        ],
    )?;
    Ok(true)
}

/// How many wait.
pub fn how_many(tx: &mut Tx<'_>) -> Result<i64, DbError> {
    Ok(tx.one(&HOW_MANY, &[&tx.network()], only)?.unwrap_or_default())
}

/// Those that wait, the oldest first, at most 100.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Suggestion>, DbError> {
    tx.query(&WAITING, &[&tx.network()], suggestion)
}

/// The suggestion of that name.
pub fn by_slug(tx: &mut Tx<'_>, slug: &str) -> Result<Option<Suggestion>, DbError> {
    // An address can hold what no text of PostgreSQL does.
    if slug.contains('\0') {
        return Ok(None);
    }
    tx.one(&BY_SLUG, &[&tx.network(), &slug], suggestion)
}

/// Decides one. `false`: somebody else has.
pub fn settle(tx: &mut Tx<'_>, id: Id<Suggestion>, taken: bool, now: Timestamp) -> Result<bool, DbError> {
    let state = if taken { "taken" } else { "declined" };
    Ok(tx.execute(&SETTLE, &[&tx.network(), &id, &state, &now])? == 1)
}

/// Forgets those that were decided a month ago. Server scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, DbError> {
    tx.execute(&SWEEP, &[&(now - KEPT)])
}

/// The working copy of a listing, and the version it was begun from.
pub fn draft(tx: &mut Tx<'_>, listing: ListingId) -> Result<Option<(Facts, i64)>, DbError> {
    tx.one(&DRAFT, &[&tx.network(), &listing], |row| {
        let facts = column::read(row)?;
        Ok((facts, row.take()?))
    })
}

/// Keeps a working copy.
pub fn keep_draft(
    tx: &mut Tx<'_>,
    listing: ListingId,
    (facts, of_version): (&Facts, i64),
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&KEEP_DRAFT, &[&tx.network(), &listing, &column::written(facts)?, &of_version, &now]).map(drop)
}

/// Throws a working copy away.
pub fn drop_draft(tx: &mut Tx<'_>, listing: ListingId) -> Result<(), DbError> {
    tx.execute(&DROP_DRAFT, &[&tx.network(), &listing]).map(drop)
}

fn suggestion(row: &mut Row<'_>) -> Result<Suggestion, DbError> {
    Ok(Suggestion {
        id: row.take()?,
        slug: row.take()?,
        listing: row.take()?,
        says: row.text(|code| Says::parse(code).unwrap_or(Says::Correct))?,
        facts: column::read(row)?,
        words: row.take()?,
        waits: row.text(|state| state == "waiting")?,
        made_at: row.take()?,
    })
}
