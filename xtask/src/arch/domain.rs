//! A domain decides and does nothing else, so it imports nothing that could act.

use super::Room;
use crate::source::{Source, has_word};

/// All that a domain may name besides its own crate: words, places, and what only derives or computes.
const MAY: [&str; 7] =
    ["serde", "kit-base", "kit-geo", "thiserror", "unicode-normalization", "csv", "encoding_rs"];

/// Plain values, and what only computes, of crates that otherwise act: a lower room's own domain among them.
const VALUES: [&str; 6] = [
    "kit_db::NetworkId",
    "kit_i18n::Lang",
    "kit_i18n::SPOKEN",
    "asks::domain",
    "offers::domain",
    "people::leaks",
];

/// The rooms of a feature that perform things.
const ACTING: [&str; 6] = ["store", "pages", "jobs", "messages", "prints", "routes"];

/// Imports in `domain.rs` and `domain/` that reach for a database, the web or the acting half of their own crate.
pub fn findings(rooms: &[Room], sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources.iter().filter(|source| is_domain(&source.path)) {
        let Some(room) = rooms.iter().find(|room| room.folder == source.room()) else { continue };
        let program = source.program();
        for lean in room.leans_on.iter().filter(|lean| !lean.for_tests && !MAY.contains(&lean.name.as_str()))
        {
            let name = lean.name.replace('-', "_");
            if has_path(program, &name) {
                findings.push(format!("{}: a domain does not use {name}", source.path));
            }
        }
        for acting in ACTING.iter().filter(|acting| program.contains(&format!("crate::{acting}"))) {
            findings.push(format!("{}: a domain does not reach into {acting}", source.path));
        }
        if has_word(program, "async") || has_word(program, "await") {
            findings.push(format!("{}: a domain has nothing to wait for", source.path));
        }
    }
    findings
}

fn is_domain(path: &str) -> bool {
    path.starts_with("crates/features/")
        && (path.ends_with("/src/domain.rs") || path.contains("/src/domain/"))
}

/// Whether the code names the crate as the first step of a path, other than for one of the plain values.
fn has_path(code: &str, name: &str) -> bool {
    let path = format!("{name}::");
    code.match_indices(&path).any(|(at, _)| {
        let starts = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
        starts && !only_values(name, &code[at + path.len()..])
    })
}

/// `NetworkId`, or a group in braces of nothing but such values.
fn only_values(name: &str, rest: &str) -> bool {
    let group = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
    let one = || rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let items: Vec<&str> = group.map_or_else(|| vec![one()], |group| group.split(',').collect());
    let mut items = items.iter().map(|item| item.trim()).filter(|item| !item.is_empty());
    items.all(|item| VALUES.contains(&format!("{name}::{item}").as_str()))
}

#[cfg(test)]
mod tests {
    use super::findings;
    use crate::arch::{Lean, Room};
    use crate::source::{Source, blank};

    fn findings_in(text: &str) -> Vec<String> {
        let names = ["kit-base", "kit-db", "axum"];
        let leans_on = names.map(|name| Lean { name: name.to_owned(), for_tests: false }).into();
        let room = Room { name: "asks".into(), folder: "crates/features/asks".into(), leans_on };
        let path = "crates/features/asks/src/domain/ask.rs".into();
        findings(&[room], &[Source { path, text: text.into(), code: blank(text) }])
    }

    #[test]
    fn a_domain_that_only_decides_is_welcome() {
        assert!(
            findings_in("use kit_base::Id;\nuse crate::domain::Lamp;\n// kit_db::Tx is for the store")
                .is_empty()
        );
    }

    #[test]
    fn a_domain_that_acts_is_found() {
        assert_eq!(findings_in("use kit_db::Tx;").len(), 1);
        assert_eq!(findings_in("use kit_db::{NetworkId, Tx};").len(), 1);
        assert_eq!(findings_in("fn f() { axum::serve() }").len(), 1);
        assert_eq!(findings_in("use crate::store::load;").len(), 1);
        assert_eq!(findings_in("pub async fn f() {}").len(), 1);
    }
}
