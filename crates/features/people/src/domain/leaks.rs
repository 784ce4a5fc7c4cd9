//! Finds what a public line must not give away: phones, e-mails, addresses, card and identity numbers.

use std::ops::Range;

/// What kind of private thing stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LeakKind {
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A house number with its street, a unit, or a ZIP beside a street.
    Address,
    /// A payment card's number.
    Card,
    /// A social-security or tax number.
    Ssn,
    /// An alien registration number.
    ANumber,
}

/// One find.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// What it is.
    pub kind: LeakKind,
    /// Where, in bytes of the line.
    pub span: Range<usize>,
    /// The words themselves, to be moved where only the helper reads them.
    pub text: String,
}

/// Words that make a street of a number and a name.
const STREETS: &[&str] = &[
    "st",
    "street",
    "ave",
    "av",
    "avenue",
    "blvd",
    "boulevard",
    "rd",
    "road",
    "dr",
    "drive",
    "ln",
    "lane",
    "ct",
    "court",
    "pl",
    "place",
    "way",
    "ter",
    "terrace",
    "cir",
    "circle",
    "hwy",
    "highway",
    "pkwy",
    "parkway",
    "calle",
    "avenida",
    "camino",
    "paseo",
    "via",
];

/// Those of them that people use for other things: they need a house number of three digits.
const EVERYDAY: &[&str] =
    &["way", "place", "drive", "court", "circle", "road", "lane", "camino", "paseo", "via"];

/// Words that no street has in its name between the number and "street".
const NOT_NAMES: &[&str] = &[
    "the", "a", "an", "on", "in", "to", "my", "your", "of", "by", "and", "for", "at", "with", "y", "de",
    "en", "para",
];

/// Words before the number of a door.
const UNITS: &[&str] =
    &["apt", "apartment", "unit", "suite", "ste", "#", "depto", "departamento", "apartamento", "depa", "num"];

/// Everything in a line that points at somebody, in reading order and without overlap.
pub fn leaks(line: &str) -> Vec<Leak> {
    let words = words(line);
    let mut spans = emails(line, &words);
    spans.extend(numbers(line));
    spans.extend(addresses(line, &words));
    spans.sort_by_key(|(_, span)| (span.start, std::cmp::Reverse(span.end)));
    let mut out: Vec<Leak> = Vec::new();
    for (kind, span) in spans {
        if out.last().is_none_or(|last| last.span.end <= span.start) {
            out.push(Leak { kind, text: line[span.clone()].to_owned(), span });
        }
    }
    out
}

type Find = (LeakKind, Range<usize>);

fn words(line: &str) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = None;
    for (at, c) in line.char_indices().chain([(line.len(), ' ')]) {
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                out.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    out
}

fn emails(line: &str, words: &[Range<usize>]) -> Vec<Find> {
    let mut out = Vec::new();
    for word in words {
        let outer = |c: char| !c.is_alphanumeric();
        let text = &line[word.clone()];
        let from = word.start + (text.len() - text.trim_start_matches(outer).len());
        let to = from + text.trim_matches(outer).len();
        if let Some((name, host)) = line[from..to].split_once('@')
            && !name.is_empty()
            && host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && b.chars().count() >= 2)
        {
            out.push((LeakKind::Email, from..to));
        }
    }
    let lower = line.to_ascii_lowercase();
    for mark in [" at gmail", " at yahoo", " at hotmail", " at outlook", " at icloud", " arroba "] {
        if let Some(at) = lower.find(mark) {
            let from = lower[..at].rfind(char::is_whitespace).map_or(0, |n| n + 1);
            let to = lower[at + 1..].split_whitespace().take(4).fold(at + 1, |end, word| {
                if end > at + 1 && !matches!(word, "dot" | "com" | "punto") && !word.contains("mail") {
                    return end;
                }
                lower[end..].find(word).map_or(end, |n| end + n + word.len())
            });
            out.push((LeakKind::Email, from..to));
        }
    }
    out
}

/// Digits that belong together: with nothing but spaces, dots, dashes, slashes and brackets between them.
fn numbers(line: &str) -> Vec<Find> {
    let mut out = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, c) in line.char_indices().chain([(line.len(), '\n')]) {
        if c.is_numeric() {
            run = Some(run.map_or(at, |r| r.start)..at + c.len_utf8());
        } else if !matches!(c, ' ' | '.' | '-' | '(' | ')' | '/' | '\u{2010}'..='\u{2015}' | '\u{a0}')
            && let Some(run) = run.take()
        {
            out.extend(number(line, run));
        }
    }
    out
}

