//! What is forgotten: photos after a fortnight, reports after a season, the log after a year.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};

use crate::domain::{LOG_KEPT, PHOTOS_KEPT, REPORTS_KEPT};

pub(super) const PHOTOS: Statement = sql!("DELETE FROM fridge_photos WHERE at <= $1");
pub(super) const REPORTS: Statement = sql!("DELETE FROM fridge_reports WHERE at <= $1");
pub(super) const LOG: Statement = sql!("DELETE FROM fridge_log WHERE at <= $1");

/// Sweeps every network; runs in the server's scope. Photos first: a report goes after its photo.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    for (statement, kept) in [(&PHOTOS, PHOTOS_KEPT), (&REPORTS, REPORTS_KEPT), (&LOG, LOG_KEPT)] {
        tx.execute(statement, &[&(now - kept)])?;
    }
    Ok(())
}
