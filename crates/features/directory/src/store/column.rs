//! The facts of a listing as a column keeps them: JSON, read back by every version that can open the database.

use kit_db::{DbError, Row};

use crate::domain::Facts;

#[expect(clippy::needless_pass_by_value, reason = "map_err hands the error over")]
fn unreadable(error: serde_json::Error) -> DbError {
    DbError::Shape(format!("facts: {error}"))
}

/// For a column.
pub(super) fn written(facts: &Facts) -> Result<String, DbError> {
    serde_json::to_string(facts).map_err(unreadable)
}

/// From the next column of a row.
pub(super) fn read(row: &mut Row<'_>) -> Result<Facts, DbError> {
    row.text(|text| serde_json::from_str(text))?.map_err(unreadable)
}
