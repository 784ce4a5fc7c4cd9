//! After a month a walk is forgotten: its doors, who walked it, which doors were visited. That somebody asked not to be
//! visited stays, as a hash.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};

use crate::domain::REST;

pub(super) const DOORS: Statement = sql!(
    "DELETE FROM walk_doors
     WHERE EXISTS (SELECT 1 FROM walk_parts p
                   JOIN walks w ON w.network_id = p.network_id AND w.id = p.walk_id
                   WHERE p.network_id = walk_doors.network_id AND p.id = walk_doors.part_id AND w.made_at <= $1)"
);
pub(super) const PARTS: Statement = sql!(
    "DELETE FROM walk_parts
     WHERE EXISTS (SELECT 1 FROM walks w
                   WHERE w.network_id = walk_parts.network_id AND w.id = walk_parts.walk_id AND w.made_at <= $1)"
);
pub(super) const WALKS: Statement = sql!("DELETE FROM walks WHERE made_at <= $1");
pub(super) const VISITS: Statement = sql!("DELETE FROM door_marks WHERE kind = 'visited' AND at <= $1");

/// Sweeps every network; runs in the server's scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    let old = now - REST;
    for statement in [&DOORS, &PARTS, &WALKS, &VISITS] {
        tx.execute(statement, &[&old])?;
    }
    Ok(())
}
