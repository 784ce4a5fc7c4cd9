//! What is over is taken away: sessions, links, counts of tries, roles long ended.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};

use crate::store::{approvals, ceremonies, handover};

pub(super) const SESSIONS: Statement = sql!("DELETE FROM sessions WHERE expires_at <= $1");
pub(super) const LINKS: Statement = sql!("DELETE FROM sign_in_links WHERE expires_at <= $1");
pub(super) const TRIES: Statement = sql!("DELETE FROM tries WHERE locked_until <= $1");
pub(super) const CODES: Statement = sql!("DELETE FROM sign_in_codes WHERE expires_at <= $1");
pub(super) const ROLES: Statement = sql!("DELETE FROM roles WHERE until IS NOT NULL AND until <= $1");

/// How long the counts of wrong tries and dead links are kept.
const REST: Span = Span::days(1);
/// How long a role that ended is remembered.
const ROLE_MEMORY: Span = Span::days(365);

/// Sweeps every network; runs in `Scope::Server`. Answers how many rows went.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64, DbError> {
    let yesterday = now - REST;
    let gone = [
        tx.execute(&SESSIONS, &[&now])?,
        tx.execute(&LINKS, &[&yesterday])?,
        tx.execute(&TRIES, &[&yesterday])?,
        tx.execute(&CODES, &[&yesterday])?,
        tx.execute(&ceremonies::SWEEP, &[&now])?,
        tx.execute(&approvals::SWEEP, &[&(now - Span::days(90))])?,
        tx.execute(&handover::SWEEP, &[&(now - Span::days(30)), &(now - Span::days(180))])?,
        tx.execute(&ROLES, &[&(now - ROLE_MEMORY)])?,
    ];
    Ok(gone.iter().sum())
}
