//! Roles: who does what for which circle, since when and until when.

use circles::CircleId;
use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::PersonId;

use crate::role::{Held, Role};
use kit_db::only;

pub(super) const GRANT: Statement = sql!(
    "INSERT INTO roles (network_id, id, circle_id, person_id, role, since, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const END: Statement = sql!(
    "UPDATE roles SET until = $5, ended_at = $5
     WHERE network_id = $1 AND circle_id = $2 AND person_id = $3 AND role = $4 AND (until IS NULL OR until > $5)"
);
pub(super) const STEWARDS: Statement = sql!(
    "SELECT DISTINCT r.person_id
     FROM circle_ancestors a
     JOIN roles r ON r.network_id = a.network_id AND r.circle_id = a.ancestor_id
     WHERE a.network_id = $1 AND a.circle_id = $2 AND r.role = 'steward'
       AND r.since <= $3 AND (r.until IS NULL OR r.until > $3)
     ORDER BY r.person_id
     LIMIT 50"
);

/// For how long a role is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// From.
    pub since: Timestamp,
    /// To; open when nobody has said.
    pub until: Option<Timestamp>,
}

/// Gives somebody a role.
pub fn grant(tx: &mut Tx<'_>, person: PersonId, held: Held, term: Term, rng: &Rng) -> Result<(), DbError> {
    let id: Id<Held> = Id::new(term.since, rng);
    let Held { circle, role } = held;
    let network = tx.network();
    tx.execute(&GRANT, &[&network, &id, &circle, &person, &role.code(), &term.since, &term.until]).map(drop)
}

/// Ends a role at `at`. Everybody notices with their next request.
pub fn end(tx: &mut Tx<'_>, person: PersonId, held: Held, at: Timestamp) -> Result<bool, DbError> {
    let ended = tx.execute(&END, &[&tx.network(), &held.circle, &person, &held.role.code(), &at])?;
    Ok(ended > 0)
}

/// The stewards of a circle and of every circle that holds it.
pub fn stewards_of(tx: &mut Tx<'_>, circle: CircleId, now: Timestamp) -> Result<Vec<PersonId>, DbError> {
    tx.query(&STEWARDS, &[&tx.network(), &circle, &now], only)
}

/// Whether one of these roles reaches this circle: it is the circle's own or one above it.
pub fn reaches(
    tx: &mut Tx<'_>,
    held: &[Held],
    role: Option<Role>,
    circle: CircleId,
) -> Result<bool, DbError> {
    let mut fitting = held.iter().filter(|h| role.is_none_or(|r| r == h.role)).map(|h| h.circle).peekable();
    if fitting.peek().is_none() {
        return Ok(false);
    }
    let above = circles::store::ancestors(tx, circle)?;
    Ok(fitting.any(|mine| above.iter().any(|near| near.circle.id == mine)))
}
