//! Several circles at once: what a page says about each of its rows, in one statement.

use std::collections::HashMap;

use kit_db::{DbError, Each, Tx, sql_each};

use crate::domain::CircleId;

pub(super) const NAMES: Each =
    sql_each!("SELECT id, name FROM circles WHERE network_id = $1 AND id IN (", ") ORDER BY id LIMIT 128");
pub(super) const LINEAGES: Each = sql_each!(
    "SELECT circle_id, ancestor_id FROM circle_ancestors WHERE network_id = $1 AND circle_id IN (",
    ") ORDER BY circle_id, ancestor_id LIMIT 1024"
);

/// The names of circles.
pub fn names(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<HashMap<CircleId, String>, DbError> {
    Ok(tx.each(&NAMES, circles, |row| Ok((row.take()?, row.take()?)))?.into_iter().collect())
}

/// Each of these circles with itself and everything above it.
pub fn lineages(tx: &mut Tx<'_>, circles: &[CircleId]) -> Result<Vec<(CircleId, CircleId)>, DbError> {
    tx.each(&LINEAGES, circles, |row| Ok((row.take()?, row.take()?)))
}
