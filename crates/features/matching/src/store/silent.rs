//! Helpers next door who never said what they offer.

use circles::CircleId;
use kit_base::{Span, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use offers::domain::ALWAYS;
use people::PersonId;

use super::Found;
use super::candidates::count;
use crate::domain::{Means, Nearness, Reach};

/// The members of up to three circles, one inside the other, by the nearest that holds them.
pub(super) const SILENT: Statement = sql!(
    "SELECT m.person_id,
        MIN(CASE WHEN a.ancestor_id = $2 THEN 0 WHEN a.ancestor_id = $3 THEN 1 ELSE 2 END) AS nearest,
        (SELECT COUNT(*) FROM claims c WHERE c.network_id = $1 AND c.helper_id = m.person_id AND c.live) AS holds,
        (SELECT COUNT(*) FROM ask_requests q
            WHERE q.network_id = $1 AND q.helper_id = m.person_id AND q.asked_at > $6),
        (SELECT COUNT(*) FROM helped_counts t WHERE t.network_id = $1 AND t.person_id = m.person_id),
        p.slug
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     JOIN people p ON p.network_id = m.network_id AND p.id = m.person_id
     WHERE a.network_id = $1 AND a.ancestor_id IN ($2, $3, $4)
       AND (p.resting_until IS NULL OR p.resting_until <= $5)
       AND EXISTS (SELECT 1 FROM roles r WHERE r.network_id = $1 AND r.person_id = m.person_id
            AND r.role = 'helper' AND r.since <= $5 AND (r.until IS NULL OR r.until > $5))
       AND NOT EXISTS (SELECT 1 FROM suspensions x WHERE x.network_id = $1 AND x.person_id = m.person_id)
       AND NOT EXISTS (SELECT 1 FROM offers o WHERE o.network_id = $1 AND o.person_id = m.person_id)
       AND NOT EXISTS (SELECT 1 FROM ask_requests q
            WHERE q.network_id = $1 AND q.ask_id = $7 AND q.helper_id = m.person_id)
     GROUP BY m.person_id, p.slug
     ORDER BY nearest, holds, m.person_id
     LIMIT 24"
);

/// Who is there, with the nearest of these circles; `near` comes nearest first and holds one to three.
pub(crate) fn silent(
    tx: &mut Tx<'_>,
    (ask, near): (asks::domain::AskId, &[(CircleId, Nearness)]),
    now: Timestamp,
) -> Result<Vec<(Found, Nearness)>, DbError> {
    let Some(last) = near.last() else { return Ok(Vec::new()) };
    let at = |n: usize| near.get(n).unwrap_or(last);
    let (network, week_ago) = (tx.network(), now - Span::days(7));
    tx.query(&SILENT, &[&network, &at(0).0, &at(1).0, &at(2).0, &now, &week_ago, &ask], |row| {
        let person: PersonId = row.take()?;
        let nearness = at(usize::try_from(row.take::<i64>()?).unwrap_or(2)).1;
        let found = Found {
            person,
            asked_at: Timestamp::from_micros(0),
            // The end of a key is chance.
            lot: person.uuid().as_u64_pair().1,
            languages: 0,
            hours: ALWAYS,
            reach: Reach::Farther,
            means: Means::Foot,
            per_week: 1,
            night: false,
            cell: None,
            open_claims: count(row)?,
            asked_this_week: count(row)?,
            helped: count(row)? > 0,
            slug: row.take()?,
        };
        Ok((found, nearness))
    })
}
