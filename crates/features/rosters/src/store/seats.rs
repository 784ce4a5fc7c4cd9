//! Where each would go if the pod parted, and what they say to it. How somebody says is not shown to anybody else.

use kit_base::Id;
use kit_db::{DbError, Statement, ToValue, Tx, sql};
use people::PersonId;

use super::posts::{self, Holder};
use super::splits::Split;

pub(super) const OF_SPLIT: Statement = sql!(
    "SELECT person_id, pod, says FROM pod_split_seats WHERE network_id = $1 AND split_id = $2
     ORDER BY pod, person_id LIMIT 300"
);
pub(super) const SEAT: Statement =
    sql!("INSERT INTO pod_split_seats (network_id, split_id, person_id, pod) VALUES ($1, $2, $3, $4)");
pub(super) const SEATS: Statement = sql!(
    "INSERT INTO pod_split_seats (network_id, split_id, person_id, pod)
     VALUES ($1, $2, $3, $4), ($1, $2, $5, $6), ($1, $2, $7, $8), ($1, $2, $9, $10), ($1, $2, $11, $12), ($1, $2, $13, $14),
            ($1, $2, $15, $16), ($1, $2, $17, $18), ($1, $2, $19, $20), ($1, $2, $21, $22), ($1, $2, $23, $24), ($1, $2, $25, $26),
            ($1, $2, $27, $28), ($1, $2, $29, $30), ($1, $2, $31, $32), ($1, $2, $33, $34)"
);
pub(super) const SAY: Statement =
    sql!("UPDATE pod_split_seats SET says = $4 WHERE network_id = $1 AND split_id = $2 AND person_id = $3");
pub(super) const HELD: Statement = sql!(
    "UPDATE pod_split_seats SET post = $4, until = $5 WHERE network_id = $1 AND split_id = $2 AND person_id = $3"
);
pub(super) const HELD_BEFORE: Statement = sql!(
    "SELECT post, person_id, until FROM pod_split_seats
     WHERE network_id = $1 AND split_id = $2 AND post IS NOT NULL AND until IS NOT NULL
     ORDER BY post LIMIT 2"
);
pub(super) const DROP: Statement =
    sql!("DELETE FROM pod_split_seats WHERE network_id = $1 AND split_id = $2");

/// Seats in one statement.
const BATCH: usize = 16;

/// Where one would go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub person: PersonId,
    /// Which pod, the first being the one there is.
    pub pod: usize,
    /// What they say; none: not yet.
    pub says: Option<bool>,
}

/// Everybody's place.
pub fn of_split(tx: &mut Tx<'_>, split: Id<Split>) -> Result<Vec<Seat>, DbError> {
    tx.query(&OF_SPLIT, &[&tx.network(), &split], |row| {
        let (person, pod, says) = (row.take()?, row.take::<i64>()?, row.take()?);
        Ok(Seat { person, pod: usize::try_from(pod).unwrap_or_default(), says })
    })
}

/// Writes down where each would go.
pub fn place(tx: &mut Tx<'_>, split: Id<Split>, seats: &[(PersonId, usize)]) -> Result<(), DbError> {
    let network = tx.network();
    let (whole, rest) = seats.split_at(seats.len() / BATCH * BATCH);
    for batch in
        whole.chunks(BATCH).map(|seats| (&SEATS, seats)).chain(rest.chunks(1).map(|seat| (&SEAT, seat)))
    {
        let mut params: Vec<&dyn ToValue> = vec![&network, &split];
        params.extend(batch.1.iter().flat_map(|(person, pod)| [person as &dyn ToValue, pod]));
        tx.execute(batch.0, &params)?;
    }
    Ok(())
}

/// Somebody says yes or no; `false`: they have no place in this.
pub fn say(tx: &mut Tx<'_>, split: Id<Split>, person: PersonId, yes: bool) -> Result<bool, DbError> {
    Ok(tx.execute(&SAY, &[&tx.network(), &split, &person, &yes])? == 1)
}

/// What somebody held before the pod parted.
pub(super) fn held(tx: &mut Tx<'_>, split: Id<Split>, held: &Holder) -> Result<(), DbError> {
    let (network, code) = (tx.network(), held.post.code());
    tx.execute(&HELD, &[&network, &split, &held.person, &code, &held.until]).map(drop)
}

/// Who held what before the pod parted and went to another.
pub(super) fn held_before(tx: &mut Tx<'_>, split: Id<Split>) -> Result<Vec<Holder>, DbError> {
    tx.query(&HELD_BEFORE, &[&tx.network(), &split], posts::holder)
}

/// Forgets it all.
pub fn forget(tx: &mut Tx<'_>, split: Id<Split>) -> Result<(), DbError> {
    tx.execute(&DROP, &[&tx.network(), &split]).map(drop)
}
