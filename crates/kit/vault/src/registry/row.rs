//! Forgets one row with everything that hangs on it, where the person it belongs to stays.

use std::collections::HashMap;

use kit_base::Id;
use kit_db::{DbError, Statement, Tx};

use super::text::statement;
use super::{Registry, Table};

/// For each table that others hang on: the statements that forget one of its rows, children first.
pub(super) type Rows = HashMap<&'static str, Vec<Statement>>;

/// Writes those statements. A child hangs on its parent by a tie through the parent's key.
pub(super) fn rows(tables: &[&'static Table]) -> Rows {
    let mut all = Rows::new();
    for parent in tables.iter().filter(|table| hang_on(tables, table.name).next().is_some()) {
        let own = format!("DELETE FROM {} WHERE network_id = $1 AND {} = $2", parent.name, key(parent));
        let mut statements: Vec<Statement> = hang_on(tables, parent.name).map(statement).collect();
        statements.reverse();
        statements.push(statement(own));
        all.insert(parent.name, statements);
    }
    all
}

fn hang_on<'a>(tables: &'a [&'static Table], parent: &'a str) -> impl Iterator<Item = String> + 'a {
    tables.iter().flat_map(move |table| {
        table
            .ties
            .iter()
            .filter(move |tie| tie.through.is_some_and(|through| through.0 == parent))
            .map(|tie| format!("DELETE FROM {} WHERE network_id = $1 AND {} = $2", table.name, tie.column))
    })
}

fn key(table: &Table) -> &'static str {
    table.key.unwrap_or("id")
}

impl Registry {
    /// Deletes one row of `table`, by its key, and every row that is tied through it. Answers how many went; nothing
    /// hangs on a table that the registry does not know as a parent.
    pub fn forget<T>(&self, tx: &mut Tx<'_>, table: &str, row: Id<T>) -> Result<u64, DbError> {
        let network = tx.network();
        let statements = self.rows.get(table).map(Vec::as_slice).unwrap_or_default();
        statements.iter().try_fold(0, |sum, statement| Ok(sum + tx.execute(statement, &[&network, &row])?))
    }
}
