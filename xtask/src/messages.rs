//! Checks that English and Spanish say the same things, under the names that pages and code use.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::source::{self, files, strings};
use crate::steps::Outcome;

const LANGUAGES: [&str; 2] = ["en", "es"];

/// One message of one language: where it stands and what it says.
struct Message {
    place: String,
    text: String,
}

type Catalogue = BTreeMap<String, Message>;

/// Keys and `$arguments` alike in all languages, keys named after their crate, every used key there; unused ones told.
pub fn check(root: &Path) -> Outcome {
    let mut findings = Vec::new();
    let mut catalogues: Vec<Catalogue> = Vec::new();
    for language in LANGUAGES {
        catalogues.push(catalogue(root, language, &mut findings)?);
    }
    for (language, own) in LANGUAGES.iter().zip(&catalogues) {
        for (other, theirs) in LANGUAGES.iter().zip(&catalogues).filter(|(other, _)| *other != language) {
            findings.extend(compare(own, theirs, language, other));
        }
    }
    let prefixes = prefixes(root)?;
    let uses = uses(root, &prefixes)?;
    let first = &catalogues[0];
    findings.extend(
        uses.needed.iter().filter(|(key, _)| !first.keys().any(|known| matches(key, known))).map(
            |(key, place)| {
                format!("{place}: no message {key} (not a key? end the line with `// i18n: not a key`)")
            },
        ),
    );
    let unused: Vec<&String> = first.keys().filter(|key| !uses.names(key)).collect();
    for key in &unused {
        println!("unused: {key} ({})", first[*key].place);
    }
    println!("{} messages in {} languages, {} unused", first.len(), LANGUAGES.len(), unused.len());
    if findings.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n{} findings", findings.join("\n"), findings.len()))
    }
}

fn catalogue(root: &Path, language: &str, findings: &mut Vec<String>) -> Outcome<Catalogue> {
    let mut all = Catalogue::new();
    for path in files(root, &["crates"], "ftl")? {
        if !path.ends_with(&format!("/locales/{language}.ftl")) {
            continue;
        }
        let prefix = format!("{}-", room(&path));
        let text = fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        for (line, key, text) in entries(&text) {
            let place = format!("{path}:{line}");
            if !key.starts_with(&prefix) {
                findings.push(format!("{place}: {key} does not start with {prefix}"));
            }
            if text.trim().is_empty() {
                findings.push(format!("{place}: {key} says nothing"));
            }
            if let Some(first) = all.insert(key.clone(), Message { place: place.clone(), text }) {
                findings.push(format!("{place}: {key} is also at {}", first.place));
            }
        }
    }
    Ok(all)
}

fn compare(own: &Catalogue, theirs: &Catalogue, language: &str, other: &str) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, message) in own {
        match theirs.get(key) {
            None => {
                findings.push(format!("{}: {key} is there in {language} but not in {other}", message.place));
            }
            Some(twin) if arguments(&message.text) != arguments(&twin.text) && language < other => {
                findings.push(format!("{}: {key} has other $arguments than in {other}", message.place));
            }
            Some(_) => {}
        }
    }
    findings
}

/// Line, key and text of each message; terms (`-brand`) and comments are not asked for by name.
fn entries(text: &str) -> Vec<(usize, String, String)> {
    let mut found: Vec<(usize, String, String)> = Vec::new();
    let mut in_message = false;
    for (number, line) in text.lines().enumerate() {
        if line.starts_with([' ', '\t', '}']) || line.is_empty() {
            if let Some(last) = found.last_mut().filter(|_| in_message) {
                last.2.push('\n');
                last.2.push_str(line);
            }
            continue;
        }
        in_message = false;
        let Some((key, value)) = line.split_once('=') else { continue };
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            in_message = true;
            found.push((number + 1, key.trim().to_owned(), value.to_owned()));
        }
    }
    found
}

fn arguments(text: &str) -> BTreeSet<&str> {
    let names = text.split('$').skip(1);
    names
        .map(|rest| {
            rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').next().unwrap_or("")
        })
        .collect()
}

/// `crates/features/asks/locales/en.ftl` → `asks`.
fn room(path: &str) -> &str {
    path.split("/locales/").next().and_then(|folder| folder.rsplit('/').next()).unwrap_or_default()
}

fn prefixes(root: &Path) -> Outcome<BTreeSet<String>> {
    let all = files(root, &["crates"], "ftl")?;
    Ok(all.iter().map(|path| format!("{}-", room(path))).collect())
}

/// What pages and code ask for.
#[derive(Default)]
struct Uses {
    /// Keys that must exist, or patterns of which one must, with the place of their first use.
    needed: BTreeMap<String, String>,
    /// Words that may be keys.
    perhaps: BTreeSet<String>,
}

impl Uses {
    fn names(&self, key: &str) -> bool {
        self.needed.keys().chain(&self.perhaps).any(|pattern| matches(pattern, key))
    }
}

