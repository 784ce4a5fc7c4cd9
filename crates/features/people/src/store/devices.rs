//! The devices somebody is signed in on: coarse, named by themselves, ended from afar.
//!
//! No address and no browser's name is kept; what tells devices apart is when they came, and what people call them.

use kit_base::{Private, Rng, Timestamp};
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::{Cell, PersonId, Vault};

use crate::contact::PeopleError;
use crate::store::sessions::Session;
use crate::token::mark;
use kit_base::Id;

pub(super) const LIST: Statement = sql!(
    "SELECT id, token_hash, made_at, used_hour, called
     FROM sessions
     WHERE network_id = $1 AND person_id = $2 AND subject_kind IS NULL AND expires_at > $3
     ORDER BY made_at DESC, id DESC
     LIMIT 50"
);
pub(super) const END: Statement = sql!(
    "DELETE FROM sessions WHERE network_id = $1 AND person_id = $2 AND id = $3 AND subject_kind IS NULL"
);
pub(super) const END_OTHERS: Statement = sql!(
    "DELETE FROM sessions WHERE network_id = $1 AND person_id = $2 AND id <> $3 AND subject_kind IS NULL"
);
pub(super) const NAME: Statement = sql!(
    "UPDATE sessions SET called = $4
     WHERE network_id = $1 AND person_id = $2 AND id = $3 AND subject_kind IS NULL"
);

/// One device.
pub struct Device {
    /// Its session.
    pub id: Id<Session>,
    /// What stands for it in a form: tells nothing, opens nothing.
    pub mark: String,
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, to the hour; `None`: its link was opened and never used.
    pub used: Option<Timestamp>,
    /// What they call it.
    pub called: Option<Private<String>>,
}

/// The devices of a person, newest first.
pub fn list(
    tx: &mut Tx<'_>,
    vault: &Vault,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Device>, PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let rows = tx.query(&LIST, &[&tx.network(), &person, &now], |row| {
        let (id, hash): (Id<Session>, Vec<u8>) = (row.take()?, row.take()?);
        let (since, hour): (Timestamp, Option<i64>) = (row.take()?, row.take()?);
        Ok((id, hash, since, hour, row.take::<Option<Vec<u8>>>()?))
    })?;
    rows.into_iter()
        .map(|(id, hash, since, hour, called)| {
            let cell = Cell::new("sessions", "called", id);
            Ok(Device {
                id,
                mark: mark(&hash),
                since,
                used: hour.map(|hour| Timestamp::from_secs(hour * 3600)),
                called: called.map(|sealed| key.open(&cell, &sealed)).transpose()?,
            })
        })
        .collect()
}

/// Ends one of their devices; it is out with its very next request.
pub fn end(tx: &mut Tx<'_>, person: PersonId, device: &Device) -> Result<bool, DbError> {
    Ok(tx.execute(&END, &[&tx.network(), &person, &device.id])? == 1)
}

/// Ends every device but this one.
pub fn end_others(tx: &mut Tx<'_>, person: PersonId, this: Id<Session>) -> Result<u64, DbError> {
    tx.execute(&END_OTHERS, &[&tx.network(), &person, &this])
}

/// Calls a device by a name; an empty one takes the name away.
pub fn name(
    tx: &mut Tx<'_>,
    vault: &Vault,
    (person, device): (PersonId, &Device),
    called: &str,
    rng: &Rng,
) -> Result<(), PeopleError> {
    let key = vault.person(tx, person)?.ok_or(PeopleError::NotHere)?;
    let cell = Cell::new("sessions", "called", device.id);
    let sealed = (!called.is_empty()).then(|| key.seal(&cell, called, rng));
    tx.execute(&NAME, &[&tx.network(), &person, &device.id, &sealed])?;
    Ok(())
}
