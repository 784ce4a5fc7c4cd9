//! How often somebody kept a promise: a number beside the person, which stays when the asks are forgotten and goes
//! with the person. Stewards read whether it is there; it is never shown as a number, and orders nobody.

use kit_db::{DbError, Statement, Tx, only, sql};

use crate::domain::{Claim, ClaimState, PersonId};

const ONCE_MORE: Statement = sql!(
    "INSERT INTO helped_counts (network_id, person_id, times)
     VALUES ($1, $2, 1)
     ON CONFLICT (network_id, person_id) DO UPDATE SET times = helped_counts.times + 1"
);
const HAS: Statement =
    sql!("SELECT 1 FROM helped_counts WHERE network_id = $1 AND person_id = $2 AND times > 0");

pub(super) const STATEMENTS: &[Statement] = &[ONCE_MORE, HAS];

/// Counts a promise that was just kept, in whole or in part: once, when it ends.
pub(super) fn count(tx: &mut Tx<'_>, before: Option<&Claim>, after: &Claim) -> Result<(), DbError> {
    let kept = matches!(after.state, ClaimState::Done | ClaimState::Part);
    let just_now = before.is_some_and(|old| old.id == after.id && old.state.is_live());
    if kept && just_now {
        let network = tx.network();
        tx.execute(&ONCE_MORE, &[&network, &after.by])?;
    }
    Ok(())
}

/// Whether somebody kept a promise here before.
pub fn has_helped(tx: &mut Tx<'_>, person: PersonId) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.one(&HAS, &[&network, &person], only::<i64>)?.is_some())
}
