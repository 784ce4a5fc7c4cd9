//! The vault itself: the server key, and the networks' keys it has unwrapped so far.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use kit_base::{Rng, Secret, Timestamp};
use kit_db::{DbError, NetworkId, Statement, Tx, sql};

use crate::VaultError;
use crate::crypt::{self, derive, same_bytes};

/// Opens and seals. Clones share the server key and the cache of network keys.
#[derive(Clone)]
pub struct Vault(Arc<Inner>);

struct Inner {
    wrap: Secret<32>,
    check: [u8; 32],
    networks: RwLock<HashMap<NetworkId, Arc<Ring>>>,
}

/// The keys of one network, newest first; never empty.
pub(crate) struct Ring(Vec<NetworkKey>);

pub(crate) struct NetworkKey {
    pub(crate) generation: u32,
    /// Wraps person keys.
    pub(crate) wrap: Secret<32>,
    /// Keys the blind index.
    pub(crate) look_up: Secret<32>,
    /// Keys private links and code words.
    pub(crate) token: Secret<32>,
}

impl Ring {
    pub(crate) fn newest(&self) -> &NetworkKey {
        &self.0[0]
    }

    pub(crate) fn generation(&self, generation: u32) -> Option<&NetworkKey> {
        self.0.iter().find(|key| key.generation == generation)
    }
}

pub(crate) const READ_CHECK: Statement = sql!("SELECT fingerprint FROM vault_check WHERE id = 1");
pub(crate) const ADD_CHECK: Statement = sql!(
    "INSERT INTO vault_check (id, fingerprint, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING"
);
pub(crate) const ADD_NETWORK: Statement = sql!(
    "INSERT INTO network_keys (network_id, generation, unlocked_by, wrapped, created_at)
     VALUES ($1, $2, 'server_key', $3, $4)"
);
pub(crate) const READ_NETWORK: Statement = sql!(
    "SELECT generation, wrapped FROM network_keys WHERE network_id = $1 ORDER BY generation DESC LIMIT 64"
);

impl Vault {
    /// A vault under a server key. Call [`Vault::check`] before anything else.
    pub fn new(server_key: Secret<32>) -> Self {
        let check = *derive(&server_key, "fingerprint").expose();
        let wrap = derive(&server_key, "network keys");
        drop(server_key);
        Self(Arc::new(Inner { wrap, check, networks: RwLock::default() }))
    }

    /// Stores the server key's fingerprint on the first start and refuses a database that has another one.
    /// Belongs in `Scope::Server`.
    pub fn check(&self, tx: &mut Tx<'_>, now: Timestamp) -> Result<(), VaultError> {
        if Self::fingerprint(tx)?.is_none() {
            // Another node may come first; what stands in the table afterwards counts.
            tx.execute(&ADD_CHECK, &[&self.0.check, &now])?;
        }
        match Self::fingerprint(tx)? {
            Some(found) if same_bytes(&found, &self.0.check) => Ok(()),
            _ => Err(VaultError::WrongServerKey),
        }
    }

    /// Refuses a database whose private values are sealed under another server's key; writes nothing.
    /// Belongs in `Scope::Server`.
    pub fn is_ours(&self, tx: &mut Tx<'_>) -> Result<(), VaultError> {
        match Self::fingerprint(tx)? {
            Some(found) if !same_bytes(&found, &self.0.check) => Err(VaultError::WrongServerKey),
            _ => Ok(()),
        }
    }

    fn fingerprint(tx: &mut Tx<'_>) -> Result<Option<Vec<u8>>, DbError> {
        tx.one(&READ_CHECK, &[], kit_db::only)
    }

    /// Gives the scope's network its first key.
    pub fn create_network(&self, tx: &mut Tx<'_>, now: Timestamp, rng: &Rng) -> Result<(), VaultError> {
        const FIRST: u32 = 1;
        let network = tx.network();
        // A closure that runs again draws another key; what an undone run left in memory must not outlive it.
        self.forget(network);
        let key: Secret<32> = Secret::new(rng.bytes("vault.network_key"));
        let place = place(network, FIRST);
        let nonce = rng.bytes("vault.network_key.nonce");
        let wrapped = crypt::seal(&self.0.wrap, &parts(&place), key.expose().to_vec(), nonce);
        tx.execute(&ADD_NETWORK, &[&network, &FIRST, &wrapped, &now])?;
        Ok(())
    }

    /// The keys of the scope's network, from memory after the first time.
    pub(crate) fn ring(&self, tx: &mut Tx<'_>) -> Result<Arc<Ring>, VaultError> {
        let network = tx.network();
        let known = self.0.networks.read().unwrap_or_else(PoisonError::into_inner).get(&network).cloned();
        if let Some(ring) = known {
            return Ok(ring);
        }
        let rows: Vec<(u32, Vec<u8>)> =
            tx.query(&READ_NETWORK, &[&network], |row| Ok((row.take()?, row.take()?)))?;
        let keys = rows
            .iter()
            .map(|(generation, wrapped)| self.unwrap(network, *generation, wrapped))
            .collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() {
            return Err(VaultError::NoNetworkKey);
        }
        let ring = Arc::new(Ring(keys));
        self.0.networks.write().unwrap_or_else(PoisonError::into_inner).insert(network, ring.clone());
        Ok(ring)
    }

    fn unwrap(&self, network: NetworkId, generation: u32, wrapped: &[u8]) -> Result<NetworkKey, VaultError> {
        let place = place(network, generation);
        let key = crypt::open_key(&self.0.wrap, &parts(&place), wrapped).ok_or(VaultError::WrongServerKey)?;
        Ok(NetworkKey {
            generation,
            wrap: derive(&key, "person keys"),
            look_up: derive(&key, "look-up"),
            token: derive(&key, "tokens"),
        })
    }

    /// A key of the server's own, for what belongs to no network.
    pub(crate) fn own_key(&self, label: &str) -> Secret<32> {
        derive(&self.0.wrap, label)
    }

    /// Makes the next use read the network's keys again.
    pub(crate) fn forget(&self, network: NetworkId) {
        self.0.networks.write().unwrap_or_else(PoisonError::into_inner).remove(&network);
    }
}

/// Where a network key is wrapped for.
fn place(network: NetworkId, generation: u32) -> ([u8; 16], [u8; 4]) {
    (*network.uuid().as_bytes(), generation.to_be_bytes())
}

const fn parts(place: &([u8; 16], [u8; 4])) -> [&[u8]; 3] {
    [b"network_keys", &place.0, &place.1]
}
