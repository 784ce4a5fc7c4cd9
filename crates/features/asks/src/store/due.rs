//! Asks for which time itself has something to do.

use kit_base::Timestamp;
use kit_db::{DbError, NetworkId, Statement, Tx, sql};

use super::Kept;
use crate::domain::{Ask, AskId, PersonId};

const DUE: Statement = sql!(
    "SELECT network_id, id
     FROM asks
     WHERE due_at <= $1
     ORDER BY due_at, id
     LIMIT 200"
);

pub(super) const STATEMENTS: &[Statement] = &[DUE, CALLED, CALL_AGAIN, WAIT, WAIT_TO_OPEN];

/// The asks whose next step by the clock is due, the longest overdue first. Runs in the server's scope.
pub fn due(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<(NetworkId, AskId)>, DbError> {
    tx.query(&DUE, &[&now], |row| Ok((row.take()?, row.take()?)))
}

const CALLED: Statement = sql!(
    "INSERT INTO ask_calls (network_id, ask_id, turn, person_id, at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, ask_id, turn) DO NOTHING"
);
const CALL_AGAIN: Statement = sql!("UPDATE asks SET due_at = $3 WHERE network_id = $1 AND id = $2");

/// Notes that somebody on the on-call list was tried; false when that turn was taken before.
pub fn called(
    tx: &mut Tx<'_>,
    ask: AskId,
    turn: usize,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.execute(&CALLED, &[&network, &ask, &turn, &person, &now])? == 1)
}

/// Sets when the clock looks at a held ask again: at the next turn.
pub fn call_again(tx: &mut Tx<'_>, ask: &Ask, turn: usize) -> Result<(), DbError> {
    look_again(tx, ask.id, ask.turn_at(turn + 1))
}

const WAIT: Statement = sql!(
    "UPDATE asks SET widen_at = $3, due_at = $4, version = version + 1 WHERE network_id = $1 AND id = $2"
);
const WAIT_TO_OPEN: Statement = sql!(
    "UPDATE asks SET opens_at = $3, due_at = $4, version = version + 1 WHERE network_id = $1 AND id = $2"
);

/// The next ring waits until then, or is none; nothing has happened that anybody would read about.
pub fn wait_until(tx: &mut Tx<'_>, kept: &Kept, at: Option<Timestamp>) -> Result<(), DbError> {
    let ask = Ask { widen_at: at, ..kept.ask.clone() };
    let network = tx.network();
    tx.execute(&WAIT, &[&network, &ask.id, &at, &ask.due_at()]).map(drop)
}

/// There is still no place: it waits until then.
pub fn wait_to_open(tx: &mut Tx<'_>, kept: &Kept, at: Timestamp) -> Result<(), DbError> {
    let ask = Ask { opens_at: Some(at), ..kept.ask.clone() };
    let network = tx.network();
    tx.execute(&WAIT_TO_OPEN, &[&network, &ask.id, &at, &ask.due_at()]).map(drop)
}

/// Sets when the clock looks at an ask again, without touching the ask itself.
pub fn look_again(tx: &mut Tx<'_>, ask: AskId, at: Timestamp) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&CALL_AGAIN, &[&network, &ask, &at])?;
    Ok(())
}
