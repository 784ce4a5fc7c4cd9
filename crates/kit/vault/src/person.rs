//! A person's own key: made with the person, fetched in batches, gone with the person.

use std::collections::HashMap;

use kit_base::{Id, Private, Rng, Secret, Timestamp};
use kit_db::{DbError, Each, NetworkId, Row, Statement, Tx, sql, sql_each};
use uuid::Uuid;

use crate::crypt;
use crate::network::{NetworkKey, Ring};
use crate::{PersonId, Vault, VaultError};

/// One place of the schema: what is sealed for it opens nowhere else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    table: &'static str,
    column: &'static str,
    row: Uuid,
}

impl Cell {
    /// The value of `column` in the row of `table` whose key is `row`.
    pub const fn new<T>(table: &'static str, column: &'static str, row: Id<T>) -> Self {
        Self { table, column, row: row.uuid() }
    }

    pub(crate) const fn of_row(table: &'static str, column: &'static str, row: Uuid) -> Self {
        Self { table, column, row }
    }
}

/// Seals and opens what one person told us.
#[derive(Clone)]
pub struct PersonKey {
    network: Uuid,
    key: Secret<32>,
}

impl PersonKey {
    /// The bytes to store: their length tells only which size class (up to 63, 255, 1023 … bytes) the text is in.
    pub fn seal(&self, cell: &Cell, text: &str, rng: &Rng) -> Vec<u8> {
        crypt::seal(&self.key, &self.place(cell), crypt::pad(text), rng.bytes("vault.seal"))
    }

    /// The text that was sealed for this cell.
    pub fn open(&self, cell: &Cell, sealed: &[u8]) -> Result<Private<String>, VaultError> {
        crypt::open(&self.key, &self.place(cell), sealed)
            .and_then(crypt::unpad)
            .map(Private::new)
            .ok_or(VaultError::DoesNotOpen)
    }

    const fn place<'a>(&'a self, cell: &'a Cell) -> [&'a [u8]; 4] {
        [self.network.as_bytes(), cell.table.as_bytes(), cell.column.as_bytes(), cell.row.as_bytes()]
    }
}

pub(crate) const ADD: Statement = sql!(
    "INSERT INTO person_keys (network_id, person_id, wrapped, generation, created_at)
     VALUES ($1, $2, $3, $4, $5)"
);
pub(crate) const ONE: Statement =
    sql!("SELECT person_id, generation, wrapped FROM person_keys WHERE network_id = $1 AND person_id = $2");
pub(crate) const SOME: Each = sql_each!(
    "SELECT person_id, generation, wrapped FROM person_keys WHERE network_id = $1 AND person_id IN (",
    ") ORDER BY person_id LIMIT 128"
);

/// A person's wrapped key as it is stored.
struct Wrapped {
    person: PersonId,
    generation: u32,
    key: Vec<u8>,
}

impl Wrapped {
    fn read(row: &mut Row<'_>) -> Result<Self, DbError> {
        Ok(Self { person: row.take()?, generation: row.take()?, key: row.take()? })
    }

    fn unwrap(&self, network: NetworkId, ring: &Ring) -> Result<PersonKey, VaultError> {
        let wrap = &ring.generation(self.generation).ok_or(VaultError::NoNetworkKey)?.wrap;
        let key = crypt::open_key(wrap, &wrapped_for(&network.uuid(), &self.person.uuid()), &self.key)
            .ok_or(VaultError::DoesNotOpen)?;
        Ok(PersonKey { network: network.uuid(), key })
    }
}

/// A new key of a person, and as it is stored.
pub(crate) fn wrap(
    newest: &NetworkKey,
    (network, person): (NetworkId, PersonId),
    key: Secret<32>,
    rng: &Rng,
) -> (PersonKey, Vec<u8>) {
    let nonce = rng.bytes("vault.person_key.nonce");
    let (of, whose) = (network.uuid(), person.uuid());
    let wrapped = crypt::seal(&newest.wrap, &wrapped_for(&of, &whose), key.expose().to_vec(), nonce);
    (PersonKey { network: of, key }, wrapped)
}

/// Where a person's key is wrapped for.
const fn wrapped_for<'a>(network: &'a Uuid, person: &'a Uuid) -> [&'a [u8]; 3] {
    [b"person_keys", network.as_bytes(), person.as_bytes()]
}

impl Vault {
    /// Makes the key of a new person of the scope's network.
    pub fn new_person(
        &self,
        tx: &mut Tx<'_>,
        person: PersonId,
        now: Timestamp,
        rng: &Rng,
    ) -> Result<PersonKey, VaultError> {
        let network = tx.network();
        let keys = self.ring(tx)?;
        let newest = keys.newest();
        let secret = Secret::new(rng.bytes("vault.person_key"));
        let (key, wrapped) = wrap(newest, (network, person), secret, rng);
        tx.execute(&ADD, &[&network, &person, &wrapped, &newest.generation, &now])?;
        Ok(key)
    }

    /// A person's key; `None` when the person was erased, or never was in this network.
    pub fn person(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<Option<PersonKey>, VaultError> {
        let found = tx.one(&ONE, &[&tx.network(), &person], Wrapped::read)?;
        Ok(self.unwrap_all(tx, found)?.into_values().next())
    }

    /// The keys of those of these persons who were not erased: one statement for all of a page.
    pub fn people(
        &self,
        tx: &mut Tx<'_>,
        people: &[PersonId],
    ) -> Result<HashMap<PersonId, PersonKey>, VaultError> {
        let found = tx.each(&SOME, people, Wrapped::read)?;
        self.unwrap_all(tx, found)
    }

    fn unwrap_all(
        &self,
        tx: &mut Tx<'_>,
        found: impl IntoIterator<Item = Wrapped>,
    ) -> Result<HashMap<PersonId, PersonKey>, VaultError> {
        let network = tx.network();
        let mut keys = HashMap::new();
        for wrapped in found {
            let mut ring = self.ring(tx)?;
            if ring.generation(wrapped.generation).is_none() {
                // Another node has turned the network's key since we read it.
                self.forget(network);
                ring = self.ring(tx)?;
            }
            keys.insert(wrapped.person, wrapped.unwrap(network, &ring)?);
        }
        Ok(keys)
    }
}
