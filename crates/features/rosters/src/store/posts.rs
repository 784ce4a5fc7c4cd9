//! Point person and alternate: who, until when, and a gentle word before the end.

use std::collections::BTreeSet;

use circles::CircleId;
use kit_base::{Rng, Timestamp};
use kit_db::{DbError, NetworkId, Row, Statement, Tx, only, sql};
use kit_jobs::{Body, Job};
use people::PersonId;

use crate::domain::{Post, REMIND, TERM};

pub(super) const OF_CIRCLE: Statement = sql!(
    "SELECT o.post, o.person_id, o.until
     FROM pod_posts o
     JOIN memberships m ON m.network_id = o.network_id AND m.circle_id = o.circle_id AND m.person_id = o.person_id
     WHERE o.network_id = $1 AND o.circle_id = $2
     ORDER BY o.post LIMIT 2"
);
pub(super) const GIVE: Statement = sql!(
    "INSERT INTO pod_posts (network_id, circle_id, post, person_id, since, until)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, circle_id, post)
     DO UPDATE SET person_id = excluded.person_id, since = excluded.since, until = excluded.until,
                   reminded_for = NULL, over_for = NULL"
);
pub(super) const LEAVE: Statement =
    sql!("DELETE FROM pod_posts WHERE network_id = $1 AND circle_id = $2 AND person_id = $3 AND post = $4");
pub(super) const ENDING: Statement = sql!(
    "SELECT DISTINCT network_id FROM pod_posts
     WHERE (until > $1 AND until <= $2 AND (reminded_for IS NULL OR reminded_for <> until))
        OR (until <= $1 AND (over_for IS NULL OR over_for <> until))
     ORDER BY network_id LIMIT 1000"
);
pub(super) const TO_REMIND: Statement = sql!(
    "SELECT person_id FROM pod_posts
     WHERE network_id = $1 AND until > $2 AND until <= $3 AND (reminded_for IS NULL OR reminded_for <> until)
     ORDER BY person_id LIMIT 100"
);
pub(super) const REMINDED: Statement = sql!(
    "UPDATE pod_posts SET reminded_for = until
     WHERE network_id = $1 AND person_id = $2 AND until > $3 AND until <= $4"
);
/// Pods where a term is over and nobody was told.
pub(super) const OVER: Statement = sql!(
    "SELECT DISTINCT circle_id FROM pod_posts
     WHERE network_id = $1 AND until <= $2 AND (over_for IS NULL OR over_for <> until)
     ORDER BY circle_id LIMIT 100"
);
pub(super) const KEEPERS: Statement = sql!(
    "SELECT person_id FROM pod_posts WHERE network_id = $1 AND circle_id = $2 ORDER BY person_id LIMIT 2"
);
pub(super) const SAID_OVER: Statement =
    sql!("UPDATE pod_posts SET over_for = until WHERE network_id = $1 AND circle_id = $2 AND until <= $3");

/// Who keeps a pod together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holder {
    /// As what.
    pub post: Post,
    /// Who.
    pub person: PersonId,
    /// Until when; after it, until somebody takes over.
    pub until: Timestamp,
}

/// Who keeps this pod together now.
pub fn of_circle(tx: &mut Tx<'_>, circle: CircleId) -> Result<Vec<Holder>, DbError> {
    tx.query(&OF_CIRCLE, &[&tx.network(), &circle], holder)
}

/// A row of post, person and end.
pub(super) fn holder(row: &mut Row<'_>) -> Result<Holder, DbError> {
    let post = row.text(Post::parse)?.ok_or_else(|| DbError::Shape("a post of a pod".into()))?;
    Ok(Holder { post, person: row.take()?, until: row.take()? })
}

/// Gives a member a post for a term from now on. Whoever holds the other post lets it go: two posts are two people.
pub fn give(
    tx: &mut Tx<'_>,
    circle: CircleId,
    (post, person): (Post, PersonId),
    now: Timestamp,
) -> Result<(), DbError> {
    let network = tx.network();
    for other in Post::ALL.into_iter().filter(|other| *other != post) {
        leave(tx, circle, (other, person))?;
    }
    tx.execute(&GIVE, &[&network, &circle, &post.code(), &person, &now, &(now + TERM)]).map(drop)
}

/// Somebody holds a post as they did elsewhere, until their term there ends.
pub(super) fn hold(tx: &mut Tx<'_>, circle: CircleId, held: &Holder, now: Timestamp) -> Result<(), DbError> {
    let (network, code) = (tx.network(), held.post.code());
    tx.execute(&GIVE, &[&network, &circle, &code, &held.person, &now, &held.until]).map(drop)
}

/// Lets a post go.
pub fn leave(tx: &mut Tx<'_>, circle: CircleId, (post, person): (Post, PersonId)) -> Result<(), DbError> {
    tx.execute(&LEAVE, &[&tx.network(), &circle, &person, &post.code()]).map(drop)
}

/// Asks each network with a term near its end to remind; runs in the server's scope.
pub(crate) fn look(tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    for network in tx.query(&ENDING, &[&now, &(now + REMIND)], only::<NetworkId>)? {
        let job = Job::new("rosters.term", Body::new()).once("term").in_network(network);
        kit_jobs::enqueue(tx, &job, now, rng)?;
    }
    Ok(())
}

/// Reminds those whose term ends soon, and tells both who keep a pod when a term is over; each once.
pub(crate) fn remind(tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<(), DbError> {
    let (network, soon) = (tx.network(), now + REMIND);
    let mut ending = tx.query(&TO_REMIND, &[&network, &now, &soon], only::<PersonId>)?;
    ending.dedup();
    for person in ending {
        tx.execute(&REMINDED, &[&network, &person, &now, &soon])?;
        people::let_know(tx, person, "people-text-pod-term", now, rng)?;
    }
    let mut told = BTreeSet::new();
    // Only those who are read are marked: the rest is told the next time.
    for circle in tx.query(&OVER, &[&network, &now], only::<CircleId>)? {
        told.extend(tx.query(&KEEPERS, &[&network, &circle], only::<PersonId>)?);
        tx.execute(&SAID_OVER, &[&network, &circle, &now])?;
    }
    for person in told {
        people::let_know(tx, person, "people-text-pod-over", now, rng)?;
    }
    Ok(())
}
