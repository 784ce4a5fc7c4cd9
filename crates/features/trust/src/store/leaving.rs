//! Leaving a circle, and leaving the network to be forgotten. The last steward hands over first.

use circles::CircleId;
use kit_base::{Rng, Span, Timestamp};
use kit_db::{DbError, Tx};
use kit_jobs::{Body, Job, events};
use people::{PersonId, Role, memberships, roles, sessions};

use super::suspensions::SUSPENDED;

/// Said when somebody leaves the network: `person`. Whoever keeps things of theirs that concern others closes them now;
/// everything of theirs is gone a minute later.
pub const LEAVING: &str = "trust.leaving";
/// Said when somebody joined a circle or left one: `person`. Whoever keeps where they can be asked looks again.
pub const MOVED: &str = "trust.moved";
/// The job that forgets them.
pub const FORGET_KIND: &str = "trust.forget";

/// How long the other rooms have to say good-bye.
const GOOD_BYE: Span = Span::minutes(1);

/// Whether nobody else tends one of the circles that this person tends; `only`: that circle alone.
pub fn is_last_steward(
    tx: &mut Tx<'_>,
    person: PersonId,
    only: Option<CircleId>,
    now: Timestamp,
) -> Result<bool, DbError> {
    for held in memberships::standing(tx, person, now)?.roles {
        let asked = only.is_none_or(|circle| circle == held.circle);
        if held.role == Role::Steward
            && asked
            && roles::stewards_of(tx, held.circle, now)?.iter().all(|steward| *steward == person)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Lets the rooms above know that somebody's circles are others now.
pub(crate) fn moved(tx: &mut Tx<'_>, person: PersonId, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    events::emit(tx, MOVED, &Body::new().id("person", person), now, rng).map(drop)
}

/// Leaves one circle: the membership and the roles in it end. `false`: they tend it alone.
pub fn circle(
    tx: &mut Tx<'_>,
    person: PersonId,
    circle: CircleId,
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, DbError> {
    if is_last_steward(tx, person, Some(circle), now)? {
        return Ok(false);
    }
    for held in memberships::standing(tx, person, now)?.roles {
        if held.circle == circle {
            roles::end(tx, person, held, now)?;
        }
    }
    memberships::leave(tx, circle, person)?;
    moved(tx, person, now, rng)?;
    Ok(true)
}

/// Leaves everything: roles and sessions end now, promises are given back, and the rest is forgotten by a job.
/// `false`: they tend a circle alone.
pub fn everything(tx: &mut Tx<'_>, person: PersonId, now: Timestamp, rng: &Rng) -> Result<bool, DbError> {
    if is_last_steward(tx, person, None, now)? {
        return Ok(false);
    }
    for held in memberships::standing(tx, person, now)?.roles {
        roles::end(tx, person, held, now)?;
    }
    sessions::end_all_of(tx, person)?;
    let body = || Body::new().id("person", person);
    events::emit(tx, LEAVING, &body(), now, rng)?;
    events::emit(tx, SUSPENDED, &body(), now, rng)?;
    kit_jobs::enqueue(tx, &Job::new(FORGET_KIND, body()).at(now + GOOD_BYE).once(person), now, rng)?;
    Ok(true)
}
