//! A person as somebody who can be reached: what they told us, opened for those who are entitled to it.

use circles::CircleId;
use kit_base::Private;
use kit_db::DbError;
use kit_i18n::Lang;
use kit_vault::VaultError;

use crate::rules::SafeContact;

/// One way to reach somebody.
#[derive(Clone, PartialEq, Eq)]
pub enum Contact {
    /// None was given: they come back by their own link.
    None,
    /// A phone number as they wrote it.
    Phone(Private<String>),
    /// An e-mail address.
    Email(Private<String>),
}

impl Contact {
    /// `none`, `phone` or `email`: what may be said without opening it.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Phone(_) => "phone",
            Self::Email(_) => "email",
        }
    }
}

/// Somebody who has just told us about themselves. Nobody has checked who they are.
#[derive(Clone)]
pub struct NewPerson {
    /// The name they want to be called by.
    pub name: Option<Private<String>>,
    /// How to reach them.
    pub contact: Contact,
    /// The language we write to them in.
    pub language: Lang,
    /// What is safe.
    pub rules: SafeContact,
    /// An exact address, if they gave one.
    pub address: Option<Private<String>>,
    /// Their home circle.
    pub home_circle: Option<CircleId>,
    /// The coarse cell they live in, as `kit_geo::Cell` writes it.
    pub cell: Option<i64>,
}

/// How to reach somebody, opened. Whoever asked for it answers for who sees it.
pub struct Reach {
    /// What to call them.
    pub name: Option<Private<String>>,
    /// Phone or e-mail.
    pub contact: Contact,
    /// Exact address.
    pub address: Option<Private<String>>,
    /// What is safe: obey it in every link and message.
    pub rules: SafeContact,
    /// The code of the language to write to them in.
    pub language: String,
}

/// Why a person could not be made or changed.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// There is nobody by that key, or they were erased.
    #[error("nobody here by that key")]
    NotHere,
    /// The vault refused.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// The database refused.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<PeopleError> for DbError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::Db(error) => error,
            PeopleError::Vault(error) => error.into(),
            PeopleError::NotHere => Self::Rule("nobody here by that key".into()),
        }
    }
}
