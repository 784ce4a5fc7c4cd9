//! The time between the two halves of a passkey's ceremony: its state, sealed, for five minutes and one answer.

use kit_base::{Id, Private, Rng, Span, Timestamp};
use kit_db::{Statement, Tx, sql};
use kit_factor::passkey::{Doorkeeper, PasskeyError};
use kit_vault::{Cell, PersonId, Purpose, Vault, VaultError};
use uuid::Uuid;

use crate::contact::PeopleError;
use crate::store::factors::{self, FactorId, Kind};

pub(super) const BEGIN: Statement = sql!(
    "INSERT INTO ceremonies (network_id, id, person_id, kind, state, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, person_id, kind)
     DO UPDATE SET id = excluded.id, state = excluded.state, expires_at = excluded.expires_at"
);
pub(super) const FIND: Statement = sql!(
    "SELECT id, state FROM ceremonies
     WHERE network_id = $1 AND person_id = $2 AND kind = $3 AND expires_at > $4"
);
pub(super) const TAKE: Statement =
    sql!("DELETE FROM ceremonies WHERE network_id = $1 AND person_id = $2 AND kind = $3");
pub(super) const SWEEP: Statement = sql!("DELETE FROM ceremonies WHERE expires_at <= $1");

/// How long a browser may take.
pub const PATIENCE: Span = Span::minutes(5);

/// Marks the key of a ceremony.
#[derive(Debug)]
pub struct Ceremony;

/// What a ceremony is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// A new passkey.
    Enroll,
    /// Using one.
    Prove,
}

impl Aim {
    const fn code(self) -> &'static str {
        match self {
            Self::Enroll => "enroll",
            Self::Prove => "prove",
        }
    }
}

/// What stands for a person on their own device: nothing can be read from it.
const HANDLE: Purpose = Purpose::new("people.passkey.handle");

/// Keeps the state of a ceremony; one that was begun before is over.
pub fn keep(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, aim, state): (PersonId, Aim, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let id: Id<Ceremony> = Id::new(now, rng);
    let sealed = key.seal(&Cell::new("ceremonies", "state", id), state, rng);
    tx.execute(&BEGIN, &[&tx.network(), &id, &person, &aim.code(), &sealed, &(now + PATIENCE)])?;
    Ok(())
}

/// Takes the state out: whatever the answer is, it is the only one. `None`: there is none, or it is too old.
pub fn take(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, aim): (PersonId, Aim),
    now: Timestamp,
) -> Result<Option<Private<String>>, PeopleError> {
    let network = tx.network();
    let row = tx.one(&FIND, &[&network, &person, &aim.code(), &now], |row| {
        Ok((row.take::<Id<Ceremony>>()?, row.take::<Vec<u8>>()?))
    })?;
    tx.execute(&TAKE, &[&network, &person, &aim.code()])?;
    let Some((id, sealed)) = row else { return Ok(None) };
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    Ok(Some(key.open(&Cell::new("ceremonies", "state", id), &sealed)?))
}

/// The passkeys of a person, with their keys.
fn known(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
) -> Result<(Vec<FactorId>, Vec<String>), PeopleError> {
    let (mut ids, mut texts) = (Vec::new(), Vec::new());
    for factor in factors::of_person(tx, person)?.iter().filter(|f| f.kind == Kind::Passkey && f.confirmed) {
        texts.push(factor.open(tx, vault, person)?.into_inner());
        ids.push(factor.id);
    }
    Ok((ids, texts))
}

/// Begins a ceremony. The text goes to the browser; `None`: they have no passkey to use.
pub fn begin(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (keeper, person, aim, shown): (&Doorkeeper, PersonId, Aim, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<Option<String>, PeopleError> {
    let (_, texts) = known(tx, vault, person)?;
    let begun = match aim {
        Aim::Enroll => keeper.begin_enroll(handle(tx, vault, person)?, shown, &texts),
        Aim::Prove if texts.is_empty() => return Ok(None),
        Aim::Prove => keeper.begin_prove(&texts),
    };
    let Ok(begun) = begun else { return Ok(None) };
    keep(tx, vault, (person, aim, &begun.state), now, rng)?;
    Ok(Some(begun.options))
}

fn handle(tx: &mut Tx<'_>, vault: &Vault, person: PersonId) -> Result<Uuid, VaultError> {
    let mac = vault.mac(tx, HANDLE, person.uuid().as_bytes())?;
    Ok(Uuid::from_bytes(std::array::from_fn(|i| mac[i])))
}

/// The answer of a browser to a ceremony: `true` if a passkey was made, or used.
pub fn finish(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (keeper, person, aim, answer): (&Doorkeeper, PersonId, Aim, &str),
    now: Timestamp,
    rng: &Rng,
) -> Result<bool, PeopleError> {
    let Some(state) = take(tx, vault, (person, aim), now)? else { return Ok(false) };
    let done: Result<bool, PasskeyError> = match aim {
        Aim::Enroll => match keeper.finish_enroll(state.reveal(), answer) {
            Ok(made) => {
                factors::add(tx, vault, (person, Kind::Passkey, &made), (now, Some(now)), rng)?;
                Ok(true)
            }
            Err(error) => Err(error),
        },
        Aim::Prove => {
            let (ids, texts) = known(tx, vault, person)?;
            match keeper.finish_prove(state.reveal(), answer, &texts) {
                Ok(proved) => {
                    if let (Some(id), Some(changed)) = (ids.get(proved.which), proved.changed) {
                        factors::reseal(tx, vault, (person, *id, &changed), rng)?;
                    }
                    Ok(true)
                }
                Err(error) => Err(error),
            }
        }
    };
    Ok(done.unwrap_or(false))
}
