//! First visits in pairs: a steward sends somebody new with somebody trusted, and says afterwards whether all is well.

use std::str::FromStr;

use circles::CircleId;
use kit_base::{Id, Rng, Slug, Timestamp};
use kit_db::{DbError, Row, Statement, Tx, sql};
use people::PersonId;

pub(super) const PROPOSE: Statement = sql!(
    "INSERT INTO pairings (network_id, id, slug, circle_id, person_id, with_id, by_id, state, made_at, moved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $8)
     ON CONFLICT (network_id, person_id, circle_id)
     DO UPDATE SET with_id = excluded.with_id, by_id = excluded.by_id, state = excluded.state,
                   moved_at = excluded.moved_at
     WHERE pairings.state = 'proposed'"
);
pub(super) const BY_SLUG: Statement = sql!(
    "SELECT slug, circle_id, person_id, with_id, state FROM pairings WHERE network_id = $1 AND slug = $2"
);
pub(super) const OF_PERSON: Statement = sql!(
    "SELECT slug, circle_id, person_id, with_id, state FROM pairings
     WHERE network_id = $1 AND (person_id = $2 OR with_id = $2)
     ORDER BY made_at, id LIMIT 50"
);
pub(super) const MOVE: Statement =
    sql!("UPDATE pairings SET state = $4, moved_at = $5 WHERE network_id = $1 AND slug = $2 AND state = $3");
pub(super) const DROP: Statement = sql!("DELETE FROM pairings WHERE network_id = $1 AND slug = $2");

pub(super) const TOGETHER: Statement = sql!(
    "SELECT person_id, with_id FROM pairings
     WHERE network_id = $1 AND with_id IS NOT NULL AND state IN ('done', 'trusted')
     ORDER BY person_id, id LIMIT 2000"
);

/// Marks the key of a pairing.
#[derive(Debug)]
pub struct PairingRow;

/// How far a first visit has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairState {
    /// The two are to go together.
    Proposed,
    /// They went.
    Done,
    /// A steward heard that all was well.
    Trusted,
}

/// A first visit in a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// Its name in addresses.
    pub slug: Slug,
    /// Where.
    pub circle: CircleId,
    /// Who is new.
    pub person: PersonId,
    /// Who goes along; none: they have left since.
    pub with: Option<PersonId>,
    /// How far it has come.
    pub state: PairState,
}

impl PairState {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Done => "done",
            Self::Trusted => "trusted",
        }
    }
}

impl FromStr for PairState {
    type Err = DbError;
    fn from_str(text: &str) -> Result<Self, DbError> {
        [Self::Proposed, Self::Done, Self::Trusted]
            .into_iter()
            .find(|state| state.code() == text)
            .ok_or_else(|| DbError::Shape("a state of a pairing".into()))
    }
}

/// A steward sends `person` with `with`. Before they went, another may go along instead.
pub fn propose(
    tx: &mut Tx<'_>,
    circle: CircleId,
    (person, with, steward): (PersonId, PersonId, PersonId),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), DbError> {
    let (id, slug) = (Id::<PairingRow>::new(now, rng), Slug::of("trust.pairing", rng));
    let network = tx.network();
    tx.execute(&PROPOSE, &[&network, &id, &slug, &circle, &person, &with, &steward, &now]).map(drop)
}

/// One by its name.
pub fn by_slug(tx: &mut Tx<'_>, slug: Slug) -> Result<Option<Pairing>, DbError> {
    tx.one(&BY_SLUG, &[&tx.network(), &slug], pairing)
}

/// Those of one person, as the new one or as the one who goes along.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Pairing>, DbError> {
    tx.query(&OF_PERSON, &[&tx.network(), &person], pairing)
}

/// Those who have been on a first visit together: whoever draws pods anew leaves them in one.
pub fn went_together(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, PersonId)>, DbError> {
    tx.query(&TOGETHER, &[&tx.network()], |row| Ok((row.take()?, row.take()?)))
}

/// One step on. Again is the same; `false`: it is not there, or it stands elsewhere.
pub fn step(tx: &mut Tx<'_>, slug: Slug, to: PairState, now: Timestamp) -> Result<bool, DbError> {
    let from = match to {
        PairState::Proposed => return Ok(false),
        PairState::Done => PairState::Proposed,
        PairState::Trusted => PairState::Done,
    };
    tx.execute(&MOVE, &[&tx.network(), &slug, &from.code(), &to.code(), &now])?;
    Ok(by_slug(tx, slug)?.is_some_and(|now| now.state == to))
}

/// It did not come to it, or a steward takes it back.
pub fn call_off(tx: &mut Tx<'_>, slug: Slug) -> Result<bool, DbError> {
    Ok(tx.execute(&DROP, &[&tx.network(), &slug])? > 0)
}

fn pairing(row: &mut Row<'_>) -> Result<Pairing, DbError> {
    Ok(Pairing {
        slug: row.take()?,
        circle: row.take()?,
        person: row.take()?,
        with: row.take()?,
        state: row.take::<String>()?.parse()?,
    })
}
