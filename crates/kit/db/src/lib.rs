//! The waist over the drivers: one text of SQL for SQLite and PostgreSQL, one way to read, one way to write.
//!
//! ```ignore
//! const OPEN: Statement = sql!("SELECT slug FROM asks WHERE network_id = $1 ORDER BY slug LIMIT 20");
//! let slugs = db.read(scope, move |tx| tx.query(&OPEN, &[&network], |row| row.take::<Slug>())).await?;
//! ```
//!
//! Closures are plain functions on [`Tx`]. A write closure may run several times (a conflict re-runs it), so it
//! loads, decides and saves inside itself and touches nothing else. The answer leaves after COMMIT.

mod db;
pub mod dump;
mod each;
mod error;
mod migrate;
mod postgres;
mod row;
mod schema;
mod sqlite;
mod statement;
#[cfg(feature = "testing")]
pub mod testing;
mod tx;
mod value;

pub use db::{Counts, Db};
pub use each::Each;
pub use error::DbError;
pub use migrate::{Migration, render};
pub use row::{FromColumn, Row, only};
pub use schema::{SchemaColumn, StatementProblem};
pub use statement::{Statement, question_marks};
pub use tx::Tx;
pub use value::{ToValue, Value};

use kit_base::Id;

/// Marks the key of a network, the tenant every row belongs to.
#[derive(Debug)]
pub struct Tenant;

/// The key of a network.
pub type NetworkId = Id<Tenant>;

/// The reserved network that owns server-wide public rows.
pub const COMMONS: NetworkId =
    Id::from_uuid(uuid::Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001));

/// Whose rows a transaction may touch. On PostgreSQL row-level security holds it to that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// One network's rows.
    Network(NetworkId),
    /// Every network's: host look-up, migrations, clocks that serve all tenants. Never a page.
    Server,
}

/// Writes the waist's own text once: a `const` [`Statement`] with `$n` placeholders.
#[macro_export]
macro_rules! sql {
    ($text:expr) => {{
        const BYTES: [u8; $text.len()] = $crate::question_marks::<{ $text.len() }>($text);
        const SQLITE: &str = match ::core::str::from_utf8(&BYTES) {
            Ok(text) => text,
            Err(_) => panic!("question marks keep UTF-8"),
        };
        $crate::Statement::new($text, SQLITE)
    }};
}
