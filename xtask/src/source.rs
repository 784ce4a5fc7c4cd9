//! Reads the sources as the checks need them: code without words, or the words alone.

use std::fs;
use std::path::{Path, PathBuf};

use crate::steps::Outcome;

/// One Rust file.
pub struct Source {
    /// Its path from the root of the project, with forward slashes.
    pub path: String,
    /// The text as written.
    pub text: String,
    /// The same length and lines, with comments and the insides of strings blanked.
    pub code: String,
}

impl Source {
    /// Whether the file, as its name tells, holds tests only.
    pub fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs")
            || self.path.contains("/tests/")
            || self.path.starts_with("crates/testkit/")
    }

    /// The code up to the tests at the file's end.
    pub fn program(&self) -> &str {
        if self.is_test() {
            return "";
        }
        self.code.split("#[cfg(test)]").next().unwrap_or_default()
    }

    /// The line number of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.text[..offset].matches('\n').count() + 1
    }

    /// The name by which other files reach this one: its stem, or its folder's for `mod.rs`.
    pub fn module(&self) -> &str {
        let mut parts = self.path.rsplit('/');
        let stem = parts.next().unwrap_or_default().trim_end_matches(".rs");
        if stem == "mod" { parts.next().unwrap_or_default() } else { stem }
    }

    /// The folder of the crate: everything before `/src/` or `/tests/`.
    pub fn room(&self) -> &str {
        let end = self.path.find("/src/").or_else(|| self.path.find("/tests/"));
        end.map_or(self.path.as_str(), |end| &self.path[..end])
    }
}

/// Every Rust file of the project.
pub fn rust(root: &Path) -> Outcome<Vec<Source>> {
    let mut sources = Vec::new();
    for path in files(root, &["crates", "xtask"], "rs")? {
        let text = fs::read_to_string(root.join(&path)).map_err(|error| format!("{path}: {error}"))?;
        let code = blank(&text);
        sources.push(Source { path, text, code });
    }
    Ok(sources)
}

/// The paths, from the root and in order, of all files with that extension.
pub fn files(root: &Path, folders: &[&str], extension: &str) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let path = entry.path();
            if path.is_dir() && !matches!(name.as_str(), "target" | "node_modules" | "vendor") {
                open.push(path);
            } else if path.extension().is_some_and(|it| it == extension) {
                let inner = path.strip_prefix(root).unwrap_or(&path);
                found.push(inner.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Blanks comments and the insides of strings; the offsets of everything else stay.
pub fn blank(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    let (mut at, mut kept) = (0, 0);
    while at < bytes.len() {
        let end = comment(bytes, at).or_else(|| string(bytes, at).map(|(_, _, end)| end));
        let Some(end) = end else {
            at += 1;
            continue;
        };
        out.push_str(&text[kept..at]);
        out.extend(bytes[at..end].iter().map(|byte| if *byte == b'\n' { '\n' } else { ' ' }));
        at = end;
        kept = end;
    }
    out.push_str(&text[kept..]);
    out
}

/// The insides of all string literals, with their offsets; comments do not count.
pub fn strings(text: &str) -> Vec<(usize, &str)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if let Some(end) = comment(bytes, at) {
            at = end;
        } else if let Some((start, stop, end)) = string(bytes, at) {
            found.push((start, &text[start..stop]));
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether `word` stands in `text` with no letter, digit or underscore beside it.
pub fn has_word(text: &str, word: &str) -> bool {
    let is_part = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_');
    text.match_indices(word).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|i| text.as_bytes().get(i));
        !is_part(before) && !is_part(text.as_bytes().get(at + word.len()))
    })
}

/// The end of the comment that starts here.
fn comment(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = &bytes[at..];
    if rest.starts_with(b"//") {
        return Some(rest.iter().position(|b| *b == b'\n').map_or(bytes.len(), |n| at + n));
    }
    if !rest.starts_with(b"/*") {
        return None;
    }
    let (mut depth, mut i) = (0_usize, at);
    while i < bytes.len() {
        if bytes[i..].starts_with(b"/*") {
            depth += 1;
            i += 2;
        } else if bytes[i..].starts_with(b"*/") {
            depth -= 1;
            i += 2;
            if depth == 0 {
                return Some(i);
            }
        } else {
            i += 1;
        }
    }
    Some(bytes.len())
}

/// Start and stop of the inside, and the end, of the string or character that starts here.
fn string(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    match bytes[at] {
        b'"' => {
            let mut i = at + 1;
            while i < bytes.len() && bytes[i] != b'"' {
                i += if bytes[i] == b'\\' { 2 } else { 1 };
            }
            let stop = i.min(bytes.len());
            Some((at + 1, stop, (stop + 1).min(bytes.len())))
        }
        b'r' if at == 0
            || !(bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_')
            || bytes[at - 1] == b'b' =>
        {
            let hashes = bytes[at + 1..].iter().take_while(|b| **b == b'#').count();
            let open = at + 1 + hashes;
            if bytes.get(open) != Some(&b'"') {
                return None;
            }
            let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
            let stop =
                (open + 1..bytes.len()).find(|i| bytes[*i..].starts_with(&close)).unwrap_or(bytes.len());
            Some((open + 1, stop, (stop + close.len()).min(bytes.len())))
        }
        b'\'' => character(bytes, at),
        _ => None,
    }
}

/// A character literal, told from a lifetime by its closing quote.
fn character(bytes: &[u8], at: usize) -> Option<(usize, usize, usize)> {
    let first = *bytes.get(at + 1)?;
    let stop = if first == b'\\' {
        (at + 3..bytes.len().min(at + 14)).find(|i| bytes[*i] == b'\'')?
    } else {
        let width = match first {
            0..=0x7f => 1,
            0x80..=0xdf => 2,
            0xe0..=0xef => 3,
            _ => 4,
        };
        at + 1 + width
    };
    (bytes.get(stop) == Some(&b'\'')).then_some((at + 1, stop, stop + 1))
}

#[cfg(test)]
mod tests {
    use super::{blank, has_word, strings};

    #[test]
    fn words_in_comments_and_strings_are_not_code() {
        let code = blank(
            "let a = \"x::y\"; // kit_db::z\nlet b: &'a str = r#\"q \" w\"#; /* /* in */ out */ let c = '\"';",
        );
        assert_eq!(code.trim_end().lines().count(), 2);
        for gone in ["x::y", "kit_db", " q ", "in", "out"] {
            assert!(!has_word(&code, gone.trim()), "{gone} is still in {code}");
        }
        assert!(has_word(&code, "c") && code.contains("&'a str"));
    }

    #[test]
    fn letters_of_every_script_survive_around_what_is_blanked() {
        assert_eq!(blank("ñ\"é\"ü"), "ñ    ü");
    }

    #[test]
    fn strings_are_found_but_not_those_in_comments() {
        let found: Vec<&str> =
            strings("a(\"one\"); // \"two\"\nb('x', \"th\\\"ree\")").iter().map(|(_, s)| *s).collect();
        assert_eq!(found, ["one", "x", "th\\\"ree"]);
    }
}
