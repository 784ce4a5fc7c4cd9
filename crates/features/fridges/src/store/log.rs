//! What was done: on which day, by whom, and what the thermometer showed.

use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

use super::FridgeId;
use super::reports::reading;
use super::rota::chore;
use crate::domain::{Done, Temperature};

pub(super) const ADD: Statement = sql!(
    "INSERT INTO fridge_log (network_id, id, fridge_id, chore, day, at, by_id, reading, form_key)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (network_id, fridge_id, form_key) DO NOTHING"
);
pub(super) const OF: Statement = sql!(
    "SELECT chore, day, by_id, reading FROM fridge_log
     WHERE network_id = $1 AND fridge_id = $2 ORDER BY day DESC, at DESC, id LIMIT 60"
);

/// A line of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What and when.
    pub done: Done,
    /// Who; none: they have left.
    pub by: Option<PersonId>,
    /// What the thermometer showed.
    pub reading: Option<Temperature>,
}

/// Writes a line. The same form twice is one; `false`: it was there.
pub fn add(
    tx: &mut Tx<'_>,
    fridge: FridgeId,
    line: &Line,
    form_key: &[u8; 32],
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, DbError> {
    let id = Id::<Line>::new(now, rng);
    let tenths = line.reading.map(|reading| i64::from(reading.in_tenths()));
    let Line { done, by, .. } = line;
    let written = tx.execute(
        &ADD,
        &[&tx.network(), &id, &fridge, &done.chore.code(), &done.day, &now, by, &tenths, form_key],
    )?;
    Ok(written == 1)
}

/// The latest lines, the newest first, at most 60.
pub fn of(tx: &mut Tx<'_>, fridge: FridgeId) -> Result<Vec<Line>, DbError> {
    tx.query(&OF, &[&tx.network(), &fridge], |row| {
        let done = Done { chore: chore(row)?, day: row.take()? };
        Ok(Line { done, by: row.take()?, reading: reading(row)? })
    })
}
