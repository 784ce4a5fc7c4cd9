//! How a pod would part: proposed, said yes or no to.

use std::sync::Arc;

use circles::CircleId;
use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use people::{Bonds, PersonId};

use super::entries::Member;
use super::seats::{self, Seat};
use crate::domain::{Neighbor, split};

pub(super) const OF_CIRCLE: Statement =
    sql!("SELECT id, state, pods, made_at, done_at FROM pod_splits WHERE network_id = $1 AND circle_id = $2");
pub(super) const CAME_FROM: Statement = sql!(
    "SELECT c.slug, c.name
     FROM pod_split_circles s
     JOIN pod_splits p ON p.network_id = s.network_id AND p.id = s.split_id
     JOIN circles c ON c.network_id = p.network_id AND c.id = p.circle_id
     WHERE s.network_id = $1 AND s.circle_id = $2 AND p.state = 'done' AND p.done_at > $3
     ORDER BY c.id LIMIT 1"
);
pub(super) const ADD: Statement = sql!(
    "INSERT INTO pod_splits (network_id, id, circle_id, state, pods, made_at)
     VALUES ($1, $2, $3, 'proposed', $4, $5)"
);
pub(super) const SET: Statement =
    sql!("UPDATE pod_splits SET state = $4, done_at = $5 WHERE network_id = $1 AND id = $2 AND state = $3");
pub(super) const DROP_CIRCLES: Statement =
    sql!("DELETE FROM pod_split_circles WHERE network_id = $1 AND split_id = $2");
pub(super) const DROP: Statement = sql!("DELETE FROM pod_splits WHERE network_id = $1 AND id = $2");
pub(super) const ADD_CIRCLE: Statement =
    sql!("INSERT INTO pod_split_circles (network_id, split_id, pod, circle_id) VALUES ($1, $2, $3, $4)");
pub(super) const CIRCLES: Statement = sql!(
    "SELECT pod, circle_id FROM pod_split_circles WHERE network_id = $1 AND split_id = $2
     ORDER BY pod LIMIT 100"
);

/// How long it can be taken back.
pub const UNDO: Span = Span::days(7);

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Members say yes or no.
    Proposed,
    /// The pods are there.
    Done,
    /// They were put together again.
    Undone,
}

/// A way for one pod to part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Its key.
    pub id: Id<Self>,
    /// How far it has come.
    pub state: State,
    /// How many pods there would be.
    pub pods: usize,
    /// When it was proposed.
    pub made_at: Timestamp,
    /// When it was carried out.
    pub done_at: Option<Timestamp>,
}

impl State {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Done => "done",
            Self::Undone => "undone",
        }
    }

    fn parse(code: &str) -> Option<Self> {
        [Self::Proposed, Self::Done, Self::Undone].into_iter().find(|state| state.code() == code)
    }
}

impl Split {
    /// It can still be taken back.
    pub fn is_reversible(&self, now: Timestamp) -> bool {
        self.state == State::Done && self.done_at.is_some_and(|at| now < at + UNDO)
    }

    /// Nothing is open about it any more: it was taken back, or it stands and cannot be. A new one may be drawn.
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.state == State::Undone || (self.state == State::Done && !self.is_reversible(now))
    }
}

/// More than half of those whom it places say yes.
pub fn is_wanted(seats: &[Seat]) -> bool {
    let yes = seats.iter().filter(|seat| seat.says == Some(true)).count();
    yes * 2 > seats.len()
}

/// The way this pod would part, or did lately.
pub fn of_circle(tx: &mut Tx<'_>, circle: CircleId) -> Result<Option<Split>, DbError> {
    tx.one(&OF_CIRCLE, &[&tx.network(), &circle], |row| {
        let id = row.take()?;
        let state = row.text(State::parse)?.ok_or_else(|| DbError::Shape("a state of a split".into()))?;
        let pods = usize::try_from(row.take::<i64>()?).unwrap_or_default();
        Ok(Split { id, state, pods, made_at: row.take()?, done_at: row.take()? })
    })
}

/// The pod that this one parted from less than a week ago: its public name and its name.
pub fn came_from(
    tx: &mut Tx<'_>,
    circle: CircleId,
    now: Timestamp,
) -> Result<Option<(String, String)>, DbError> {
    tx.one(&CAME_FROM, &[&tx.network(), &circle, &(now - UNDO)], |row| Ok((row.take()?, row.take()?)))
}

/// Where each would go: near doors together, households never torn, and together as well who went on a first visit
/// together or is joined by one of the `bonds`. Whoever `stays` does. `None`: there are not more than thirty.
pub fn plan(
    tx: &mut Tx<'_>,
    members: &[Member],
    stays: Option<PersonId>,
    bonds: &[Arc<dyn Bonds>],
) -> Result<Option<Vec<(PersonId, usize)>>, DbError> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|member| Some(member.person) != stays);
    let key = |id: PersonId| id.uuid().as_u128();
    let people: Vec<Neighbor> = members
        .iter()
        .map(|one| Neighbor { id: key(one.person), household: one.household.as_u128(), cell: one.cell })
        .collect();
    let everybody: Vec<PersonId> = members.iter().map(|member| member.person).collect();
    let mut pairs = trust::went_together(tx)?;
    for bond in bonds {
        pairs.extend(bond.among(tx, &everybody)?);
    }
    let buddies: Vec<(u128, u128)> = pairs.into_iter().map(|(a, b)| (key(a), key(b))).collect();
    let pods = split(&people, &buddies);
    Ok(pods.map(|pods| members.iter().map(|member| member.person).zip(pods).collect()))
}

/// Writes a proposal down, for members to say yes or no to. An older one goes.
pub fn propose(
    tx: &mut Tx<'_>,
    circle: CircleId,
    seats: &[(PersonId, usize)],
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    drop_it(tx, circle)?;
    let (id, network) = (Id::<Split>::new(now, rng), tx.network());
    let pods = seats.iter().map(|(_, pod)| pod + 1).max().unwrap_or_default();
    tx.execute(&ADD, &[&network, &id, &circle, &pods, &now])?;
    seats::place(tx, id, seats)
}

/// Takes the proposal off the table.
pub fn drop_it(tx: &mut Tx<'_>, circle: CircleId) -> Result<(), DbError> {
    let Some(split) = of_circle(tx, circle)? else { return Ok(()) };
    let network = tx.network();
    seats::forget(tx, split.id)?;
    tx.execute(&DROP_CIRCLES, &[&network, &split.id])?;
    tx.execute(&DROP, &[&network, &split.id]).map(drop)
}

/// The circles that a split made, for tests and pages.
pub fn circles_of(tx: &mut Tx<'_>, split: Id<Split>) -> Result<Vec<CircleId>, DbError> {
    let made = tx.query(&CIRCLES, &[&tx.network(), &split], |row| {
        row.take::<i64>()?;
        only::<CircleId>(row)
    })?;
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pod_may_part_again_as_soon_as_the_last_time_cannot_be_taken_back() {
        let (done, rng) = (Timestamp::from_secs(1_772_647_200), Rng::seeded(1));
        let split =
            |state, done_at| Split { id: Id::new(done, &rng), state, pods: 2, made_at: done, done_at };
        assert!(!split(State::Proposed, None).is_over(done));
        assert!(split(State::Undone, Some(done)).is_over(done));
        let carried_out = split(State::Done, Some(done));
        assert!(!carried_out.is_over(done + Span::days(6)) && carried_out.is_over(done + UNDO));
    }
}
