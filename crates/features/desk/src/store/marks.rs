//! Who is on which ask: a soft mark that keeps nobody out.

use asks::domain::AskId;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

/// How long a mark means anything.
pub const FRESH: Span = Span::minutes(15);

pub(super) const OF: Statement =
    sql!("SELECT person_id, at FROM desk_marks WHERE network_id = $1 AND ask_id = $2");
pub(super) const SET: Statement = sql!(
    "INSERT INTO desk_marks (network_id, ask_id, person_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (network_id, ask_id) DO UPDATE SET person_id = excluded.person_id, at = excluded.at"
);
/// A mark on an ask that is closed or gone keeps nobody informed of anything.
pub(super) const SWEEP: Statement = sql!(
    "DELETE FROM desk_marks
     WHERE network_id = $1 AND (at < $2 OR NOT EXISTS (
        SELECT 1 FROM asks a
        WHERE a.network_id = $1 AND a.id = desk_marks.ask_id
            AND a.state IN ('new', 'held', 'heard', 'asking', 'lit', 'under_way', 'could_not')))"
);

/// Who opened it last, and when.
pub fn of(tx: &mut Tx<'_>, ask: AskId) -> Result<Option<(PersonId, Timestamp)>, DbError> {
    tx.one(&OF, &[&tx.network(), &ask], |row| Ok((row.take()?, row.take()?)))
}

/// This steward is on it now.
pub fn set(tx: &mut Tx<'_>, ask: AskId, who: PersonId, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&SET, &[&tx.network(), &ask, &who, &now]).map(drop)
}

/// Marks from before this instant go, and those on asks that are over.
pub fn sweep(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, DbError> {
    tx.execute(&SWEEP, &[&tx.network(), &before])
}
