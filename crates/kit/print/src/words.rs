//! What documents are filled with: languages side by side, phone numbers in groups, links that also stand there as text.

use qrcode::{Color, QrCode};
use serde::Serialize;
use serde::ser::SerializeStruct as _;
use std::fmt::Write as _;

/// A language by its tag: `en`, `es`, `zh-Hant`, `fa`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(String);

impl Lang {
    /// Takes a tag as it is. What is not made like a tag is English: the typesetter only accepts tags.
    pub fn new(tag: &str) -> Self {
        let primary = tag.split('-').next().unwrap_or_default();
        let tagged = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
        Self(if tagged { tag } else { "en" }.to_owned())
    }

    /// The tag.
    pub fn tag(&self) -> &str {
        &self.0
    }

    fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or("en")
    }

    /// Where it is written, as far as letters look different there.
    fn region(&self) -> Option<&'static str> {
        match self.0.as_str() {
            "zh-Hans" | "zh-CN" | "zh-SG" => Some("CN"),
            "zh-HK" | "zh-Hant-HK" => Some("HK"),
            "zh" | "zh-Hant" | "zh-TW" => Some("TW"),
            _ => None,
        }
    }

    fn is_read_from_right(&self) -> bool {
        matches!(self.primary(), "ar" | "fa" | "he" | "ur" | "ps" | "ckb" | "yi")
    }
}

impl Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut lang = serializer.serialize_struct("Lang", 4)?;
        lang.serialize_field("tag", self.tag())?;
        lang.serialize_field("code", self.primary())?;
        lang.serialize_field("region", &self.region())?;
        lang.serialize_field("rtl", &self.is_read_from_right())?;
        lang.end()
    }
}

/// The same words in one language or in two; two stand side by side at equal size.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Sides<T>(Vec<Side<T>>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Side<T> {
    lang: Lang,
    #[serde(flatten)]
    words: T,
}

impl<T> Sides<T> {
    /// One language.
    pub fn one(lang: Lang, words: T) -> Self {
        Self(vec![Side { lang, words }])
    }

    /// Two languages.
    #[must_use]
    pub fn and(mut self, lang: Lang, words: T) -> Self {
        self.0.truncate(1);
        self.0.push(Side { lang, words });
        self
    }

    /// The first language: the document's own.
    pub fn lang(&self) -> Lang {
        self.0.first().map_or_else(|| Lang::new("en"), |side| side.lang.clone())
    }

    pub(crate) fn langs(&self) -> Vec<Lang> {
        self.0.iter().map(|side| side.lang.clone()).collect()
    }
}

/// A phone number as a person reads it aloud, in groups; it keeps its direction within any script.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// Groups a number of North America; any other stays as it was typed.
    pub fn new(typed: &str) -> Self {
        let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
        let plain = typed.chars().all(|c| c.is_ascii_digit() || " -.()+/\u{a0}".contains(c));
        let national = match digits.len() {
            10 => Some(digits.as_str()),
            11 => digits.strip_prefix('1'),
            _ => None,
        };
        Self(match national {
            Some(n) if plain => format!("{}-{}-{}", &n[..3], &n[3..6], &n[6..]),
            _ => typed.trim().to_owned(),
        })
    }

    /// As it is printed.
    pub fn grouped(&self) -> &str {
        &self.0
    }
}

/// A link as squares for a camera, and always as text for everybody else: neither can be printed without the other.
#[derive(Clone, PartialEq, Eq)]
pub struct Link {
    address: String,
    drawing: String,
}

/// The address does not fit in squares a phone can read from paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the address is too long to print")]
pub struct LinkTooLong;

/// What a person would still type, and a telephone still reads at the size of a stamp.
const LONGEST: usize = 120;
/// Light squares around the dark ones, without which cameras do not find them.
const QUIET: usize = 4;

impl Link {
    /// Draws an address.
    pub fn new(address: &str) -> Result<Self, LinkTooLong> {
        let address = address.trim();
        if address.is_empty() || address.chars().count() > LONGEST {
            return Err(LinkTooLong);
        }
        let code = QrCode::new(address.as_bytes()).map_err(|_| LinkTooLong)?;
        Ok(Self { address: address.to_owned(), drawing: drawing(&code) })
    }

    /// The address as text stands beside it: without `https://` and a closing slash.
    pub fn shown(&self) -> &str {
        let bare = self.address.trim_start_matches("https://").trim_start_matches("http://");
        bare.trim_end_matches('/')
    }
}

impl Serialize for Link {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut link = serializer.serialize_struct("Link", 2)?;
        link.serialize_field("shown", self.shown())?;
        link.serialize_field("drawing", &self.drawing)?;
        link.end()
    }
}

fn drawing(code: &QrCode) -> String {
    let width = code.width();
    let size = width + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        while x < width {
            let run = row[x..].iter().take_while(|square| **square == Color::Dark).count();
            if run > 0 {
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}"/></svg>"#)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_in_groups() {
        assert_eq!(Phone::new("2135550142").grouped(), "213-555-0142");
        assert_eq!(Phone::new("+1 (213) 555 0142").grouped(), "213-555-0142");
        assert_eq!(Phone::new(" +49 30 5550142 ").grouped(), "+49 30 5550142");
        assert_eq!(Phone::new("213 555 0142 ask for Ana").grouped(), "213 555 0142 ask for Ana");
    }

    #[test]
    fn squares_never_come_without_their_address() {
        let link = Link::new("https://porch.example.org/s/7k2m/").expect("it fits");
        let json = serde_json::to_value(&link).expect("a link is data");
        assert_eq!(json["shown"], "porch.example.org/s/7k2m");
        assert!(json["drawing"].as_str().is_some_and(|svg| svg.starts_with("<svg")));
        assert!(Link::new(&"x".repeat(121)).is_err() && Link::new(" ").is_err());
    }

    #[test]
    fn two_languages_are_the_most() {
        let sides = Sides::one(Lang::new("en"), ()).and(Lang::new("es"), ()).and(Lang::new("fa"), ());
        assert_eq!(sides.langs(), [Lang::new("en"), Lang::new("fa")]);
    }

    #[test]
    fn what_is_no_language_is_english() {
        assert_eq!(Lang::new("\"; #import").tag(), "en");
        assert_eq!(Lang::new("zh-Hant").region(), Some("TW"));
    }
}
