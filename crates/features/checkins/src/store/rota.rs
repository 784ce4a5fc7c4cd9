//! Who walks a round, who runs it, and who has which day: a weekday every week, or one date.

use std::collections::HashMap;

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, only, sql};
use people::PersonId;

use super::{RoundId, days};
use crate::hours::weekday;

/// At most so many walk one round: more would know too much.
pub const MOST: usize = 6;

pub(super) const JOIN: Statement = sql!(
    "INSERT INTO checkin_team (network_id, round_id, person_id, added_at, runs) VALUES ($1, $2, $3, $4, 0)
     ON CONFLICT (network_id, round_id, person_id) DO NOTHING"
);
pub(super) const LEAVE: Statement =
    sql!("DELETE FROM checkin_team WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const TURNS_OF: Statement = sql!(
    "UPDATE checkin_turns SET person_id = NULL
     WHERE network_id = $1 AND round_id = $2 AND person_id = $3 AND day >= $4"
);
pub(super) const WEEKS_OF: Statement =
    sql!("DELETE FROM checkin_weekly WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const UNBUDDY: Statement = sql!(
    "UPDATE checkin_people SET buddy_id = NULL WHERE network_id = $1 AND round_id = $2 AND buddy_id = $3"
);
pub(super) const PART: Statement =
    sql!("SELECT runs FROM checkin_team WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const TEAM: Statement = sql!(
    "SELECT person_id, runs FROM checkin_team WHERE network_id = $1 AND round_id = $2
     ORDER BY added_at, person_id LIMIT 6"
);
pub(super) const RUNS: Statement =
    sql!("UPDATE checkin_team SET runs = $4 WHERE network_id = $1 AND round_id = $2 AND person_id = $3");
pub(super) const TAKE: Statement = sql!(
    "INSERT INTO checkin_turns (network_id, round_id, day, person_id, taken_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, round_id, day) DO UPDATE SET person_id = excluded.person_id,
        taken_at = excluded.taken_at
     WHERE checkin_turns.person_id IS NULL"
);
pub(super) const BACK: Statement = sql!(
    "INSERT INTO checkin_turns (network_id, round_id, day, person_id, taken_at) VALUES ($1, $2, $3, NULL, $5)
     ON CONFLICT (network_id, round_id, day) DO UPDATE SET person_id = NULL, taken_at = excluded.taken_at
     WHERE checkin_turns.person_id = $4"
);
pub(super) const WEEK: Statement = sql!(
    "INSERT INTO checkin_weekly (network_id, round_id, weekday, person_id, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, round_id, weekday) DO UPDATE SET person_id = excluded.person_id,
        since = excluded.since"
);
pub(super) const WEEK_BACK: Statement =
    sql!("DELETE FROM checkin_weekly WHERE network_id = $1 AND round_id = $2 AND weekday = $3");
pub(super) const TURNS: Statement = sql!(
    "SELECT day, person_id FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND day >= $3
     ORDER BY day LIMIT 60"
);
pub(super) const WEEKLY: Statement = sql!(
    "SELECT weekday, person_id FROM checkin_weekly WHERE network_id = $1 AND round_id = $2
     ORDER BY weekday LIMIT 7"
);
/// A date goes before the weekday; a date without a person was handed back.
pub(super) const HOLDER: Statement = sql!(
    "SELECT person_id FROM checkin_turns WHERE network_id = $1 AND round_id = $2 AND day = $3
     UNION ALL
     SELECT w.person_id FROM checkin_weekly w
     WHERE w.network_id = $1 AND w.round_id = $2 AND w.weekday = $4 AND NOT EXISTS (
        SELECT 1 FROM checkin_turns t
        WHERE t.network_id = w.network_id AND t.round_id = w.round_id AND t.day = $3)
     ORDER BY person_id LIMIT 1"
);
pub(super) const HOLDERS: Statement = sql!(
    "SELECT round_id, person_id FROM checkin_turns WHERE network_id = $1 AND day = $2 AND person_id IS NOT NULL
     UNION ALL
     SELECT w.round_id, w.person_id FROM checkin_weekly w
     WHERE w.network_id = $1 AND w.weekday = $3 AND NOT EXISTS (
        SELECT 1 FROM checkin_turns t
        WHERE t.network_id = w.network_id AND t.round_id = w.round_id AND t.day = $2)
     ORDER BY round_id LIMIT 1000"
);

/// Somebody more walks the round; `false` when there are enough already.
pub fn join(tx: &mut Tx<'_>, round: RoundId, person: PersonId, now: Timestamp) -> Result<bool, DbError> {
    let team = team(tx, round)?;
    if team.iter().any(|walker| walker.person == person) {
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
    tx.execute(&WEEKS_OF, &[&network, &round, &person])?;
    tx.execute(&UNBUDDY, &[&network, &round, &person])?;
    tx.execute(&LEAVE, &[&network, &round, &person]).map(drop)
}

/// Whether they run the round that they walk; `None`: they do not walk it.
pub fn part(tx: &mut Tx<'_>, round: RoundId, person: PersonId) -> Result<Option<bool>, DbError> {
    Ok(tx.one(&PART, &[&tx.network(), &round, &person], only::<i64>)?.map(|runs| runs == 1))
}

/// Whether they walk it.
pub fn is_in(tx: &mut Tx<'_>, round: RoundId, person: PersonId) -> Result<bool, DbError> {
    Ok(part(tx, round, person)?.is_some())
}

/// Somebody who walks a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walker {
    /// Who.
    pub person: PersonId,
    /// A steward said that they may run it.
    pub runs: bool,
}

