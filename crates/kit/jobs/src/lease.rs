//! A name that one node holds for a while: schedules, and whatever must not happen twice at once.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};

use kit_db::only;

// A lease that ends later than any we give was taken by a clock that ran ahead; it is taken over.
pub(crate) const TAKE: Statement = sql!(
    "INSERT INTO leases (network_id, name, held_until, token) VALUES ($1, $2, $4, 1)
     ON CONFLICT (network_id, name) DO UPDATE SET held_until = excluded.held_until, token = leases.token + 1
     WHERE leases.held_until <= $3 OR leases.held_until > $5
     RETURNING token"
);
pub(crate) const HELD: Statement = sql!(
    "SELECT name FROM leases WHERE network_id = $1 AND name = $2 AND held_until > $3 AND held_until <= $4"
);

/// Takes `name` for `span` unless somebody holds it. Answers the fencing token: it grows with every holder.
pub fn take(tx: &mut Tx<'_>, name: &str, span: Span, now: Timestamp) -> Result<Option<i64>, DbError> {
    let network = tx.network();
    tx.one(&TAKE, &[&network, &name, &now, &(now + span), &(now + span + span)], only)
}

/// Whether somebody holds `name`, as far as a lease of `span` goes: a read before the write of [`take`].
pub fn is_held(tx: &mut Tx<'_>, name: &str, span: Span, now: Timestamp) -> Result<bool, DbError> {
    let network = tx.network();
    let found = tx.one(&HELD, &[&network, &name, &now, &(now + span + span)], only::<String>)?;
    Ok(found.is_some())
}
