//! Who walks a round, and who has which day.

use std::collections::HashMap;

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

use super::RoundId;

/// At most so many walk one round: more would know too much.
pub const MOST: usize = 6;

pub(super) const JOIN: Statement = sql!(
    "INSERT INTO checkin_team (network_id, round_id, person_id, added_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, round_id, person_id) DO NOTHING"
);
pub(super) const LEAVE: Statement =
    sql!("DELETE FROM checkin_team WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const TURNS_OF: Statement = sql!(
    "DELETE FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND person_id = $3 AND day >= $4"
);
pub(super) const UNBUDDY: Statement = sql!(
    "UPDATE checkin_people SET buddy_id = NULL WHERE network_id = $1 AND round_id = $2 AND buddy_id = $3"
);
pub(super) const IS_IN: Statement =
    sql!("SELECT person_id FROM checkin_team WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const TEAM: Statement = sql!(
    "SELECT person_id FROM checkin_team WHERE network_id = $1 AND round_id = $2
     ORDER BY added_at, person_id LIMIT 6"
);
pub(super) const TAKE: Statement = sql!(
    "INSERT INTO checkin_turns (network_id, round_id, day, person_id, taken_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, round_id, day) DO NOTHING"
);
pub(super) const BACK: Statement =
    sql!("DELETE FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND day = $3 AND person_id = $4");
pub(super) const TURNS: Statement = sql!(
    "SELECT day, person_id FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND day >= $3
     ORDER BY day LIMIT 60"
);
pub(super) const HOLDER: Statement =
    sql!("SELECT person_id FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND day = $3");
pub(super) const HOLDERS: Statement = sql!(
    "SELECT round_id, person_id FROM checkin_turns WHERE network_id = $1 AND day = $2
     ORDER BY round_id LIMIT 1000"
);

/// Somebody more walks the round; `false` when there are enough already.
pub fn join(tx: &mut Tx<'_>, round: RoundId, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let team = team(tx, round)?;
    if team.contains(&person) {
        return Ok(true);
    }
    if team.len() >= MOST {
        return Ok(false);
    }
    tx.execute(&JOIN, &[&tx.network(), &round, &person, &now])?;
    Ok(true)
}

/// They walk it no more: their days from `today` on are free, and whoever they were a buddy of needs another.
pub fn leave(tx: &mut Tx<'_>, round: RoundId, person: PersonId, today: i64) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&TURNS_OF, &[&network, &round, &person, &today])?;
    tx.execute(&UNBUDDY, &[&network, &round, &person])?;
    tx.execute(&LEAVE, &[&network, &round, &person]).map(drop)
}

/// Whether they walk it.
pub fn is_in(tx: &mut Tx<'_>, round: RoundId, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.one(&IS_IN, &[&tx.network(), &round, &person], only::<PersonId>)?.is_some())
}

/// Who walks it, longest first.
pub fn team(tx: &mut Tx<'_>, round: RoundId) -> Result<Vec<PersonId>, DbError> {
    tx.query(&TEAM, &[&tx.network(), &round], only)
}

/// "I'll take it"; `false` when somebody has the day.
pub fn take(
    tx: &mut Tx<'_>,
    round: RoundId,
    (person, day): (PersonId, i64),
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(&TAKE, &[&tx.network(), &round, &day, &person, &now])? == 1)
}

/// Hands a day back.
pub fn hand_back(tx: &mut Tx<'_>, round: RoundId, person: PersonId, day: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&BACK, &[&tx.network(), &round, &day, &person])? == 1)
}

/// Who has which day from `first` on.
pub fn turns(tx: &mut Tx<'_>, round: RoundId, first: i64) -> Result<Vec<(i64, PersonId)>, DbError> {
    tx.query(&TURNS, &[&tx.network(), &round, &first], |row| Ok((row.take()?, row.take()?)))
}

/// Who has this day.
pub fn holder(tx: &mut Tx<'_>, round: RoundId, day: i64) -> Result<Option<PersonId>, DbError> {
    tx.one(&HOLDER, &[&tx.network(), &round, &day], only)
}

/// Who has this day, by round.
pub fn holders(tx: &mut Tx<'_>, day: i64) -> Result<HashMap<RoundId, PersonId>, DbError> {
    let found = tx.query(&HOLDERS, &[&tx.network(), &day], |row| Ok((row.take()?, row.take()?)))?;
    Ok(found.into_iter().collect())
}
