//! What neighbors and machines noticed of a listing. Everything here runs in the commons' scope.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Each, Row, Statement, Tx, sql, sql_each};

use super::listings::ListingId;
use super::saving::touch;
use crate::domain::{Evidence, What};

pub(super) const SET: Statement = sql!(
    "INSERT INTO listing_evidence (network_id, listing_id, what, observer, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, listing_id, what, observer) DO UPDATE SET at = excluded.at
     WHERE listing_evidence.at <> excluded.at"
);
pub(super) const OF: Statement = sql!(
    "SELECT listing_id, what, observer, at FROM listing_evidence
     WHERE network_id = $1 AND listing_id = $2 ORDER BY at DESC, what, observer LIMIT 200"
);
pub(super) const OF_EACH: Each = sql_each!(
    "SELECT listing_id, what, observer, at FROM listing_evidence WHERE network_id = $1 AND listing_id IN (",
    ") ORDER BY listing_id, at DESC, what, observer LIMIT 5000"
);
pub(super) const SWEEP: Statement = sql!("DELETE FROM listing_evidence WHERE at < $1");

/// So long it is kept, which is as long as it weighs.
const KEPT: Span = Span::days(60);

/// The word for what was noticed, as stored.
pub const fn code(what: What) -> &'static str {
    match what {
        What::WasThere => "was-there",
        What::NobodyAnswered => "nobody",
        What::PageAnswers => "page-answers",
        What::PageGone => "page-gone",
    }
}

/// Writes down what somebody noticed; the same observer's later word takes the place of the earlier.
pub fn note(tx: &mut Tx<'_>, listing: ListingId, noticed: Evidence) -> Result<(), DbError> {
    let observer = noticed.observer.cast_signed();
    let new = tx.execute(&SET, &[&tx.network(), &listing, &code(noticed.what), &observer, &noticed.at])?;
    // The same word again is nothing new to whoever keeps a copy.
    if new > 0 { touch(tx, listing) } else { Ok(()) }
}

/// What was noticed of a listing, the latest first.
pub fn of(tx: &mut Tx<'_>, listing: ListingId) -> Result<Vec<Evidence>, DbError> {
    let rows = tx.query(&OF, &[&tx.network(), &listing], evidence)?;
    Ok(rows.into_iter().filter_map(|(_, evidence)| evidence).collect())
}

/// What was noticed of several.
pub fn of_each(tx: &mut Tx<'_>, listings: &[ListingId]) -> Result<Vec<(ListingId, Evidence)>, DbError> {
    let rows = tx.each(&OF_EACH, listings, evidence)?;
    Ok(rows.into_iter().filter_map(|(listing, evidence)| Some((listing, evidence?))).collect())
}

/// Forgets what weighs nothing any more. Server scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, DbError> {
    tx.execute(&SWEEP, &[&(now - KEPT)])
}

fn evidence(row: &mut Row<'_>) -> Result<(ListingId, Option<Evidence>), DbError> {
    let all = [What::WasThere, What::NobodyAnswered, What::PageAnswers, What::PageGone];
    let listing = row.take()?;
    let what = row.text(|text| all.into_iter().find(|what| code(*what) == text))?;
    let observer = row.take::<i64>()?.cast_unsigned();
    let at = row.take()?;
    Ok((listing, what.map(|what| Evidence { what, at, observer })))
}
