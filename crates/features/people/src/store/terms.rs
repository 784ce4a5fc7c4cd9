//! Terms: who holds which role until when, what happens before an end, and that a network is never without a steward.

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Span, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, only, sql};
use kit_jobs::{Body, Job};
use kit_vault::PersonId;

use crate::jobs::let_know;
use crate::role::{Held, Role};
use crate::store::roles::{self, Term};

/// What a steward may see of roles: all stewards, and the helpers of the circles they tend.
pub(super) const HOLDERS: Statement = sql!(
    "SELECT r.person_id, p.slug, r.circle_id, c.slug, c.name, r.role, r.since, r.until, r.held_over_at
     FROM roles r
     JOIN people p ON p.network_id = r.network_id AND p.id = r.person_id
     JOIN circles c ON c.network_id = r.network_id AND c.id = r.circle_id
     WHERE r.network_id = $1 AND r.since <= $2 AND (r.until IS NULL OR r.until > $2)
       AND (r.role = 'steward'
            OR EXISTS (SELECT 1 FROM circle_ancestors a
                       JOIN roles m ON m.network_id = a.network_id AND m.circle_id = a.ancestor_id
                       WHERE a.network_id = r.network_id AND a.circle_id = r.circle_id
                         AND m.person_id = $3 AND m.role = 'steward'
                         AND m.since <= $2 AND (m.until IS NULL OR m.until > $2)))
     ORDER BY r.role DESC, c.name, r.since, r.id
     LIMIT 200"
);
pub(super) const COUNT: Statement = sql!(
    "SELECT COUNT(DISTINCT person_id) FROM roles
     WHERE network_id = $1 AND role = 'steward' AND since <= $2 AND (until IS NULL OR until > $3)"
);
pub(super) const EXTEND: Statement = sql!(
    "UPDATE roles SET until = $6, reminded_for = NULL, held_over_at = NULL
     WHERE network_id = $1 AND person_id = $2 AND circle_id = $3 AND role = $4
       AND since <= $5 AND (until IS NULL OR until > $5)"
);
pub(super) const ENDING: Statement = sql!(
    "SELECT DISTINCT network_id FROM roles
     WHERE role = 'steward' AND ended_at IS NULL
       AND ((until IS NOT NULL AND until <= $1) OR held_over_at IS NOT NULL)
     ORDER BY network_id
     LIMIT 1000"
);
pub(super) const LAST: Statement = sql!(
    "SELECT id FROM roles
     WHERE network_id = $1 AND role = 'steward' AND ended_at IS NULL AND until IS NOT NULL
     ORDER BY until DESC, id
     LIMIT 1"
);
pub(super) const HOLD_OVER: Statement =
    sql!("UPDATE roles SET held_over_at = until, until = NULL WHERE network_id = $1 AND id = $2");
pub(super) const FRESH: Statement = sql!(
    "SELECT COUNT(*) FROM roles
     WHERE network_id = $1 AND role = 'steward' AND held_over_at IS NULL
       AND since <= $2 AND (until IS NULL OR until > $3)"
);
pub(super) const TAKEN_OVER: Statement = sql!(
    "UPDATE roles SET until = $2, held_over_at = NULL
     WHERE network_id = $1 AND role = 'steward' AND held_over_at IS NOT NULL"
);
pub(super) const TO_REMIND: Statement = sql!(
    "SELECT id, person_id FROM roles
     WHERE network_id = $1 AND role = 'steward' AND until > $2 AND until <= $3
       AND (reminded_for IS NULL OR reminded_for <> until)
     ORDER BY until, id
     LIMIT 100"
);
pub(super) const REMINDED: Statement =
    sql!("UPDATE roles SET reminded_for = until WHERE network_id = $1 AND id = $2");

/// How long somebody is a steward before they are asked again.
pub const TERM: Span = Span::days(180);
/// How long before the end they are reminded.
const REMIND: Span = Span::days(14);
/// Looked at so long before an end that the next look comes before it too.
const AHEAD: Span = Span::hours(3);
/// How long whoever was held over still helps whoever takes over.
const HAND_OVER: Span = Span::days(7);

