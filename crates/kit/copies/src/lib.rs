//! Copies of a whole database in one file that only the server key opens, checked as soon as they are written.
//!
//! The file is an ordinary `age` file; inside is the stream of [`kit_db::dump`]. It is sealed to a key that follows
//! from the server key, so whoever has the recovery sheet needs nothing else, and to any further `age` recipients
//! that were named. The server key itself is never in it. A copy is written beside its place, read back to the end,
//! and only then given its name: half a copy never looks like one.

mod file;
mod key;
mod schema;

pub use file::{Made, check, make, restore};
pub use key::{CopyKey, Recipient};
pub use schema::{MIGRATIONS, Note, STATEMENTS, TABLES, last, note};

use std::path::PathBuf;

use kit_db::dump::DumpError;

/// Why a copy was not made or not used, in words for whoever runs the server.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// Reading the database, or what the file holds.
    #[error(transparent)]
    Dump(#[from] DumpError),
    /// Reading or writing the file.
    #[error("{path}: {said}")]
    File {
        /// The file.
        path: PathBuf,
        /// The system's words.
        said: std::io::Error,
    },
    /// Something lies there already.
    #[error("{0} is there already; nothing was written over it")]
    Exists(PathBuf),
    /// The key opens other copies.
    #[error(
        "this key does not open {0}: it was sealed with another server's key. Look for the recovery sheet of the \
         server that made it; the file itself is whole"
    )]
    OtherKey(PathBuf),
    /// It is no `age` file, or a damaged one.
    #[error("{path} is not a copy made by Farolito, or it is damaged: {said}")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        said: String,
    },
    /// A recipient that `age` does not know.
    #[error("{0} is not an age recipient; it looks like age1…")]
    Recipient(String),
}