fn uses(root: &Path, prefixes: &BTreeSet<String>) -> Outcome<Uses> {
    let mut uses = Uses::default();
    let is_key =
        |word: &str| prefixes.iter().any(|prefix| word.starts_with(prefix)) && looks_like_a_key(word);
    for source in
        source::rust(root)?.iter().filter(|source| source.path.starts_with("crates/") && !source.is_test())
    {
        // Tests at the end of a file begin with a brace; `mod tests;` at its top ends nothing.
        let tests = source.text.find("#[cfg(test)]\nmod tests {");
        let program = &source.text[..tests.unwrap_or(source.text.len())];
        for (at, word) in strings(program).into_iter().filter(|(_, word)| is_key(word)) {
            let line = program[at..].lines().next().unwrap_or_default();
            if !line.contains("i18n: not a key") {
                let place = format!("{}:{}", source.path, source.line(at));
                uses.needed.entry(pattern(word)).or_insert(place);
            }
        }
    }
    for extension in ["html", "txt"] {
        for path in files(root, &["crates"], extension)? {
            let text = fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
            for (number, line) in expressions(&text).lines().enumerate() {
                for (at, word) in strings(line).into_iter().filter(|(_, word)| is_key(word)) {
                    if is_translated(&line[at + word.len()..]) {
                        uses.needed.entry(pattern(word)).or_insert(format!("{path}:{}", number + 1));
                    } else {
                        uses.perhaps.insert(pattern(word));
                    }
                }
            }
        }
    }
    for path in files(root, &["crates"], "ftl")? {
        let text = fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let inner = text.split('{').skip(1).map(str::trim_start);
        let words =
            inner.filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next());
        uses.perhaps.extend(words.filter(|word| is_key(word)).map(str::to_owned));
    }
    Ok(uses)
}

/// What stands in `{{ }}` and `{% %}`, where it stands; everything else is blank, so that no quote of an attribute
/// pairs with a quote of an expression.
fn expressions(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let blank = |part: &str| -> String { part.chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect() };
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at + close.len());
        out.push_str(&blank(&rest[..start]));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out + &blank(rest)
}

/// `"|t`, `" | tn(…)`, `"|ta(…)`: the filters that look a key up have short names.
fn is_translated(rest: &str) -> bool {
    let Some(filter) = rest.strip_prefix('"').and_then(|rest| rest.trim_start().strip_prefix('|')) else {
        return false;
    };
    let name = filter
        .trim_start()
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .next()
        .unwrap_or_default();
    name.starts_with('t') && name.len() <= 3
}

fn looks_like_a_key(word: &str) -> bool {
    word.bytes().all(|b| {
        b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'{' | b'}' | b'_' | b':' | b'.')
    }) && pattern(word)
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'*'))
}

/// `asks-kind-{kind}` and `asks-kind-` → `asks-kind-*`.
fn pattern(word: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in word.chars() {
        match c {
            '{' => {
                inside = true;
                out.push('*');
            }
            '}' => inside = false,
            _ if !inside => out.push(c),
            _ => {}
        }
    }
    if out.ends_with('-') {
        out.push('*');
    }
    out
}

fn matches(pattern: &str, key: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = key.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (i, part) in parts.iter().enumerate() {
        if i + 1 == parts.len() {
            return rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{arguments, entries, expressions, is_translated, looks_like_a_key, matches, pattern};

    #[test]
    fn only_expressions_of_a_page_are_read_and_they_stay_where_they_are() {
        let page = "<p aria-label=\"{{ \"asks-a\"|t }}\">\n{% if x %}\"asks-b\"";
        let read = expressions(page);
        assert_eq!(read.len(), page.len());
        assert_eq!(read.find("\"asks-a\""), page.find("\"asks-a\""));
        assert!(!read.contains("asks-b") && !read.contains("aria") && read.contains("{% if x %}"));
    }

    #[test]
    fn a_message_is_a_key_and_all_its_lines() {
        let text = "# note\nasks-a = Hello { $name }\nasks-b =\n    { $n ->\n        [one] One\n       *[other] { $n }\n    }\n-brand = F\n";
        let found = entries(text);
        assert_eq!(
            found.iter().map(|(line, key, _)| (*line, key.as_str())).collect::<Vec<_>>(),
            [(2, "asks-a"), (3, "asks-b")]
        );
        assert_eq!(arguments(&found[0].2), arguments("$name"));
        assert_eq!(arguments(&found[1].2), arguments("$n"));
    }

    #[test]
    fn a_key_with_a_gap_names_all_that_fit() {
        assert!(matches(&pattern("asks-kind-{kind}"), "asks-kind-food"));
        assert!(matches(&pattern("asks-kind-"), "asks-kind-food"));
        assert!(matches(&pattern("asks-{}-title"), "asks-new-title"));
        assert!(!matches(&pattern("asks-kind-{kind}"), "asks-when-now"));
        assert!(!matches("asks-title", "asks-title-long"));
    }

    #[test]
    fn only_short_t_filters_look_a_key_up() {
        assert!(is_translated("\"|t }}") && is_translated("\" | tn(3) }}"));
        assert!(!is_translated("\"|trim }}") && !is_translated("\">"));
        assert!(looks_like_a_key("asks-title") && !looks_like_a_key("asks-card wide"));
    }
}
