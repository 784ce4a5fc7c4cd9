//! Sealed columns with a key per person, blind look-up terms, and the registry that classes every column.
//!
//! A server key (a file, never in the database) wraps network keys, which wrap person keys. What a person tells us
//! is sealed with their own key, so destroying that key erases every copy at once. Looking somebody up goes
//! through keyed hashes. The registry says of every column who may see it, how long it stays and what erasing
//! does to it; erasure and export are generated from it, never written by hand.
//!
//! ```ignore
//! let key = vault.new_person(tx, person, now, rng)?;
//! let name = key.seal(&Cell::new("people", "name", person), "Rosa", rng);
//! vault.index_person(tx, person, &Terms { name: Some("Rosa"), ..Terms::default() })?;
//! ```

mod crypt;
mod error;
mod fold;
pub mod keys;
mod many;
mod network;
mod person;
mod registry;
mod schema;
mod server;
pub mod sheet;
mod terms;
mod token;

pub use crypt::same_bytes;
pub use error::VaultError;
pub use fold::plain_words;
pub use network::Vault;
pub use person::{Cell, PersonKey};
pub use registry::{
    Class, Column, Erased, ExportedField, ExportedTable, Kind as ColumnKind, OnErase, Registry,
    RegistryError, Retention, Stored, Table, Tie,
};
pub use schema::{MIGRATIONS, STATEMENTS, TABLES};
pub use terms::{Kind, Terms};
pub use token::{ParseTokenError, Purpose, Token};

use kit_base::Id;

/// Marks the key of a person: somebody who asks, helps or tends, in one network.
#[derive(Debug)]
pub struct Person;

/// The key of a person.
pub type PersonId = Id<Person>;
