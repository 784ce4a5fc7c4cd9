//! RFC 4648 base 32 without padding, as authenticator apps take their keys.

const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Bytes as letters and digits.
pub(crate) fn write(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(5) * 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            out.push(letter(held >> bits));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        out.push(letter(held << (5 - bits)));
    }
    out
}

/// Letters and digits as bytes; spaces and dashes between groups are no matter. `None`: something else is in it.
pub(crate) fn read(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 5 / 8);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for c in text.bytes().filter(|c| !matches!(c, b' ' | b'-')) {
        let five = ALPHABET.iter().position(|a| *a == c.to_ascii_uppercase())?;
        held = (held << 5) | u32::try_from(five).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            out.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(out)
}

fn letter(five: u32) -> char {
    char::from(ALPHABET[usize::try_from(five & 31).unwrap_or(0)])
}

/// In groups of four, as people copy it.
pub(crate) fn groups(text: &str, size: usize) -> String {
    let letters: Vec<char> = text.chars().collect();
    let parts: Vec<String> = letters.chunks(size).map(|part| part.iter().collect()).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_rfc_4648_come_out_and_read_back() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(write(bytes.as_bytes()), text);
            assert_eq!(read(&groups(&text.to_lowercase(), 4)).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(read("MZXW1"), None);
    }
}
