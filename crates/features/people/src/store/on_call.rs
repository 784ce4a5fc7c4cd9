//! Who is tried, one after another, when a danger ask has not been opened.

use kit_db::only;
use kit_db::{DbError, Statement, Tx, sql};
use kit_vault::PersonId;

pub(super) const LIST: Statement =
    sql!("SELECT person_id FROM on_call WHERE network_id = $1 ORDER BY position LIMIT 50");
pub(super) const CLEAR: Statement = sql!("DELETE FROM on_call WHERE network_id = $1");
pub(super) const ADD: Statement =
    sql!("INSERT INTO on_call (network_id, position, person_id) VALUES ($1, $2, $3)");

/// The list in the order in which people are tried.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, DbError> {
    tx.query(&LIST, &[&tx.network()], only)
}

/// Replaces the list. The same person twice is refused by the schema.
pub fn set(tx: &mut Tx<'_>, people: &[PersonId]) -> Result<(), DbError> {
    let network = tx.network();
    tx.execute(&CLEAR, &[&network])?;
    for (position, person) in people.iter().enumerate() {
        tx.execute(&ADD, &[&network, &position, person])?;
    }
    Ok(())
}
