//! Single cells: phones, e-mails, names and languages as people type them into a table.

use crate::domain::columns::fold;

/// One e-mail address and nothing else.
pub fn is_email(cell: &str) -> bool {
    let cell = cell.trim();
    cell.split_once('@').is_some_and(|(name, host)| {
        let dotted = host.split_once('.').is_some_and(|(a, b)| !a.is_empty() && b.len() >= 2);
        !name.is_empty() && dotted && !host.contains('@') && !cell.contains(char::is_whitespace)
    })
}

/// One phone number and nothing else.
pub fn is_phone(cell: &str) -> bool {
    let plain = |c: char| c.is_ascii_digit() || " +-().x".contains(c);
    (7..=15).contains(&digits(cell))
        && cell.chars().all(plain)
        && super::dates::parse(cell, super::dates::Order::MonthFirst, 2000).is_none()
}

fn digits(text: &str) -> usize {
    text.chars().filter(char::is_ascii_digit).count()
}

/// Every phone number in a cell, as it was typed. None: there are words only, or a number that a spreadsheet spoiled
/// (2.13555E+09).
pub fn phones(cell: &str) -> Vec<String> {
    let mut text = cell.to_owned();
    for word in [" or ", " o ", " y ", " and ", " & ", "/", ";", ",", "|", "\n", " ó "] {
        text = text.replace(word, "\u{1}");
    }
    text.split('\u{1}')
        .flat_map(twins)
        .filter(|piece| (7..=15).contains(&digits(piece)) && !spoiled(piece))
        .collect()
}

/// Two numbers of ten digits without a mark between them.
fn twins(piece: &str) -> Vec<String> {
    let trim = |text: &str| {
        let from = text.find(|c: char| c.is_ascii_digit() || c == '+' || c == '(').unwrap_or(0);
        let text = text.get(from..).unwrap_or_default();
        text.trim_matches(|c: char| c.is_whitespace() || c == '-' || c == ':').to_owned()
    };
    if digits(piece) == 20 {
        let mut seen = 0;
        let at = piece.char_indices().find(|(_, c)| {
            seen += usize::from(c.is_ascii_digit());
            seen == 11
        });
        if let Some((at, _)) = at {
            // A bracket belongs to the number behind it.
            let at = piece[..at].rfind(|c: char| c.is_ascii_digit()).map_or(at, |last| last + 1);
            return vec![trim(&piece[..at]), trim(&piece[at..])];
        }
    }
    vec![trim(piece)]
}

fn spoiled(piece: &str) -> bool {
    let lower = piece.to_ascii_lowercase();
    lower.contains("e+")
        || lower.split_once('e').is_some_and(|(a, b)| a.contains('.') && b.parse::<i32>().is_ok())
}

/// The names in a cell: "Ana y Luis", "Ana; Luis", "Ana / Luis".
pub fn names(cell: &str) -> Vec<String> {
    if super::table::is_formula(cell) || cell.contains("://") {
        return vec![cell.to_owned()];
    }
    let mut text = cell.to_owned();
    for word in [" y ", " and ", " & ", " + ", ";", "/", "\n", " e "] {
        text = text.replace(word, "\u{1}");
    }
    text.split('\u{1}').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// Names of languages, folded, with their codes.
const LANGUAGES: &[(&str, &str)] = &[
    ("english", "en"),
    ("ingles", "en"),
    ("eng", "en"),
    ("en", "en"),
    ("spanish", "es"),
    ("espanol", "es"),
    ("castellano", "es"),
    ("spa", "es"),
    ("es", "es"),
    ("sp", "es"),
    ("chinese", "zh"),
    ("chino", "zh"),
    ("mandarin", "zh"),
    ("cantonese", "zh"),
    ("tagalog", "tl"),
    ("filipino", "tl"),
    ("korean", "ko"),
    ("coreano", "ko"),
    ("armenian", "hy"),
    ("armenio", "hy"),
    ("vietnamese", "vi"),
    ("vietnamita", "vi"),
    ("farsi", "fa"),
    ("persian", "fa"),
    ("persa", "fa"),
    ("russian", "ru"),
    ("ruso", "ru"),
    ("arabic", "ar"),
    ("arabe", "ar"),
    ("japanese", "ja"),
    ("japones", "ja"),
    ("khmer", "km"),
    ("zapoteco", "zap"),
    ("zapotec", "zap"),
];

/// The languages named in a cell, each once, in their order.
pub fn languages(cell: &str) -> Vec<&'static str> {
    let folded = fold(cell);
    let mut out = Vec::new();
    for word in folded.split(' ') {
        if let Some((_, code)) = LANGUAGES.iter().find(|(name, code)| *name == word || *code == word)
            && !out.contains(code)
        {
            out.push(*code);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_phones_in_one_field_are_two_phones() {
        for cell in [
            "213-555-0142 / 213-555-0143",
            "213-555-0142; 213-555-0143",
            "213-555-0142 o 213-555-0143",
            "213-555-0142 213-555-0143",
            "home: 213-555-0142, cell: 213-555-0143",
            "(213-555-0142 (213-555-0143",
        ] {
            let found = phones(cell);
            assert_eq!(found.len(), 2, "{cell}: {found:?}");
            assert!(found[0].contains("0142") && found[1].contains("0143"), "{found:?}");
            assert_eq!(found[1].chars().filter(char::is_ascii_digit).count(), 10);
        }
        assert_eq!(phones("+1 (213) 555-0142"), ["+1 (213) 555-0142"]);
        assert_eq!(phones("ask Ana"), Vec::<String>::new());
        assert_eq!(phones("2.13555E+09"), Vec::<String>::new());
    }

    #[test]
    fn names_languages_and_mails_are_read_as_people_write_them() {
        assert_eq!(names("Ana Ruiz y Luis"), ["Ana Ruiz", "Luis"]);
        assert_eq!(names("Yolanda"), ["Yolanda"]);
        assert_eq!(names("=HYPERLINK(\"http://evil.example\")").len(), 1);
        assert_eq!(languages("Español / English, some Zapoteco"), ["es", "en", "zap"]);
        assert!(is_email("ana@example.org") && !is_email("ana@example") && !is_email("ana b@example.org"));
        assert!(is_phone("213 555 0142") && !is_phone("2026-03-04") && !is_phone("Ana 2135550142"));
    }
}
