//! What is over goes: what somebody showed a pod they have left, an unanswered call, an old proposal.

use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

use super::silent::REMEMBERED;

pub(super) const ENTRIES: Statement = sql!(
    "DELETE FROM roster_entries
     WHERE network_id = $1 AND person_id = $2
       AND NOT EXISTS (SELECT 1 FROM memberships m
                       WHERE m.network_id = $1 AND m.circle_id = roster_entries.circle_id AND m.person_id = $2)"
);
pub(super) const POSTS: Statement = sql!(
    "DELETE FROM pod_posts
     WHERE network_id = $1 AND person_id = $2
       AND NOT EXISTS (SELECT 1 FROM memberships m
                       WHERE m.network_id = $1 AND m.circle_id = pod_posts.circle_id AND m.person_id = $2)"
);
pub(super) const SILENT_LEFT: Statement = sql!(
    "DELETE FROM pod_silent
     WHERE network_id = $1 AND person_id = $2
       AND NOT EXISTS (SELECT 1 FROM memberships m
                       WHERE m.network_id = $1 AND m.circle_id = pod_silent.circle_id AND m.person_id = $2)"
);
/// Whoever leaves before the pod parts has no say in it any more.
pub(super) const SEATS_LEFT: Statement = sql!(
    "DELETE FROM pod_split_seats
     WHERE network_id = $1 AND person_id = $2
       AND EXISTS (SELECT 1 FROM pod_splits s
                   WHERE s.network_id = $1 AND s.id = pod_split_seats.split_id AND s.state = 'proposed'
                     AND NOT EXISTS (SELECT 1 FROM memberships m
                                     WHERE m.network_id = $1 AND m.circle_id = s.circle_id AND m.person_id = $2))"
);
pub(super) const SILENT: Statement = sql!("DELETE FROM pod_silent WHERE at <= $1");
pub(super) const OLD_SEATS: Statement = sql!(
    "DELETE FROM pod_split_seats
     WHERE EXISTS (SELECT 1 FROM pod_splits s
                   WHERE s.network_id = pod_split_seats.network_id AND s.id = pod_split_seats.split_id
                     AND s.made_at <= $1)"
);
pub(super) const OLD_CIRCLES: Statement = sql!(
    "DELETE FROM pod_split_circles
     WHERE EXISTS (SELECT 1 FROM pod_splits s
                   WHERE s.network_id = pod_split_circles.network_id AND s.id = pod_split_circles.split_id
                     AND s.made_at <= $1)"
);
pub(super) const OLD_SPLITS: Statement = sql!("DELETE FROM pod_splits WHERE made_at <= $1");

/// How long a proposal and what became of it are kept.
const OLD: Span = Span::days(90);

/// Sweeps every network; runs in the server's scope.
pub fn sweep(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), DbError> {
    tx.execute(&SILENT, &[&(now - REMEMBERED)])?;
    let old = now - OLD;
    for statement in [&OLD_SEATS, &OLD_CIRCLES, &OLD_SPLITS] {
        tx.execute(statement, &[&old])?;
    }
    Ok(())
}

/// Somebody joined or left a circle: what they showed, held or said in a pod they are not in any more goes.
pub fn moved(tx: &mut Tx<'_>, person: PersonId) -> Result<(), DbError> {
    let network = tx.network();
    for statement in [&ENTRIES, &POSTS, &SILENT_LEFT, &SEATS_LEFT] {
        tx.execute(statement, &[&network, &person])?;
    }
    Ok(())
}
