//! Which script a letter belongs to, as far as a printer's fonts tell scripts apart.

/// A script of the neighborhood, or something that is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "their names say it")]
pub enum Script {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Tibetan,
    Myanmar,
    Georgian,
    Ethiopic,
    Khmer,
    Hangul,
    Kana,
    Han,
    /// Small pictures and signs; they are left out where no font has them.
    Symbol,
    /// A script this list does not know.
    Other,
}

impl Script {
    /// The word that message keys end with: `print-script-khmer`.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Latin => "latin",
            Self::Greek => "greek",
            Self::Cyrillic => "cyrillic",
            Self::Armenian => "armenian",
            Self::Hebrew => "hebrew",
            Self::Arabic => "arabic",
            Self::Devanagari => "devanagari",
            Self::Bengali => "bengali",
            Self::Gurmukhi => "gurmukhi",
            Self::Gujarati => "gujarati",
            Self::Tamil => "tamil",
            Self::Telugu => "telugu",
            Self::Kannada => "kannada",
            Self::Malayalam => "malayalam",
            Self::Sinhala => "sinhala",
            Self::Thai => "thai",
            Self::Lao => "lao",
            Self::Tibetan => "tibetan",
            Self::Myanmar => "myanmar",
            Self::Georgian => "georgian",
            Self::Ethiopic => "ethiopic",
            Self::Khmer => "khmer",
            Self::Hangul => "hangul",
            Self::Kana => "kana",
            Self::Han => "han",
            Self::Symbol => "symbol",
            Self::Other => "other",
        }
    }

    /// How font files of this script are called, up to the weight. Debian's names first, then the upstream ones.
    pub(crate) const fn files(self) -> &'static [&'static str] {
        match self {
            Self::Latin | Self::Greek | Self::Cyrillic => &["NotoSans-"],
            Self::Armenian => &["NotoSansArmenian-"],
            Self::Hebrew => &["NotoSansHebrew-"],
            Self::Arabic => &["NotoSansArabic-", "NotoNaskhArabic-"],
            Self::Devanagari => &["NotoSansDevanagari-"],
            Self::Bengali => &["NotoSansBengali-"],
            Self::Gurmukhi => &["NotoSansGurmukhi-"],
            Self::Gujarati => &["NotoSansGujarati-"],
            Self::Tamil => &["NotoSansTamil-"],
            Self::Telugu => &["NotoSansTelugu-"],
            Self::Kannada => &["NotoSansKannada-"],
            Self::Malayalam => &["NotoSansMalayalam-"],
            Self::Sinhala => &["NotoSansSinhala-"],
            Self::Thai => &["NotoSansThai-"],
            Self::Lao => &["NotoSansLao-"],
            Self::Tibetan => &["NotoSerifTibetan-"],
            Self::Myanmar => &["NotoSansMyanmar-"],
            Self::Georgian => &["NotoSansGeorgian-"],
            Self::Ethiopic => &["NotoSansEthiopic-"],
            Self::Khmer => &["NotoSansKhmer-"],
            Self::Hangul => &["NotoSansCJK-", "NotoSansKR-", "NotoSansCJKkr-"],
            Self::Kana => &["NotoSansCJK-", "NotoSansJP-", "NotoSansCJKjp-"],
            Self::Han => &["NotoSansCJK-", "NotoSansTC-", "NotoSansSC-", "NotoSansCJKtc-", "NotoSansCJKsc-"],
            Self::Symbol | Self::Other => &[],
        }
    }

    /// The script of a letter.
    pub fn of(letter: char) -> Self {
        let code = u32::from(letter);
        RANGES.iter().find(|(first, last, _)| (*first..=*last).contains(&code)).map_or_else(
            || if letter.is_alphanumeric() { Self::Other } else { Self::Symbol },
            |found| found.2,
        )
    }
}

/// From the Unicode charts; blocks, not single letters, because only the fonts to look for depend on it.
const RANGES: &[(u32, u32, Script)] = &[
    (0x0000, 0x036F, Script::Latin),
    (0x0370, 0x03FF, Script::Greek),
    (0x0400, 0x052F, Script::Cyrillic),
    (0x0530, 0x058F, Script::Armenian),
    (0x0590, 0x05FF, Script::Hebrew),
    (0x0600, 0x06FF, Script::Arabic),
    (0x0750, 0x077F, Script::Arabic),
    (0x08A0, 0x08FF, Script::Arabic),
    (0x0900, 0x097F, Script::Devanagari),
    (0x0980, 0x09FF, Script::Bengali),
    (0x0A00, 0x0A7F, Script::Gurmukhi),
    (0x0A80, 0x0AFF, Script::Gujarati),
    (0x0B80, 0x0BFF, Script::Tamil),
    (0x0C00, 0x0C7F, Script::Telugu),
    (0x0C80, 0x0CFF, Script::Kannada),
    (0x0D00, 0x0D7F, Script::Malayalam),
    (0x0D80, 0x0DFF, Script::Sinhala),
    (0x0E00, 0x0E7F, Script::Thai),
    (0x0E80, 0x0EFF, Script::Lao),
    (0x0F00, 0x0FFF, Script::Tibetan),
    (0x1000, 0x109F, Script::Myanmar),
    (0x10A0, 0x10FF, Script::Georgian),
    (0x1100, 0x11FF, Script::Hangul),
    (0x1200, 0x139F, Script::Ethiopic),
    (0x1780, 0x17FF, Script::Khmer),
    (0x1C80, 0x1C8F, Script::Cyrillic),
    (0x1C90, 0x1CBF, Script::Georgian),
    (0x1E00, 0x1EFF, Script::Latin),
    (0x1F00, 0x1FFF, Script::Greek),
    (0x2C60, 0x2C7F, Script::Latin),
    (0x2DE0, 0x2DFF, Script::Cyrillic),
    (0x2E80, 0x2FDF, Script::Han),
    (0x3001, 0x303F, Script::Han),
    (0x3040, 0x30FF, Script::Kana),
    (0x3100, 0x312F, Script::Han),
    (0x3130, 0x318F, Script::Hangul),
    (0x31F0, 0x31FF, Script::Kana),
    (0x3400, 0x4DBF, Script::Han),
    (0x4E00, 0x9FFF, Script::Han),
    (0xA640, 0xA69F, Script::Cyrillic),
    (0xA720, 0xA7FF, Script::Latin),
    (0xAC00, 0xD7FF, Script::Hangul),
    (0xF900, 0xFAFF, Script::Han),
    (0xFB13, 0xFB17, Script::Armenian),
    (0xFB1D, 0xFB4F, Script::Hebrew),
    (0xFB50, 0xFDFF, Script::Arabic),
    (0xFE70, 0xFEFE, Script::Arabic),
    (0xFF00, 0xFFEF, Script::Han),
    (0x2_0000, 0x3_FFFF, Script::Han),
];

#[cfg(test)]
mod tests {
    use super::Script;

    #[test]
    fn letters_know_their_script() {
        let known =
            [('ñ', Script::Latin), ('ж', Script::Cyrillic), ('Հ', Script::Armenian), ('ฉ', Script::Thai)];
        for (letter, script) in known {
            assert_eq!(Script::of(letter), script);
        }
        let more = [('پ', Script::Arabic), ('한', Script::Hangul), ('鄰', Script::Han), ('ខ', Script::Khmer)];
        for (letter, script) in more {
            assert_eq!(Script::of(letter), script);
        }
        assert_eq!(Script::of('🏮'), Script::Symbol);
    }
}
