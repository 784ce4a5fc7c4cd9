//! A pod that parts: proposed, said yes or no to, carried out, and for a week taken back.

use circles::{Circle, CircleId, NewCircle, Scale};
use kit_base::{Id, Rng, Span, Timestamp};
use kit_db::{DbError, Statement, Tx, only, sql};
use kit_jobs::{Body, events};
use people::{PersonId, memberships};

use super::entries::{self, Member};
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
    const fn code(self) -> &'static str {
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

/// Where each would go: near doors together, households and those who visit in pairs never torn. The first of the
/// list stays. `None`: there are not more than thirty.
pub fn plan(
    tx: &mut Tx<'_>,
    members: &[Member],
    stays: Option<PersonId>,
) -> Result<Option<Vec<(PersonId, usize)>>, DbError> {
    let mut members: Vec<&Member> = members.iter().collect();
    members.sort_by_key(|member| Some(member.person) != stays);
    let key = |id: PersonId| id.uuid().as_u128();
    let people: Vec<Neighbor> = members
        .iter()
        .map(|one| Neighbor { id: key(one.person), household: one.household.as_u128(), cell: one.cell })
        .collect();
    let mut buddies = Vec::new();
    for (a, b) in trust::went_together(tx)? {
        buddies.push((key(a), key(b)));
    }
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

/// Makes the pods and moves everybody who has a place in them. Whoever came later or left since stays as they are.
pub fn carry_out(
    tx: &mut Tx<'_>,
    pod: &Circle,
    split: &Split,
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, DbError> {
    let network = tx.network();
    let (from, to) = (State::Proposed.code(), State::Done.code());
    if tx.execute(&SET, &[&network, &split.id, &from, &to, &Some(now)])? == 0 {
        return Ok(false);
    }
    let seats = seats::of_split(tx, split.id)?;
    for at in 1..split.pods {
        let new = NewCircle {
            scale: Scale::Pod,
            name: format!("{} {}", pod.name, at + 1),
            parent: pod.parent,
            rough_place: pod.rough_place.clone(),
            cell: pod.cell,
        };
        let circle = circles::store::create(tx, &new, now, rng)?;
        tx.execute(&ADD_CIRCLE, &[&network, &split.id, &at, &circle])?;
        move_all(tx, (split.id, &seats, at), (pod.id, circle), (now, rng))?;
    }
    Ok(true)
}

/// Puts them together again: everybody who is still where the split placed them comes back.
pub fn undo(
    tx: &mut Tx<'_>,
    pod: &Circle,
    split: &Split,
    (now, rng): (Timestamp, &Rng),
) -> Result<bool, DbError> {
    let network = tx.network();
    let (from, to) = (State::Done.code(), State::Undone.code());
    if !split.is_reversible(now) || tx.execute(&SET, &[&network, &split.id, &from, &to, &split.done_at])? == 0
    {
        return Ok(false);
    }
    let seats = seats::of_split(tx, split.id)?;
    let made = tx.query(&CIRCLES, &[&network, &split.id], |row| Ok((row.take::<i64>()?, row.take()?)))?;
    for (at, circle) in made {
        let at = usize::try_from(at).unwrap_or_default();
        move_all(tx, (split.id, &seats, at), (circle, pod.id), (now, rng))?;
    }
    Ok(true)
}

/// Moves those with a place in one pod from one circle to another, with who vouches for them and what they show.
fn move_all(
    tx: &mut Tx<'_>,
    (split, seats, pod): (Id<Split>, &[Seat], usize),
    (from, to): (CircleId, CircleId),
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&entries::MOVE, &[&network, &from, &to, &split, &pod])?;
    let members = entries::members(tx, from)?;
    for seat in seats.iter().filter(|seat| seat.pod == pod) {
        // Parting happens once in a pod's life, so this may go one by one, through the verbs of those who own it.
        let Some(member) = members.iter().find(|member| member.person == seat.person) else { continue };
        memberships::leave(tx, from, member.person)?;
        memberships::join(tx, to, member.person, member.vouched, now)?;
        events::emit(tx, trust::MOVED, &Body::new().id("person", member.person), now, rng)?;
    }
    Ok(())
}

/// The circles that a split made, for tests and pages.
pub fn circles_of(tx: &mut Tx<'_>, split: Id<Split>) -> Result<Vec<CircleId>, DbError> {
    let made = tx.query(&CIRCLES, &[&tx.network(), &split], |row| {
        row.take::<i64>()?;
        only::<CircleId>(row)
    })?;
    Ok(made)
}