fn number(line: &str, span: Range<usize>) -> Option<Find> {
    let text = &line[span.clone()];
    let digits: Vec<u32> = text.chars().filter_map(digit).collect();
    let before = line[..span.start].trim_end_matches([' ', '-', '#', ':', '.']);
    let groups: Vec<usize> = text
        .split(|c: char| digit(c).is_none())
        .map(|group| group.chars().count())
        .filter(|&n| n > 0)
        .collect();
    let alien = before.ends_with(['A', 'a']) && !before[..before.len() - 1].ends_with(char::is_alphanumeric);
    if alien && (7..=9).contains(&digits.len()) {
        return Some((LeakKind::ANumber, before.len() - 1..span.end));
    }
    if (13..=19).contains(&digits.len()) && luhn(&digits) {
        return Some((LeakKind::Card, span));
    }
    let named = ["ssn", "social", "itin", "seguro social", "seguro"];
    let said = named.iter().any(|name| before.to_lowercase().ends_with(name));
    if digits.len() == 9 && (said || groups == [3, 2, 4]) {
        return Some((LeakKind::Ssn, span));
    }
    let phone = match digits.len() {
        7 => groups == [3, 4],
        10 => true,
        11 => digits.first() == Some(&1) || groups.len() > 1,
        8..=15 => {
            before.ends_with('+')
                || line[..span.start].ends_with('+')
                || (groups.len() >= 2 && digits.len() > 9)
        }
        _ => false,
    };
    phone.then(|| {
        let lead = line[..span.start].trim_end_matches(['+', '(']).len();
        (LeakKind::Phone, lead..span.end)
    })
}

fn digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(c as u32 - 0x660),
        '\u{6f0}'..='\u{6f9}' => Some(c as u32 - 0x6f0),
        '\u{ff10}'..='\u{ff19}' => Some(c as u32 - 0xff10),
        c => c.to_digit(10),
    }
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(n, &d)| if n % 2 == 0 { d } else { d * 2 / 10 + d * 2 % 10 })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|&d| d != 0)
}

/// A house number, at most three words of a name, and a word for a street; or the street first, as in Spanish;
/// or the number of a door.
fn addresses(line: &str, words: &[Range<usize>]) -> Vec<Find> {
    let bare: Vec<String> = words.iter().map(|w| bare(&line[w.clone()])).collect();
    let is_street = |n: usize| bare.get(n).is_some_and(|w| STREETS.contains(&w.as_str()));
    let mut out = Vec::new();
    for (n, word) in words.iter().enumerate() {
        if is_house_number(&bare[n]) && !is_ordinal_street(&bare[n]) {
            let names = |m: usize| !bare[n + 1..m].iter().any(|word| NOT_NAMES.contains(&word.as_str()));
            let likely = |m: usize| bare[n].len() >= 3 || !EVERYDAY.contains(&bare[m].as_str());
            if let Some(end) = (n + 2..=n + 4).find(|&m| is_street(m) && names(m) && likely(m)) {
                out.push((LeakKind::Address, word.start..words[end].end));
            } else if n + 1 < words.len() && is_ordinal_street(&bare[n + 1]) && bare[n].len() >= 2 {
                out.push((LeakKind::Address, word.start..words[n + 1].end));
            } else if let Some(street) = (n.saturating_sub(4)..n).find(|&m| is_spanish_street(&bare[m]))
                && n > street + 1
            {
                out.push((LeakKind::Address, words[street].start..word.end));
            }
        }
        let unit = UNITS.contains(&bare[n].as_str()) && words.len() > n + 1 && is_door(&bare[n + 1]);
        if unit {
            out.push((LeakKind::Address, word.start..words[n + 1].end));
        } else if line[word.clone()].starts_with('#') && is_door(bare[n].trim_start_matches('#')) {
            out.push((LeakKind::Address, word.clone()));
        }
    }
    out
}

fn bare(word: &str) -> String {
    if word == "#" {
        return word.to_owned();
    }
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    (1..=5).contains(&digits) && matches!(rest, "" | "1/2" | "a" | "b" | "c" | "d")
}

fn is_spanish_street(word: &str) -> bool {
    matches!(word, "calle" | "avenida" | "camino" | "paseo")
}

/// `3rd`, `43rd`: in "1215 w 43rd" the street needs no other word.
fn is_ordinal_street(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits > 0 && matches!(&word[digits..], "st" | "nd" | "rd" | "th")
}

fn is_door(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (1..=5).contains(&word.len())
        && digits >= 1
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        || (word.len() == 1 && word.chars().all(|c| c.is_ascii_alphabetic() && !matches!(c, 'a' | 'i' | 'y')))
}

#[cfg(test)]
mod tests;
