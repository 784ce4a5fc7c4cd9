//! Who belongs to which circle, and where that places them in the tree.

use circles::{CircleId, Scale};
use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::PersonId;

use crate::role::{Held, Role, Seat, nearest};
use kit_db::only;

pub(super) const JOIN: Statement = sql!(
    "INSERT INTO memberships (network_id, circle_id, person_id, vouched_at, joined_at)
     VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (network_id, circle_id, person_id)
     DO UPDATE SET vouched_at = COALESCE(memberships.vouched_at, excluded.vouched_at)"
);
pub(super) const LEAVE: Statement =
    sql!("DELETE FROM memberships WHERE network_id = $1 AND circle_id = $2 AND person_id = $3");
pub(super) const MEMBERS: Statement = sql!(
    "SELECT person_id FROM memberships WHERE network_id = $1 AND circle_id = $2
     ORDER BY person_id LIMIT $3"
);
pub(super) const VOUCHED: Statement = sql!(
    "SELECT m.person_id
     FROM circle_ancestors a
     JOIN memberships m ON m.network_id = a.network_id AND m.circle_id = a.circle_id
     WHERE a.network_id = $1 AND a.ancestor_id = $2 AND m.person_id = $3 AND m.vouched_at IS NOT NULL
     LIMIT 1"
);
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT circle_id, vouched_at FROM memberships WHERE network_id = $1 AND person_id = $2
     ORDER BY circle_id LIMIT 50"
);
/// Seats and roles of one person in one statement: it runs once in every request of somebody signed in, so what
/// several circles hold comes several times and is put together by [`standing`], not sorted here.
pub(super) const STANDING: Statement = sql!(
    "SELECT 'seat' AS what,
            a.ancestor_id AS circle_id,
            c.scale AS scale,
            a.depth AS depth,
            CASE WHEN m.vouched_at IS NULL THEN 0 ELSE 1 END AS vouched,
            m.joined_at AS since
     FROM memberships m
     JOIN circle_ancestors a ON a.network_id = m.network_id AND a.circle_id = m.circle_id
     JOIN circles c ON c.network_id = a.network_id AND c.id = a.ancestor_id
     WHERE m.network_id = $1 AND m.person_id = $2
     UNION ALL
     SELECT r.role, r.circle_id, 'pod', 0, CASE WHEN r.held_over_at IS NULL THEN 0 ELSE 1 END, r.since
     FROM roles r
     WHERE r.network_id = $1 AND r.person_id = $2 AND r.since <= $3 AND (r.until IS NULL OR r.until > $3)
     LIMIT 1000"
);

pub(super) const PLACES: Statement = sql!(
    "SELECT c.name, c.scale, m.vouched_at IS NOT NULL
     FROM memberships m
     JOIN circles c ON c.network_id = m.network_id AND c.id = m.circle_id
     WHERE m.network_id = $1 AND m.person_id = $2
     ORDER BY c.name, c.id
     LIMIT 50"
);

/// One membership.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The circle.
    pub circle: CircleId,
    /// Since when a steward vouches for them there.
    pub vouched_at: Option<Timestamp>,
}

/// A circle that somebody is a member of, for their own page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// Its scale.
    pub scale: Scale,
    /// A steward vouched for them.
    pub vouched: bool,
}

/// Where somebody stands: at most eight circles, and the roles they hold now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Circles by membership and what holds them, narrow first.
    pub seats: Vec<Seat>,
    /// Roles held now.
    pub roles: Vec<Held>,
    /// Since when they tend a circle.
    pub tends_since: Option<Timestamp>,
    /// Their term is over, and goes on because nobody has taken over.
    pub held_over: bool,
}

/// Takes somebody into a circle. Again with `vouched` is how a member is vouched for; it is never taken back here.
pub fn join(
    tx: &mut Tx<'_>,
    circle: CircleId,
    person: PersonId,
    vouched: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), DbError> {
    tx.execute(&JOIN, &[&tx.network(), &circle, &person, &vouched, &now]).map(drop)
}

/// Takes them out again; circles inside keep them.
pub fn leave(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<bool, DbError> {
    Ok(tx.execute(&LEAVE, &[&tx.network(), &circle, &person])? == 1)
}

/// Direct members of a circle.
pub fn members(tx: &mut Tx<'_>, circle: CircleId, limit: u32) -> Result<Vec<PersonId>, DbError> {
    tx.query(&MEMBERS, &[&tx.network(), &circle, &i64::from(limit)], only)
}

/// Whether a steward vouched for them in this circle or in one inside it.
pub fn vouched_in(tx: &mut Tx<'_>, circle: CircleId, person: PersonId) -> Result<bool, DbError> {
    let found = tx.one(&VOUCHED, &[&tx.network(), &circle, &person], only::<PersonId>)?;
    Ok(found.is_some())
}

/// Where somebody stands now.
pub fn standing(tx: &mut Tx<'_>, person: PersonId, now: Timestamp) -> Result<Standing, DbError> {
    let mut standing = Standing::default();
    let Standing { seats, roles, tends_since, held_over } = &mut standing;
    tx.query(&STANDING, &[&tx.network(), &person, &now], |row| {
        let role = row.text(|what| what.parse().ok())?;
        let circle: CircleId = row.take()?;
        let scale = row.text(|scale| scale.parse().map_err(|_| DbError::Shape("a scale".into())))??;
        let (depth, vouched): (i64, i64) = (row.take()?, row.take()?);
        if let Some(role) = role {
            let since: Timestamp = row.take()?;
            roles.push(Held { circle, role });
            if role == Role::Steward {
                *tends_since = Some(tends_since.map_or(since, |first| first.min(since)));
                *held_over |= vouched == 1;
            }
            return Ok(());
        }
        let seat = Seat { circle, scale, vouched: vouched == 1, direct: depth == 0 };
        match seats.iter_mut().find(|known: &&mut Seat| known.circle == circle) {
            Some(known) => {
                known.vouched |= seat.vouched;
                known.direct |= seat.direct;
            }
            None => seats.push(seat),
        }
        Ok(())
    })?;
    roles.sort_by_key(|held| (held.role.code(), held.circle));
    standing.seats = nearest(std::mem::take(&mut standing.seats));
    Ok(standing)
}

/// The circles somebody is a member of, by name.
pub fn places(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Place>, DbError> {
    tx.query(&PLACES, &[&tx.network(), &person], |row| {
        let name = row.take()?;
        let scale = row.take::<String>()?.parse().map_err(|_| DbError::Shape("a scale".into()))?;
        Ok(Place { name, scale, vouched: row.take()? })
    })
}

/// Every membership of a person.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Membership>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], |row| {
        Ok(Membership { circle: row.take()?, vouched_at: row.take()? })
    })
}
