//! Languages as lists name them, in English and in Spanish, and the codes that are kept.

use kit_vault::plain_words;

/// A code of ISO 639 and the names under which lists have it, without accents.
const NAMES: &[(&str, &[&str])] = &[
    ("en", &["english", "ingles"]),
    ("es", &["spanish", "espanol", "castellano"]),
    ("zh", &["chinese", "mandarin", "chinese mandarin", "chino", "mandarin chinese"]),
    ("yue", &["cantonese", "chinese cantonese", "cantones"]),
    ("nan", &["taiwanese", "hokkien"]),
    ("ko", &["korean", "coreano"]),
    ("vi", &["vietnamese", "vietnamita"]),
    ("tl", &["tagalog", "filipino"]),
    ("hy", &["armenian", "armenio"]),
    ("fa", &["farsi", "persian", "persa"]),
    ("ar", &["arabic", "arabe"]),
    ("ru", &["russian", "ruso"]),
    ("uk", &["ukrainian", "ucraniano"]),
    ("ja", &["japanese", "japones"]),
    ("km", &["khmer", "cambodian", "camboyano"]),
    ("th", &["thai", "tailandes"]),
    ("fr", &["french", "frances"]),
    ("de", &["german", "aleman"]),
    ("it", &["italian", "italiano"]),
    ("pt", &["portuguese", "portugues"]),
    ("pl", &["polish", "polaco"]),
    ("sv", &["swedish", "sueco"]),
    ("el", &["greek", "griego"]),
    ("hi", &["hindi"]),
    ("bn", &["bengali", "bangla"]),
    ("pa", &["punjabi"]),
    ("ur", &["urdu"]),
    ("te", &["telugu"]),
    ("am", &["amharic", "amarico"]),
    ("ti", &["tigrinya"]),
    ("so", &["somali"]),
    ("ht", &["haitian creole", "kreyol", "creole", "criollo haitiano"]),
    ("he", &["hebrew", "hebreo"]),
    ("ase", &["asl", "american sign language", "lengua de senas americana"]),
];

/// The codes in a text such as `English, Spanish` or `en es`, no two alike, and the words that are none.
pub(super) fn codes(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut codes, mut odd) = (Vec::<String>::new(), Vec::new());
    let is_codes = text.split_whitespace().all(is_code);
    let parts =
        text.split(|c: char| matches!(c, ',' | ';' | '/' | '|' | '\n' | '&') || (is_codes && c == ' '));
    for part in parts.map(str::trim).filter(|part| !part.is_empty()) {
        for name in part.split(" and ").flat_map(|part| part.split(" y ")).map(str::trim) {
            match code(name) {
                Some(code) if codes.contains(&code) => {}
                Some(code) => codes.push(code),
                None => odd.push(name.to_owned()),
            }
        }
    }
    (codes, odd)
}

fn code(name: &str) -> Option<String> {
    if is_code(name) {
        return Some(name.to_owned());
    }
    let plain = plain_words(name).join(" ");
    let known = NAMES.iter().find(|(code, names)| *code == plain || names.contains(&plain.as_str()));
    known.map(|(code, _)| (*code).to_owned())
}

/// The name of a language in English, if it is known.
pub(super) fn name(code: &str) -> Option<&'static str> {
    NAMES.iter().find(|(known, _)| *known == code).and_then(|(_, names)| names.first().copied())
}

/// As we write codes; `asl` is a name that looks like one.
fn is_code(word: &str) -> bool {
    (2..=3).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_lowercase())
        && word != "asl"
        && word != "and"
}
