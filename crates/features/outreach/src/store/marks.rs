//! Doors that are left alone, known only by a keyed hash: for a month after a visit, for good if they asked; and those
//! where a sign says no handbills.

use std::collections::HashSet;

use kit_base::Timestamp;
use kit_db::{DbError, Each, Statement, Tx, sql, sql_each};
use kit_vault::{Purpose, Vault, VaultError};

use crate::domain::{Outcome, REST};

pub(super) const OF: Each = sql_each!(
    "SELECT hash, kind, at FROM door_marks WHERE network_id = $1 AND hash IN (",
    ") ORDER BY hash, kind LIMIT 512"
);
pub(super) const ADD: Statement = sql!(
    "INSERT INTO door_marks (network_id, hash, kind, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, hash, kind) DO UPDATE SET at = excluded.at"
);
/// What lasts is known since the first time: taking back a later word does not take back that one.
pub(super) const KEEP: Statement = sql!(
    "INSERT INTO door_marks (network_id, hash, kind, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, hash, kind) DO NOTHING"
);
pub(super) const DROP: Statement =
    sql!("DELETE FROM door_marks WHERE network_id = $1 AND hash = $2 AND at = $3");

/// What the hash of a door is for.
const DOOR: Purpose = Purpose::new("outreach.door");

/// The hash of a door, under the network's key.
pub fn hash(tx: &mut Tx<'_>, vault: &Vault, door: &str) -> Result<[u8; 32], VaultError> {
    vault.mac(tx, DOOR, door.as_bytes())
}

/// What is known of some doors, by their hashes.
#[derive(Default)]
pub struct Known {
    /// Left alone now.
    pub resting: HashSet<Vec<u8>>,
    /// A sign says no handbills: leave no paper.
    pub quiet: HashSet<Vec<u8>>,
}

/// What is known of these doors, or buildings.
pub fn known(tx: &mut Tx<'_>, hashes: &[[u8; 32]], now: Timestamp) -> Result<Known, DbError> {
    let marks = tx.each(&OF, hashes, |row| {
        Ok((row.take::<Vec<u8>>()?, row.take::<String>()?, row.take::<Timestamp>()?))
    })?;
    let mut known = Known::default();
    for (hash, kind, at) in marks {
        match kind.as_str() {
            "quiet" => known.quiet.insert(hash),
            "never" => known.resting.insert(hash),
            _ if now < at + REST => known.resting.insert(hash),
            _ => false,
        };
    }
    Ok(known)
}

/// A sign there says no handbills: it is remembered for good.
pub(super) fn keep_quiet(tx: &mut Tx<'_>, hash: &[u8], at: Timestamp) -> Result<(), DbError> {
    tx.execute(&KEEP, &[&tx.network(), &hash, &"quiet", &at]).map(drop)
}

/// What came of a knock at that door, as far as it is left alone or gets no paper for it.
pub(super) fn add(tx: &mut Tx<'_>, hash: &[u8], outcome: Outcome, at: Timestamp) -> Result<(), DbError> {
    if outcome == Outcome::Never {
        return tx.execute(&KEEP, &[&tx.network(), &hash, &"never", &at]).map(drop);
    }
    if outcome == Outcome::NoHandbills {
        keep_quiet(tx, hash, at)?;
    }
    if outcome.is_visit() {
        tx.execute(&ADD, &[&tx.network(), &hash, &"visited", &at])?;
    }
    Ok(())
}

/// What was said at that moment is taken back.
pub(super) fn drop_of(tx: &mut Tx<'_>, hash: &[u8], at: Timestamp) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &hash, &at]).map(drop)
}