/// Who walks it, longest first.
pub fn team(tx: &mut Tx<'_>, round: RoundId) -> Result<Vec<Walker>, DbError> {
    tx.query(&TEAM, &[&tx.network(), &round], |row| {
        Ok(Walker { person: row.take()?, runs: row.take::<i64>()? == 1 })
    })
}

/// A steward says whether somebody who walks the round may run it; `false` when they do not walk it.
pub fn set_runs(tx: &mut Tx<'_>, round: RoundId, person: PersonId, runs: bool) -> Result<bool, DbError> {
    Ok(tx.execute(&RUNS, &[&tx.network(), &round, &person, &i64::from(runs)])? == 1)
}

/// "I'll take it", for one date; `false` when somebody has the day.
pub fn take(
    tx: &mut Tx<'_>,
    round: RoundId,
    (person, day): (PersonId, i64),
    now: Timestamp,
) -> Result<bool, DbError> {
    if holder(tx, round, day)?.is_some() {
        return Ok(false);
    }
    let took = tx.execute(&TAKE, &[&tx.network(), &round, &day, &person, &now])? == 1;
    if took {
        days::unwarn(tx, round, day)?;
    }
    Ok(took)
}

/// Hands one date back: it is free, also when the weekday is theirs. `false` when they do not have it.
pub fn hand_back(
    tx: &mut Tx<'_>,
    round: RoundId,
    (person, day): (PersonId, i64),
    now: Timestamp,
) -> Result<bool, DbError> {
    if holder(tx, round, day)? != Some(person) {
        return Ok(false);
    }
    Ok(tx.execute(&BACK, &[&tx.network(), &round, &day, &person, &now])? == 1)
}

/// A weekday is somebody's every week, until it is changed; none: nobody's. Dates somebody stands in for stay theirs.
pub fn set_week(
    tx: &mut Tx<'_>,
    round: RoundId,
    (on, person): (i64, Option<PersonId>),
    (today, now): (i64, Timestamp),
) -> Result<(), DbError> {
    let network = tx.network();
    let Some(person) = person else {
        return tx.execute(&WEEK_BACK, &[&network, &round, &on]).map(drop);
    };
    tx.execute(&WEEK, &[&network, &round, &on, &person, &now])?;
    for day in [today, today + 1].into_iter().filter(|day| week_of(*day) == on) {
        if holder(tx, round, day)?.is_some() {
            days::unwarn(tx, round, day)?;
        }
    }
    Ok(())
}

fn week_of(day: i64) -> i64 {
    i64::try_from(weekday(day)).unwrap_or_default()
}

/// Who has which day of a round.
#[derive(Clone, Debug, Default)]
pub struct Rota {
    dates: HashMap<i64, Option<PersonId>>,
    weekly: HashMap<i64, PersonId>,
}

impl Rota {
    /// Who has this day: whoever stands in, or else whoever has the weekday.
    pub fn holder(&self, day: i64) -> Option<PersonId> {
        match self.dates.get(&day) {
            Some(stand_in) => *stand_in,
            None => self.weekly(week_of(day)),
        }
    }

    /// Who has this weekday; 0 is Monday.
    pub fn weekly(&self, on: i64) -> Option<PersonId> {
        self.weekly.get(&on).copied()
    }

    /// Everybody in it.
    pub fn people(&self) -> impl Iterator<Item = PersonId> {
        self.dates.values().flatten().chain(self.weekly.values()).copied()
    }
}

/// Who has which day from `first` on.
pub fn rota(tx: &mut Tx<'_>, round: RoundId, first: i64) -> Result<Rota, DbError> {
    let network = tx.network();
    let dates = tx.query(&TURNS, &[&network, &round, &first], |row| Ok((row.take()?, row.take()?)))?;
    let weekly = tx.query(&WEEKLY, &[&network, &round], |row| Ok((row.take()?, row.take()?)))?;
    Ok(Rota { dates: dates.into_iter().collect(), weekly: weekly.into_iter().collect() })
}

/// Who has this day.
pub fn holder(tx: &mut Tx<'_>, round: RoundId, day: i64) -> Result<Option<PersonId>, DbError> {
    let found = tx.one(&HOLDER, &[&tx.network(), &round, &day, &week_of(day)], only::<Option<PersonId>>)?;
    Ok(found.flatten())
}

/// Who has this day, by round.
pub fn holders(tx: &mut Tx<'_>, day: i64) -> Result<HashMap<RoundId, PersonId>, DbError> {
    let found =
        tx.query(&HOLDERS, &[&tx.network(), &day, &week_of(day)], |row| Ok((row.take()?, row.take()?)))?;
    Ok(found.into_iter().collect())
}
