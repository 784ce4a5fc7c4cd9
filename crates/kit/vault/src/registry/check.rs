//! Finds what is wrong with the lists before anything is generated from them.

use std::collections::{BTreeSet, HashSet};

use kit_db::SchemaColumn;

use super::{Class, Kind, OnErase, Table, Tie};

/// Everything that is wrong, a line each.
pub(super) fn mistakes(tables: &[&'static Table]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (i, table) in tables.iter().enumerate() {
        let earlier = &tables[..i];
        let mut say = |what: String| wrong.push(format!("{}: {what}", table.name));
        if !is_plain(table.name) {
            say("its name is not plain (a–z, 0–9, _)".into());
        }
        if earlier.iter().any(|other| other.name == table.name) {
            say("it is listed twice".into());
        }
        columns(table, &mut say);
        for tie in table.ties {
            check_tie(earlier, table, tie, &mut say);
        }
    }
    wrong
}

fn columns(table: &Table, say: &mut impl FnMut(String)) {
    let mut seen = HashSet::new();
    for column in table.columns {
        let name = column.name;
        if !is_plain(name) {
            say(format!("the name of {name} is not plain (a–z, 0–9, _)"));
        }
        if !seen.insert(name) {
            say(format!("{name} is listed twice"));
        }
        if column.kind != Kind::Sealed {
            continue;
        }
        if !matches!(column.class, Class::Claimed | Class::Mutual | Class::Vault) {
            say(format!("{name} is sealed, so its class is Claimed, Mutual or Vault"));
        }
        if table.ties.is_empty() || table.key.is_none() {
            say(format!("{name} is sealed, so the table needs a tie and a key"));
        }
    }
    if let Some(key) = table.key
        && table.column(key).is_none_or(|column| column.kind != Kind::Id)
    {
        say(format!("its key {key} is not an id column of it"));
    }
    if !table.ties.is_empty() && table.column("network_id").is_none() {
        say("it has persons, so it needs network_id".into());
    }
}

fn check_tie(earlier: &[&Table], table: &Table, tie: &Tie, say: &mut impl FnMut(String)) {
    if table.column(tie.column).is_none() {
        say(format!("its tie names {}, which it does not have", tie.column));
    }
    if let Some((name, key)) = tie.through {
        match earlier.iter().find(|other| other.name == name) {
            None => say(format!("its tie goes through {name}, which is not listed before it")),
            Some(parent) if parent.ties.is_empty() => {
                say(format!("its tie goes through {name}, which has no person"));
            }
            Some(parent) if parent.column(key).is_none() => {
                say(format!("its tie goes through {name}.{key}, which is not there"));
            }
            Some(_) => {}
        }
    }
    if let OnErase::Blank(columns) = tie.on_erase {
        if columns.is_empty() {
            say("it blanks no column: say Keep".into());
        }
        for column in columns.iter().filter(|name| table.column(name).is_none()) {
            say(format!("it blanks {column}, which it does not have"));
        }
    }
}

/// Names go into generated statements, so they are letters, digits and underscores and nothing else.
fn is_plain(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// Columns without a class, and classes without a column.
pub(super) fn differences(tables: &[&'static Table], schema: &[SchemaColumn]) -> Vec<String> {
    let said: BTreeSet<(&str, &str)> =
        tables.iter().flat_map(|t| t.columns.iter().map(move |c| (t.name, c.name))).collect();
    let there: BTreeSet<(&str, &str)> =
        schema.iter().map(|c| (c.table.as_str(), c.column.as_str())).collect();
    let unclassed =
        there.difference(&said).map(|(t, c)| format!("{t}.{c} is in the database and has no class"));
    let unknown =
        said.difference(&there).map(|(t, c)| format!("{t}.{c} has a class and is not in the database"));
    unclassed.chain(unknown).collect()
}
