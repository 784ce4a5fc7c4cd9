//! What can go wrong below the waist, in words that callers act on; never a value from a row.

/// A failure of the database or of its use.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The row changed under us, or the engine asked for another try. The waist re-runs the closure three times.
    #[error("the row changed meanwhile")]
    Conflict,
    /// A unique rule said no. Carries the rule's name where the engine gives it.
    #[error("already there: {0}")]
    Unique(String),
    /// A foreign key, check or not-null rule said no.
    #[error("a rule of the schema refused: {0}")]
    Rule(String),
    /// The disk is full; nothing was written.
    #[error("the disk is full")]
    Full,
    /// The database cannot be reached, or too much waits in front of it.
    #[error("the database is not answering: {0}")]
    Unavailable(String),
    /// A row did not have the shape the code expects.
    #[error("unexpected row: {0}")]
    Shape(String),
    /// The schema is not what this program can use.
    #[error("{0}")]
    Schema(String),
    /// Anything else, with the engine's own words and no parameters.
    #[error("database: {0}")]
    Engine(String),
}

impl From<rusqlite::Error> for DbError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match &error {
            rusqlite::Error::SqliteFailure(failure, message) => {
                let text = message.clone().unwrap_or_else(|| failure.to_string());
                match failure.code {
                    Code::ConstraintViolation if is_unique(failure.extended_code) => Self::Unique(text),
                    Code::ConstraintViolation => Self::Rule(text),
                    Code::DiskFull => Self::Full,
                    Code::DatabaseBusy | Code::DatabaseLocked => Self::Conflict,
                    Code::CannotOpen | Code::SystemIoFailure | Code::ReadOnly => Self::Unavailable(text),
                    _ => Self::Engine(text),
                }
            }
            other => Self::Engine(other.to_string()),
        }
    }
}

/// The extended codes of a broken primary key, unique rule and row id.
fn is_unique(extended: i32) -> bool {
    matches!(extended, 1555 | 2067 | 2579)
}

impl From<postgres::Error> for DbError {
    fn from(error: postgres::Error) -> Self {
        use postgres::error::SqlState as S;
        let Some(state) = error.code() else {
            return if error.is_closed()
                || std::error::Error::source(&error)
                    .is_some_and(<dyn std::error::Error>::is::<std::io::Error>)
            {
                Self::Unavailable(error.to_string())
            } else {
                Self::Engine(error.to_string())
            };
        };
        let said = error
            .as_db_error()
            .map_or_else(String::new, |e| format!("{} {}", e.constraint().unwrap_or_default(), e.message()));
        match state {
            s if *s == S::T_R_SERIALIZATION_FAILURE || *s == S::T_R_DEADLOCK_DETECTED => Self::Conflict,
            s if *s == S::UNIQUE_VIOLATION => Self::Unique(said),
            s if s.code().starts_with("23") => Self::Rule(said),
            s if *s == S::DISK_FULL => Self::Full,
            s if s.code().starts_with("57P") || s.code().starts_with("08") || s.code().starts_with("53") => {
                Self::Unavailable(said)
            }
            _ => Self::Engine(said),
        }
    }
}
