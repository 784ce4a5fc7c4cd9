//! Writes the statements that erase and export, from names that [`super::check`] has found to be plain.

use kit_db::Statement;

use super::{OnErase, Table, Tie};

/// The statements that erase a person's rows of one table, a tie each.
pub(super) fn erase(tables: &[&'static Table], table: &Table) -> Vec<Statement> {
    let one = |tie: &Tie| {
        let rows = rows(tables, tie);
        match tie.on_erase {
            OnErase::Delete => Some(statement(format!("DELETE FROM {} WHERE {rows}", table.name))),
            OnErase::Blank(columns) => {
                let nulls = columns.iter().map(|c| format!("{c} = NULL")).collect::<Vec<_>>().join(", ");
                Some(statement(format!("UPDATE {} SET {nulls} WHERE {rows}", table.name)))
            }
            OnErase::Keep => None,
        }
    };
    table.ties.iter().filter_map(one).collect()
}

/// The condition that picks a person's rows: `$1` the network, `$2` the person.
pub(super) fn rows(tables: &[&'static Table], tie: &Tie) -> String {
    let column = tie.column;
    let owner = tie.through.and_then(|(name, key)| {
        let parent = tables.iter().find(|table| table.name == name)?;
        Some((name, key, parent.ties.first()?))
    });
    match owner {
        None => format!("network_id = $1 AND {column} = $2"),
        Some((name, key, parent)) => {
            let of_parent = rows(tables, parent);
            format!("network_id = $1 AND {column} IN (SELECT {key} FROM {name} WHERE {of_parent})")
        }
    }
}

/// Makes a statement of a generated text. It is kept for the life of the program, as written ones are.
pub(super) fn statement(text: String) -> Statement {
    // The only dollars in a generated text stand before a number.
    let sqlite = text.replace('$', "?").leak();
    Statement::new(text.leak(), sqlite)
}
