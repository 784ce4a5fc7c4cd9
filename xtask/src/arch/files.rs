//! Files open with a sentence and end before line 500, and no test is ignored.

use crate::source::Source;

const LONGEST: usize = 500;

/// Files that are too long, or start without saying what they are for.
pub fn findings(sources: &[Source]) -> Vec<String> {
    let mut findings = Vec::new();
    for source in sources {
        let lines = source.text.lines().count();
        if lines > LONGEST {
            findings
                .push(format!("{}: {lines} lines; two rooms in one? (no more than {LONGEST})", source.path));
        }
        let first = source.text.lines().next().unwrap_or_default();
        let sentence = first.strip_prefix("//!").map(str::trim).unwrap_or_default();
        if sentence.split(' ').count() < 3 {
            findings.push(format!("{}:1: missing first //! sentence: what is this file for?", source.path));
        }
        for (at, _) in source.code.match_indices("#[ignore") {
            findings.push(format!("{}:{}: an ignored test proves nothing", source.path, source.line(at)));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::findings;
    use crate::source::{Source, blank};

    fn findings_in(text: &str) -> usize {
        findings(&[Source { path: "crates/x/src/a.rs".into(), text: text.into(), code: blank(text) }]).len()
    }

    #[test]
    fn a_file_says_what_it_is_for() {
        assert_eq!(findings_in("//! Reads the stars tonight.\n"), 0);
        assert_eq!(findings_in("use std::fs;\n"), 1);
        assert_eq!(findings_in("//! Stars\n"), 1);
    }

    #[test]
    fn a_file_ends_before_it_is_tiring() {
        let long = format!("//! A long story indeed.\n{}", "//\n".repeat(500));
        assert_eq!(findings_in(&long), 1);
    }
}
