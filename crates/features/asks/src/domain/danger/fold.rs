//! From what people type to words that can be compared.

use std::collections::HashMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization as _;

/// One word of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Folded: no accents, lower case, digits inside a word read as letters, runs of letters shortened.
    pub text: String,
    /// As Spanish sounds, so that `kiero` is `quiero` and `boi` is `voy`.
    pub sound: String,
    /// Typed in capitals.
    pub upper: bool,
    /// Letters were drawn out, as in `heeelp`.
    pub drawn_out: bool,
    /// A stop or comma stands before it.
    pub after_break: bool,
}

/// How much of a message is read: more than any form accepts.
const MAX_TOKENS: usize = 2_000;

/// Splits a message into words. Emoji are words of their own; apostrophes vanish (`can't` is `cant`).
pub(super) fn tokens(message: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut word = String::new();
    let mut broken = false;
    for c in message.nfkc() {
        match c {
            '\'' | '\u{2019}' | '\u{2018}' | '`' | '\u{b4}' | '\u{200d}' | '\u{fe0f}' => {}
            '@' if !word.is_empty() => word.push(c),
            '$' => word.push(c),
            c if c.is_alphanumeric() || is_mark(c) => word.push(c),
            c => {
                push(&mut out, &mut word, &mut broken);
                if is_emoji(c) {
                    word.push(c);
                    push(&mut out, &mut word, &mut broken);
                } else {
                    broken |= matches!(c, '.' | ',' | ';' | '!' | '?' | ':' | '\n' | '(' | ')');
                }
            }
        }
        if out.len() >= MAX_TOKENS {
            return out;
        }
    }
    push(&mut out, &mut word, &mut broken);
    out
}

fn push(out: &mut Vec<Token>, word: &mut String, broken: &mut bool) {
    if word.is_empty() {
        return;
    }
    for part in split_number(word) {
        let upper = part.chars().count() > 1 && part.chars().all(char::is_uppercase);
        let folded = digits_as_letters(&fold(part));
        let (text, drawn_out) = shorten_runs(&folded);
        let text = texting(&text).map_or(text, str::to_owned);
        for (n, piece) in text.split(' ').enumerate() {
            out.push(Token {
                text: piece.to_owned(),
                sound: sound(piece),
                upper,
                drawn_out,
                after_break: std::mem::take(broken) && n == 0,
            });
        }
    }
    word.clear();
}

/// `79yo` is two words, `104f` too; `k1ll` and `b4` are one.
fn split_number(word: &str) -> Vec<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &word[digits..];
    if digits >= 1 && rest.chars().next().is_some_and(char::is_alphabetic) && texting(&fold(word)).is_none() {
        vec![&word[..digits], rest]
    } else {
        vec![word]
    }
}

/// Lower case without accents, in one shape for letters that are written in several ways.
pub(super) fn fold(text: &str) -> String {
    let lower = text.nfkd().filter(|&c| !is_mark(c)).flat_map(char::to_lowercase);
    lower
        .map(|c| match c {
            'đ' => 'd',
            'ı' => 'i',
            'ø' => 'o',
            'ł' => 'l',
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ة' => 'ه',
            c => c,
        })
        .collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}' | '\u{1dc0}'..='\u{1dff}')
}

fn is_emoji(c: char) -> bool {
    matches!(c, '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{203c}')
}

/// `k1ll` is `kill`; `3c` and `b4` stay as they are.
fn digits_as_letters(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || word.chars().all(char::is_alphabetic) || texting(word).is_some() {
        return word.to_owned();
    }
    let read = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    };
    word.chars().map(read).collect()
}

/// Three or more of a letter become two; tells whether any did.
fn shorten_runs(word: &str) -> (String, bool) {
    let mut out = String::new();
    let mut drawn_out = false;
    for c in word.chars() {
        let run = c.is_alphabetic() && out.ends_with(c) && out[..out.len() - c.len_utf8()].ends_with(c);
        drawn_out |= run;
        if !run {
            out.push(c);
        }
    }
    (out, drawn_out)
}

/// No letter twice in a row: how drawn-out words are compared.
pub(super) fn squeezed(word: &str) -> String {
    let mut out = String::new();
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Spanish by ear: b/v, s/z/soft c, ll/y/i, qu/k/hard c, soft g/j, and no h.
pub(super) fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::new();
    let mut i = 0;
    while let Some(&c) = letters.get(i) {
        let next = letters.get(i + 1).copied().unwrap_or(' ');
        let soft = matches!(next, 'e' | 'i');
        i += 1;
        let heard = match (c, next) {
            ('h', _) => continue,
            ('c', 'h') => {
                i += 1;
                '8'
            }
            ('l', 'l') | ('q' | 'g', 'u') if c == 'l' || matches!(letters.get(i + 1), Some('e' | 'i')) => {
                i += 1;
                match c {
                    'l' => 'i',
                    'q' => 'k',
                    _ => 'g',
                }
            }
            ('c', _) if soft => 's',
            ('g', _) if soft => 'j',
            ('c' | 'q', _) => 'k',
            ('v', _) => 'b',
            ('z', _) => 's',
            ('y', _) => 'i',
            _ => c,
        };
        if !out.ends_with(heard) || heard == 'r' {
            out.push(heard);
        }
    }
    out
}

/// What thumbs write instead of words, in English and Spanish.
fn texting(word: &str) -> Option<&'static str> {
    static TABLE: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    let read = || {
        let lines = include_str!("../danger_words/texting.txt").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('=')).collect()
    };
    TABLE.get_or_init(read).get(word).copied()
}

#[cfg(test)]
mod tests {
    use super::{sound, tokens};

    fn words(text: &str) -> String {
        tokens(text).into_iter().map(|t| t.text).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn typing_habits_fold_to_the_same_words() {
        for (typed, read) in [
            ("CAN’T BREATHE", "cant breathe"),
            ("k1ll mys3lf", "kill myself"),
            ("heeeelp me pleeease", "heelp me pleease"),
            ("mamá está en el baño", "mama esta en el bano"),
            ("im 79yo its 104F", "i am 79 yo its 104 f"),
            ("b4 he gets home", "before he gets home"),
            ("🆘help", "🆘 help"),
        ] {
            assert_eq!(words(typed), read, "{typed}");
        }
    }

    #[test]
    fn spanish_is_compared_by_ear() {
        for (typed, meant) in [
            ("kiero", "quiero"),
            ("boi", "voy"),
            ("asen", "hacen"),
            ("yebo", "llevo"),
            ("sangrre", "sangrre"),
        ] {
            assert_eq!(sound(typed), sound(meant), "{typed}");
        }
    }
}
