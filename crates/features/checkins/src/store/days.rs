//! What became of a day of a round: told ahead, asked, asked late, not asked; and who closed it.

use kit_base::Timestamp;
use kit_db::{DbError, Row, Statement, Tx, sql};
use people::PersonId;

use super::{RoundId, code};

pub(super) const NOTE: Statement = sql!(
    "INSERT INTO checkin_days (network_id, round_id, day, how, noted_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, round_id, day) DO UPDATE SET how = excluded.how, noted_at = excluded.noted_at
     WHERE checkin_days.how = 'ahead' OR (checkin_days.how = 'missed' AND excluded.how <> 'missed')"
);
pub(super) const WARN: Statement = sql!(
    "INSERT INTO checkin_days (network_id, round_id, day, how, noted_at, warned_at)
     VALUES ($1, $2, $3, 'ahead', $4, $4)
     ON CONFLICT (network_id, round_id, day) DO UPDATE SET warned_at = excluded.warned_at
     WHERE checkin_days.warned_at IS NULL"
);
pub(super) const UNWARN: Statement = sql!(
    "UPDATE checkin_days SET warned_at = NULL
     WHERE network_id = $1 AND round_id = $2 AND day = $3 AND warned_at IS NOT NULL"
);
pub(super) const CLOSE: Statement = sql!(
    "UPDATE checkin_days SET closed_at = $4, closed_by = $5
     WHERE network_id = $1 AND round_id = $2 AND day = $3 AND closed_at IS NULL AND how IN ('asked', 'late')"
);
pub(super) const REOPEN: Statement = sql!(
    "UPDATE checkin_days SET closed_at = NULL, closed_by = NULL
     WHERE network_id = $1 AND round_id = $2 AND day = $3 AND closed_at IS NOT NULL"
);
pub(super) const OF_ROUND: Statement = sql!(
    "SELECT round_id, day, how, noted_at, warned_at, closed_at, closed_by FROM checkin_days
     WHERE network_id = $1 AND round_id = $2 AND day >= $3 AND day <= $4
     ORDER BY day DESC LIMIT 60"
);
pub(super) const OLD: Statement = sql!("DELETE FROM checkin_days WHERE day < $1");

/// How a day went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It has not begun; only told that nobody has it.
    Ahead,
    /// People were asked in its hours.
    Asked,
    /// People were asked, but late: the machine was off when the hours began.
    Late,
    /// Nobody was asked: the machine was off all day.
    Missed,
}

impl How {
    const ALL: [Self; 4] = [Self::Ahead, Self::Asked, Self::Late, Self::Missed];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ahead => "ahead",
            Self::Asked => "asked",
            Self::Late => "late",
            Self::Missed => "missed",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }

    /// Whether people were asked.
    pub const fn was_asked(self) -> bool {
        matches!(self, Self::Asked | Self::Late)
    }
}

/// A day of a round.
#[derive(Clone, Debug)]
pub struct Day {
    /// Of which round.
    pub round: RoundId,
    /// Which day.
    pub day: i64,
    /// How it went.
    pub how: How,
    /// Since when that is known.
    pub noted_at: Timestamp,
    /// When it was told that nobody has it.
    pub warned_at: Option<Timestamp>,
    /// When somebody closed it.
    pub closed_at: Option<Timestamp>,
    /// Who did.
    pub closed_by: Option<PersonId>,
}

/// Notes how a day went; `false` when that was known. A day that was asked never becomes one that was not.
pub fn note(
    tx: &mut Tx<'_>,
    (round, day): (RoundId, i64),
    how: How,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(&NOTE, &[&tx.network(), &round, &day, &how.code(), &now])? == 1)
}

/// Notes that it was told that nobody has a day; `false` when it was told before, and then nobody is told again.
pub fn warn(tx: &mut Tx<'_>, (round, day): (RoundId, i64), now: Timestamp) -> Result<bool, DbError> {
    Ok(tx.execute(&WARN, &[&tx.network(), &round, &day, &now])? == 1)
}

/// Somebody has the day now: should it become free again, it may be told again.
pub fn unwarn(tx: &mut Tx<'_>, round: RoundId, day: i64) -> Result<(), DbError> {
    tx.execute(&UNWARN, &[&tx.network(), &round, &day]).map(drop)
}

/// Somebody closes a day on which people were asked; `false` when it is closed, or was not asked.
pub fn close(
    tx: &mut Tx<'_>,
    (round, day): (RoundId, i64),
    by: PersonId,
    now: Timestamp,
) -> Result<bool, DbError> {
    Ok(tx.execute(&CLOSE, &[&tx.network(), &round, &day, &now, &by])? == 1)
}

/// Opens it again.
pub fn reopen(tx: &mut Tx<'_>, round: RoundId, day: i64) -> Result<bool, DbError> {
    Ok(tx.execute(&REOPEN, &[&tx.network(), &round, &day])? == 1)
}

/// The days of one round from `first` to `last`, latest first.
pub fn of_round(tx: &mut Tx<'_>, round: RoundId, (first, last): (i64, i64)) -> Result<Vec<Day>, DbError> {
    tx.query(&OF_ROUND, &[&tx.network(), &round, &first, &last], day)
}

/// Forgets the days before this one (server scope).
pub(super) fn forget(tx: &mut Tx<'_>, before: i64) -> Result<(), DbError> {
    tx.execute(&OLD, &[&before]).map(drop)
}

fn day(row: &mut Row<'_>) -> Result<Day, DbError> {
    Ok(Day {
        round: row.take()?,
        day: row.take()?,
        how: code(row, How::parse)?,
        noted_at: row.take()?,
        warned_at: row.take()?,
        closed_at: row.take()?,
        closed_by: row.take()?,
    })
}
