//! Asks to stand by and what came of them, calls to a pod, and maps that only their owner can open.

pub mod asks;
pub mod calls;
pub mod maps;

use kit_base::Rng;
use kit_db::{DbError, Statement};
use kit_vault::{Cell, PersonKey, VaultError};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Every statement of this room.
pub const STATEMENTS: &[Statement] = &[
    asks::MAKE,
    asks::OF_OWNER,
    asks::STANDING,
    asks::BY_SLUG,
    asks::BY_LINK,
    asks::BY_ID,
    asks::STANDING_BY,
    asks::ANSWER,
    asks::REWRITE,
    asks::DROP_TURNS,
    asks::DROP,
    calls::MAKE,
    calls::TURNS,
    calls::OF_OWNER,
    calls::TODAY,
    calls::LATELY,
    calls::BY_SLUG,
    calls::BY_ID,
    calls::COMING,
    calls::BY_LINK,
    calls::ANSWER,
    calls::STATE,
    calls::DROP_TURNS,
    calls::DROP,
    maps::KEEP,
    maps::LOAD,
    maps::DROP,
];

/// Words as one sealed text.
fn seal(key: &PersonKey, cell: &Cell, words: &impl Serialize, rng: &Rng) -> Result<Vec<u8>, DbError> {
    let text = serde_json::to_string(words).map_err(|_| DbError::Shape("words of a pod".to_owned()))?;
    Ok(key.seal(cell, &text, rng))
}

/// The words of a sealed text.
fn open<T: DeserializeOwned>(key: &PersonKey, cell: &Cell, bytes: &[u8]) -> Result<T, VaultError> {
    let text = key.open(cell, bytes)?;
    serde_json::from_str(text.reveal())
        .map_err(|_| VaultError::Db(DbError::Shape("words of a pod".to_owned())))
}
