//! Roles: who does what for which circle, since when and until when.

use circles::CircleId;
use kit_base::{Id, Rng, Timestamp};
use kit_db::{DbError, Statement, ToValue, Tx, sql};
use kit_vault::PersonId;

use crate::role::{Held, Role};
use kit_db::only;

pub(super) const GRANT: Statement = sql!(
    "INSERT INTO roles (network_id, id, circle_id, person_id, role, since, until)
     VALUES ($1, $2, $3, $4, $5, $6, $7)"
);
pub(super) const GRANT_MANY: Statement = sql!(
    "INSERT INTO roles (network_id, id, circle_id, person_id, role, since, until)
     VALUES ($1, $6, $2, $7, $3, $4, $5), ($1, $8, $2, $9, $3, $4, $5), ($1, $10, $2, $11, $3, $4, $5),
            ($1, $12, $2, $13, $3, $4, $5), ($1, $14, $2, $15, $3, $4, $5), ($1, $16, $2, $17, $3, $4, $5),
            ($1, $18, $2, $19, $3, $4, $5), ($1, $20, $2, $21, $3, $4, $5), ($1, $22, $2, $23, $3, $4, $5),
            ($1, $24, $2, $25, $3, $4, $5), ($1, $26, $2, $27, $3, $4, $5), ($1, $28, $2, $29, $3, $4, $5),
            ($1, $30, $2, $31, $3, $4, $5), ($1, $32, $2, $33, $3, $4, $5), ($1, $34, $2, $35, $3, $4, $5),
            ($1, $36, $2, $37, $3, $4, $5)"
);
/// Roles in one statement.
const BATCH: usize = 16;
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

/// [`grant`] for many.
pub fn grant_many(
    tx: &mut Tx<'_>,
    people: &[PersonId],
    (held, term): (Held, Term),
    rng: &Rng,
) -> Result<(), DbError> {
    let network = tx.network();
    let (whole, rest) = people.split_at(people.len() / BATCH * BATCH);
    for batch in whole.chunks(BATCH) {
        let ids: [Id<Held>; BATCH] = std::array::from_fn(|_| Id::new(term.since, rng));
        let role = held.role.code();
        let mut params: Vec<&dyn ToValue> = vec![&network, &held.circle, &role, &term.since, &term.until];
        params.extend(ids.iter().zip(batch).flat_map(|(id, person)| [id as &dyn ToValue, person]));
        tx.execute(&GRANT_MANY, &params)?;
    }
    rest.iter().try_for_each(|person| grant(tx, *person, held, term, rng))
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
