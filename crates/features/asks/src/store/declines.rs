//! "Can't this time": remembered for whoever said it, and read by nobody else.

use kit_base::{Id, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};

use crate::domain::{AskId, PersonId};

const SAY: Statement = sql!(
    "INSERT INTO ask_declines (network_id, person_id, ask_id, at)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, person_id, ask_id) DO NOTHING"
);
const UNSAY: Statement =
    sql!("DELETE FROM ask_declines WHERE network_id = $1 AND person_id = $2 AND ask_id = $3");
const SAID: Statement =
    sql!("SELECT 1 FROM ask_declines WHERE network_id = $1 AND person_id = $2 AND ask_id = $3");
const WHO: Statement = sql!(
    "SELECT person_id FROM ask_declines WHERE network_id = $1 AND ask_id = $2 ORDER BY person_id LIMIT 2000"
);
const LIVE: Statement = sql!(
    "SELECT ask_id FROM claims WHERE network_id = $1 AND helper_id = $2 AND live ORDER BY claimed_at, id LIMIT 50"
);

pub(super) const STATEMENTS: &[Statement] = &[SAY, UNSAY, SAID, WHO, LIVE];

/// They can't this time.
pub fn decline(tx: &mut Tx<'_>, ask: AskId, who: PersonId, now: Timestamp) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&SAY, &[&network, &who, &ask, &now]).map(drop)
}

/// They can after all.
pub fn undo_decline(tx: &mut Tx<'_>, ask: AskId, who: PersonId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&UNSAY, &[&network, &who, &ask]).map(drop)
}

/// Whether they said so.
pub fn has_declined(tx: &mut Tx<'_>, ask: AskId, who: PersonId) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.one(&SAID, &[&network, &who, &ask], only::<i64>)?.is_some())
}

/// Everybody who can't this time: they are not asked about this ask again. For the machine, never for a page.
pub fn who_declined(tx: &mut Tx<'_>, ask: AskId) -> Result<Vec<PersonId>, DbError> {
    let network = tx.network();
    tx.query(&WHO, &[&network, &ask], only::<Id<_>>)
}

/// The asks a helper has now.
pub fn held_by(tx: &mut Tx<'_>, helper: PersonId) -> Result<Vec<AskId>, DbError> {
    let network = tx.network();
    tx.query(&LIVE, &[&network, &helper], only::<Id<_>>)
}
