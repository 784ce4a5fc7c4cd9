//! Every `sql!` and `sql_each!` is a constant that its store lists, so that one test can prepare every statement on both engines.

use crate::source::{Source, has_word};

/// Statements that no list names, and lists that nobody hands on.
pub fn findings(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    let stores: Vec<&Source> = sources
        .iter()
        .filter(|source| source.path.starts_with("crates/") && source.room() != "crates/kit/db")
        .collect();
    for source in &stores {
        let program = source.program();
        for at in made(program) {
            match constant(program, at) {
                None => findings.push(format!(
                    "{}:{}: sql! outside a const; the statement test cannot see it",
                    source.path,
                    source.line(at)
                )),
                Some(name) if listed(name, source, &stores) => {}
                Some(name) => findings.push(format!(
                    "{}:{}: {name} is not in `pub const STATEMENTS`",
                    source.path,
                    source.line(at)
                )),
            }
        }
        let lonely = list(program).is_some() && source.module() != "lib" && !handed_on(source, &stores);
        if lonely {
            findings.push(format!("{}: nobody hands on its STATEMENTS", source.path));
        }
    }
    findings
}

/// Where statements are made.
fn made(program: &str) -> impl Iterator<Item = usize> {
    ["sql!", "sql_each!"].into_iter().flat_map(move |made| {
        let opens = move |at: &usize| program[*at + made.len()..].starts_with(['(', '[', '{']);
        program.match_indices(made).map(|(at, _)| at).filter(opens)
    })
}

/// The name of the constant that the `sql!` at this offset fills.
fn constant(program: &str, at: usize) -> Option<&str> {
    let start = program[..at].rfind([';', '{', '}']).map_or(0, |end| end + 1);
    let head = &program[start..at];
    let after = &head[head.rfind("const ")? + "const ".len()..];
    let name = after.split(':').next()?.trim();
    let is_name =
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    (is_name && after.contains('=')).then_some(name)
}

/// The inside of `const STATEMENTS: … = …;`.
fn list(program: &str) -> Option<&str> {
    let start = program.find("const STATEMENTS")?;
    let value = start + program[start..].find('=')?;
    Some(&program[value..value + program[value..].find(';')?])
}

fn listed(name: &str, source: &Source, stores: &[&Source]) -> bool {
    if list(source.program()).is_some_and(|list| has_word(list, name)) {
        return true;
    }
    let from_outside = format!("{}::{name}", source.module());
    let neighbors = stores.iter().filter(|other| other.room() == source.room());
    neighbors.filter_map(|other| list(other.program())).any(|list| has_word(list, &from_outside))
}

fn handed_on(source: &Source, stores: &[&Source]) -> bool {
    let here = format!("{}::STATEMENTS", source.module());
    let neighbors = stores.iter().filter(|other| other.room() == source.room() && other.path != source.path);
    neighbors.map(|other| other.program()).any(|program| {
        program.contains(&here)
            || program.split("pub use ").any(|export| {
                let export = export.split(';').next().unwrap_or_default();
                has_word(export, source.module()) && has_word(export, "STATEMENTS")
            })
    })
}

#[cfg(test)]
mod tests {
    use super::findings;
    use crate::source::{Source, blank};

    fn findings_in(files: &[(&str, &str)]) -> Vec<String> {
        let source = |(path, text): &(&str, &str)| Source {
            path: format!("crates/features/asks/src/{path}"),
            text: (*text).to_owned(),
            code: blank(text),
        };
        findings(&files.iter().map(source).collect::<Vec<_>>())
    }

    #[test]
    fn a_listed_statement_is_welcome() {
        let store =
            "const OPEN: Statement = sql!(\"SELECT 1\");\npub const STATEMENTS: &[Statement] = &[OPEN];";
        let lib = "mod store;\npub fn feature() -> Feature { Feature::new().statements(store::STATEMENTS) }";
        assert_eq!(findings_in(&[("store.rs", store), ("lib.rs", lib)]), Vec::<String>::new());
    }

    #[test]
    fn a_statement_that_no_list_names_is_found() {
        let store = "const OPEN: Statement = sql!(\"SELECT 1\");\npub const STATEMENTS: &[Statement] = &[];";
        let lib = "pub use store::{STATEMENTS, Store};";
        assert_eq!(findings_in(&[("store.rs", store), ("lib.rs", lib)]).len(), 1);
    }

    #[test]
    fn a_statement_about_many_keys_is_listed_like_others() {
        let each =
            "const SOME: Each = sql_each!(\"SELECT 1 IN (\", \")\");\npub const STATEMENTS: &[Statement] = ";
        let lib = "pub use store::{STATEMENTS, Store};";
        let findings = |list: &str| findings_in(&[("store.rs", &format!("{each}{list}")), ("lib.rs", lib)]);
        assert_eq!(findings("&[SOME.few, SOME.many];"), Vec::<String>::new());
        assert_eq!(findings("&[];").len(), 1);
    }

    #[test]
    fn a_statement_made_on_the_fly_is_found() {
        let store = "fn f(tx: &mut Tx) { tx.run(&sql!(\"DELETE FROM asks\"), &[]) }";
        assert_eq!(findings_in(&[("store.rs", store)]).len(), 1);
    }

    #[test]
    fn a_list_that_nobody_hands_on_is_found() {
        let store = "pub const STATEMENTS: &[Statement] = &[];";
        assert_eq!(findings_in(&[("store.rs", store), ("lib.rs", "mod store;")]).len(), 1);
    }
}
