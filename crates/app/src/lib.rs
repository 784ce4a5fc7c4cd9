//! The roof: puts kits and features together, and runs them.

mod bonds;
pub mod compose;
pub mod config;
pub mod copies;
pub mod demo;
pub mod doctor;
pub mod files;
pub mod first;
pub mod import;
pub mod looker;
pub mod nightly;
pub mod print;
pub mod serve;

/// What went wrong in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Anything that can be said in one sentence.
    #[error("{0}")]
    Said(String),
    /// The database.
    #[error("database: {0}")]
    Db(#[from] kit_db::DbError),
    /// The vault.
    #[error("keys: {0}")]
    Vault(#[from] kit_vault::VaultError),
    /// A backup.
    #[error(transparent)]
    Copy(#[from] kit_copies::CopyError),
    /// A file or socket.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl StartError {
    /// From a sentence.
    pub fn said(text: impl Into<String>) -> Self {
        Self::Said(text.into())
    }
}
