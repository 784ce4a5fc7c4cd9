//! One spelling for what people spell in many ways: phones, e-mail addresses, names.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The digits of a phone number, without what people add to it: a North American 1, a 00, an extension.
pub(crate) fn phone(text: &str) -> String {
    let mut digits = String::with_capacity(16);
    for c in text.nfkc() {
        match digit(c) {
            Some(digit) => digits.push(digit),
            // "x12", "ext. 12", "#12": the number has been said, an extension follows.
            None if digits.len() >= 7 && (c.is_alphabetic() || c == '#') => break,
            None => {}
        }
    }
    let national = digits.strip_prefix("00").unwrap_or(&digits);
    let national =
        if national.len() == 11 { national.strip_prefix('1').unwrap_or(national) } else { national };
    national.to_owned()
}

/// The last four digits, if there are that many.
pub(crate) fn last_four(phone: &str) -> Option<&str> {
    phone.len().checked_sub(4).and_then(|at| phone.get(at..))
}

/// A decimal digit of a script that our neighbors write, as ASCII.
fn digit(c: char) -> Option<char> {
    /// Zeros of Arabic, Persian, Devanagari, Bengali, Thai, Khmer.
    const ZEROS: [u32; 6] = [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x17E0];
    if c.is_ascii_digit() {
        return Some(c);
    }
    let value = ZEROS.into_iter().find_map(|zero| u32::from(c).checked_sub(zero).filter(|n| *n < 10))?;
    char::from_digit(value, 10)
}

/// An address in one spelling. Dots and tags are kept: elsewhere they make another mailbox.
pub(crate) fn email(text: &str) -> String {
    text.trim().nfkc().flat_map(char::to_lowercase).collect()
}

/// The words of a name as they are looked up, at most eight.
pub(crate) fn name_tokens(text: &str) -> Vec<String> {
    let mut words = plain_words(text);
    words.truncate(8);
    words
}

/// The words of a text without case, accents and apostrophes, in the order given: alike for what people spell in many ways.
pub fn plain_words(text: &str) -> Vec<String> {
    let folded: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && !matches!(c, '\'' | '’' | 'ʼ' | '‘' | 'ʻ'))
        .flat_map(char::to_lowercase)
        .fold(String::with_capacity(text.len()), |mut out, c| {
            match plain(c) {
                Some(letters) => out.push_str(letters),
                None => out.push(c),
            }
            out
        });
    // Put together again, so that a Hangul syllable counts as one letter.
    let folded: String = folded.nfc().collect();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

/// Letters that are not a plain one with a mark, but are typed as one.
const fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'ı' => "i",
        _ => return None,
    })
}

/// The first three letters of a word, or all of a shorter one.
pub(crate) fn prefix(token: &str) -> &str {
    token.char_indices().nth(3).map_or(token, |(end, _)| &token[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_the_same_however_it_is_written() {
        for text in
            ["213-555-0142", "(213) 555 0142", "+1 213.555.0142", "1 213 555 0142 ext. 9", "٢١٣٥٥٥٠١٤٢"]
        {
            assert_eq!(phone(text), "2135550142", "{text}");
        }
        assert_eq!(phone("+52 55 1234 5678"), phone("0052 55 1234 5678"));
        assert_eq!(last_four("2135550142"), Some("0142"));
        assert_eq!(last_four("911"), None);
    }

    #[test]
    fn a_name_is_found_without_its_accents() {
        assert_eq!(name_tokens("José  Ñúñez-O’Brien"), ["jose", "nunez", "obrien"]);
        assert_eq!(name_tokens("Đặng Thị Ánh"), ["dang", "thi", "anh"]);
        assert_eq!(name_tokens("김민수"), ["김민수"]);
        assert_eq!(prefix("garcia"), "gar");
        assert_eq!(prefix("li"), "li");
    }

    #[test]
    fn an_email_is_found_whatever_its_case() {
        assert_eq!(email(" Rosa.M@Example.ORG "), "rosa.m@example.org");
    }
}
