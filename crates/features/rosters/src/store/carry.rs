//! A pod that parts, and for a week is one again: people, what they show, who keeps them together, where invites lead.

use circles::{Circle, CircleId, NewCircle, Scale};
use kit_base::{Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_jobs::{Body, events};
use people::memberships;

use super::entries::{self, Member};
use super::posts::{self, Holder};
use super::seats::{self, Seat};
use super::splits::{ADD_CIRCLE, CIRCLES, SET, Split, State};

pub(super) const MOVE_ENTRIES: Statement = sql!(
    "UPDATE roster_entries SET circle_id = $3
     WHERE network_id = $1 AND circle_id = $2 AND person_id = $4
       AND NOT EXISTS (SELECT 1 FROM roster_entries o
                       WHERE o.network_id = $1 AND o.circle_id = $3 AND o.person_id = $4)"
);
pub(super) const LEFT_ENTRIES: Statement =
    sql!("DELETE FROM roster_entries WHERE network_id = $1 AND circle_id = $2");
pub(super) const LEFT_POSTS: Statement =
    sql!("DELETE FROM pod_posts WHERE network_id = $1 AND circle_id = $2");
pub(super) const LEFT_SILENT: Statement =
    sql!("DELETE FROM pod_silent WHERE network_id = $1 AND circle_id = $2");

/// Makes the pods and moves everybody who has a place in them. Whoever came later or left since stays as they are.
/// Whoever keeps the pod together does so where they go.
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
    let holders = posts::of_circle(tx, pod.id)?;
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
        let seated =
            |member: &Member| seats.iter().any(|seat: &Seat| seat.pod == at && seat.person == member.person);
        let goes: Vec<Member> = entries::members(tx, pod.id)?.into_iter().filter(seated).collect();
        move_all(tx, &goes, (pod.id, circle), (now, rng))?;
        for held in holders.iter().filter(|held| goes.iter().any(|member| member.person == held.person)) {
            seats::held(tx, split.id, held)?;
            posts::hold(tx, circle, held, now)?;
        }
    }
    Ok(true)
}

/// Puts them together again: everybody of the pods that were made comes back with what they show, whoever kept the pod
/// together does again unless another does now, and the circles that were made are over.
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
    let made = tx.query(&CIRCLES, &[&network, &split.id], |row| {
        row.take::<i64>()?;
        row.take::<CircleId>()
    })?;
    for circle in made {
        let members = entries::members(tx, circle)?;
        move_all(tx, &members, (circle, pod.id), (now, rng))?;
        for statement in [&LEFT_ENTRIES, &LEFT_POSTS, &LEFT_SILENT] {
            tx.execute(statement, &[&network, &circle])?;
        }
        trust::store::invites::lead(tx, circle, pod.id)?;
        people::rehome(tx, circle, pod.id)?;
        circles::store::fold(tx, circle, pod.id, now)?;
    }
    let held = posts::of_circle(tx, pod.id)?;
    let taken =
        |before: &Holder| held.iter().any(|now| now.post == before.post || now.person == before.person);
    for before in seats::held_before(tx, split.id)?.iter().filter(|before| !taken(before)) {
        if entries::is_member(tx, pod.id, before.person)? {
            posts::hold(tx, pod.id, before, now)?;
        }
    }
    Ok(true)
}

/// Moves members from one circle to another, with who vouches for them and what they show.
fn move_all(
    tx: &mut Tx<'_>,
    members: &[Member],
    (from, to): (CircleId, CircleId),
    (now, rng): (Timestamp, &Rng),
) -> Result<(), DbError> {
    let network = tx.network();
    for member in members {
        // Parting happens once in a pod's life, so this may go one by one, through the verbs of those who own it.
        tx.execute(&MOVE_ENTRIES, &[&network, &from, &to, &member.person])?;
        memberships::leave(tx, from, member.person)?;
        memberships::join(tx, to, member.person, member.vouched, now)?;
        events::emit(tx, trust::MOVED, &Body::new().id("person", member.person), now, rng)?;
    }
    Ok(())
}
