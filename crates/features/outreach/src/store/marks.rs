//! Doors that are left alone, known only by a keyed hash: for a month after a visit, for good if they asked.

use std::collections::HashSet;

use kit_base::Timestamp;
use kit_db::{DbError, Each, Statement, Tx, sql, sql_each};
use kit_vault::{Purpose, Vault, VaultError};

use crate::domain::{Outcome, REST};

pub(super) const OF: Each = sql_each!(
    "SELECT hash, kind, at FROM door_marks WHERE network_id = $1 AND hash IN (",
    ") ORDER BY hash, kind LIMIT 256"
);
pub(super) const ADD: Statement = sql!(
    "INSERT INTO door_marks (network_id, hash, kind, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, hash, kind) DO UPDATE SET at = excluded.at"
);
pub(super) const DROP: Statement =
    sql!("DELETE FROM door_marks WHERE network_id = $1 AND hash = $2 AND at = $3");

/// What the hash of a door is for.
const DOOR: Purpose = Purpose::new("outreach.door");

/// The hash of a door, under the network's key.
pub fn hash(tx: &mut Tx<'_>, vault: &Vault, door: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, DOOR, door.as_bytes())
}

/// Those of these doors that are left alone now.
pub fn resting(tx: &mut Tx<'_>, hashes: &[[u8; 32]], now: Timestamp) -> Result<HashSet<Vec<u8>>, DbError> {
    let marks = tx.each(&OF, hashes, |row| {
        Ok((row.take::<Vec<u8>>()?, row.take::<String>()?, row.take::<Timestamp>()?))
    })?;
    let rests = |kind: &str, at: Timestamp| kind == "never" || now < at + REST;
    Ok(marks.into_iter().filter(|(_, kind, at)| rests(kind, *at)).map(|(hash, ..)| hash).collect())
}

/// What came of a knock at that door, as far as it is left alone for it.
pub(super) fn add(tx: &mut Tx<'_>, hash: &[u8], outcome: Outcome, at: Timestamp) -> Result<(), DbError> {
    let kind = match outcome {
        Outcome::Never => "never",
        outcome if outcome.is_visit() => "visited",
        _ => return Ok(()),
    };
    tx.execute(&ADD, &[&tx.network(), &hash, &kind, &at]).map(drop)
}

/// What was said at that moment is taken back.
pub(super) fn drop_of(tx: &mut Tx<'_>, hash: &[u8], at: Timestamp) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &hash, &at]).map(drop)
}
