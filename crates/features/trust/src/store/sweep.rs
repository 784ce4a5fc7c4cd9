//! What is over is taken away: old invites, ways back that nobody used, reports long settled.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};

pub(super) const INVITES: Statement = sql!("DELETE FROM invites WHERE made_at <= $1 AND expires_at <= $2");
pub(super) const BACKS: Statement = sql!("DELETE FROM ways_back WHERE expires_at <= $1");
pub(super) const NOTES: Statement = sql!(
    "DELETE FROM steward_notes
     WHERE made_at <= $1
       AND (report_id IS NULL
            OR EXISTS (SELECT 1 FROM reports r
                       WHERE r.network_id = steward_notes.network_id AND r.id = steward_notes.report_id
                         AND r.closed_at <= $1))
       AND NOT EXISTS (SELECT 1 FROM suspensions s
                       WHERE s.network_id = steward_notes.network_id AND s.person_id = steward_notes.about_id)"
);
pub(super) const REPORTS: Statement = sql!(
    "DELETE FROM reports
     WHERE closed_at IS NOT NULL AND closed_at <= $1
       AND NOT EXISTS (SELECT 1 FROM steward_notes n
                       WHERE n.network_id = reports.network_id AND n.report_id = reports.id)"
);

/// How long after it is settled a report is kept.
const SETTLED: Span = Span::days(90);
/// How long after it was made an invite that is over is kept.
const OLD_INVITE: Span = Span::days(60);

/// Sweeps every network; runs in `Scope::Server`.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&INVITES, &[&(now - OLD_INVITE), &now])?;
    tx.execute(&BACKS, &[&now])?;
    let settled = now - SETTLED;
    tx.execute(&NOTES, &[&settled])?;
    tx.execute(&REPORTS, &[&settled]).map(drop)
}
