//! Who confirmed which facts, when and how. Everything here runs in the commons' scope.

use kit_base::Timestamp;
use kit_db::{DbError, Statement, Tx, sql};

use super::listings::ListingId;
use super::saving::touch;
use crate::domain::Field;

pub(super) const SET: Statement = sql!(
    "INSERT INTO listing_confirmations (network_id, listing_id, field, by_whom, how, at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (network_id, listing_id, field)
     DO UPDATE SET by_whom = excluded.by_whom, how = excluded.how, at = excluded.at"
);
pub(super) const OF: Statement = sql!(
    "SELECT field, by_whom, how, at FROM listing_confirmations
     WHERE network_id = $1 AND listing_id = $2 ORDER BY field LIMIT 10"
);
pub(super) const CONFIRMED: Statement = sql!(
    "UPDATE listings SET confirmed_at = $3, changed_at = $3
     WHERE network_id = $1 AND id = $2 AND (confirmed_at IS NULL OR confirmed_at < $3)"
);

/// Who confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// The group itself.
    Group,
    /// A steward.
    Steward,
    /// The list it came from said so.
    Source,
}

/// How they know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum How {
    /// By a call.
    Call,
    /// Somebody was there.
    Visit,
    /// From its page.
    Page,
    /// By its own link.
    Link,
    /// By writing it down.
    Form,
    /// From a file.
    Import,
}

/// A confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Of which facts.
    pub field: Field,
    /// By whom.
    pub by: By,
    /// How.
    pub how: How,
    /// When.
    pub at: Timestamp,
}

impl By {
    const ALL: [Self; 3] = [Self::Group, Self::Steward, Self::Source];

    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Steward => "steward",
            Self::Source => "source",
        }
    }
}

impl How {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Call, Self::Visit, Self::Page, Self::Link, Self::Form, Self::Import];

    /// As stored and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Visit => "visit",
            Self::Page => "page",
            Self::Link => "link",
            Self::Form => "form",
            Self::Import => "import",
        }
    }

    /// From its code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// Writes down that somebody who knows confirmed these facts.
pub fn confirm(
    tx: &mut Tx<'_>,
    listing: ListingId,
    fields: &[Field],
    (by, how): (By, How),
    at: Timestamp,
) -> Result<(), DbError> {
    for field in fields {
        tx.execute(&SET, &[&tx.network(), &listing, &field.code(), &by.code(), &how.code(), &at])?;
    }
    if !fields.is_empty() {
        tx.execute(&CONFIRMED, &[&tx.network(), &listing, &at])?;
        touch(tx, listing)?;
    }
    Ok(())
}

/// What was confirmed of a listing, each group of facts at most once.
pub fn of(tx: &mut Tx<'_>, listing: ListingId) -> Result<Vec<Confirmation>, DbError> {
    let rows = tx.query(&OF, &[&tx.network(), &listing], |row| {
        let field = row.text(Field::parse)?;
        let by = row.text(|code| By::ALL.into_iter().find(|by| by.code() == code))?;
        let how = row.text(How::parse)?;
        let at = row.take()?;
        Ok(field.zip(by).zip(how).map(|((field, by), how)| Confirmation { field, by, how, at }))
    })?;
    Ok(rows.into_iter().flatten().collect())
}
