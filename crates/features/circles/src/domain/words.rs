//! What a network says in each of its languages: when a human answers, and crisis lines of the place.

use kit_i18n::Lang;

/// Sentences with the language each is in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// When a human answers the help line.
    pub hours: Vec<(Lang, String)>,
    /// Crisis lines of the place, as they were typed: a number and words.
    pub crisis: Vec<(Lang, String)>,
}

/// A number to call in a crisis, beside those of the country.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrisisLine {
    /// As people write it.
    pub number: String,
    /// Digits for a phone.
    pub dial: String,
    /// Who answers.
    pub words: String,
}

impl CrisisLine {
    /// Reads `213-555-0123 Tenants in trouble`: a number of three digits or more, and words.
    pub fn read(line: &str) -> Option<Self> {
        let line = line.trim();
        let sign = |c: char| c.is_ascii_digit() || "+-(). ".contains(c);
        let end = line.find(|c| !sign(c))?;
        let (number, words) = (line[..end].trim(), line[end..].trim());
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let dial = match digits.len() {
            10 => format!("+1{digits}"),
            11..=15 => format!("+{digits}"),
            3..=9 => digits,
            _ => return None,
        };
        Some(Self { number: number.to_owned(), dial, words: words.to_owned() })
    }
}

impl Words {
    /// When a human answers, in this language.
    pub fn hours_in(&self, lang: Lang) -> Option<&str> {
        self.hours.iter().find(|(of, _)| *of == lang).map(|(_, hours)| hours.as_str())
    }

    /// The lines of one language as they were typed.
    pub fn crisis_text(&self, lang: Lang) -> String {
        let lines = self.crisis.iter().filter(|(of, _)| *of == lang);
        lines.map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n")
    }
}

/// As a column stores them: a line each, its language before it.
pub(crate) fn as_column(lines: &[(Lang, String)]) -> Option<String> {
    let lines: Vec<String> = lines.iter().map(|(lang, words)| format!("{} {words}", lang.code())).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// As read; what is in a language of another program is passed over.
pub(crate) fn from_column(text: Option<&str>) -> Vec<(Lang, String)> {
    let line = |line: &str| {
        let (code, words) = line.split_once(' ')?;
        Some((code.parse().ok()?, words.to_owned()))
    };
    text.unwrap_or_default().lines().filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crisis_line_is_a_number_and_then_words() {
        let read = CrisisLine::read(" (213) 555-0123  Tenants in trouble").unwrap();
        assert_eq!((read.number.as_str(), read.dial.as_str()), ("(213) 555-0123", "+12135550123"));
        assert_eq!(read.words, "Tenants in trouble");
        assert_eq!(CrisisLine::read("211 City help").unwrap().dial, "211");
        for nonsense in ["", "Tenants", "12 months", "213-555-0123", "1234567890123456 too long"] {
            assert_eq!(CrisisLine::read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn words_come_back_from_their_column_in_their_language() {
        let crisis = vec![(Lang::En, "211 City help".to_owned()), (Lang::Es, "211 Ayuda".to_owned())];
        assert_eq!(from_column(as_column(&crisis).as_deref()), crisis);
        assert_eq!(as_column(&[]), None);
    }
}
