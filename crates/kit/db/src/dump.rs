//! Every row of a database as one stream that either engine can read: what a backup is made of.
//!
//! The stream names the schema steps it was made with, then each table in an order in which foreign keys hold, its
//! columns by name, and its rows as tagged values. What SQLite calls 1 and PostgreSQL calls true meet in the type
//! of the column that a value is put into, so a building's file can move into a city's server.

mod format;
mod load;
mod order;
mod pour;

use std::io::{Read, Write};
use std::sync::{Mutex, PoisonError};

pub use format::Reader;

use crate::db::Engine;
use crate::{Db, DbError, Migration, Scope};

/// What a stream held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Poured {
    /// Tables.
    pub tables: u64,
    /// Rows of all of them.
    pub rows: u64,
}

/// Why rows were not written out or read in.
#[derive(Debug, thiserror::Error)]
pub enum DumpError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The file or pipe failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is not such a stream, or it ends too early.
    #[error("this is not a whole copy of a database: {0}")]
    Damaged(&'static str),
    /// It was made by a newer program.
    #[error("this copy was made by a newer Farolito (schema step {0}); use that one")]
    Newer(u32),
    /// The place it should go to has rows already.
    #[error("the database is not empty: {0} has rows; a copy goes into an empty one only")]
    NotEmpty(String),
}

impl Db {
    /// Writes every row of one consistent view to `out`, while others go on reading and writing. Answers what was
    /// written, and `out` for its ending.
    pub async fn dump<W: Write + Send + 'static>(&self, out: W) -> Result<(Poured, W), DumpError> {
        let slot = std::sync::Arc::new(Mutex::new(Some(out)));
        let given = slot.clone();
        let poured = self
            .read(Scope::Server, move |tx| {
                let mut given = given.lock().unwrap_or_else(PoisonError::into_inner);
                let out = given.as_mut().ok_or(DumpError::Damaged("it was begun twice"))?;
                pour::all(tx, out)
            })
            .await?;
        let out = slot.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok((poured, out.ok_or(DumpError::Damaged("its end was lost"))?))
    }

    /// Fills an empty database from `stream` in one transaction: the schema is brought to where the copy was made,
    /// then the rows go in, then the caller migrates on as usual.
    pub async fn undump<R: Read + Send + 'static>(
        &self,
        stream: Reader<R>,
        steps: &[Migration],
        now: kit_base::Timestamp,
    ) -> Result<Poured, DumpError> {
        if let Some(&newer) = stream.steps().iter().find(|&&n| steps.iter().all(|step| step.number != n)) {
            return Err(DumpError::Newer(newer));
        }
        let then: Vec<_> =
            steps.iter().filter(|step| stream.steps().contains(&step.number)).copied().collect();
        self.migrate(&then, now).await?;
        let filled = Filled { stream, born_with: born_with_rows(&then, now)? };
        match &self.0.engine {
            Engine::Sqlite(file) => file.exclusive(move |conn| Ok(load::sqlite(conn, filled))).await?,
            Engine::Postgres(pool) => {
                pool.exclusive(move |conn| load::postgres(&mut conn.client, filled)).await
            }
        }
    }
}

/// A stream, and the tables whose rows it replaces instead of finding them empty.
struct Filled<R> {
    stream: Reader<R>,
    born_with: Vec<String>,
}

/// The tables into which the steps of the schema themselves put rows.
fn born_with_rows(steps: &[Migration], now: kit_base::Timestamp) -> Result<Vec<String>, DumpError> {
    let conn = rusqlite::Connection::open_in_memory().map_err(DbError::from)?;
    crate::migrate::migrate_sqlite(&conn, steps, now)?;
    pour::filled_tables(&conn)
}
