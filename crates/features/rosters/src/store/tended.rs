//! Pods as a steward outside them sees them: that they are there, how many belong, whether somebody keeps them. No name.

use kit_base::{Slug, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use people::PersonId;

use super::silent::REMEMBERED;

pub(super) const TENDED: Statement = sql!(
    "SELECT c.id, c.slug, c.name,
            (SELECT COUNT(*) FROM memberships m WHERE m.network_id = $1 AND m.circle_id = c.id),
            (SELECT MAX(o.until) FROM pod_posts o
             WHERE o.network_id = $1 AND o.circle_id = c.id AND o.post = 'point'),
            (SELECT COUNT(*) FROM pod_silent s
             WHERE s.network_id = $1 AND s.circle_id = c.id AND s.at > $4)
     FROM circles c
     WHERE c.network_id = $1 AND c.scale = 'pod' AND c.closed_at IS NULL
       AND EXISTS (SELECT 1 FROM circle_ancestors a
                   JOIN roles r ON r.network_id = a.network_id AND r.circle_id = a.ancestor_id
                   WHERE a.network_id = $1 AND a.circle_id = c.id AND r.person_id = $2 AND r.role = 'steward'
                     AND r.since <= $3 AND (r.until IS NULL OR r.until > $3))
     ORDER BY c.name, c.id LIMIT 200"
);
pub(super) const SHOWN: Statement = sql!(
    "SELECT m.circle_id, e.phone, e.languages, e.check_first, e.needs IS NOT NULL, e.offers IS NOT NULL,
            e.noted_by IS NOT NULL, e.joined_by_form
     FROM memberships m
     JOIN circles c ON c.network_id = m.network_id AND c.id = m.circle_id
     LEFT JOIN roster_entries e
       ON e.network_id = m.network_id AND e.circle_id = m.circle_id AND e.person_id = m.person_id
     WHERE m.network_id = $1 AND m.person_id = $2 AND c.scale = 'pod'
     ORDER BY m.circle_id LIMIT 50"
);

/// A pod in a circle that somebody tends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tended {
    /// Its key.
    pub id: circles::CircleId,
    /// Its name in addresses.
    pub slug: Slug,
    /// Its name.
    pub called: String,
    /// How many belong to it.
    pub count: i64,
    /// Until when somebody is its point person; none: nobody is.
    pub until: Option<Timestamp>,
    /// How many did not answer when the tree was called.
    pub silent: i64,
}

/// What somebody shows a pod, as yes and no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shows {
    /// Which pod.
    pub pod: circles::CircleId,
    /// Their phone, their languages, look after me first, what they need, what they offer.
    pub ticked: [bool; 5],
    /// A steward wrote it down.
    pub noted: bool,
    /// The form that wrote it down brought them into the pod.
    pub joined: bool,
}

/// The pods in the circles that somebody tends.
pub fn tended(tx: &mut Tx<'_>, steward: PersonId, now: Timestamp) -> Result<Vec<Tended>, DbError> {
    tx.query(&TENDED, &[&tx.network(), &steward, &now, &(now - REMEMBERED)], |row| {
        Ok(Tended {
            id: row.take()?,
            slug: row.take()?,
            called: row.take()?,
            count: row.take()?,
            until: row.take()?,
            silent: row.take()?,
        })
    })
}

/// The pods that somebody belongs to, and which of their fields each may read.
pub fn shown(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Shows>, DbError> {
    tx.query(&SHOWN, &[&tx.network(), &person], |row| {
        let pod = row.take()?;
        let flags: [Option<bool>; 3] = [row.take()?, row.take()?, row.take()?];
        let [phone, languages, first] = flags.map(Option::unwrap_or_default);
        let ticked = [phone, languages, first, row.take()?, row.take()?];
        let (noted, joined) = (row.take()?, row.take::<Option<bool>>()?.unwrap_or_default());
        Ok(Shows { pod, ticked, noted, joined })
    })
}