/// A role as a steward sees it.
#[derive(Clone, Debug)]
pub struct Holder {
    /// Who.
    pub person: PersonId,
    /// Their public name in addresses.
    pub slug: Slug,
    /// Where.
    pub circle: CircleId,
    /// The circle's public name in addresses.
    pub circle_slug: String,
    /// The circle's name.
    pub circle_name: String,
    /// What.
    pub role: Role,
    /// Since when.
    pub since: Timestamp,
    /// Until when; open for helpers and for the last steward.
    pub until: Option<Timestamp>,
    /// Their term is over, and goes on because nobody has taken over.
    pub held_over: bool,
}

/// Who holds which role until when, as `viewer` may see it.
pub fn holders(tx: &mut Tx<'_>, viewer: PersonId, now: Timestamp) -> Result<Vec<Holder>, DbError> {
    tx.query(&HOLDERS, &[&tx.network(), &now, &viewer], |row| {
        let (person, slug) = (row.take()?, row.take()?);
        let (circle, circle_slug, circle_name) = (row.take()?, row.take()?, row.take()?);
        let role = row.text(|role| role.parse().map_err(|_| DbError::Shape("a role".into())))??;
        let (since, until) = (row.take()?, row.take()?);
        let held_over = row.take::<Option<Timestamp>>()?.is_some();
        Ok(Holder { person, slug, circle, circle_slug, circle_name, role, since, until, held_over })
    })
}

/// How many people tend something in this network.
pub fn stewards(tx: &mut Tx<'_>, now: Timestamp) -> Result<i64, DbError> {
    Ok(tx.one(&COUNT, &[&tx.network(), &now, &now], only)?.unwrap_or(0))
}

/// Gives a role for its usual time: stewards for a term, helpers openly. Whoever has it already has it for longer.
pub fn give(tx: &mut Tx<'_>, person: PersonId, held: Held, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    if !extend(tx, person, held, now)? {
        let until = (held.role == Role::Steward).then(|| now + TERM);
        roles::grant(tx, person, held, Term { since: now, until }, rng)?;
    }
    let_know(tx, person, "people-text-role-given", now, rng)
}

/// A further term from now on; `false`: they do not hold it.
pub fn extend(tx: &mut Tx<'_>, person: PersonId, held: Held, now: Timestamp) -> Result<bool, DbError> {
    let until = (held.role == Role::Steward).then(|| now + TERM);
    let Held { circle, role } = held;
    Ok(tx.execute(&EXTEND, &[&tx.network(), &person, &circle, &role.code(), &now, &until])? > 0)
}

/// Asks each network with something near its end to look; runs in the server's scope.
pub(crate) fn look(tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    for network in tx.query(&ENDING, &[&(now + REMIND)], only::<NetworkId>)? {
        let job = Job::new("people.term", Body::new()).once("term").in_network(network);
        kit_jobs::enqueue(tx, &job, now, rng)?;
    }
    Ok(())
}

/// What is near its end in one network: stewards are reminded; the last one goes on until somebody takes over, and
/// when somebody has, has a week to hand over.
pub fn turn(tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let network = tx.network();
    let soon = now + AHEAD;
    if tx.one(&COUNT, &[&network, &now, &soon], only::<i64>)?.unwrap_or(0) == 0
        && let Some(last) = tx.one(&LAST, &[&network], only::<Id<Held>>)?
    {
        tx.execute(&HOLD_OVER, &[&network, &last])?;
    }
    if tx.one(&FRESH, &[&network, &now, &soon], only::<i64>)?.unwrap_or(0) > 0 {
        tx.execute(&TAKEN_OVER, &[&network, &(now + HAND_OVER)])?;
    }
    let ending = tx.query(&TO_REMIND, &[&network, &now, &(now + REMIND)], |row| {
        Ok((row.take::<Id<Held>>()?, row.take::<PersonId>()?))
    })?;
    for (role, person) in ending {
        tx.execute(&REMINDED, &[&network, &role])?;
        let_know(tx, person, "people-text-term-ends", now, rng)?;
    }
    Ok(())
}
