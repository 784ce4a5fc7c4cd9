//! Makes typed text harmless and printable: no control characters, and a line for the pen where no font has the letters.

use std::collections::BTreeSet;

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

use crate::{Script, Warning};

/// Longest line for a pen that stands for one run of letters.
const LINE: usize = 12;
/// Letters shown in a warning, so that whoever reads it knows which ones are meant.
const SAMPLE: usize = 12;

/// Removes what no reader sees: control characters, marks that turn the direction of what follows, byte marks.
/// Line ends stay.
pub fn clean(value: &mut Value) {
    each_text(value, &mut |text| {
        if text.bytes().all(|byte| (0x20..0x7F).contains(&byte)) {
            return;
        }
        *text = text.replace("\r\n", "\n").nfc().filter_map(kept).collect();
    });
}

/// Letters beyond ASCII that any text uses.
pub fn letters(value: &mut Value) -> BTreeSet<char> {
    let mut used = BTreeSet::new();
    each_text(value, &mut |text| used.extend(text.chars().filter(|letter| !letter.is_ascii())));
    used
}

/// Writes a line for the pen where no font has the letters, drops signs and pictures, and tells about both.
pub fn fill_gaps(value: &mut Value, missing: &BTreeSet<char>) -> Vec<Warning> {
    let mut gaps: Vec<(Script, String)> = Vec::new();
    if missing.is_empty() {
        return Vec::new();
    }
    each_text(value, &mut |text| {
        if text.chars().any(|letter| missing.contains(&letter)) {
            *text = without(text, missing, &mut gaps);
        }
    });
    gaps.into_iter().map(|(script, sample)| Warning::no_font(script, sample)).collect()
}

fn without(text: &str, missing: &BTreeSet<char>, gaps: &mut Vec<(Script, String)>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line = 0;
    for letter in text.chars() {
        if !missing.contains(&letter) {
            // Spaces within a run of missing words become part of its line.
            line = if line > 0 && letter == ' ' { line } else { 0 };
            out.push(letter);
            continue;
        }
        let script = Script::of(letter);
        note(gaps, script, letter);
        if script != Script::Symbol && line < LINE {
            out.push_str("__");
            line += 1;
        }
    }
    if gaps.iter().any(|(script, _)| *script == Script::Symbol) {
        return out.replace("  ", " ").trim_matches(' ').to_owned();
    }
    out
}

fn note(gaps: &mut Vec<(Script, String)>, script: Script, letter: char) {
    match gaps.iter_mut().find(|(known, _)| *known == script) {
        Some((_, sample)) if sample.contains(letter) || sample.chars().count() >= SAMPLE => {}
        Some((_, sample)) => sample.push(letter),
        None => gaps.push((script, letter.to_string())),
    }
}

fn kept(letter: char) -> Option<char> {
    match letter {
        '\n' => Some('\n'),
        '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some(' '),
        // Embeddings and isolates could turn the rest of a line around; the templates isolate what must be.
        '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E0FFF}'
        | '\u{FFF0}'..='\u{FFFF}' => None,
        control if control.is_control() => None,
        letter => Some(letter),
    }
}

fn each_text(value: &mut Value, change: &mut impl FnMut(&mut String)) {
    match value {
        Value::String(text) => change(text),
        Value::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        Value::Object(fields) => fields.values_mut().for_each(|field| each_text(field, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_nobody_sees_is_taken_out() {
        let mut value = json!(["a\u{0}b\u{202E}c\u{7}\r\nd\te", {"deep": "\u{FEFF}é"}]);
        clean(&mut value);
        assert_eq!(value, json!(["abc\nd e", {"deep": "é"}]));
    }

    #[test]
    fn letters_without_a_font_become_a_line_for_the_pen_and_pictures_go() {
        let mut value = json!("Ask ភាសា 🏮 please");
        let missing = letters(&mut value);
        let told = fill_gaps(&mut value, &missing);
        assert_eq!(value, json!("Ask ________ please"));
        assert_eq!(told.len(), 2);
        assert!(matches!(&told[0], Warning::NoFont { script: Script::Khmer, sample } if sample == "ភាស"));
    }
}
