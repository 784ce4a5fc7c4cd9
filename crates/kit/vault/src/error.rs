//! What can go wrong in the vault, in plain words and without a private value.

use kit_db::DbError;

/// A failure to open, seal or look up.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The database underneath.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The database was sealed with another server key.
    #[error(
        "this database was sealed with another server key: put back the key file that belongs to it \
         (keys/server.key in its data folder, or the one given with --key-file). Nothing was changed"
    )]
    WrongServerKey,
    /// The scope's network has no key: it was never created, or the scope is the server's.
    #[error("this network has no key; it was not created with the vault")]
    NoNetworkKey,
    /// The bytes do not open in this place with this person's key: moved, damaged, or somebody else's.
    #[error("a sealed value does not open here")]
    DoesNotOpen,
}

/// Lets store functions that answer [`DbError`] use `?` on the vault; conflicts stay conflicts.
impl From<VaultError> for DbError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Db(error) => error,
            other => Self::Engine(other.to_string()),
        }
    }
}
