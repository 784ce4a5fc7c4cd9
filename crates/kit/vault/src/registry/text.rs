//! Writes the statements that erase and export, from names that [`super::check`] has found to be plain.

use kit_db::Statement;

use super::{OnErase, Table, Tie};

/// One person, in a condition.
pub(super) const ONE: &str = "= $2";

/// As many people as [`super::MANY`], in a condition.
pub(super) fn many() -> String {
    let places: Vec<String> = (2..super::MANY + 2).map(|n| format!("${n}")).collect();
    format!("IN ({})", places.join(", "))
}

/// The statements that erase the rows that people have in one table, a tie each; `who` is [`ONE`] or [`many`].
pub(super) fn erase(tables: &[&'static Table], table: &Table, who: &str) -> Vec<Statement> {
    let one = |tie: &Tie| {
        let rows = rows(tables, tie, who);
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

/// The condition that picks people's rows: `$1` the network, from `$2` on the people.
pub(super) fn rows(tables: &[&'static Table], tie: &Tie, who: &str) -> String {
    let column = tie.column;
    let owner = tie.through.and_then(|(name, key)| {
        let parent = tables.iter().find(|table| table.name == name)?;
        Some((name, key, parent.ties.first()?))
    });
    match owner {
        None => format!("network_id = $1 AND {column} {who}"),
        Some((name, key, parent)) => {
            let of_parent = rows(tables, parent, who);
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
