//! Somebody is asked to stop for a while: their roles end at once, and come back when a steward or a date lifts it.

use circles::CircleId;
use kit_base::{Id, Private, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_jobs::{Body, Job, events};
use kit_vault::Vault;
use people::{Held, PeopleError, PersonId, Role, memberships, roles};

use super::notes;

pub(super) const ADD: Statement = sql!(
    "INSERT INTO suspensions (network_id, id, person_id, by_id, since, until) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, person_id) DO NOTHING"
);
pub(super) const FIND: Statement =
    sql!("SELECT since, until FROM suspensions WHERE network_id = $1 AND person_id = $2");
pub(super) const LIFT: Statement = sql!("DELETE FROM suspensions WHERE network_id = $1 AND person_id = $2");
pub(super) const KEEP_ROLES: Statement = sql!(
    "INSERT INTO suspended_roles (network_id, person_id, circle_id, role, until)
     SELECT r.network_id, r.person_id, r.circle_id, r.role, r.until
     FROM roles r
     WHERE r.network_id = $1 AND r.person_id = $2 AND r.since <= $3 AND (r.until IS NULL OR r.until > $3)
     ON CONFLICT (network_id, person_id, circle_id, role) DO NOTHING"
);
pub(super) const KEPT_ROLES: Statement = sql!(
    "SELECT circle_id, role, until FROM suspended_roles WHERE network_id = $1 AND person_id = $2
     ORDER BY circle_id, role LIMIT 100"
);
pub(super) const DROP_ROLES: Statement =
    sql!("DELETE FROM suspended_roles WHERE network_id = $1 AND person_id = $2");
pub(super) const END_INVITES: Statement =
    sql!("UPDATE invites SET ended_at = $3 WHERE network_id = $1 AND by_id = $2 AND ended_at IS NULL");

/// Said when somebody was suspended: `person`. Whoever keeps promises of theirs gives them back.
pub const SUSPENDED: &str = "trust.suspended";
/// The job that lifts a suspension on its date.
pub const LIFT_KIND: &str = "trust.lift";

/// Marks the key of a suspension.
#[derive(Debug)]
pub struct SuspensionRow;

/// Who suspends, until when, and why; the reason is the steward's own note.
pub struct Stop {
    /// The steward.
    pub by: PersonId,
    /// The day it is lifted by itself.
    pub until: Option<Timestamp>,
    /// Why, for the stewards.
    pub reason: Option<Private<String>>,
}

/// Suspends somebody. `false`: somebody else did so already, and nothing changes.
pub fn suspend(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    stop: &Stop,
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, PeopleError> {
    let network = tx.network();
    let id = Id::<SuspensionRow>::new(now, rng);
    if tx.execute(&ADD, &[&network, &id, &person, &stop.by, &now, &stop.until])? == 0 {
        return Ok(false);
    }
    tx.execute(&KEEP_ROLES, &[&network, &person, &now])?;
    for held in memberships::standing(tx, person, now)?.roles {
        roles::end(tx, person, held, now)?;
    }
    tx.execute(&END_INVITES, &[&network, &person, &now])?;
    if let Some(reason) = &stop.reason {
        notes::write(tx, vault, (stop.by, person), (None, reason), (now, rng))?;
    }
    let body = || Body::new().id("person", person);
    if let Some(until) = stop.until {
        kit_jobs::enqueue(tx, &Job::new(LIFT_KIND, body()).at(until).once(person), now, rng)?;
    }
    events::emit(tx, SUSPENDED, &body(), now, rng)?;
    Ok(true)
}

/// Until when somebody is suspended; the inner `None` is open.
pub fn find(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Option<Timestamp>>, DbError> {
    tx.one(&FIND, &[&tx.network(), &person], |row| {
        let _: Timestamp = row.take()?;
        row.take()
    })
}

/// Lifts it: the roles that would still run come back. `false`: there is none.
pub fn lift(tx: &mut Tx<'_>, person: PersonId, now: Timestamp, rng: &Rng) -> Result<bool, DbError> {
    let network = tx.network();
    if tx.execute(&LIFT, &[&network, &person])? == 0 {
        return Ok(false);
    }
    let kept = tx.query(&KEPT_ROLES, &[&network, &person], |row| {
        Ok((row.take::<CircleId>()?, row.take::<String>()?, row.take::<Option<Timestamp>>()?))
    })?;
    for (circle, role, until) in kept {
        let Ok(role) = role.parse::<Role>() else { continue };
        if until.is_none_or(|until| now < until) {
            roles::grant(tx, person, Held { circle, role }, roles::Term { since: now, until }, rng)?;
        }
    }
    tx.execute(&DROP_ROLES, &[&network, &person])?;
    kit_jobs::cancel(tx, LIFT_KIND, person)?;
    Ok(true)
}

/// The date has come: lifts it unless somebody set it anew meanwhile.
pub fn due(tx: &mut Tx<'_>, person: PersonId, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    if let Some(Some(until)) = find(tx, person)?
        && until <= now
    {
        lift(tx, person, now, rng)?;
    }
    Ok(())
}
