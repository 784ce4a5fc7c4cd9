//! Everybody who could be asked in a round, and where, in two statements, however many they are.

use circles::CircleId;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

use super::candidates::{Found, found};

/// Everybody who offers, helps somewhere, does not rest and is not suspended.
pub(super) const CROWD: Statement = sql!(
    "SELECT o.person_id,
        COALESCE((SELECT MAX(s.asked_at) FROM offer_slots s
            WHERE s.network_id = $1 AND s.person_id = o.person_id), 0),
        o.lot,
        COALESCE((SELECT MAX(s.languages) FROM offer_slots s
            WHERE s.network_id = $1 AND s.person_id = o.person_id), 0),
        COALESCE((SELECT MAX(s.hours) FROM offer_slots s
            WHERE s.network_id = $1 AND s.person_id = o.person_id), 0),
        COALESCE((SELECT MAX(s.reach) FROM offer_slots s
            WHERE s.network_id = $1 AND s.person_id = o.person_id), 0),
        o.travel, o.per_week, o.night, h.cell,
        (SELECT COUNT(*) FROM claims c WHERE c.network_id = $1 AND c.helper_id = o.person_id AND c.live),
        (SELECT COUNT(*) FROM ask_requests q
            WHERE q.network_id = $1 AND q.helper_id = o.person_id AND q.asked_at > $3),
        (SELECT COUNT(*) FROM helped_counts t WHERE t.network_id = $1 AND t.person_id = o.person_id),
        p.slug
     FROM offers o
     JOIN people p ON p.network_id = o.network_id AND p.id = o.person_id
     JOIN households h ON h.network_id = p.network_id AND h.id = p.household_id
     WHERE o.network_id = $1 AND o.welcome_at IS NOT NULL
       AND (p.resting_until IS NULL OR p.resting_until <= $2)
       AND EXISTS (SELECT 1 FROM roles r WHERE r.network_id = $1 AND r.person_id = o.person_id
            AND r.since <= $2 AND (r.until IS NULL OR r.until > $2))
       AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.network_id = $1 AND x.person_id = o.person_id)
     ORDER BY o.lot, o.person_id
     LIMIT 20000"
);

/// Where they can be asked for what; a slot whose membership is gone does not count.
pub(super) const SLOTS: Statement = sql!(
    "SELECT s.circle_id, s.kind, s.person_id
     FROM offer_slots s
     WHERE s.network_id = $1 AND EXISTS (SELECT 1 FROM memberships m
            JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
            WHERE m.network_id = $1 AND m.person_id = s.person_id AND a.ancestor_id = s.circle_id)
     ORDER BY s.circle_id, s.kind, s.asked_at, s.lot, s.person_id
     LIMIT 1000000"
);

/// A helper of the crowd.
pub type CrowdRow = Found;

/// Everybody who could be asked.
pub fn crowd(tx: &mut Tx<'_>, now: Timestamp) -> Result<Vec<CrowdRow>, DbError> {
    tx.query(&CROWD, &[&tx.network(), &now, &(now - Span::days(7))], found)
}

/// Circle, kind and person of every slot, least recently asked first within a circle and kind.
pub fn slot_rows(tx: &mut Tx<'_>) -> Result<Vec<(CircleId, String, PersonId)>, DbError> {
    tx.query(&SLOTS, &[&tx.network()], |row| Ok((row.take()?, row.take()?, row.take()?)))
}
