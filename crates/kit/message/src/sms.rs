//! What a text message costs and means: segments, words that end it, marks for lamps that every phone can show.

/// How the network carries the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Seven bits a sign: Latin letters, some accents.
    Gsm7,
    /// Two bytes a sign: everything else.
    Ucs2,
}

/// The size of a text message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segments {
    /// Its encoding.
    pub encoding: Encoding,
    /// Septets, or UTF-16 units.
    pub units: usize,
    /// How many messages are paid for.
    pub parts: usize,
}

/// A lamp's state in one or two signs that every phone shows and every screen reader names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LampMark {
    /// Nobody yet.
    Off,
    /// Somebody has it.
    Lit,
    /// Done.
    Two,
    /// Resting.
    Resting,
}

impl LampMark {
    /// The mark.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Off => "o",
            Self::Lit => "*",
            Self::Two => "**",
            Self::Resting => "z",
        }
    }
}

/// The default alphabet of GSM 03.38, but for letters, digits and the escape.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà";
/// Its extension table: an escape and a sign.
const EXTENDED: &str = "\u{c}^{}\\[~]|€";
/// Whole messages that end all further ones.
const OPT_OUT: [&str; 11] =
    ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "ALTO", "PARAR", "BASTA"];

/// Counts the parts of a text as phone networks do: 160 or 153 a part, 70 or 67 when one sign needs two bytes. No
/// sign is cut in two.
pub fn count(text: &str) -> Segments {
    let septets: Option<Vec<usize>> = text.chars().map(septets).collect();
    let (encoding, sizes, whole, part) = match septets {
        Some(sizes) => (Encoding::Gsm7, sizes, 160, 153),
        None => (Encoding::Ucs2, text.chars().map(char::len_utf16).collect(), 70, 67),
    };
    let units = sizes.iter().sum();
    let parts = if units == 0 {
        0
    } else if units <= whole {
        1
    } else {
        pack(&sizes, part)
    };
    Segments { encoding, units, parts }
}

/// Whether the whole message asks to be left alone, in English or Spanish, with or without punctuation.
pub fn is_opt_out(text: &str) -> bool {
    let word = text.trim_matches(|c: char| !c.is_alphanumeric());
    OPT_OUT.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn septets(sign: char) -> Option<usize> {
    if sign.is_ascii_alphanumeric() || BASIC.contains(sign) {
        Some(1)
    } else {
        EXTENDED.contains(sign).then_some(2)
    }
}

fn pack(sizes: &[usize], room: usize) -> usize {
    let mut parts = 1;
    let mut used = 0;
    for size in sizes {
        if used + size > room {
            parts += 1;
            used = 0;
        }
        used += size;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Encoding, usize) {
        let counted = count(text);
        (counted.encoding, counted.parts)
    }

    #[test]
    fn plain_letters_fill_160_then_153_a_part() {
        assert_eq!(parts(&"a".repeat(160)), (Encoding::Gsm7, 1));
        assert_eq!(parts(&"a".repeat(161)), (Encoding::Gsm7, 2));
        assert_eq!(parts(&"a".repeat(306)), (Encoding::Gsm7, 2));
        assert_eq!(parts(&"a".repeat(307)), (Encoding::Gsm7, 3));
        assert_eq!(parts("¿Mañana? Ñandú no".replace('ú', "u").as_str()), (Encoding::Gsm7, 1));
        assert_eq!(count("").parts, 0);
    }

    #[test]
    fn a_sign_of_the_extension_table_counts_twice_and_is_never_cut() {
        assert_eq!(count("[€]").units, 6);
        assert_eq!(parts(&"€".repeat(80)), (Encoding::Gsm7, 1));
        // 153 is odd: each part holds 76 euros, so 153 of them need a third part.
        assert_eq!(parts(&"€".repeat(152)), (Encoding::Gsm7, 2));
        assert_eq!(parts(&"€".repeat(153)), (Encoding::Gsm7, 3));
    }

    #[test]
    fn one_sign_outside_the_alphabet_makes_it_70_then_67_a_part() {
        assert_eq!(parts(&"á".repeat(70)), (Encoding::Ucs2, 1));
        assert_eq!(parts(&"á".repeat(71)), (Encoding::Ucs2, 2));
        assert_eq!(parts(&"밥".repeat(134)), (Encoding::Ucs2, 2));
        assert_eq!(parts(&"밥".repeat(135)), (Encoding::Ucs2, 3));
        // A lamp outside the first plane takes two units and is never cut: 33 a part.
        assert_eq!(parts(&"🪔".repeat(35)), (Encoding::Ucs2, 1));
        assert_eq!(parts(&"🪔".repeat(66)), (Encoding::Ucs2, 2));
        assert_eq!(parts(&"🪔".repeat(67)), (Encoding::Ucs2, 3));
    }

    #[test]
    fn only_a_whole_message_of_one_such_word_opts_out() {
        for yes in ["STOP", " stop. ", "¡Alto!", "Basta", "optout", "Parar", "QUIT\n"] {
            assert!(is_opt_out(yes), "{yes}");
        }
        for no in ["", "please don't stop", "STOP by at noon", "stopped", "en alto", "the end"] {
            assert!(!is_opt_out(no), "{no}");
        }
    }

    #[test]
    fn lamp_marks_cost_nothing_extra() {
        for mark in [LampMark::Off, LampMark::Lit, LampMark::Two, LampMark::Resting] {
            assert_eq!(count(mark.as_str()).encoding, Encoding::Gsm7);
        }
    }
}
