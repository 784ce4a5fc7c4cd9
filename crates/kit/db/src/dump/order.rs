//! Which table comes before which: whatever a row points to is there first.

use std::collections::{BTreeMap, BTreeSet};

use super::DumpError;

/// Puts tables in an order in which every foreign key leads back; a table may lead to itself.
pub(super) fn by_foreign_keys(
    tables: Vec<String>,
    keys: &[(String, String)],
) -> Result<Vec<String>, DumpError> {
    let mut waits: BTreeMap<String, BTreeSet<&str>> =
        tables.into_iter().map(|t| (t, BTreeSet::new())).collect();
    for (from, to) in keys.iter().filter(|(from, to)| from != to) {
        if let Some(before) = waits.get_mut(from) {
            before.insert(to);
        }
    }
    let mut ordered: Vec<String> = Vec::with_capacity(waits.len());
    while !waits.is_empty() {
        let ready = waits.iter().find(|(_, before)| before.iter().all(|t| ordered.iter().any(|o| o == t)));
        let Some(next) = ready.map(|(table, _)| table.clone()) else {
            return Err(DumpError::Damaged("two tables lead to each other"));
        };
        waits.remove(&next);
        ordered.push(next);
    }
    Ok(ordered)
}

#[cfg(test)]
mod tests {
    use super::by_foreign_keys;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_pointed_to_comes_first() {
        let key = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let keys = [key("asks", "people"), key("people", "homes"), key("homes", "homes")];
        let ordered = by_foreign_keys(names(&["asks", "homes", "people"]), &keys).unwrap();
        assert_eq!(ordered, names(&["homes", "people", "asks"]));
        assert!(by_foreign_keys(names(&["a", "b"]), &[key("a", "b"), key("b", "a")]).is_err());
    }
}
