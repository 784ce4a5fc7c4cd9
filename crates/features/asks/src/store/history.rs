//! What happened to an ask, and who looked: the asker can read both.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};

use super::aggregate::{code, optional};
use crate::domain::{Actor, AskId, AskState, CouldNot, PersonId, Sight, What};

/// One line of an ask's history.
#[derive(Clone, Debug)]
pub struct Moment {
    /// What happened.
    pub what: What,
    /// The state it left the ask in.
    pub state: AskState,
    /// Who acted.
    pub actor: Actor,
    /// Which person, where one did.
    pub who: Option<PersonId>,
    /// When.
    pub at: Timestamp,
    /// Why a helper could not.
    pub reason: Option<CouldNot>,
}

/// Somebody saw more than the card.
#[derive(Clone, Debug)]
pub struct Look {
    /// Who.
    pub who: PersonId,
    /// How much.
    pub sight: Sight,
    /// When for the first time.
    pub at: Timestamp,
}

const HISTORY: Statement = sql!(
    "SELECT what, state, actor, actor_id, at, reason
     FROM ask_events
     WHERE network_id = $1 AND ask_id = $2
     ORDER BY n DESC
     LIMIT 60"
);
const LOOKED: Statement = sql!(
    "INSERT INTO ask_looks (network_id, ask_id, person_id, sight, at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, ask_id, person_id, sight) DO NOTHING"
);
const SEEN: Statement =
    sql!("SELECT 1 FROM ask_looks WHERE network_id = $1 AND ask_id = $2 AND person_id = $3 AND sight = $4");
const LOOKS: Statement = sql!(
    "SELECT person_id, sight, at
     FROM ask_looks
     WHERE network_id = $1 AND ask_id = $2
     ORDER BY at DESC, person_id
     LIMIT 40"
);

pub(super) const STATEMENTS: &[Statement] = &[HISTORY, LOOKED, SEEN, LOOKS];

/// The latest 60 moments, newest first.
pub fn history(tx: &mut Tx<'_>, ask: AskId) -> Result<Vec<Moment>, DbError> {
    let network = tx.network();
    tx.query(&HISTORY, &[&network, &ask], |row| {
        Ok(Moment {
            what: code(row, What::parse)?,
            state: code(row, AskState::parse)?,
            actor: code(row, Actor::parse)?,
            who: row.take()?,
            at: row.take()?,
            reason: optional(row, CouldNot::parse)?,
        })
    })
}

/// Whether this look is written down already, so that a page that is only read needs no write.
pub fn has_looked(tx: &mut Tx<'_>, ask: AskId, who: PersonId, sight: Sight) -> Result<bool, DbError> {
    let network = tx.network();
    Ok(tx.one(&SEEN, &[&network, &ask, &who, &sight.code()], only::<i64>)?.is_some())
}

/// Writes down that somebody saw this much, the first time they do.
pub fn looked(
    tx: &mut Tx<'_>,
    ask: AskId,
    who: PersonId,
    sight: Sight,
    now: Timestamp,
) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&LOOKED, &[&network, &ask, &who, &sight.code(), &now])?;
    Ok(())
}

/// Who saw how much, latest first.
pub fn looks(tx: &mut Tx<'_>, ask: AskId) -> Result<Vec<Look>, DbError> {
    let network = tx.network();
    tx.query(&LOOKS, &[&network, &ask], |row| {
        Ok(Look { who: row.take()?, sight: code(row, Sight::parse)?, at: row.take()? })
    })
}
