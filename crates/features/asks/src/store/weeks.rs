//! How many asks a network took this week: one row a week that whoever asks passes by, so that the last place is
//! given once.

use kit_base::Timestamp;
use kit_db::{DbError, Row, Statement, Tx, only, sql};

use crate::domain::AskId;

const SETTINGS: Statement = sql!(
    "SELECT awake_from, awake_until, zone, weekly_asks, paused_until FROM networks WHERE network_id = $1"
);
/// Whoever comes first in a week counts what is there already.
const BEGIN: Statement = sql!(
    "INSERT INTO ask_weeks (network_id, week, taken)
     SELECT $1, $2, COUNT(*) FROM asks WHERE network_id = $1 AND asked_at >= $3 AND opens_at IS NULL AND flags = 0
       AND NOT practice
     ON CONFLICT (network_id, week) DO NOTHING"
);
const TAKE: Statement =
    sql!("UPDATE ask_weeks SET taken = taken + 1 WHERE network_id = $1 AND week = $2 AND taken < $3");
const GIVE_BACK: Statement = sql!("DELETE FROM ask_weeks WHERE network_id = $1");
const TAKEN: Statement = sql!("SELECT taken FROM ask_weeks WHERE network_id = $1 AND week = $2");
const SINCE: Statement = sql!(
    "SELECT COUNT(*) FROM asks
     WHERE network_id = $1 AND asked_at >= $2 AND opens_at IS NULL AND flags = 0 AND NOT practice"
);
const PRACTICE: Statement = sql!("UPDATE asks SET practice = $3 WHERE network_id = $1 AND id = $2");
const WAITS: Statement = sql!(
    "SELECT MIN(e.at) - a.asked_at
     FROM asks a
     JOIN ask_events e ON e.network_id = a.network_id AND e.ask_id = a.id AND e.what = 'claimed'
     WHERE a.network_id = $1 AND a.asked_at >= $2 AND NOT a.marked AND NOT a.practice AND a.flags = 0
        AND a.kind NOT IN ('money', 'housing', 'childcare', 'prescription')
     GROUP BY a.id, a.asked_at
     ORDER BY a.asked_at DESC, a.id
     LIMIT 500"
);

pub(super) const STATEMENTS: &[Statement] =
    &[SETTINGS, BEGIN, TAKE, GIVE_BACK, TAKEN, SINCE, PRACTICE, WAITS];

/// What the network says about its hours and its weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Minute of the day from which somebody is awake.
    pub awake_from: i64,
    /// Minute of the day after which nobody may be awake.
    pub awake_until: i64,
    /// IANA zone.
    pub zone: String,
    /// Asks a week.
    pub weekly: Option<i64>,
    /// No new asks until then.
    pub paused_until: Option<Timestamp>,
}

/// Reads it in the transaction that decides by it.
pub fn settings(tx: &mut Tx<'_>) -> Result<Settings, DbError> {
    let network = tx.network();
    let found = tx.one(&SETTINGS, &[&network], |row: &mut Row<'_>| {
        Ok(Settings {
            awake_from: row.take()?,
            awake_until: row.take()?,
            zone: row.take()?,
            weekly: row.take()?,
            paused_until: row.take()?,
        })
    })?;
    found.ok_or_else(|| DbError::Shape("a network".into()))
}

/// Takes one place of the week that began at `since`; false when none is left. Two who come at once wait for each
/// other here.
pub fn take_place(tx: &mut Tx<'_>, (week, since): (i64, Timestamp), most: i64) -> Result<bool, DbError> {
    let network = tx.network();
    tx.execute(&BEGIN, &[&network, &week, &since])?;
    Ok(tx.execute(&TAKE, &[&network, &week, &most])? == 1)
}

/// How many places of that week are taken.
pub fn places_taken(tx: &mut Tx<'_>, (week, since): (i64, Timestamp)) -> Result<i64, DbError> {
    let network = tx.network();
    match tx.one(&TAKEN, &[&network, &week], only::<i64>)? {
        Some(taken) => Ok(taken),
        None => Ok(tx.one(&SINCE, &[&network, &since], only::<i64>)?.unwrap_or(0)),
    }
}

/// Nobody's need: no week, no wait and no count knows of it.
pub(crate) fn mark_practice(tx: &mut Tx<'_>, ask: AskId) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&PRACTICE, &[&network, &ask, &true]).map(drop)
}

/// The rule changed: the next ask counts anew.
pub fn count_anew(tx: &mut Tx<'_>) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&GIVE_BACK, &[&network]).map(drop)
}

/// How long asks that were asked since then waited for somebody, the latest 500; nothing sensitive is counted.
pub fn waits(tx: &mut Tx<'_>, since: Timestamp) -> Result<Vec<kit_base::Span>, DbError> {
    let network = tx.network();
    tx.query(&WAITS, &[&network, &since], |row| Ok(kit_base::Span::micros(row.take()?)))
}
